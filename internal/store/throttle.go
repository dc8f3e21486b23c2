package store

import (
	"context"
	"database/sql"
	"errors"
	"time"
)

// Spend moves the time of key on by cost, but no further ahead of now than
// burst. If it would be, nothing is kept and the wait is returned until it
// would not. It is the generic cell rate algorithm (ITU-T I.371): one number
// says how much is left, and one statement keeps two tries at the same moment
// from counting as one.
func (s *Store) Spend(ctx context.Context, key string, cost, burst time.Duration, now time.Time) (wait time.Duration, err error) {
	err = s.transact(ctx, func(c conn) error {
		_, err := one(ctx, c, number, `
			insert into throttle (key, till) values ($1, cast($2 as bigint) + cast($3 as bigint))
			on conflict (key) do update set till = excluded.till
				+ case when throttle.till > $2 then throttle.till - cast($2 as bigint) else 0 end
			where throttle.till + $3 <= cast($2 as bigint) + cast($4 as bigint)
			returning till`, key, ms(now), cost.Milliseconds(), burst.Milliseconds())
		if !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		till, err := one(ctx, c, number, `select till from throttle where key = $1`, key)
		wait = time.Duration(till-ms(now))*time.Millisecond + cost - burst
		return err
	})
	return wait, err
}

// Refund gives back what was spent.
func (s *Store) Refund(ctx context.Context, key string, cost time.Duration) error {
	return s.transact(ctx, func(c conn) error {
		_, err := c.exec(ctx, `update throttle set till = till - $1 where key = $2`, cost.Milliseconds(), key)
		return err
	})
}
