package store

import (
	"context"
	"database/sql"

	"github.com/courant-press/courant/internal/news"
)

func scanDesk(rows *sql.Rows) (d news.Desk, err error) {
	err = rows.Scan(&d.ID, &d.Name, &d.Place)
	return d, err
}

// Desks returns all desks in their order.
func (s *Store) Desks(ctx context.Context) ([]news.Desk, error) {
	return all(ctx, s.read, scanDesk, `select id, name, place from desk order by place, id`)
}

// Desk returns one desk.
func (s *Store) Desk(ctx context.Context, id int64) (news.Desk, error) {
	d, err := one(ctx, s.read, scanDesk, `select id, name, place from desk where id = $1`, id)
	return d, missing(err, "desk")
}

// SaveDesk keeps a desk; with ID 0 it is a new one, which gets its ID and the
// last place. A name that another desk has is refused as [news.Conflict].
func (s *Store) SaveDesk(ctx context.Context, d *news.Desk, ev news.Event) error {
	row := *d
	err := s.command(ctx, ev, func(c conn, _ *news.Event) error {
		if row.ID != 0 {
			done, err := c.exec(ctx, `update desk set name = $2, place = $3 where id = $1`, row.ID, row.Name, row.Place)
			return found(done, err, "desk")
		}
		var err error
		if row.ID, err = next(ctx, c, "desk", 1); err != nil {
			return err
		}
		if row.Place, err = lastPlace(ctx, c, `select coalesce(max(place), 0) from desk`); err != nil {
			return err
		}
		_, err = c.exec(ctx, `insert into desk (id, name, place) values ($1, $2, $3)`, row.ID, row.Name, row.Place)
		return err
	})
	if err == nil {
		*d = row
	}
	return err
}

// DeleteDesk removes a desk that has no articles.
func (s *Store) DeleteDesk(ctx context.Context, id int64, ev news.Event) error {
	return s.command(ctx, ev, func(c conn, _ *news.Event) error {
		n, err := deskArticles(ctx, c, id)
		if err != nil {
			return err
		}
		if n > 0 {
			return occupied("desk", n)
		}
		done, err := c.exec(ctx, `delete from desk where id = $1`, id)
		return found(done, err, "desk")
	})
}

// DeskArticles returns how many articles a desk has.
func (s *Store) DeskArticles(ctx context.Context, id int64) (int64, error) {
	return deskArticles(ctx, s.read, id)
}

func deskArticles(ctx context.Context, c conn, id int64) (int64, error) {
	return one(ctx, c, number, `select count(*) from article where desk = $1 and desk <> 0`, id)
}

// MoveDeskArticles gives up to n articles of one desk to another, 0 for none,
// and returns how many that were. Readers see nothing of it.
func (s *Store) MoveDeskArticles(ctx context.Context, from, to int64, n int, ev news.Event) (moved int64, err error) {
	err = s.command(ctx, ev, func(c conn, _ *news.Event) (err error) {
		moved, err = c.exec(ctx, `
			update article set desk = $2, version = version + 1 where id in (
				select id from article where desk = $1 and desk <> 0 order by id limit $3)`, from, to, n)
		return err
	})
	return moved, err
}

// ArrangeDesks puts the desks into the order of ids.
func (s *Store) ArrangeDesks(ctx context.Context, ids []int64, ev news.Event) error {
	return s.command(ctx, ev, func(c conn, _ *news.Event) error {
		return putInOrder(ctx, c, `update desk set place = $2 where id = $1`, ids, "desk")
	})
}
