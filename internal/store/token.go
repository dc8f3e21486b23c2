package store

import (
	"context"
	"database/sql"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom/account"
)

const tokenColumns = `id, staff, name, rights, created_at, ends_at, used_at` //nolint:gosec // names of columns

func scanToken(rows *sql.Rows) (t account.Token, err error) {
	err = rows.Scan(&t.ID, &t.Staff, &t.Name, fromJSON{&t.Rights}, moment{&t.Created}, moment{&t.Ends}, moment{&t.Used})
	return t, err
}

// CreateToken keeps a token under the hash of its key and gives it its ID.
func (s *Store) CreateToken(ctx context.Context, t *account.Token, hash string, ev news.Event) error {
	return s.command(ctx, ev, func(c conn, _ *news.Event) (err error) {
		if t.ID, err = next(ctx, c, "token", 1); err != nil {
			return err
		}
		_, err = c.exec(ctx, `
			insert into token (hash, id, staff, name, rights, created_at, ends_at) values ($1, $2, $3, $4, $5, $6, $7)`,
			hash, t.ID, t.Staff, t.Name, asJSON{t.Rights}, ms(t.Created), ms(t.Ends))
		return err
	})
}

// TokenByHash returns the token whose key has this hash.
func (s *Store) TokenByHash(ctx context.Context, hash string) (account.Token, error) {
	t, err := one(ctx, s.read, scanToken, `select `+tokenColumns+` from token where hash = $1`, hash)
	return t, missing(err, "token")
}

// Tokens returns the tokens of an account, the newest first.
func (s *Store) Tokens(ctx context.Context, staff int64) ([]account.Token, error) {
	return all(ctx, s.read, scanToken, `select `+tokenColumns+` from token where staff = $1 order by id desc`, staff)
}

// SeeToken notes when a token was last used.
func (s *Store) SeeToken(ctx context.Context, t account.Token) error {
	return s.transact(ctx, func(c conn) error {
		_, err := c.exec(ctx, `update token set used_at = $1 where id = $2`, ms(t.Used), t.ID)
		return err
	})
}

// DeleteToken takes a token from an account.
func (s *Store) DeleteToken(ctx context.Context, staff, id int64, ev news.Event) error {
	return s.command(ctx, ev, func(c conn, _ *news.Event) error {
		gone, err := c.exec(ctx, `delete from token where staff = $1 and id = $2`, staff, id)
		if err == nil && gone == 0 {
			return missing(sql.ErrNoRows, "token")
		}
		return err
	})
}
