package store

import (
	"context"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// Settle notes that scheduled articles whose time has come are live, and
// returns how many. Readers do not depend on it, so there is no event.
func (s *Store) Settle(ctx context.Context, now time.Time) (n int64, err error) {
	err = s.transact(ctx, func(c conn) error {
		n, err = c.exec(ctx, `
			update article set state = $1 where state = $2 and publish_at <= $3`,
			string(news.Live), string(news.Scheduled), ms(now))
		return err
	})
	return n, err
}
