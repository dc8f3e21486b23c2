package store

import (
	"context"
	"database/sql"
	"errors"

	"github.com/courant-press/courant/internal/news"
)

func scanOrigin(rows *sql.Rows) (o news.Origin, err error) {
	err = rows.Scan(&o.Source, &o.Kind, &o.ID, &o.Hash, &o.Path)
	return o, err
}

// originOf returns where the thing ref of a noun came from, nil for our own.
func originOf(ctx context.Context, c conn, noun string, ref int64) (*news.Origin, error) {
	o, err := one(ctx, c, scanOrigin, `
		select source, kind, id, hash, path from origin where noun = $1 and ref = $2`, noun, ref)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil //nolint:nilnil // most things are our own
	}
	return &o, err
}

// saveOrigin notes where a thing came from; o is nil for our own.
func saveOrigin(ctx context.Context, c conn, o *news.Origin, noun string, ref int64) error {
	if o == nil {
		return nil
	}
	_, err := c.exec(ctx, `
		insert into origin (source, kind, id, noun, ref, hash, path) values ($1, $2, $3, $4, $5, $6, $7)
		on conflict (source, kind, id) do update set noun = excluded.noun, ref = excluded.ref,
			hash = excluded.hash, path = excluded.path`,
		o.Source, o.Kind, o.ID, noun, ref, o.Hash, o.Path)
	return err
}
