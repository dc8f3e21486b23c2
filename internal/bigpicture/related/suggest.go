package related

import (
	"context"
	"slices"

	"github.com/courant-press/courant/internal/bigpicture/duplicate"
	"github.com/courant-press/courant/internal/news"
)

// A Suggestion is an article that may stand under another one.
type Suggestion struct {
	Choice
	Banned bool
}

// AtDesk returns what would stand under an article if its text at the desk
// were public, in order, and then what editors banned from it. Of the first,
// readers get as many as are [Shown].
func (c *Chooser) AtDesk(ctx context.Context, article int64) ([]Suggestion, error) {
	a, err := c.Store.Article(ctx, article)
	if err != nil {
		return nil, err
	}
	v, signature, err := c.Read(ctx, a)
	if err != nil {
		return nil, err
	}
	at := a.PublishAt
	if at.IsZero() {
		at = c.Now()
	}
	hits, err := Search(ctx, c.Store, v, at, article, looked)
	if err != nil {
		return nil, err
	}
	wishes, err := c.Store.Wishes(ctx, article)
	if err != nil {
		return nil, err
	}
	own, err := c.matterOf(ctx, a, signature)
	if err != nil {
		return nil, err
	}
	about, candidates, err := c.candidates(ctx, article, own, hits, wishes)
	if err != nil {
		return nil, err
	}
	var all []Suggestion
	for _, x := range Choose(about, candidates, wishes) {
		all = append(all, Suggestion{Choice: x})
	}
	for _, id := range wishes.Banned {
		all = append(all, Suggestion{Choice{Article: id}, true})
	}
	return all, nil
}

// matterOf returns what an article at the desk is about.
func (c *Chooser) matterOf(ctx context.Context, a *news.Article, signature duplicate.Signature) (Matter, error) {
	own := Matter{Signature: signature}
	topics, err := c.Store.Topics(ctx, a.Topics)
	slices.SortFunc(topics, func(x, y news.Topic) int {
		return slices.Index(a.Topics, x.ID) - slices.Index(a.Topics, y.ID)
	})
	for _, t := range topics {
		own.Topics = append(own.Topics, Topic{Named{t.ID, t.Name}, t.Kind})
	}
	return own, err
}
