package frontpage

import (
	"context"
	"fmt"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
)

// Find returns articles that an editor may want on a front, newest first, with
// all words of the text in the headline; section 0 stands for all.
func (f *Fronts) Find(ctx context.Context, staff news.Staff, text string, section int64, n int) ([]Facts, error) {
	if err := staff.Need(news.MayEditFront); err != nil {
		return nil, err
	}
	ids, err := f.Store.FindForFront(ctx, text, section, n)
	if err != nil {
		return nil, fmt.Errorf("find articles for a front: %w", err)
	}
	facts, err := f.Store.FrontFacts(ctx, ids, f.Now())
	if err != nil {
		return nil, fmt.Errorf("load what is known of the articles: %w", err)
	}
	var found []Facts
	for _, id := range ids {
		found = append(found, facts[id])
	}
	return found, nil
}

// Preview returns the draft as readers would have it at a time.
func (f *Fronts) Preview(ctx context.Context, staff news.Staff, name string, at time.Time) (paper.FrontPage, error) {
	if err := staff.Need(news.MayEditFront); err != nil {
		return paper.FrontPage{}, err
	}
	draft, err := f.load(ctx, name)
	if err != nil {
		return paper.FrontPage{}, err
	}
	p, err := f.Store.PreviewFront(ctx, draft.Front, at)
	if err != nil {
		return p, fmt.Errorf("preview front %s: %w", name, err)
	}
	p.Title = draft.Title
	return p, nil
}
