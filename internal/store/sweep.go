package store

import (
	"context"
	"time"
)

// SweepAccounts removes what has ended: tickets, tokens, what was spent, and
// sessions not seen since idle or begun before began.
func (s *Store) SweepAccounts(ctx context.Context, now, idle, began time.Time) error {
	return s.transact(ctx, func(c conn) error {
		for _, sweep := range []struct {
			statement string
			before    time.Time
		}{
			{`delete from ticket where ends_at < $1`, now},
			{`delete from token where ends_at < $1`, now},
			{`delete from throttle where till < $1`, now},
			{`delete from session where seen_at < $1`, idle},
			{`delete from session where began_at < $1`, began},
		} {
			if _, err := c.exec(ctx, sweep.statement, ms(sweep.before)); err != nil {
				return err
			}
		}
		return nil
	})
}
