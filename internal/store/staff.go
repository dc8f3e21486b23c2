package store

import (
	"context"
	"database/sql"
	"strings"

	"github.com/courant-press/courant/internal/news"
)

func scanStaff(rows *sql.Rows) (p news.Staff, err error) {
	err = rows.Scan(&p.ID, &p.Email, &p.Name, &p.Password, &p.Role, &p.Disabled, moment{&p.Created})
	return p, err
}

// Staff returns one account of the desk.
func (s *Store) Staff(ctx context.Context, id int64) (news.Staff, error) {
	p, err := one(ctx, s.read, scanStaff, `
		select id, email, name, password, role, disabled, created_at from staff where id = $1`, id)
	return p, missing(err, "staff account")
}

// StaffByEmail returns the account with this address, in whatever case.
func (s *Store) StaffByEmail(ctx context.Context, email string) (news.Staff, error) {
	p, err := one(ctx, s.read, scanStaff, `
		select id, email, name, password, role, disabled, created_at from staff where email = $1`,
		clean(strings.ToLower(email)))
	return p, missing(err, "staff account")
}

// ListStaff returns all accounts in the order they were made.
func (s *Store) ListStaff(ctx context.Context) ([]news.Staff, error) {
	return all(ctx, s.read, scanStaff, `
		select id, email, name, password, role, disabled, created_at from staff order by id`)
}

// SaveStaff keeps an account; with ID 0 it is a new one and gets its ID. An
// address that another account has is refused as [news.Conflict].
func (s *Store) SaveStaff(ctx context.Context, p *news.Staff, ev news.Event) error {
	row := *p
	row.Email = strings.ToLower(p.Email)
	err := s.command(ctx, ev, func(c conn, _ *news.Event) (err error) {
		if row.ID == 0 {
			if row.ID, err = next(ctx, c, "staff", 1); err != nil {
				return err
			}
		}
		_, err = c.exec(ctx, `
			insert into staff (id, email, name, password, role, disabled, created_at)
			values ($1, $2, $3, $4, $5, $6, $7)
			on conflict (id) do update set email = excluded.email, name = excluded.name,
				password = excluded.password, role = excluded.role, disabled = excluded.disabled`,
			row.ID, row.Email, row.Name, row.Password, string(row.Role), row.Disabled, ms(row.Created))
		return err
	})
	if err == nil {
		*p = row
	}
	return err
}
