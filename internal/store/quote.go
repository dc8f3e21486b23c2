package store

import (
	"context"
	"database/sql"
	"time"

	"github.com/courant-press/courant/internal/news"
)

const quoteColumns = `quote.id, quote.article, quote.mark, quote.kind, quote.cue, quote.found, quote.said, quote.mended,
	quote.by_hand, quote.state, quote.staff, quote.at, quote.live_in, quote.publish_at, quote.topic`

func quoteFields(q *news.Quote) []any {
	return []any{
		&q.ID, &q.Article, &q.Mark, &q.Kind, &q.Cue,
		fromJSON{&q.Found},
		fromJSON{&q.Said},
		&q.Mended,
		&q.ByHand, &q.State, &q.Staff,
		moment{&q.At},
		&q.LiveIn,
		moment{&q.PublishAt},
		&q.Said.Speaker.Topic,
	}
}

func scanQuote(rows *sql.Rows) (q news.Quote, err error) {
	err = rows.Scan(quoteFields(&q)...)
	return q, err
}

// ArticleQuotes returns the quotes of an article that are kept, in no
// particular order: those that were decided, and those its readers have.
func (s *Store) ArticleQuotes(ctx context.Context, article int64) ([]news.Quote, error) {
	return all(ctx, s.read, scanQuote, `select `+quoteColumns+` from quote where article = $1`, article)
}

// SaveQuotes keeps what was decided about quotes, and forgets those that a
// person found and took back.
func (s *Store) SaveQuotes(ctx context.Context, quotes []news.Quote, ev news.Event) error {
	return s.command(ctx, ev, func(c conn, _ *news.Event) error {
		for i := range quotes {
			if err := saveQuote(ctx, c, &quotes[i], true); err != nil {
				return err
			}
		}
		_, err := c.exec(ctx, `delete from quote where article = $1 and by_hand and state = 'proposed'`, ev.Article)
		return err
	})
}

// TakeQuotes keeps the quotes of the revision that readers have of an article.
// Those that were decided and are not among them stay, out of sight. What was
// decided since the quotes were read stands. The event is told only if it
// touches a page.
func (s *Store) TakeQuotes(ctx context.Context, article int64, quotes []news.Quote, ev news.Event) error {
	take := func(c conn, _ *news.Event) error {
		marks := make([]string, len(quotes))
		for i := range quotes {
			marks[i] = quotes[i].Mark
			if err := saveQuote(ctx, c, &quotes[i], false); err != nil {
				return err
			}
		}
		_, err := c.exec(ctx, `delete from quote where article = $1 and state = 'proposed' and mark not in `+c.Texts("$2"), article, asJSON{marks})
		if err != nil {
			return err
		}
		_, err = c.exec(ctx, `
			update quote set live_in = 0, publish_at = 0
			where article = $1 and live_in <> 0 and mark not in `+c.Texts("$2"), article, asJSON{marks})
		return err
	}
	if len(ev.Hard)+len(ev.Soft) == 0 {
		return s.transact(ctx, func(c conn) error { return take(c, nil) })
	}
	return s.command(ctx, ev, take)
}

// saveQuote keeps a quote by its mark. Where nothing is decided now, a newer
// decision than the quote was read with stands.
func saveQuote(ctx context.Context, c conn, q *news.Quote, decided bool) (err error) {
	if q.ID == 0 {
		if q.ID, err = next(ctx, c, "quote", 1); err != nil {
			return err
		}
	}
	called := ""
	if q.Said.Speaker.Topic == 0 {
		called = news.Slugify(q.Said.Speaker.Name)
	}
	_, err = c.exec(ctx, `
		insert into quote (id, article, mark, kind, cue, found, said, mended, by_hand, state, staff, at, live_in, publish_at, topic, called, words)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
		on conflict (article, mark) do update set kind = excluded.kind, cue = excluded.cue, found = excluded.found,
			said = excluded.said, mended = excluded.mended, by_hand = excluded.by_hand, state = excluded.state,
			staff = excluded.staff, at = excluded.at, live_in = excluded.live_in, publish_at = excluded.publish_at,
			topic = excluded.topic, called = excluded.called, words = excluded.words
		where $18 or quote.at = excluded.at`,
		q.ID, q.Article, q.Mark, string(q.Kind), q.Cue, asJSON{q.Found}, asJSON{q.Said}, q.Mended, q.ByHand, string(q.State),
		q.Staff, ms(q.At), q.LiveIn, ms(q.PublishAt), q.Said.Speaker.Topic, called, news.FoldQuote(q.Said.Words()), decided)
	return err
}

// giveQuotes makes a topic the speaker of the quotes that were said by its
// name alone: it is a topic now. With a second topic of that name nobody can
// tell whose they are, and they stay.
func giveQuotes(ctx context.Context, c conn, x *news.Topic, ev *news.Event) error {
	if x.Kind != news.Person && x.Kind != news.Organisation {
		return nil
	}
	for _, name := range append([]string{x.Name}, x.Aliases...) {
		given, err := all(ctx, c, number, `
			update quote set topic = $1, called = '' where topic = 0 and called = $2 and called <> '' and not exists (
				select 1 from called where noun = 'topic' and fold = $2 and ref <> $1 and kind in ('person', 'organisation'))
			returning article`, x.ID, news.Slugify(name))
		if err != nil {
			return err
		}
		for _, article := range given {
			ev.Soft = append(ev.Soft, news.QuotesKey(article))
		}
	}
	return nil
}

// mergeQuotes gives the quotes of a topic to the one that stands for it.
func mergeQuotes(ctx context.Context, c conn, from, into int64) error {
	_, err := c.exec(ctx, `update quote set topic = $2 where topic = $1 and topic <> 0`, from, into)
	return err
}

// FindQuotes returns the quotes a query asks for, newest first, q.Limit at
// most. It reads in order from an index of the speaker, of the state or of all
// quotes, until it has enough: what few articles have, such as a rare section
// without a speaker, is best asked for with a time.
func (s *Store) FindQuotes(ctx context.Context, q news.QuoteQuery) ([]news.FoundQuote, error) {
	l := quoteList{wants: []string{"quote.live_in <> 0 and quote.publish_at > 0"}}
	l.speaker(q)
	l.article(q)
	if q.State != "" {
		l.want("quote.state = ", string(q.State))
	}
	if q.From != (time.Time{}) {
		l.want("quote.publish_at >= ", ms(q.From))
	}
	if q.Until != (time.Time{}) {
		l.want("quote.publish_at < ", ms(q.Until))
	}
	if q.Articles != nil {
		l.wants = append(l.wants, "quote.article in "+s.engine.List(l.arg(asJSON{q.Articles})))
	}
	for _, word := range wordsOf(q.Words) {
		l.want("' ' || quote.words || ' ' like ", "% "+word+"%")
	}
	if q.After.ID != 0 {
		l.wants = append(l.wants, "(quote.publish_at, quote.id) < ("+l.arg(ms(q.After.At))+", "+l.arg(q.After.ID)+")")
	}
	return all(ctx, s.read, scanFoundQuote, `
		select `+quoteColumns+`, live.headline, live.path, live.section
		from quote join live on live.article = quote.article
		where `+l.where()+` order by quote.publish_at desc, quote.id desc limit `+l.arg(q.Limit), l.args...)
}

func scanFoundQuote(rows *sql.Rows) (q news.FoundQuote, err error) {
	err = rows.Scan(append(quoteFields(&q.Quote), &q.Headline, &q.Path, &q.Section)...)
	return q, err
}
