package quote

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// A Live is the text that readers have, or will have, of an article.
type Live struct {
	Article   int64
	Revision  int
	PublishAt time.Time
	Content   news.Content
	Reading   Reading
}

// Take notes which quotes the text that readers have now has. Decisions stand
// wherever their words still do. It is safe to run twice.
func (r *Quotes) Take(ctx context.Context, live Live) error {
	quotes, err := r.laid(ctx, live.Article, live.Content, live.Reading)
	if err != nil {
		return err
	}
	before := slices.Clone(quotes)
	for i := range quotes {
		quotes[i].LiveIn, quotes[i].PublishAt = live.Revision, live.PublishAt
	}
	ev := news.Event{Name: news.QuotesRead, At: r.Now(), TakesEffect: live.PublishAt}
	if !ev.TakesEffect.After(ev.At) {
		ev.TakesEffect = time.Time{}
	}
	if !slices.EqualFunc(before, quotes, sameForReaders) {
		ev.Soft = keys(quotes)
	}
	if err := r.Store.TakeQuotes(ctx, live.Article, quotes, ev); err != nil {
		return fmt.Errorf("keep the quotes of article %d: %w", live.Article, err)
	}
	return nil
}

// sameForReaders reports whether a quote was public in this revision already.
func sameForReaders(a, b news.Quote) bool {
	return a.State != news.QuoteConfirmed || a.LiveIn == b.LiveIn && a.PublishAt.Equal(b.PublishAt)
}

// Drop notes that readers have no text of an article any more. The pages that
// showed its quotes go with its card.
func (r *Quotes) Drop(ctx context.Context, article int64) error {
	kept, err := r.Store.ArticleQuotes(ctx, article)
	if err != nil {
		return fmt.Errorf("load the quotes of article %d: %w", article, err)
	}
	ev := news.Event{Name: news.QuotesRead, At: r.Now(), Hard: keys(kept)}
	if err := r.Store.TakeQuotes(ctx, article, nil, ev); err != nil {
		return fmt.Errorf("forget the quotes of article %d: %w", article, err)
	}
	return nil
}
