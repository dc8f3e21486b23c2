package store

import (
	"context"
	"database/sql"
	"errors"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom/account"
)

// App returns the authenticator app of an account; its zero value where there
// is none.
func (s *Store) App(ctx context.Context, staff int64) (account.App, error) {
	a, err := one(ctx, s.read, scanApp, `select secret, confirmed, step from totp where staff = $1`, staff)
	if errors.Is(err, sql.ErrNoRows) {
		return a, nil
	}
	return a, err
}

func scanApp(rows *sql.Rows) (a account.App, err error) {
	err = rows.Scan(&a.Secret, &a.Confirmed, &a.Step)
	return a, err
}

// SaveApp keeps an authenticator app in place of the one before.
func (s *Store) SaveApp(ctx context.Context, staff int64, a account.App) error {
	return s.transact(ctx, func(c conn) error {
		_, err := c.exec(ctx, `
			insert into totp (staff, secret, confirmed, step) values ($1, $2, $3, $4)
			on conflict (staff) do update set secret = excluded.secret, confirmed = excluded.confirmed, step = excluded.step`,
			staff, a.Secret, a.Confirmed, a.Step)
		return err
	})
}

// ConfirmApp notes that the first code has come, and keeps recovery codes
// where some are given.
func (s *Store) ConfirmApp(ctx context.Context, staff, step int64, recovery []string, ev news.Event) error {
	return s.command(ctx, ev, func(c conn, _ *news.Event) error {
		if _, err := c.exec(ctx, `update totp set confirmed = true, step = $1 where staff = $2`, step, staff); err != nil {
			return err
		}
		return saveRecovery(ctx, c, staff, recovery)
	})
}

// UseStep notes the newest code that was used. An older or equal one is
// refused as [news.Conflict].
func (s *Store) UseStep(ctx context.Context, staff, step int64) error {
	return s.transact(ctx, func(c conn) error {
		used, err := c.exec(ctx, `update totp set step = $1 where staff = $2 and step < $1`, step, staff)
		if err == nil && used == 0 {
			return &news.Error{Kind: news.Conflict, Message: "This code was used already. Wait for the next one."}
		}
		return err
	})
}

// DeleteApp takes the authenticator app from an account, and the recovery
// codes too if nothing is left that they stand in for.
func (s *Store) DeleteApp(ctx context.Context, staff int64, ev news.Event) error {
	return s.command(ctx, ev, func(c conn, _ *news.Event) error {
		if _, err := c.exec(ctx, `delete from totp where staff = $1`, staff); err != nil {
			return err
		}
		return dropRecovery(ctx, c, staff)
	})
}

func scanPasskey(rows *sql.Rows) (p account.Passkey, err error) {
	var credential string
	err = rows.Scan(&p.ID, &p.Staff, &p.Name, &credential, moment{&p.Created}, moment{&p.Used})
	p.Credential = []byte(credential)
	return p, err
}

// Passkeys returns the passkeys of an account, oldest first.
func (s *Store) Passkeys(ctx context.Context, staff int64) ([]account.Passkey, error) {
	return all(ctx, s.read, scanPasskey, `
		select id, staff, name, credential, created_at, used_at from passkey where staff = $1 order by created_at, id`, staff)
}

// SavePasskey keeps a new passkey, and recovery codes where some are given.
func (s *Store) SavePasskey(ctx context.Context, p account.Passkey, recovery []string, ev news.Event) error {
	return s.command(ctx, ev, func(c conn, _ *news.Event) error {
		_, err := c.exec(ctx, `
			insert into passkey (id, staff, name, credential, created_at, used_at) values ($1, $2, $3, $4, $5, $6)`,
			p.ID, p.Staff, p.Name, string(p.Credential), ms(p.Created), ms(p.Used))
		if err != nil {
			return err
		}
		return saveRecovery(ctx, c, p.Staff, recovery)
	})
}

// UsePasskey notes that a passkey was used, with the counter in it.
func (s *Store) UsePasskey(ctx context.Context, p account.Passkey) error {
	return s.transact(ctx, func(c conn) error {
		_, err := c.exec(ctx, `update passkey set credential = $1, used_at = $2 where id = $3`, string(p.Credential), ms(p.Used), p.ID)
		return err
	})
}

// DeletePasskey takes a passkey from an account, and the recovery codes too if
// nothing is left that they stand in for.
func (s *Store) DeletePasskey(ctx context.Context, staff int64, id string, ev news.Event) error {
	return s.command(ctx, ev, func(c conn, _ *news.Event) error {
		gone, err := c.exec(ctx, `delete from passkey where staff = $1 and id = $2`, staff, id)
		if err == nil && gone == 0 {
			err = missing(sql.ErrNoRows, "passkey")
		}
		if err != nil {
			return err
		}
		return dropRecovery(ctx, c, staff)
	})
}

// RecoveryLeft returns how many recovery codes an account has.
func (s *Store) RecoveryLeft(ctx context.Context, staff int64) (int, error) {
	n, err := one(ctx, s.read, number, `select count(*) from recovery where staff = $1`, staff)
	return int(n), err
}

// SaveRecovery gives an account other recovery codes, by their hashes.
func (s *Store) SaveRecovery(ctx context.Context, staff int64, hashes []string, ev news.Event) error {
	return s.command(ctx, ev, func(c conn, _ *news.Event) error { return saveRecovery(ctx, c, staff, hashes) })
}

func saveRecovery(ctx context.Context, c conn, staff int64, hashes []string) error {
	if len(hashes) == 0 {
		return nil
	}
	if _, err := c.exec(ctx, `delete from recovery where staff = $1`, staff); err != nil {
		return err
	}
	for _, hash := range hashes {
		if _, err := c.exec(ctx, `insert into recovery (staff, hash) values ($1, $2)`, staff, hash); err != nil {
			return err
		}
	}
	return nil
}

func dropRecovery(ctx context.Context, c conn, staff int64) error {
	_, err := c.exec(ctx, `
		delete from recovery where staff = $1
			and not exists (select 1 from totp where staff = $1)
			and not exists (select 1 from passkey where staff = $1)`, staff)
	return err
}

// UseRecovery uses up a recovery code.
func (s *Store) UseRecovery(ctx context.Context, staff int64, hash string) error {
	return s.transact(ctx, func(c conn) error {
		used, err := c.exec(ctx, `delete from recovery where staff = $1 and hash = $2`, staff, hash)
		if err == nil && used == 0 {
			return missing(sql.ErrNoRows, "recovery code")
		}
		return err
	})
}

// DeleteFactors takes app, passkeys and recovery codes from an account and
// ends its sessions.
func (s *Store) DeleteFactors(ctx context.Context, staff int64, ev news.Event) error {
	return s.command(ctx, ev, func(c conn, _ *news.Event) error {
		for _, table := range []string{"totp", "passkey", "recovery"} {
			if _, err := c.exec(ctx, `delete from `+table+` where staff = $1`, staff); err != nil {
				return err
			}
		}
		return endSessions(ctx, c, staff, 0)
	})
}
