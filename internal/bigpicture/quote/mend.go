package quote

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/courant-press/courant/internal/bigpicture/prose"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/richtext"
)

// A Form is what a person says a quote is.
type Form struct {
	Places  []prose.Place // of the words, in reading order; none for those that were found
	Speaker news.Speaker
}

// Mend says what a quote is: its words, who said them and as what. What was
// found is kept beside it.
func (r *Quotes) Mend(ctx context.Context, staff news.Staff, article int64, mark string, f Form) (news.Quote, error) {
	a, err := r.load(ctx, article)
	if err != nil {
		return news.Quote{}, err
	}
	if f.Speaker, err = r.known(ctx, f.Speaker); err != nil {
		return news.Quote{}, err
	}
	return r.decide(ctx, staff, article, mark, news.QuoteMended, func(q *news.Quote, now time.Time) error {
		said := news.Saying{Pieces: q.Said.Pieces, Speaker: f.Speaker}
		if len(f.Places) > 0 {
			var err error
			if said.Pieces, err = piecesAt(a.Body, f.Places); err != nil {
				return err
			}
		}
		return q.Mend(said, staff.ID, now)
	})
}

// Add keeps a quote that a person found, confirmed as it is.
func (r *Quotes) Add(ctx context.Context, staff news.Staff, article int64, f Form) (news.Quote, error) {
	a, quotes, err := r.open(ctx, staff, article)
	if err != nil {
		return news.Quote{}, err
	}
	if f.Speaker, err = r.known(ctx, f.Speaker); err != nil {
		return news.Quote{}, err
	}
	q, err := handmade(a, f)
	if err != nil {
		return q, err
	}
	if i := slices.IndexFunc(quotes, func(other news.Quote) bool { return other.Mark == q.Mark }); i >= 0 {
		return r.Mend(ctx, staff, article, quotes[i].Mark, f)
	}
	if err := q.Mend(q.Found, staff.ID, r.Now()); err != nil {
		return q, err
	}
	q.Mended = false
	added := []news.Quote{q}
	err = r.save(ctx, added, r.told(staff, a, news.QuoteAdded, nil, added))
	return added[0], err
}

// handmade returns the quote that a person points at.
func handmade(a *news.Article, f Form) (news.Quote, error) {
	pieces, err := piecesAt(a.Body, f.Places)
	said := news.Saying{Pieces: pieces, Speaker: f.Speaker}
	q := news.Quote{Article: a.ID, Kind: news.DirectQuote, Found: said, Said: said, ByHand: true, Mark: news.QuoteMark(said.Words(), 1)}
	if isLive(a) {
		q.LiveIn, q.PublishAt = a.LiveHead, a.PublishAt
	}
	return q, err
}

// piecesAt returns the words at some places of a text.
func piecesAt(body richtext.Doc, places []prose.Place) ([]news.QuotePiece, error) {
	var pieces []news.QuotePiece
	for _, p := range places {
		words, ok := wordsAt(body, p.Block, p.Text, p.Start, p.End)
		if !ok {
			return nil, &news.Error{Kind: news.Conflict, Message: "The text has changed since. Select the words again."}
		}
		pieces = append(pieces, news.QuotePiece{Words: words, Block: p.Block, Text: p.Text, Start: p.Start, End: p.End})
	}
	return pieces, nil
}

// known makes sure that a speaker who is a topic can speak, and has its name.
func (r *Quotes) known(ctx context.Context, s news.Speaker) (news.Speaker, error) {
	if s.Topic == 0 {
		return s, nil
	}
	topics, err := r.Store.Topics(ctx, []int64{s.Topic})
	if err != nil {
		return s, fmt.Errorf("load topic %d: %w", s.Topic, err)
	}
	if len(topics) == 0 || topics[0].Kind != news.Person && topics[0].Kind != news.Organisation {
		return s, &news.Error{Kind: news.Invalid, Message: "Only a person or an organisation can be a speaker."}
	}
	s.Topic, s.Name = topics[0].ID, topics[0].Name
	return s, nil
}
