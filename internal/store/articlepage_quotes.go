package store

import (
	"cmp"
	"context"
	"slices"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
)

// quotesIn returns the public quotes of an article in reading order, for the
// machines that read its page.
func (s *Store) quotesIn(ctx context.Context, article int64, now time.Time) ([]paper.Quote, error) {
	rows, err := all(ctx, s.read, scanQuote, `
		select `+quoteColumns+` from quote join live on live.article = quote.article
		where quote.article = $2 and `+publicQuote, ms(now), article)
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	slices.SortFunc(rows, func(a, b news.Quote) int {
		x, y := a.Said.Pieces[0], b.Said.Pieces[0]
		return cmp.Or(cmp.Compare(x.Block, y.Block), cmp.Compare(x.Text, y.Text), cmp.Compare(x.Start, y.Start))
	})
	var w wanted
	for _, q := range rows {
		if q.Said.Speaker.Topic != 0 {
			w.topics = append(w.topics, q.Said.Speaker.Topic)
		}
	}
	n, err := s.names(ctx, w)
	if err != nil {
		return nil, err
	}
	var quotes []paper.Quote
	for _, q := range rows {
		said := paperQuote(q)
		if speaker, ok := n.topics[q.Said.Speaker.Topic]; ok {
			said.Speaker = &speaker
		}
		quotes = append(quotes, said)
	}
	return quotes, nil
}
