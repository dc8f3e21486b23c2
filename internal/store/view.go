package store

import (
	"context"
	"database/sql"

	"github.com/courant-press/courant/internal/newsroom"
)

func scanView(rows *sql.Rows) (v newsroom.View, err error) {
	err = rows.Scan(&v.ID, &v.Staff, &v.Name, &v.Shared, &v.Query)
	return v, err
}

// Views returns the views of a person and those that others share, in the
// order they were made.
func (s *Store) Views(ctx context.Context, staff int64) ([]newsroom.View, error) {
	return all(ctx, s.read, scanView, `
		select id, staff, name, shared, query from saved_view where staff = $1 or shared order by id`, staff)
}

// View returns one view.
func (s *Store) View(ctx context.Context, id int64) (newsroom.View, error) {
	v, err := one(ctx, s.read, scanView, `select id, staff, name, shared, query from saved_view where id = $1`, id)
	return v, missing(err, "view")
}

// SaveView keeps a view; with ID 0 it is a new one and gets its ID. Views are
// nobody's business but their readers', so there is no event.
func (s *Store) SaveView(ctx context.Context, v *newsroom.View) error {
	row := *v
	err := s.transact(ctx, func(c conn) (err error) {
		if row.ID == 0 {
			if row.ID, err = next(ctx, c, "view", 1); err != nil {
				return err
			}
		}
		_, err = c.exec(ctx, `
			insert into saved_view (id, staff, name, shared, query) values ($1, $2, $3, $4, $5)
			on conflict (id) do update set name = excluded.name, shared = excluded.shared, query = excluded.query`,
			row.ID, row.Staff, row.Name, row.Shared, row.Query)
		return err
	})
	if err == nil {
		*v = row
	}
	return err
}

// DeleteView deletes a view.
func (s *Store) DeleteView(ctx context.Context, id int64) error {
	return s.transact(ctx, func(c conn) error {
		_, err := c.exec(ctx, `delete from saved_view where id = $1`, id)
		return err
	})
}
