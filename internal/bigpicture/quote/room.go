package quote

import (
	"context"
	"fmt"
	"time"

	"github.com/courant-press/courant/internal/bigpicture/topic"
	"github.com/courant-press/courant/internal/news"
)

// Quotes is the room of those who decide about quotes. Its methods may be
// called at the same time.
type Quotes struct {
	Store Store
	Now   func() time.Time
	// Read finds the quotes in the text that an article has at the desk.
	Read func(ctx context.Context, a *news.Article) (Reading, error)
}

// A Reading is what a text says of quotes: those in it, and the topics it
// names.
type Reading struct {
	Quotes []Quote
	Tags   topic.Tags
}

// Store is what the room asks of the store. Each method that saves is one
// transaction.
type Store interface {
	Article(ctx context.Context, id int64) (*news.Article, error)
	Topics(ctx context.Context, ids []int64) ([]news.Topic, error)
	ArticleQuotes(ctx context.Context, article int64) ([]news.Quote, error)
	SaveQuotes(ctx context.Context, quotes []news.Quote, ev news.Event) error
	TakeQuotes(ctx context.Context, article int64, quotes []news.Quote, ev news.Event) error
}

// AtDesk returns the quotes in the text that an article has at the desk, in
// reading order, with what was decided about them.
func (r *Quotes) AtDesk(ctx context.Context, article int64) ([]news.Quote, error) {
	a, err := r.load(ctx, article)
	if err != nil {
		return nil, err
	}
	return r.at(ctx, a)
}

func (r *Quotes) load(ctx context.Context, article int64) (*news.Article, error) {
	a, err := r.Store.Article(ctx, article)
	if err != nil {
		return nil, fmt.Errorf("load article %d: %w", article, err)
	}
	return a, nil
}

// at is AtDesk for an article that is loaded.
func (r *Quotes) at(ctx context.Context, a *news.Article) ([]news.Quote, error) {
	read, err := r.Read(ctx, a)
	if err != nil {
		return nil, fmt.Errorf("read article %d: %w", a.ID, err)
	}
	quotes, err := r.laid(ctx, a.ID, a.Content, read)
	if isLive(a) {
		for i := range quotes {
			quotes[i].LiveIn, quotes[i].PublishAt = a.LiveHead, a.PublishAt
		}
	}
	return quotes, err
}

// isLive reports whether readers have, or will have, the very text that is at
// the desk.
func isLive(a *news.Article) bool {
	return a.Head == a.LiveHead && (a.State == news.Live || a.State == news.Scheduled)
}

// laid returns the quotes of a text with what was decided about its article.
func (r *Quotes) laid(ctx context.Context, article int64, c news.Content, read Reading) ([]news.Quote, error) {
	topics, err := r.topics(ctx, read.Tags)
	if err != nil {
		return nil, err
	}
	kept, err := r.Store.ArticleQuotes(ctx, article)
	if err != nil {
		return nil, fmt.Errorf("load the quotes of article %d: %w", article, err)
	}
	return lay(found(article, c.Body, read.Quotes, topics), kept, c.Body), nil
}

// topics returns the topics that a text surely names.
func (r *Quotes) topics(ctx context.Context, tags topic.Tags) ([]news.Topic, error) {
	if len(tags.Known) == 0 {
		return nil, nil
	}
	ids := make([]int64, len(tags.Known))
	for i, t := range tags.Known {
		ids[i] = t.Topic
	}
	topics, err := r.Store.Topics(ctx, ids)
	if err != nil {
		return nil, fmt.Errorf("load topics: %w", err)
	}
	return topics, nil
}
