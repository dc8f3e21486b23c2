package newsroom

import (
	"context"
	"fmt"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// Lock says that staff is writing in an article. It refuses as
// [news.Conflict] if somebody else is.
func (n *Newsroom) Lock(ctx context.Context, staff news.Staff, id int64) (*news.Article, error) {
	return n.relock(ctx, staff, id, news.ArticleLocked, (*news.Article).TakeLock)
}

// TakeOver gives the lock to staff, whoever has it. What the other one saves
// after that is set aside.
func (n *Newsroom) TakeOver(ctx context.Context, staff news.Staff, id int64) (*news.Article, error) {
	return n.relock(ctx, staff, id, news.ArticleLocked, (*news.Article).TakeOver)
}

// Unlock ends the lock of staff. If staff has none it does nothing.
func (n *Newsroom) Unlock(ctx context.Context, staff news.Staff, id int64) (*news.Article, error) {
	return n.relock(ctx, staff, id, news.ArticleUnlocked, func(a *news.Article, staff int64, _ time.Time) error {
		a.ReleaseLock(staff)
		return nil
	})
}

// relock changes the lock of an article by a rule. To take what one has is
// no deed and leaves no line in the history.
func (n *Newsroom) relock(
	ctx context.Context, staff news.Staff, id int64, event news.EventName,
	rule func(a *news.Article, staff int64, now time.Time) error,
) (*news.Article, error) {
	a, err := n.load(ctx, id)
	if err != nil {
		return nil, err
	}
	if err := staff.Allow(news.ToLock, a); err != nil {
		return nil, err
	}
	was, now := a.Lock, n.Now()
	if err := rule(a, staff.ID, now); err != nil {
		return nil, err
	}
	if a.Lock == was {
		return a, nil
	}
	d := deed{staff, news.ToLock, Seen{ID: id}, event, ""}
	if err := n.Store.SaveLock(ctx, a, was, d.told(now)); err != nil {
		return nil, fmt.Errorf("lock article %d: %w", id, err)
	}
	return a, nil
}
