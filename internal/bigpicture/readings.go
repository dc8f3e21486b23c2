package bigpicture

import (
	"context"
	"fmt"
	"sync"
	"time"

	"github.com/courant-press/courant/internal/bigpicture/related"
	"github.com/courant-press/courant/internal/bigpicture/topic"
	"github.com/courant-press/courant/internal/news"
)

// Store is what readings are made of, and where they are kept.
type Store interface {
	Archive

	Settings(ctx context.Context) (news.Settings, error)
	// LiveText returns what readers have of an article, or will have by
	// itself, without its reading. Others are refused as [news.NotFound].
	LiveText(ctx context.Context, article int64) (LiveText, error)
	// TopicsAbove returns the topics that stand for themselves with the lowest
	// ids above id, at most limit.
	TopicsAbove(ctx context.Context, id int64, limit int) ([]news.Topic, error)
	// Topics returns topics by their ids, or what stands for them.
	Topics(ctx context.Context, ids []int64) ([]news.Topic, error)
}

// Readings reads articles: those at the desk when somebody asks, those that
// are live when they change. Its methods may be called at the same time.
type Readings struct {
	Store   Store
	Takers  []Taker
	Related *related.Chooser // nil for none
	Now     func() time.Time

	mu     sync.RWMutex // of what articles are read with
	topics *topic.Tagger
	loaded bool           // topics are those of the paper
	stale  map[int64]bool // topics that were changed since
	age    int            // grows when the topics change
	counts *related.Counts
	fresh  *related.Counts // those of them that are not kept yet

	desk shelf
}

// AtDesk returns what the text of an article at the desk suggests. The last
// few readings are kept, so that all parts of a panel cost one.
func (r *Readings) AtDesk(ctx context.Context, a *news.Article) (Reading, error) {
	age, err := r.freshTopics(ctx)
	if err != nil {
		return Reading{}, err
	}
	return r.desk.get(edition{a.ID, a.Head, age}, func() (Reading, error) {
		set, err := r.Store.Settings(ctx)
		if err != nil {
			return Reading{}, fmt.Errorf("load the settings: %w", err)
		}
		at := a.PublishAt
		if at.IsZero() {
			at = r.Now()
		}
		return r.read(&a.Content, set, at), nil
	})
}

// read reads a text that was published at a time, or would be.
func (r *Readings) read(c *news.Content, set news.Settings, at time.Time) Reading {
	if zone, err := time.LoadLocation(set.Zone); err == nil {
		at = at.In(zone)
	}
	r.mu.RLock()
	defer r.mu.RUnlock()
	return Read(Article{
		Headline: c.Headline, Standfirst: c.Standfirst, Body: c.Body, Lang: languageOf(c, set), Published: at,
	}, r.topics, r.counts)
}

// languageOf returns the language of a text: its own, or that of the paper.
func languageOf(c *news.Content, set news.Settings) string {
	if c.Lang != "" {
		return c.Lang
	}
	return set.Lang
}
