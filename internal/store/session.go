package store

import (
	"context"
	"database/sql"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom/account"
)

const sessionColumns = `id, staff, device, address, began_at, seen_at, proved_at`

func scanSession(rows *sql.Rows) (x account.Session, err error) {
	err = rows.Scan(&x.ID, &x.Staff, &x.Device, &x.Address, moment{&x.Began}, moment{&x.Seen}, moment{&x.Proved})
	return x, err
}

// CreateSession begins a session and gives it its ID. The one that had the
// hash old ends with it.
func (s *Store) CreateSession(ctx context.Context, x *account.Session, hash, old string, ev news.Event) error {
	return s.command(ctx, ev, func(c conn, _ *news.Event) (err error) {
		if _, err = c.exec(ctx, `delete from session where hash = $1`, old); err != nil {
			return err
		}
		if x.ID, err = next(ctx, c, "session", 1); err != nil {
			return err
		}
		_, err = c.exec(ctx, `
			insert into session (hash, id, staff, device, address, began_at, seen_at, proved_at)
			values ($1, $2, $3, $4, $5, $6, $7, $8)`,
			hash, x.ID, x.Staff, x.Device, x.Address, ms(x.Began), ms(x.Seen), ms(x.Proved))
		return err
	})
}

// SessionByHash returns the session whose key has this hash.
func (s *Store) SessionByHash(ctx context.Context, hash string) (account.Session, error) {
	x, err := one(ctx, s.read, scanSession, `select `+sessionColumns+` from session where hash = $1`, hash)
	return x, missing(err, "session")
}

// Sessions returns the sessions of an account, the one seen last first.
func (s *Store) Sessions(ctx context.Context, staff int64) ([]account.Session, error) {
	return all(ctx, s.read, scanSession, `
		select `+sessionColumns+` from session where staff = $1 order by seen_at desc, id desc`, staff)
}

// SeeSession notes when and where a session was last seen and proved.
func (s *Store) SeeSession(ctx context.Context, x account.Session) error {
	return s.transact(ctx, func(c conn) error {
		_, err := c.exec(ctx, `update session set seen_at = $1, proved_at = $2, address = $3 where id = $4`,
			ms(x.Seen), ms(x.Proved), x.Address, x.ID)
		return err
	})
}

// EndSession ends one session of an account.
func (s *Store) EndSession(ctx context.Context, staff, id int64, ev news.Event) error {
	return s.command(ctx, ev, func(c conn, _ *news.Event) error {
		ended, err := c.exec(ctx, `delete from session where staff = $1 and id = $2`, staff, id)
		if err == nil && ended == 0 {
			return missing(sql.ErrNoRows, "session")
		}
		return err
	})
}

// EndSessions ends all sessions of an account but one; 0 keeps none.
func (s *Store) EndSessions(ctx context.Context, staff, keep int64, ev news.Event) error {
	return s.command(ctx, ev, func(c conn, _ *news.Event) error { return endSessions(ctx, c, staff, keep) })
}

func endSessions(ctx context.Context, c conn, staff, keep int64) error {
	_, err := c.exec(ctx, `delete from session where staff = $1 and id <> $2`, staff, keep)
	return err
}
