package store

import (
	"context"
	"database/sql"

	"github.com/courant-press/courant/internal/news"
)

func scanPicture(rows *sql.Rows) (x news.Picture, err error) {
	err = rows.Scan(&x.ID, &x.Blob, &x.Type, &x.Width, &x.Height, &x.FocusX, &x.FocusY, &x.Caption, &x.Alt,
		&x.Decorative, &x.Credit, &x.Rights, &x.SourceType, moment{&x.Expires}, moment{&x.CreatedAt})
	return x, err
}

// Pictures returns the pictures with these ids; those there are not are left out.
func (s *Store) Pictures(ctx context.Context, ids []int64) (map[int64]news.Picture, error) {
	list, err := all(ctx, s.read, scanPicture, `
		select id, blob, type, width, height, focus_x, focus_y, caption, alt, decorative, credit, rights,
			source_type, expires_at, created_at
		from picture where id in `+s.engine.List("$1"), asJSON{ids})
	found := make(map[int64]news.Picture, len(list))
	for _, x := range list {
		found[x.ID] = x
	}
	return found, err
}

// SavePicture keeps a picture of the library; with ID 0 it is a new one and
// gets its ID.
func (s *Store) SavePicture(ctx context.Context, x *news.Picture, ev news.Event) error {
	row := *x
	err := s.command(ctx, ev, func(c conn, _ *news.Event) error { return savePicture(ctx, c, &row) })
	if err == nil {
		*x = row
	}
	return err
}

func savePicture(ctx context.Context, c conn, x *news.Picture) (err error) {
	if x.ID == 0 {
		if x.ID, err = next(ctx, c, "picture", 1); err != nil {
			return err
		}
	}
	_, err = c.exec(ctx, `
		insert into picture (id, blob, type, width, height, focus_x, focus_y, caption, alt, decorative, credit,
			rights, source_type, expires_at, created_at)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
		on conflict (id) do update set blob = excluded.blob, type = excluded.type, width = excluded.width,
			height = excluded.height, focus_x = excluded.focus_x, focus_y = excluded.focus_y,
			caption = excluded.caption, alt = excluded.alt, decorative = excluded.decorative,
			credit = excluded.credit, rights = excluded.rights, source_type = excluded.source_type,
			expires_at = excluded.expires_at`,
		x.ID, x.Blob, x.Type, x.Width, x.Height, x.FocusX, x.FocusY, x.Caption, x.Alt, x.Decorative, x.Credit,
		x.Rights, x.SourceType, ms(x.Expires), ms(x.CreatedAt))
	if err != nil {
		return err
	}
	return saveOrigin(ctx, c, x.Origin, "picture", x.ID)
}
