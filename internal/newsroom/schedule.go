package newsroom

import (
	"context"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// Schedule has a ready article become public by itself at a time to come, as
// its text is now. A scheduled one is moved, and takes its text along.
func (n *Newsroom) Schedule(ctx context.Context, staff news.Staff, seen Seen, at time.Time) (*news.Article, error) {
	d := deed{staff, news.ToSchedule, seen, news.ArticleScheduled, ""}
	return n.release(ctx, d, func(a *news.Article, proof news.Proof, now time.Time) error {
		return a.Schedule(at, proof, now)
	})
}

// Unschedule takes an article off the schedule before its time has come.
func (n *Newsroom) Unschedule(ctx context.Context, staff news.Staff, seen Seen) (*news.Article, error) {
	d := deed{staff, news.ToUnschedule, seen, news.ArticleUnplanned, ""}
	a, err := n.open(ctx, d)
	if err != nil {
		return nil, err
	}
	now := n.Now()
	if err := a.Unschedule(now); err != nil {
		return nil, err
	}
	return n.save(ctx, a, news.Save{Unpublish: true, Event: d.told(now)})
}
