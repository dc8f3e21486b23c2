package store

import (
	"context"
	"iter"
	"time"

	"github.com/courant-press/courant/internal/paper"
)

// chunk is how many cards are read at once for what lists many.
const chunk = 500

// Published implements [paper.Source]. It holds no cursor open between two
// chunks, so that a slow reader keeps nobody waiting.
func (s *Store) Published(ctx context.Context, from, to, now time.Time) iter.Seq2[paper.Card, error] {
	return func(yield func(paper.Card, error) bool) {
		last := paper.Cursor{At: from, ID: 0}
		for {
			rows, err := s.publishedAfter(ctx, last, ms(to), ms(now))
			cards, dressing := s.dress(ctx, rows)
			if err == nil {
				err = dressing
			}
			if err != nil {
				yield(paper.Card{}, err)
				return
			}
			for _, x := range cards {
				last = paper.Cursor{At: x.PublishedAt, ID: x.ID}
				if !yield(x, nil) {
					return
				}
			}
			if len(cards) < chunk {
				return
			}
		}
	}
}

// publishedAfter returns the next cards of the paper, oldest first, with
// those that lists fold away.
func (s *Store) publishedAfter(ctx context.Context, last paper.Cursor, to, now int64) ([]card, error) {
	return all(ctx, s.read, scanCard, `
		select `+cardColumns+`
		from listing join live on live.article = listing.article
		where listing.list = 'paper' and listing.ref = 0
			and (listing.publish_at, listing.article) > ($2, $3) and listing.publish_at < $4
			and listing.publish_at <= $1
		order by listing.publish_at, listing.article limit $5`,
		now, ms(last.At), last.ID, to, chunk)
}
