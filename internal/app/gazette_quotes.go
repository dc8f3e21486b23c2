package app

import (
	"context"

	"github.com/courant-press/courant/internal/bigpicture"
	"github.com/courant-press/courant/internal/news"
)

// ConfirmQuotes confirms what people and organisations of the paper are quoted
// with in an article that readers have.
func (e editorAtDesk) ConfirmQuotes(ctx context.Context, article int64) error {
	a, err := e.store.Article(ctx, article)
	if err != nil || a.State != news.Live {
		return err
	}
	room := quotesOf(&bigpicture.Readings{Store: e.store, Now: e.room.Now}, e.store)
	found, err := room.AtDesk(ctx, article)
	if err != nil {
		return err
	}
	for _, q := range found {
		if q.State != news.QuoteProposed || q.Said.Speaker.Topic == 0 {
			continue
		}
		if _, err := room.Confirm(ctx, e.staff, article, q.Mark); err != nil {
			return err
		}
	}
	return nil
}
