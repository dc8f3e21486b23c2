package store

import (
	"context"
	"database/sql"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom/account"
)

// SaveTicket keeps a ticket under the hash of its key.
func (s *Store) SaveTicket(ctx context.Context, hash string, t account.Ticket) error {
	return s.transact(ctx, func(c conn) error {
		_, err := c.exec(ctx, `insert into ticket (hash, purpose, staff, data, ends_at) values ($1, $2, $3, $4, $5)`,
			hash, string(t.Purpose), t.Staff, t.Data, ms(t.Ends))
		return err
	})
}

// Ticket returns the ticket whose key has this hash.
func (s *Store) Ticket(ctx context.Context, hash string) (account.Ticket, error) {
	t, err := one(ctx, s.read, scanTicket, `select purpose, staff, data, ends_at from ticket where hash = $1`, hash)
	return t, missing(err, "ticket")
}

func scanTicket(rows *sql.Rows) (t account.Ticket, err error) {
	err = rows.Scan(&t.Purpose, &t.Staff, &t.Data, moment{&t.Ends})
	return t, err
}

// UseTicket removes a ticket. One that is gone is a [news.Conflict].
func (s *Store) UseTicket(ctx context.Context, hash string) error {
	return s.transact(ctx, func(c conn) error { return useTicket(ctx, c, hash) })
}

func useTicket(ctx context.Context, c conn, hash string) error {
	used, err := c.exec(ctx, `delete from ticket where hash = $1`, hash)
	if err == nil && used == 0 {
		return &news.Error{Kind: news.Conflict, Message: "This was used already."}
	}
	return err
}

// SavePassword keeps the password and name of an account, uses up the ticket
// with this hash, if there must be one, and every other of the account, and
// ends its sessions but one.
func (s *Store) SavePassword(ctx context.Context, p news.Staff, ticket string, keep int64, ev news.Event) error {
	return s.command(ctx, ev, func(c conn, _ *news.Event) error {
		if ticket != "" {
			if err := useTicket(ctx, c, ticket); err != nil {
				return err
			}
		}
		if _, err := c.exec(ctx, `delete from ticket where staff = $1`, p.ID); err != nil {
			return err
		}
		if _, err := c.exec(ctx, `update staff set password = $1, name = $2 where id = $3`, p.Password, p.Name, p.ID); err != nil {
			return err
		}
		return endSessions(ctx, c, p.ID, keep)
	})
}
