package store

import (
	"context"
	"database/sql"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/reach/listen"
)

func scanSpoken(rows *sql.Rows) (e listen.Entry, err error) {
	err = rows.Scan(&e.ID, &e.Lang, &e.Written, &e.Spoken)
	return e, err
}

// Lexicon implements [listen.Store].
func (s *Store) Lexicon(ctx context.Context) ([]listen.Entry, error) {
	return all(ctx, s.read, scanSpoken, `select id, lang, written, spoken from lexicon order by written, lang limit $1`, mostEntries)
}

// mostEntries is how many entries a lexicon can have.
const mostEntries = 5000

// SaveSpoken implements [listen.Store].
func (s *Store) SaveSpoken(ctx context.Context, e *listen.Entry, ev news.Event) error {
	row := *e
	err := s.command(ctx, ev, func(c conn, _ *news.Event) error { return keepEntry(ctx, c, &row) })
	if err == nil {
		*e = row
	}
	return err
}

func keepEntry(ctx context.Context, c conn, e *listen.Entry) error {
	twin, err := all(ctx, c, number, `select id from lexicon where written = $1 and lang = $2 and id <> $3`,
		clean(e.Written), e.Lang, e.ID)
	if err != nil {
		return err
	}
	if len(twin) > 0 {
		return &news.Error{Kind: news.Conflict, Message: "The lexicon has an entry for this already."}
	}
	if e.ID != 0 {
		done, err := c.exec(ctx, `update lexicon set lang = $2, written = $3, spoken = $4 where id = $1`, e.ID, e.Lang, e.Written, e.Spoken)
		return found(done, err, "entry")
	}
	n, err := one(ctx, c, number, `select count(*) from lexicon`)
	if err != nil {
		return err
	}
	if n >= mostEntries {
		return &news.Error{Kind: news.Conflict, Message: "The lexicon is full. Remove an entry that nobody needs."}
	}
	if e.ID, err = next(ctx, c, "lexicon", 1); err != nil {
		return err
	}
	_, err = c.exec(ctx, `insert into lexicon (id, lang, written, spoken) values ($1, $2, $3, $4)`, e.ID, e.Lang, e.Written, e.Spoken)
	return err
}

// DropSpoken implements [listen.Store].
func (s *Store) DropSpoken(ctx context.Context, id int64, ev news.Event) error {
	return s.command(ctx, ev, func(c conn, _ *news.Event) error {
		done, err := c.exec(ctx, `delete from lexicon where id = $1`, id)
		return found(done, err, "entry")
	})
}
