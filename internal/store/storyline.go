package store

import (
	"context"
	"database/sql"

	"github.com/courant-press/courant/internal/news"
)

func storylineList(id int64) listID { return listID{"storyline", id} }

const storylineColumns = `id, version, state, slug, title, summary, picture, opened_at, closed_at, moved_at`

func scanStoryline(rows *sql.Rows) (x news.Storyline, err error) {
	err = rows.Scan(&x.ID, &x.Version, &x.State, &x.Slug, &x.Title, &x.Summary, &x.Picture,
		moment{&x.OpenedAt}, moment{&x.ClosedAt}, moment{&x.Newest})
	return x, err
}

// Storyline returns one storyline, in whatever state it is.
func (s *Store) Storyline(ctx context.Context, id int64) (news.Storyline, error) {
	return loadStoryline(ctx, s.read, id)
}

func loadStoryline(ctx context.Context, c conn, id int64) (news.Storyline, error) {
	x, err := one(ctx, c, scanStoryline, `select `+storylineColumns+` from storyline where id = $1`, id)
	return x, missing(err, "storyline")
}

// SaveStoryline keeps what stands in a storyline, with ID 0 as a new one. One
// that was changed since x was loaded is refused as [news.Conflict], and so is
// a slug that is taken. Its old address leads to the new one.
func (s *Store) SaveStoryline(ctx context.Context, x *news.Storyline, ev news.Event) error {
	row := *x
	err := s.command(ctx, ev, func(c conn, ev *news.Event) error {
		if err := writeStoryline(ctx, c, &row); err != nil {
			return err
		}
		return tellStoryline(ctx, c, row.ID, ev)
	})
	if err == nil {
		*x = row
	}
	return err
}

func writeStoryline(ctx context.Context, c conn, x *news.Storyline) (err error) {
	if x.ID == 0 {
		err = insertStoryline(ctx, c, x)
	} else {
		err = updateStoryline(ctx, c, x)
	}
	if err != nil || !x.State.Decided() {
		return err
	}
	if err := saveAddress(ctx, c, "storyline", x.ID, x.Path()); err != nil {
		return err
	}
	if err := noteUses(ctx, c, user{noun: "storyline", ref: x.ID, live: true}, []int64{x.Picture}); err != nil {
		return err
	}
	return saveCalled(ctx, c, "storyline", string(x.State), x.ID, x.Title)
}

func insertStoryline(ctx context.Context, c conn, x *news.Storyline) (err error) {
	if x.ID, err = next(ctx, c, "storyline", 1); err != nil {
		return err
	}
	x.Version = 1
	_, err = c.exec(ctx, `
		insert into storyline (`+storylineColumns+`) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
		x.ID, x.Version, string(x.State), x.Slug, x.Title, x.Summary, x.Picture, ms(x.OpenedAt), ms(x.ClosedAt), ms(x.Newest))
	return err
}

func updateStoryline(ctx context.Context, c conn, x *news.Storyline) error {
	done, err := c.exec(ctx, `
		update storyline set version = version + 1, state = $3, slug = $4, title = $5, summary = $6, picture = $7,
			opened_at = $8, closed_at = $9
		where id = $1 and version = $2`,
		x.ID, x.Version, string(x.State), x.Slug, x.Title, x.Summary, x.Picture, ms(x.OpenedAt), ms(x.ClosedAt))
	if err != nil {
		return err
	}
	if done == 0 {
		return staleStoryline(ctx, c, x.ID)
	}
	x.Version++
	return nil
}

// staleStoryline says why no row had the version asked for.
func staleStoryline(ctx context.Context, c conn, id int64) error {
	if _, err := loadStoryline(ctx, c, id); err != nil {
		return err
	}
	return &news.Error{
		Kind:    news.Conflict,
		Message: "Somebody else has changed this storyline in the meantime. Load it again to see what is new.",
	}
}

// tellStoryline adds the keys of all pages that name a storyline, for deeds
// that change what it says of itself.
func tellStoryline(ctx context.Context, c conn, id int64, ev *news.Event) error {
	ev.Hard = append(ev.Hard, news.StorylineKey(id))
	ev.Soft = append(ev.Soft, news.StorylineBoxKey(id), news.KeyStorylines)
	return move(ctx, c, []int64{id})
}

// move notes how new the newest article of some storylines of the paper is.
func move(ctx context.Context, c conn, ids []int64) error {
	_, err := c.exec(ctx, `
		update storyline set moved_at = coalesce((
			select publish_at from listing where list = 'storyline' and ref = storyline.id and folded = false
			order by publish_at desc limit 1), 0)
		where state in ('open', 'closed') and id in `+c.List("$1"), asJSON{ids})
	return err
}

// MergeStorylines makes one storyline a part of another: its articles and its
// timeline move, and its address leads on. What was decided of an article in
// the one that stays holds.
func (s *Store) MergeStorylines(ctx context.Context, from, into int64, ev news.Event) error {
	return s.command(ctx, ev, func(c conn, ev *news.Event) error {
		gone, err := loadStoryline(ctx, c, from)
		if err != nil {
			return err
		}
		stays, err := loadStoryline(ctx, c, into)
		if err != nil {
			return err
		}
		if gone.ID == stays.ID {
			return sameThing("storyline")
		}
		if err := joinMembers(ctx, c, gone.ID, stays.ID); err != nil {
			return err
		}
		if gone.State.Decided() {
			if err := mergeTraces(ctx, c, "storyline", gone.ID, stays.ID, gone.Path(), stays.Path()); err != nil {
				return err
			}
			ev.Hard = append(ev.Hard, news.AddressKey(gone.Path()))
		}
		if _, err := c.exec(ctx, `delete from storyline where id = $1`, gone.ID); err != nil {
			return err
		}
		if err := tellStoryline(ctx, c, gone.ID, ev); err != nil {
			return err
		}
		return tellStoryline(ctx, c, stays.ID, ev)
	})
}

// joinMembers moves members and entries. An article that both have stays as
// the stronger of the two decisions says: in, refused, proposed.
func joinMembers(ctx context.Context, c conn, from, into int64) error {
	for _, step := range []string{
		`update storyline_member set state = 'in' where storyline = $2 and state <> 'in' and article in (
			select article from storyline_member where storyline = $1 and state = 'in')`,
		`delete from storyline_member where storyline = $1 and article in (
			select article from storyline_member where storyline = $2)`,
		`update storyline_member set storyline = $2 where storyline = $1`,
		`update timeline_entry set storyline = $2 where storyline = $1`,
	} {
		if _, err := c.exec(ctx, step, from, into); err != nil {
			return err
		}
	}
	return nil
}

// DeleteStoryline drops a storyline without articles and entries, its address
// and what led to it.
func (s *Store) DeleteStoryline(ctx context.Context, id int64, ev news.Event) error {
	return s.command(ctx, ev, func(c conn, ev *news.Event) error {
		x, err := loadStoryline(ctx, c, id)
		if err != nil {
			return err
		}
		held, err := one(ctx, c, number, `
			select count(*) from (
				select 1 from storyline_member where storyline = $1 and state = 'in'
				union all select 1 from timeline_entry where storyline = $1 and state = 'kept' limit 1) part`, id)
		if err != nil {
			return err
		}
		if held > 0 {
			return &news.Error{Kind: news.Conflict, Message: "Only an empty storyline can be deleted. Take its articles and its timeline out first, or merge it into another one."}
		}
		for _, step := range []string{
			`delete from storyline_member where storyline = $1`,
			`delete from timeline_entry where storyline = $1`,
			`delete from storyline where id = $1`,
		} {
			if _, err := c.exec(ctx, step, id); err != nil {
				return err
			}
		}
		ev.Hard = append(ev.Hard, news.StorylineKey(id), news.AddressKey(x.Path()))
		ev.Soft = append(ev.Soft, news.KeyStorylines)
		if err := noteUses(ctx, c, user{noun: "storyline", ref: id, live: true}, nil); err != nil {
			return err
		}
		if err := dropCalled(ctx, c, "storyline", id); err != nil {
			return err
		}
		return dropAddress(ctx, c, x.Path())
	})
}
