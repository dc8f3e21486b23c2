package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"github.com/courant-press/courant/internal/news"
)

// OwnRoles returns the roles that the publisher made, by name.
func (s *Store) OwnRoles(ctx context.Context) ([]news.OwnRole, error) { return ownRoles(ctx, s.read) }

func ownRoles(ctx context.Context, c conn) ([]news.OwnRole, error) {
	return all(ctx, c, scanRole, `select role, name, rights from role order by name, role`)
}

func scanRole(rows *sql.Rows) (o news.OwnRole, err error) {
	err = rows.Scan(&o.Role, &o.Name, fromJSON{&o.Rights})
	return o, err
}

// SaveRole keeps a role, and refuses what would leave nobody to manage the
// staff.
func (s *Store) SaveRole(ctx context.Context, o news.OwnRole, ev news.Event) error {
	return s.command(ctx, ev, func(c conn, _ *news.Event) error {
		return changeStaff(ctx, c, 0, func() error {
			_, err := c.exec(ctx, `
				insert into role (role, name, rights) values ($1, $2, $3)
				on conflict (role) do update set name = excluded.name, rights = excluded.rights`,
				string(o.Role), o.Name, asJSON{o.Rights})
			return err
		})
	})
}

// DeleteRole removes a role that nobody has.
func (s *Store) DeleteRole(ctx context.Context, role news.Role, ev news.Event) error {
	return s.command(ctx, ev, func(c conn, _ *news.Event) error {
		if err := vacant(ctx, c, role); err != nil {
			return err
		}
		gone, err := c.exec(ctx, `delete from role where role = $1`, string(role))
		if err == nil && gone == 0 {
			return &news.Error{Kind: news.NotFound, Message: "There is no such role."}
		}
		return err
	})
}

// vacant refuses a role that somebody has. Whoever gives a role waits for the
// same row of the counter.
func vacant(ctx context.Context, c conn, role news.Role) error {
	if _, err := next(ctx, c, "staff", 0); err != nil {
		return err
	}
	staff, err := listStaff(ctx, c)
	if err != nil {
		return err
	}
	for _, p := range staff {
		if slices.ContainsFunc(p.Posts, func(post news.Post) bool { return post.Role == role }) {
			return &news.Error{Kind: news.Conflict, Message: fmt.Sprintf("%s still has this role. Give them another one first.", p.Name)}
		}
	}
	return nil
}
