package store

import (
	"context"
	"database/sql"

	"github.com/courant-press/courant/internal/news"
)

func scanProfile(rows *sql.Rows) (p news.Profile, err error) {
	err = rows.Scan(&p.ID, &p.Name, &p.Place, fromJSON{&p})
	return p, err
}

// Profiles returns all profiles in their order.
func (s *Store) Profiles(ctx context.Context) ([]news.Profile, error) {
	return all(ctx, s.read, scanProfile, `select id, name, place, profile from profile order by place, id`)
}

// Profile returns one profile.
func (s *Store) Profile(ctx context.Context, id int64) (news.Profile, error) {
	p, err := one(ctx, s.read, scanProfile, `select id, name, place, profile from profile where id = $1`, id)
	return p, missing(err, "profile")
}

// SaveProfile keeps a profile; with ID 0 it is a new one, which gets its ID
// and the last place. A name that another one has is refused as
// [news.Conflict].
func (s *Store) SaveProfile(ctx context.Context, p *news.Profile, ev news.Event) error {
	row := *p
	err := s.command(ctx, ev, func(c conn, _ *news.Event) error {
		if row.ID != 0 {
			done, err := c.exec(ctx, `update profile set name = $2, place = $3, profile = $4 where id = $1`,
				row.ID, row.Name, row.Place, asJSON{row})
			return found(done, err, "profile")
		}
		var err error
		if row.ID, err = next(ctx, c, "profile", 1); err != nil {
			return err
		}
		if row.Place, err = lastPlace(ctx, c, `select coalesce(max(place), 0) from profile`); err != nil {
			return err
		}
		_, err = c.exec(ctx, `insert into profile (id, name, place, profile) values ($1, $2, $3, $4)`,
			row.ID, row.Name, row.Place, asJSON{row})
		return err
	})
	if err == nil {
		*p = row
	}
	return err
}

// DeleteProfile removes a profile. Articles that were written in it keep their
// text and are asked what is asked of every article.
func (s *Store) DeleteProfile(ctx context.Context, id int64, ev news.Event) error {
	return s.command(ctx, ev, func(c conn, _ *news.Event) error {
		done, err := c.exec(ctx, `delete from profile where id = $1`, id)
		return found(done, err, "profile")
	})
}

// ArrangeProfiles puts the profiles into the order of ids.
func (s *Store) ArrangeProfiles(ctx context.Context, ids []int64, ev news.Event) error {
	return s.command(ctx, ev, func(c conn, _ *news.Event) error {
		return putInOrder(ctx, c, `update profile set place = $2 where id = $1`, ids, "profile")
	})
}
