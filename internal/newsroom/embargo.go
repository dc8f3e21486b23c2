package newsroom

import (
	"context"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// Embargo forbids that an article is public before a time to come, and moves
// a schedule that is too early; the zero time lifts the embargo.
func (n *Newsroom) Embargo(ctx context.Context, staff news.Staff, seen Seen, until time.Time) (*news.Article, error) {
	d := deed{staff, news.ToEmbargo, seen, news.ArticleEmbargoed, ""}
	a, err := n.open(ctx, d)
	if err != nil {
		return nil, err
	}
	now := n.Now()
	before := *a
	if err := a.SetEmbargo(until, now); err != nil {
		return nil, err
	}
	if a.PublishAt.Equal(before.PublishAt) {
		return n.save(ctx, a, news.Save{Event: d.told(now)})
	}
	return n.give(ctx, &before, a, news.Save{Event: d.told(now)})
}
