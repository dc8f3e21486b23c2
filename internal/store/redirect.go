package store

import (
	"context"
	"database/sql"

	"github.com/courant-press/courant/internal/news"
)

func scanRedirect(rows *sql.Rows) (r news.Redirect, err error) {
	err = rows.Scan(&r.From, &r.To)
	return r, err
}

// Redirects returns up to n addresses that begin with start and lead to
// another one, in order, beyond the address after.
func (s *Store) Redirects(ctx context.Context, start, after string, n int) ([]news.Redirect, error) {
	start = clean(start)
	return all(ctx, s.read, scanRedirect, `
		select path, to_path from address
		where to_path <> '' and path >= $1 and path < $2 and path > $3
		order by path limit $4`, start, beyondStart(start), clean(after), n)
}

// LeadingTo returns up to n addresses that lead to a path, in order.
func (s *Store) LeadingTo(ctx context.Context, path string, n int) ([]string, error) {
	return all(ctx, s.read, text, `
		select path from address where to_path <> '' and to_path = $1 order by path limit $2`, clean(path), n)
}

// AddRedirect makes one path lead to another for ever. A path that leads
// somewhere else already is refused as [news.Conflict].
func (s *Store) AddRedirect(ctx context.Context, r news.Redirect, ev news.Event) error {
	return s.command(ctx, ev, func(c conn, ev *news.Event) error {
		ev.Hard = append(ev.Hard, news.AddressKey(r.From))
		return saveRedirect(ctx, c, r)
	})
}

// AddRedirects does the same for many in one transaction and returns what was
// refused of each, nil where it leads now.
func (s *Store) AddRedirects(ctx context.Context, list []news.Redirect, ev news.Event) (refused []error, err error) {
	refused = make([]error, len(list))
	err = s.command(ctx, ev, func(c conn, ev *news.Event) error {
		for i, r := range list {
			switch err := saveRedirect(ctx, c, r); news.KindOf(err) {
			case news.Invalid, news.Conflict:
				refused[i] = err
			default:
				if err != nil {
					return err
				}
				ev.Hard = append(ev.Hard, news.AddressKey(r.From))
			}
		}
		return nil
	})
	return refused, err
}

// RemoveRedirect makes an address lead nowhere.
func (s *Store) RemoveRedirect(ctx context.Context, from string, ev news.Event) error {
	return s.command(ctx, ev, func(c conn, ev *news.Event) error {
		ev.Hard = append(ev.Hard, news.AddressKey(from))
		done, err := c.exec(ctx, `delete from address where path = $1 and to_path <> ''`, from)
		return found(done, err, "redirect")
	})
}

// leadOn makes an address, and all that lead to it, lead to another one.
func leadOn(ctx context.Context, c conn, from, to string) error {
	_, err := c.exec(ctx, `
		update address set kind = 'redirect', ref = 0, to_path = $2
		where path = $1 or (to_path = $1 and to_path <> '')`, from, to)
	return err
}

// dropAddress makes an address, and all that lead to it, lead nowhere.
func dropAddress(ctx context.Context, c conn, path string) error {
	_, err := c.exec(ctx, `delete from address where path = $1 or (to_path = $1 and to_path <> '')`, path)
	return err
}
