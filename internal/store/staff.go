package store

import (
	"context"
	"database/sql"
	"strings"

	"github.com/courant-press/courant/internal/news"
)

const staffColumns = `id, email, name, password, posts, disabled, created_at`

func scanStaff(rows *sql.Rows) (p news.Staff, err error) {
	err = rows.Scan(&p.ID, &p.Email, &p.Name, &p.Password, fromJSON{&p.Posts}, &p.Disabled, moment{&p.Created})
	return p, err
}

// Staff returns one account of the desk.
func (s *Store) Staff(ctx context.Context, id int64) (news.Staff, error) {
	return oneStaff(ctx, s.read, `select `+staffColumns+` from staff where id = $1`, id)
}

// StaffByEmail returns the account with this address, in whatever case.
func (s *Store) StaffByEmail(ctx context.Context, email string) (news.Staff, error) {
	return oneStaff(ctx, s.read, `select `+staffColumns+` from staff where email = $1`, clean(strings.ToLower(email)))
}

// ListStaff returns all accounts in the order they were made.
func (s *Store) ListStaff(ctx context.Context) ([]news.Staff, error) { return listStaff(ctx, s.read) }

// SaveStaff keeps an account; with ID 0 it is a new one and gets its ID. An
// address that another account has is refused as [news.Conflict], and so is
// what would leave nobody to manage the staff.
func (s *Store) SaveStaff(ctx context.Context, p *news.Staff, ev news.Event) error {
	row := *p
	row.Email = strings.ToLower(p.Email)
	err := s.command(ctx, ev, func(c conn, _ *news.Event) error {
		return changeStaff(ctx, c, row.ID, func() (err error) {
			if row.ID == 0 {
				if row.ID, err = next(ctx, c, "staff", 1); err != nil {
					return err
				}
			}
			return saveStaff(ctx, c, row)
		})
	})
	if err == nil {
		*p = row
	}
	return err
}

func saveStaff(ctx context.Context, c conn, p news.Staff) error {
	_, err := c.exec(ctx, `
		insert into staff (id, email, name, password, posts, disabled, created_at)
		values ($1, $2, $3, $4, $5, $6, $7)
		on conflict (id) do update set email = excluded.email, name = excluded.name,
			password = excluded.password, posts = excluded.posts, disabled = excluded.disabled`,
		p.ID, p.Email, p.Name, p.Password, asJSON{p.Posts}, p.Disabled, ms(p.Created))
	return err
}

// DeleteStaff removes an account with all that opens it. What the person did
// stays theirs by its number, which nobody else gets.
func (s *Store) DeleteStaff(ctx context.Context, id int64, ev news.Event) error {
	return s.command(ctx, ev, func(c conn, _ *news.Event) error {
		return changeStaff(ctx, c, id, func() error {
			for _, table := range []string{"session", "token", "ticket", "passkey", "recovery", "totp"} {
				if _, err := c.exec(ctx, `delete from `+table+` where staff = $1`, id); err != nil {
					return err
				}
			}
			_, err := c.exec(ctx, `delete from staff where id = $1`, id)
			return err
		})
	})
}

// changeStaff makes a change after which somebody must still manage the staff,
// if somebody did before. The counter's row is locked, so that two people can
// not dismiss each other at the same moment. A disabled account loses its
// sessions.
func changeStaff(ctx context.Context, c conn, id int64, change func() error) error {
	if _, err := next(ctx, c, "staff", 0); err != nil {
		return err
	}
	before, err := listStaff(ctx, c)
	if err != nil {
		return err
	}
	if err := change(); err != nil {
		return err
	}
	after, err := listStaff(ctx, c)
	if err != nil {
		return err
	}
	if err := news.KeepAdministrator(after); err != nil && news.KeepAdministrator(before) == nil {
		return err
	}
	_, err = c.exec(ctx, `delete from session where staff = $1 and staff in (select id from staff where disabled)`, id)
	return err
}

func listStaff(ctx context.Context, c conn) ([]news.Staff, error) {
	list, err := all(ctx, c, scanStaff, `select `+staffColumns+` from staff order by id`)
	if err != nil {
		return nil, err
	}
	return list, equip(ctx, c, list)
}

func oneStaff(ctx context.Context, c conn, query string, args ...any) (news.Staff, error) {
	p, err := one(ctx, c, scanStaff, query, args...)
	if err != nil {
		return p, missing(err, "staff account")
	}
	return p, equip(ctx, c, []news.Staff{p})
}

// equip gives every post the rights of its role. Only roles that the
// publisher made are asked for.
func equip(ctx context.Context, c conn, list []news.Staff) error {
	var own map[news.Role][]news.Right
	for _, p := range list {
		for i := range p.Posts {
			post := &p.Posts[i]
			if post.Rights = post.Role.Rights(); post.Rights != nil {
				continue
			}
			if own == nil {
				roles, err := ownRoles(ctx, c)
				if err != nil {
					return err
				}
				own = map[news.Role][]news.Right{}
				for _, r := range roles {
					own[r.Role] = r.Rights
				}
			}
			post.Rights = own[post.Role]
		}
	}
	return nil
}
