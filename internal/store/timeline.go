package store

import (
	"context"
	"database/sql"

	"github.com/courant-press/courant/internal/news"
)

const entryColumns = `e.id, e.version, e.storyline, e.date, e.text, e.article, e.state, e.print, e.staff, e.at`

func scanEntry(rows *sql.Rows) (x news.TimelineEntry, err error) {
	err = rows.Scan(&x.ID, &x.Version, &x.Storyline, &x.Date, &x.Text, &x.Article, &x.State, &x.Print, &x.Staff, moment{&x.At})
	return x, err
}

// TimelineEntry returns one entry of a timeline.
func (s *Store) TimelineEntry(ctx context.Context, id int64) (news.TimelineEntry, error) {
	x, err := one(ctx, s.read, scanEntry, `select `+entryColumns+` from timeline_entry e where e.id = $1`, id)
	return x, missing(err, "entry")
}

// SaveEntry keeps an entry of a timeline; with ID 0 it is a new one. One that
// was changed since x was loaded is refused as [news.Conflict].
func (s *Store) SaveEntry(ctx context.Context, x *news.TimelineEntry, ev news.Event) error {
	row := *x
	err := s.command(ctx, ev, func(c conn, ev *news.Event) error {
		if _, err := loadStoryline(ctx, c, row.Storyline); err != nil {
			return err
		}
		ev.Article = row.Article
		ev.Hard = append(ev.Hard, news.StorylineKey(row.Storyline))
		if row.ID == 0 {
			return insertEntry(ctx, c, &row)
		}
		return updateEntry(ctx, c, &row)
	})
	if err == nil {
		*x = row
	}
	return err
}

func insertEntry(ctx context.Context, c conn, x *news.TimelineEntry) (err error) {
	if x.ID, err = next(ctx, c, "timeline_entry", 1); err != nil {
		return err
	}
	x.Version = 1
	_, err = c.exec(ctx, `
		insert into timeline_entry (id, version, storyline, date, text, article, state, print, staff, at)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
		x.ID, x.Version, x.Storyline, int64(x.Date), x.Text, x.Article, string(x.State), x.Print, x.Staff, ms(x.At))
	return err
}

func updateEntry(ctx context.Context, c conn, x *news.TimelineEntry) error {
	done, err := c.exec(ctx, `
		update timeline_entry set version = version + 1, date = $3, text = $4, article = $5, state = $6, staff = $7, at = $8
		where id = $1 and version = $2`,
		x.ID, x.Version, int64(x.Date), x.Text, x.Article, string(x.State), x.Staff, ms(x.At))
	if err != nil {
		return err
	}
	if done == 0 {
		return &news.Error{Kind: news.Conflict, Message: "Somebody else has changed this entry in the meantime. Load it again to see what is new."}
	}
	x.Version++
	return nil
}

// ProposeEntries keeps what an article says happened, unless the same words of
// the article were proposed before, and drops its proposals that are no longer
// among them.
func (s *Store) ProposeEntries(ctx context.Context, storyline, article int64, entries []news.TimelineEntry) error {
	return s.transact(ctx, func(c conn) error {
		known, err := all(ctx, c, scanEntry, `
			select `+entryColumns+` from timeline_entry e where e.article = $1 and e.storyline = $2 and e.article <> 0`, article, storyline)
		if err != nil {
			return err
		}
		before, now := map[string]bool{}, map[string]bool{}
		for _, x := range known {
			before[x.Print] = true
		}
		for _, x := range entries {
			now[x.Print] = true
			if before[x.Print] {
				continue
			}
			x.Storyline, x.Article, x.State = storyline, article, news.EntryProposed
			if err := insertEntry(ctx, c, &x); err != nil {
				return err
			}
		}
		for _, x := range known {
			if x.State != news.EntryProposed || now[x.Print] {
				continue
			}
			if _, err := c.exec(ctx, `delete from timeline_entry where id = $1`, x.ID); err != nil {
				return err
			}
		}
		return nil
	})
}
