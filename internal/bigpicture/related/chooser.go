package related

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/courant-press/courant/internal/bigpicture/duplicate"
	"github.com/courant-press/courant/internal/job"
	"github.com/courant-press/courant/internal/news"
)

// Method numbers the method by which articles are chosen. It grows when that
// gets better, and all is chosen anew in the background.
const Method = 1

// A Chooser chooses what stands under articles and keeps it, so that nobody
// waits for it.
type Chooser struct {
	Store      Store
	Storylines Storylines // nil for none
	Now        func() time.Time
	// Read returns what the text of an article at the desk is searched by.
	Read func(ctx context.Context, a *news.Article) (Vector, duplicate.Signature, error)
}

// How far a change of one article goes.
const (
	looked = 20 // likest articles that are considered
	moved  = 8  // likest articles whose own choice is made again
	showed = 20 // articles that show it, whose choice is made again
)

// Relate is the job that chooses anew what stands under an article, and under
// those whose choice it may change.
type Relate struct {
	Article int64 `json:"article"`
}

// Kind names the job.
func (Relate) Kind() string { return "relate" }

// Jobs puts the work on the list.
func (c *Chooser) Jobs(list *job.List) {
	job.Add(list, func(ctx context.Context, r Relate) error { return c.Refresh(ctx, r.Article) })
}

// Refresh chooses what stands under an article, and anew for those that show
// it and those that may want to. It is safe to run twice. An article that
// readers do not have stands nowhere, and nothing under it.
func (c *Chooser) Refresh(ctx context.Context, article int64) error {
	hits, err := c.Likest(ctx, article)
	if err != nil {
		return err
	}
	around, err := c.Store.Showing(ctx, article, showed)
	if err != nil {
		return fmt.Errorf("find who shows article %d: %w", article, err)
	}
	for _, hit := range hits[:min(moved, len(hits))] {
		if hit.Alone >= faint {
			around = append(around, hit.Article)
		}
	}
	slices.Sort(around)
	return c.Choose(ctx, append([]int64{article}, slices.Compact(around)...)...)
}

// Choose chooses what stands under articles and keeps what has changed.
func (c *Chooser) Choose(ctx context.Context, articles ...int64) error {
	chosen := map[int64][]Choice{}
	ev := news.Event{Name: news.RelatedChanged, At: c.Now()}
	for _, id := range articles {
		if _, done := chosen[id]; done {
			continue
		}
		choices, err := c.choices(ctx, id)
		if err != nil {
			return fmt.Errorf("choose what is related to article %d: %w", id, err)
		}
		before, err := c.Store.Related(ctx, id)
		if err != nil {
			return fmt.Errorf("load what is related to article %d: %w", id, err)
		}
		if !slices.Equal(choices, before) {
			ev.Soft = append(ev.Soft, news.RelatedKey(id))
		}
		chosen[id] = choices
	}
	return c.Store.SaveRelated(ctx, chosen, ev)
}

// Likest returns the live articles that are likest to a live one.
func (c *Chooser) Likest(ctx context.Context, article int64) ([]Hit, error) {
	own, err := c.Store.Vectors(ctx, []int64{article})
	if err != nil {
		return nil, fmt.Errorf("load the reading of article %d: %w", article, err)
	}
	d, ok := own[article]
	if !ok {
		return nil, nil
	}
	return Search(ctx, c.Store, d.Vector, d.At, article, looked)
}

// choices returns what stands under a live article; nothing under another.
func (c *Chooser) choices(ctx context.Context, article int64) ([]Choice, error) {
	hits, err := c.Likest(ctx, article)
	if err != nil {
		return nil, err
	}
	wishes, err := c.Store.Wishes(ctx, article)
	if err != nil {
		return nil, err
	}
	own, err := c.Store.Matters(ctx, []int64{article})
	if err != nil {
		return nil, err
	}
	matter, live := own[article]
	if !live {
		return nil, nil
	}
	about, candidates, err := c.candidates(ctx, article, matter, hits, wishes)
	if err != nil {
		return nil, err
	}
	return Choose(about, candidates, wishes), nil
}

// candidates returns an article and those that may stand under it, with what
// they are about.
func (c *Chooser) candidates(ctx context.Context, article int64, own Matter, hits []Hit, w Wishes) (about Candidate, list []Candidate, err error) {
	ids := append([]int64{article}, w.Pinned...)
	for _, hit := range hits {
		ids = append(ids, hit.Article)
	}
	matters, err := c.Store.Matters(ctx, ids)
	if err != nil {
		return about, nil, err
	}
	lines := map[int64][]Named{}
	if c.Storylines != nil {
		if lines, err = c.Storylines.StorylinesOf(ctx, ids); err != nil {
			return about, nil, err
		}
	}
	about = Candidate{Article: article, Storylines: lines[article], Topics: own.Topics}
	for _, id := range w.Pinned {
		if s, ok := matters[id]; ok {
			list = append(list, Candidate{Article: id, Storylines: lines[id], Topics: s.Topics})
		}
	}
	taken := map[int64]Matter{article: own}
	for _, hit := range hits {
		s, ok := matters[hit.Article]
		if !ok || slices.Contains(w.Pinned, hit.Article) {
			continue
		}
		again := repeats(hit.Article, s, taken)
		if !again {
			taken[hit.Article] = s
		}
		list = append(list, Candidate{hit.Article, hit.Alone, lines[hit.Article], s.Topics, again})
	}
	return about, list, nil
}

// repeats reports whether an article is nearly the same as one that is taken.
func repeats(article int64, s Matter, taken map[int64]Matter) bool {
	for id, o := range taken {
		if s.SameAs == id || o.SameAs == article || s.SameAs != 0 && s.SameAs == o.SameAs || s.Signature.Same(o.Signature) {
			return true
		}
	}
	return false
}
