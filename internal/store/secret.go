package store

import (
	"context"
	"database/sql"
)

// Secret returns what the paper keeps under a name to sign things with. If it
// has nothing yet, it keeps fresh; of several nodes that start at once, all
// get the one that was first.
func (s *Store) Secret(ctx context.Context, name string, fresh []byte) ([]byte, error) {
	var kept []byte
	err := s.transact(ctx, func(c conn) (err error) {
		_, err = c.exec(ctx, `
			insert into setting (name, value) values ($1, $2) on conflict (name) do nothing`, "secret:"+name, asJSON{fresh})
		if err != nil {
			return err
		}
		kept, err = one(ctx, c, scanSecret, `select value from setting where name = $1`, "secret:"+name)
		return err
	})
	return kept, err
}

func scanSecret(rows *sql.Rows) (secret []byte, err error) {
	err = rows.Scan(fromJSON{&secret})
	return secret, err
}
