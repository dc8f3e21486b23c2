package store

import (
	"context"
	"database/sql"

	"github.com/courant-press/courant/internal/news"
)

// mostSpeakers is how many speakers a balance tells apart.
const mostSpeakers = 10_000

// QuoteBalance counts who was quoted in articles of a time. It reads the
// confirmed quotes of that time by an index, whatever the size of the archive.
func (s *Store) QuoteBalance(ctx context.Context, q news.BalanceQuery) (b news.QuoteBalance, err error) {
	if b.Speakers, err = s.speakerCounts(ctx, q); err != nil {
		return b, err
	}
	l := s.saidIn(q)
	sums, err := one(ctx, s.read, scanSums, l.with()+`, source as (
			select article, count(*) as quotes, count(distinct topic || ':' || called) as speakers from said group by article)
		select coalesce(sum(quotes), 0), count(*), coalesce(sum(case when speakers = 1 then 1 else 0 end), 0) from source`, l.args...)
	b.Quotes, b.Articles, b.OneSource = sums[0], sums[1], sums[2]
	return b, err
}

// saidIn returns the conditions of the quotes that a balance counts.
func (s *Store) saidIn(q news.BalanceQuery) *quoteList {
	l := &quoteList{wants: []string{"quote.live_in <> 0 and quote.state = 'confirmed'"}}
	l.want("quote.publish_at >= ", ms(q.From))
	l.want("quote.publish_at < ", ms(q.Until))
	l.want("quote.publish_at <= ", ms(s.now()))
	l.article(news.QuoteQuery{Section: q.Section, Desk: q.Desk})
	return l
}

// with begins a statement on the quotes of the list.
func (l *quoteList) with() string {
	return `with said as (select quote.article, quote.topic, quote.called, quote.said from quote where ` + l.where() + `)`
}

// speakerCounts counts the quotes of each speaker. New is who was not quoted
// before that time.
func (s *Store) speakerCounts(ctx context.Context, q news.BalanceQuery) ([]news.SpeakerCount, error) {
	l := s.saidIn(q)
	before := `earlier.publish_at < ` + l.arg(ms(q.From)) + ` and earlier.state = 'confirmed' and earlier.live_in <> 0`
	return all(ctx, s.read, scanSpeakerCount, l.with()+`, speaker as (
			select topic, called, max(said) as said, count(*) as quotes, count(distinct article) as articles
			from said group by topic, called order by count(*) desc, topic, called limit `+l.arg(mostSpeakers)+`)
		select speaker.topic, coalesce(topic.kind, ''), coalesce(topic.name, ''), speaker.said, speaker.quotes, speaker.articles,
			not exists (select 1 from quote earlier where earlier.topic = speaker.topic and earlier.topic <> 0 and `+before+`)
			and not exists (select 1 from quote earlier
				where earlier.topic = 0 and speaker.topic = 0 and earlier.called = speaker.called and `+before+`)
		from speaker left join topic on topic.id = speaker.topic
		order by speaker.quotes desc, speaker.topic, speaker.called`, l.args...)
}

func scanSpeakerCount(rows *sql.Rows) (x news.SpeakerCount, err error) {
	var said news.Saying
	err = rows.Scan(&x.Topic, &x.Kind, &x.Name, fromJSON{&said}, &x.Quotes, &x.Articles, &x.New)
	if x.Name == "" {
		x.Name = said.Speaker.Name
	}
	return x, err
}

func scanSums(rows *sql.Rows) (x [3]int, err error) {
	err = rows.Scan(&x[0], &x[1], &x[2])
	return x, err
}
