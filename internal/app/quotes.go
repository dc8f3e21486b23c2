package app

import (
	"context"

	"github.com/courant-press/courant/internal/bigpicture"
	"github.com/courant-press/courant/internal/bigpicture/quote"
	"github.com/courant-press/courant/internal/news"
)

// quotesOf returns the room of quotes with what readings find, and has it take
// in what readers get.
func quotesOf(r *bigpicture.Readings, store quote.Store) *quote.Quotes {
	q := &quote.Quotes{Store: store, Now: r.Now, Read: func(ctx context.Context, a *news.Article) (quote.Reading, error) {
		read, err := r.AtDesk(ctx, a)
		return quote.Reading{Quotes: read.Quotes, Tags: read.Tags}, err
	}}
	r.Takers = append(r.Takers, quoteTaker{q})
	return q
}

// A quoteTaker hands readings to the room of quotes.
type quoteTaker struct{ *quote.Quotes }

// Take implements [bigpicture.Taker].
func (q quoteTaker) Take(ctx context.Context, t bigpicture.LiveText) error {
	return q.Quotes.Take(ctx, quote.Live{
		Article: t.Article, Revision: t.Revision, PublishAt: t.PublishAt, Content: t.Content,
		Reading: quote.Reading{Quotes: t.Reading.Quotes, Tags: t.Reading.Tags},
	})
}
