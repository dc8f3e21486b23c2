package correction

import (
	"context"
	"fmt"

	"github.com/courant-press/courant/internal/news"
)

// Look notes that somebody saw to a place that a correction reaches, or takes
// that back.
func (r *Corrections) Look(ctx context.Context, staff news.Staff, article int64, mark string, looked bool) error {
	a, err := r.Store.Article(ctx, article)
	if err != nil {
		return fmt.Errorf("load article %d: %w", article, err)
	}
	if err := staff.Allow(news.ToCorrect, a); err != nil {
		return err
	}
	ev := news.Event{Name: news.ReachLooked, Article: article, Staff: staff.ID, At: r.Now(), Note: mark}
	var look *news.Look
	if looked {
		look = &news.Look{At: ev.At, By: staff.ID}
	}
	if err := r.Store.SaveLook(ctx, article, mark, look, ev); err != nil {
		return fmt.Errorf("note a look at article %d: %w", article, err)
	}
	return nil
}
