package quote

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// Confirm says that a quote is right as it stands.
func (r *Quotes) Confirm(ctx context.Context, staff news.Staff, article int64, mark string) (news.Quote, error) {
	return r.decide(ctx, staff, article, mark, news.QuotesConfirmed, func(q *news.Quote, now time.Time) error {
		return q.Confirm(staff.ID, now)
	})
}

// Refuse says that a quote is none, or none to keep.
func (r *Quotes) Refuse(ctx context.Context, staff news.Staff, article int64, mark string) (news.Quote, error) {
	return r.decide(ctx, staff, article, mark, news.QuoteDropped, func(q *news.Quote, now time.Time) error {
		return q.Refuse(staff.ID, now)
	})
}

// Undo takes back what was decided about a quote.
func (r *Quotes) Undo(ctx context.Context, staff news.Staff, article int64, mark string) (news.Quote, error) {
	return r.decide(ctx, staff, article, mark, news.QuoteReopened, func(q *news.Quote, _ time.Time) error { return q.Undo() })
}

// ConfirmAll confirms every proposed quote of an article that says who spoke,
// and returns all quotes of the article.
func (r *Quotes) ConfirmAll(ctx context.Context, staff news.Staff, article int64) ([]news.Quote, error) {
	a, quotes, err := r.open(ctx, staff, article)
	if err != nil {
		return nil, err
	}
	var confirmed []news.Quote
	for i := range quotes {
		if quotes[i].State == news.QuoteProposed && quotes[i].Confirm(staff.ID, r.Now()) == nil {
			confirmed = append(confirmed, quotes[i])
		}
	}
	if len(confirmed) == 0 {
		return nil, &news.Error{Kind: news.Conflict, Message: "There is no proposed quote with a speaker."}
	}
	if err := r.save(ctx, confirmed, r.told(staff, a, news.QuotesConfirmed, nil, confirmed)); err != nil {
		return nil, err
	}
	return r.at(ctx, a)
}

// open returns an article with its quotes to somebody who may decide about
// them: who may write the article.
func (r *Quotes) open(ctx context.Context, staff news.Staff, article int64) (*news.Article, []news.Quote, error) {
	a, err := r.load(ctx, article)
	if err != nil {
		return nil, nil, err
	}
	if err := staff.Allow(news.ToWrite, a); err != nil {
		return nil, nil, err
	}
	quotes, err := r.at(ctx, a)
	return a, quotes, err
}

// decide does a deed to one quote: of the text at the desk, or of the one that
// readers have.
func (r *Quotes) decide(
	ctx context.Context, staff news.Staff, article int64, mark string, name news.EventName,
	rule func(q *news.Quote, now time.Time) error,
) (news.Quote, error) {
	a, quotes, err := r.open(ctx, staff, article)
	if err != nil {
		return news.Quote{}, err
	}
	q, err := r.marked(ctx, a.ID, quotes, mark)
	if err != nil {
		return q, err
	}
	before := q
	if err := rule(&q, r.Now()); err != nil {
		return q, err
	}
	changed := []news.Quote{q}
	if err := r.save(ctx, changed, r.told(staff, a, name, []news.Quote{before}, changed)); err != nil {
		return q, err
	}
	return changed[0], nil
}

// marked returns the quote with a mark, also if only readers have its words.
func (r *Quotes) marked(ctx context.Context, article int64, quotes []news.Quote, mark string) (news.Quote, error) {
	has := func(q news.Quote) bool { return q.Mark == mark }
	if i := slices.IndexFunc(quotes, has); i >= 0 {
		return quotes[i], nil
	}
	kept, err := r.Store.ArticleQuotes(ctx, article)
	if err != nil {
		return news.Quote{}, fmt.Errorf("load the quotes of article %d: %w", article, err)
	}
	if i := slices.IndexFunc(kept, has); i >= 0 {
		return kept[i], nil
	}
	return news.Quote{}, &news.Error{Kind: news.NotFound, Message: "The text does not have this quote any more. Load its quotes again."}
}

func (r *Quotes) save(ctx context.Context, quotes []news.Quote, ev news.Event) error {
	if err := r.Store.SaveQuotes(ctx, quotes, ev); err != nil {
		return fmt.Errorf("save quotes of article %d: %w", ev.Article, err)
	}
	return nil
}

// told returns the event of a deed on quotes. Words that readers had under a
// name they have no more are wrong from now on; a quote more on a page is not.
func (r *Quotes) told(staff news.Staff, a *news.Article, name news.EventName, before, after []news.Quote) news.Event {
	ev := news.Event{Name: name, Article: a.ID, Staff: staff.ID, At: r.Now()}
	if len(after) > 0 {
		ev.Note = after[0].Said.Words()
	}
	if a.PublishAt.After(ev.At) {
		ev.TakesEffect = a.PublishAt
	}
	ev.Hard, ev.Soft = keys(before), keys(after)
	return ev
}

// keys names the pages that show the confirmed ones of some quotes: that of
// the article, and that of each speaker.
func keys(quotes []news.Quote) []news.Key {
	var all []news.Key
	for _, q := range quotes {
		if q.State != news.QuoteConfirmed || q.LiveIn == 0 {
			continue
		}
		all = append(all, news.QuotesKey(q.Article))
		if topic := q.Said.Speaker.Topic; topic != 0 {
			all = append(all, news.VoiceKey(topic))
		}
	}
	return all
}
