package store

import (
	"context"

	"github.com/courant-press/courant/internal/news"
)

// TakeShare implements [letter.Warmups].
func (s *Store) TakeShare(ctx context.Context, domain string, day news.Day, n int, most []int) (share int, err error) {
	err = s.transact(ctx, func(c conn) error {
		before, err := one(ctx, c, number, `select count(*) from sender_day where domain = $1 and day < $2`, domain, int64(day))
		if err != nil {
			return err
		}
		if before >= int64(len(most)) {
			share = n
			return nil
		}
		// The row stays locked until the transaction ends, so that no other
		// node takes the same share.
		sent, err := one(ctx, c, number, `
			insert into sender_day (domain, day, sent) values ($1, $2, 0)
			on conflict (domain, day) do update set sent = sender_day.sent returning sent`, domain, int64(day))
		if err != nil {
			return err
		}
		share = max(0, min(n, most[before]-int(sent)))
		_, err = c.exec(ctx, `update sender_day set sent = sent + $3 where domain = $1 and day = $2`, domain, int64(day), share)
		return err
	})
	return share, err
}

// GiveBack implements [letter.Warmups].
func (s *Store) GiveBack(ctx context.Context, domain string, day news.Day, n int) error {
	return s.transact(ctx, func(c conn) error {
		_, err := c.exec(ctx, `update sender_day set sent = sent - $3 where domain = $1 and day = $2`, domain, int64(day), n)
		return err
	})
}
