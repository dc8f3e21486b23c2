package store

import (
	"strconv"
	"strings"

	"github.com/courant-press/courant/internal/news"
)

// A quoteList writes the statement of a query.
type quoteList struct {
	wants []string
	args  []any
}

// arg adds an argument and returns its placeholder.
func (l *quoteList) arg(v any) string {
	l.args = append(l.args, v)
	return "$" + strconv.Itoa(len(l.args))
}

func (l *quoteList) want(condition string, v any) { l.wants = append(l.wants, condition+l.arg(v)) }

func (l *quoteList) where() string { return strings.Join(l.wants, " and ") }

func (l *quoteList) speaker(q news.QuoteQuery) {
	switch {
	case q.Topic != 0:
		l.want("quote.topic <> 0 and quote.topic = ", q.Topic)
	case q.Name != "":
		l.want("quote.topic = 0 and quote.called = ", news.Slugify(q.Name))
	}
}

// article asks where the article stands: each is one look by key for a quote.
func (l *quoteList) article(q news.QuoteQuery) {
	if q.Section != 0 {
		l.wants = append(l.wants, `exists (select 1 from listing where list = 'section' and ref = `+l.arg(q.Section)+`
			and listing.publish_at = quote.publish_at and listing.article = quote.article)`)
	}
	if q.Desk != 0 {
		l.wants = append(l.wants, `exists (select 1 from article where article.id = quote.article and article.desk = `+l.arg(q.Desk)+`)`)
	}
}

// wordsOf returns the words of a question, without what LIKE takes for more.
func wordsOf(text string) []string { return strings.Fields(news.FoldQuote(text)) }
