package store

import (
	"context"
	"database/sql"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// A frontRow is a front as editors arrange it and as readers have it.
type frontRow struct {
	draft, live news.Front
	launchedAt  time.Time
}

func scanFront(rows *sql.Rows) (f frontRow, err error) {
	err = rows.Scan(fromJSON{&f.draft}, fromJSON{&f.live}, moment{&f.launchedAt})
	return f, err
}

func front(ctx context.Context, c conn, name string) (frontRow, error) {
	f, err := one(ctx, c, scanFront, `select draft, live, launched_at from front where name = $1`, clean(name))
	return f, missing(err, "front")
}

// Front returns a front as editors arrange it, which readers may not have yet.
func (s *Store) Front(ctx context.Context, name string) (news.Front, error) {
	f, err := front(ctx, s.read, name)
	return f.draft, err
}

// SaveFront keeps what editors arranged. Readers do not see it before
// [Store.LaunchFront].
func (s *Store) SaveFront(ctx context.Context, f news.Front, ev news.Event) error {
	return s.command(ctx, ev, func(c conn, _ *news.Event) error {
		_, err := c.exec(ctx, `
			insert into front (name, draft, live) values ($1, $2, $3)
			on conflict (name) do update set draft = excluded.draft`,
			f.Name, asJSON{f}, asJSON{news.Front{Name: f.Name}})
		if err != nil {
			return err
		}
		return noteUses(ctx, c, user{noun: "front", name: f.Name}, f.PictureIDs())
	})
}

// LaunchFront gives readers the front as it is arranged now, and remembers it.
func (s *Store) LaunchFront(ctx context.Context, name string, ev news.Event) error {
	return s.command(ctx, ev, func(c conn, ev *news.Event) error {
		done, err := c.exec(ctx, `update front set live = draft, launched_at = $2 where name = $1`, name, ms(ev.At))
		if err != nil {
			return err
		}
		if done == 0 {
			return missing(sql.ErrNoRows, "front")
		}
		_, err = c.exec(ctx, `
			insert into front_launch (name, at, staff, front)
			select name, launched_at, $2, live from front where name = $1
			on conflict (name, at) do update set staff = excluded.staff, front = excluded.front`, name, ev.Staff)
		if err != nil {
			return err
		}
		launched, err := front(ctx, c, name)
		if err != nil {
			return err
		}
		return noteUses(ctx, c, user{noun: "front", name: name, live: true}, launched.live.PictureIDs())
	})
}
