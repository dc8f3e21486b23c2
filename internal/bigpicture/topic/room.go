package topic

import (
	"context"
	"fmt"
	"time"

	"github.com/courant-press/courant/internal/bigpicture/prose"
	"github.com/courant-press/courant/internal/news"
)

// Topics is the room of those who decide what articles are about. Its methods
// may be called at the same time.
type Topics struct {
	Store Store
	Now   func() time.Time
	// Read returns what the text that an article has at the desk speaks of.
	Read func(ctx context.Context, a *news.Article) (Tags, error)
}

// Store is what the room asks of the store. Each method that saves is one
// transaction.
type Store interface {
	Article(ctx context.Context, id int64) (*news.Article, error)
	Topics(ctx context.Context, ids []int64) ([]news.Topic, error)
	TopicRefusals(ctx context.Context, article int64) ([]news.TopicRefusal, error)
	RefuseTopic(ctx context.Context, r news.TopicRefusal, ev news.Event) error
	AllowTopic(ctx context.Context, r news.TopicRefusal, ev news.Event) error
}

// Refuse notes that an article is not about a topic, or a name, 0 and "" for
// the other one. It is not suggested for the article any more.
func (r *Topics) Refuse(ctx context.Context, staff news.Staff, article, topic int64, name string) error {
	return r.decide(ctx, staff, r.Store.RefuseTopic, news.TopicRefusal{Article: article, Topic: topic, Name: name}, news.TopicRefused)
}

// Allow takes a refusal back.
func (r *Topics) Allow(ctx context.Context, staff news.Staff, article, topic int64, name string) error {
	return r.decide(ctx, staff, r.Store.AllowTopic, news.TopicRefusal{Article: article, Topic: topic, Name: name}, news.TopicAllowed)
}

func (r *Topics) decide(
	ctx context.Context, staff news.Staff,
	keep func(context.Context, news.TopicRefusal, news.Event) error, x news.TopicRefusal, deed news.EventName,
) error {
	a, err := r.Store.Article(ctx, x.Article)
	if err != nil {
		return fmt.Errorf("load article %d: %w", x.Article, err)
	}
	if err := staff.Allow(news.ToWrite, a); err != nil {
		return err
	}
	if (x.Topic == 0) == (x.Name == "") {
		return &news.Error{Kind: news.Invalid, Message: "Say which topic it is not about, or which name."}
	}
	x.Name, x.Staff, x.At = prose.Fold(x.Name), staff.ID, r.Now()
	return keep(ctx, x, news.Event{Name: deed, Article: a.ID, Staff: staff.ID, At: x.At, Note: x.Name})
}
