package store

import (
	"context"

	"github.com/courant-press/courant/internal/news"
)

// SaveLock keeps the lock of a and leaves its version alone: who looks at an
// article need not care who writes. It refuses as [news.Conflict] if the lock
// is not what it was when a was loaded.
func (s *Store) SaveLock(ctx context.Context, a *news.Article, was *news.Lock, ev news.Event) error {
	var before, after news.Lock
	if was != nil {
		before = *was
	}
	after = heldBy(a)
	return s.command(ctx, ev, func(c conn, _ *news.Event) error {
		done, err := c.exec(ctx, `
			update article set lock_staff = $2, lock_since = $3
			where id = $1 and lock_staff = $4 and lock_since = $5`,
			a.ID, after.Staff, ms(after.Since), before.Staff, ms(before.Since))
		if err == nil && done == 0 {
			return &news.Error{Kind: news.Conflict, Message: "Somebody else was faster. Look again who is writing."}
		}
		return err
	})
}
