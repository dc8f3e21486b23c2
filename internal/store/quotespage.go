package store

import (
	"context"
	"database/sql"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
)

// Readers get what people confirmed, and only while the revision that they
// have of the article has the words.
const publicQuote = `quote.state = 'confirmed' and quote.live_in = live.revision and live.publish_at <= $1 and live.kind <> 'page'`

// A saidRow is a quote with the article it stands in.
type saidRow struct {
	card
	quote news.Quote
}

func scanSaid(rows *sql.Rows) (x saidRow, err error) {
	err = rows.Scan(append(x.into(), quoteFields(&x.quote)...)...)
	return x, err
}

// QuotesPage implements [paper.Source].
func (s *Store) QuotesPage(ctx context.Context, id int64, c paper.Cursor, now time.Time) (p paper.QuotesPage, err error) {
	topic, err := s.Topic(ctx, id)
	if err != nil {
		return p, err
	}
	x, err := sheetAt(c, listCards,
		func(c paper.Cursor, n int) ([]saidRow, error) { return s.saidBy(ctx, topic.ID, c, n, ms(now)) },
		func(x saidRow) paper.Cursor { return paper.Cursor{At: x.quote.PublishAt, ID: x.quote.ID} })
	if err != nil {
		return p, err
	}
	p = paper.QuotesPage{Topic: topic, Older: x.older, Newer: x.newer, First: x.first}
	var cards []paper.Card
	p.Quotes, cards, err = s.quotesOf(ctx, x.rows, topic)
	p.Page = page(time.Time{}, cards, news.VoiceKey(topic.ID))
	return p, err
}

// newestQuotes returns the newest quotes of a topic, for its own page.
func (s *Store) newestQuotes(ctx context.Context, topic news.Topic, n int, now time.Time) ([]paper.Quote, []paper.Card, error) {
	if n == 0 || topic.Kind != news.Person && topic.Kind != news.Organisation {
		return nil, nil, nil
	}
	rows, err := s.saidBy(ctx, topic.ID, paper.Cursor{}, n, ms(now))
	if err != nil || len(rows) == 0 {
		return nil, nil, err
	}
	return s.quotesOf(ctx, rows, topic)
}

// saidBy returns up to n public quotes of a topic beyond the cursor, the
// nearest first.
func (s *Store) saidBy(ctx context.Context, topic int64, c paper.Cursor, n int, now int64) ([]saidRow, error) {
	if c.Newer {
		return all(ctx, s.read, scanSaid, `
			select `+cardColumns+`, `+quoteColumns+`
			from quote join live on live.article = quote.article
			where quote.topic = $2 and quote.topic <> 0 and `+publicQuote+` and (quote.publish_at, quote.id) > ($3, $4)
			order by quote.publish_at, quote.id limit $5`, now, topic, ms(c.At), c.ID, n)
	}
	if c.IsZero() {
		c.At = at(now + 1)
	}
	return all(ctx, s.read, scanSaid, `
		select `+cardColumns+`, `+quoteColumns+`
		from quote join live on live.article = quote.article
		where quote.topic = $2 and quote.topic <> 0 and `+publicQuote+` and (quote.publish_at, quote.id) < ($3, $4)
		order by quote.publish_at desc, quote.id desc limit $5`, now, topic, ms(c.At), c.ID, n)
}

// quotesOf says in words what some quotes have in numbers, and returns the
// cards of their articles.
func (s *Store) quotesOf(ctx context.Context, rows []saidRow, speaker news.Topic) ([]paper.Quote, []paper.Card, error) {
	var list []card
	for _, x := range rows {
		list = append(list, x.card)
	}
	cards, err := s.dress(ctx, list)
	var quotes []paper.Quote
	for i, article := range cards {
		q := paperQuote(rows[i].quote)
		q.Speaker, q.Article = &paper.TopicRef{ID: speaker.ID, Kind: speaker.Kind, Name: speaker.Name, Path: speaker.Path()}, article
		quotes = append(quotes, q)
	}
	return quotes, cards, err
}

func paperQuote(q news.Quote) paper.Quote {
	p := paper.Quote{ID: q.ID, Kind: q.Kind, Name: q.Said.Speaker.Name, Role: q.Said.Speaker.Role}
	for _, piece := range q.Said.Pieces {
		p.Words = append(p.Words, piece.Words)
	}
	return p
}
