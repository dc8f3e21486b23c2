package newsroom

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// sameLately is how far back the desk is told of a headline that says the
// same. It is longer than [news.SameNews], because an editor can judge what a
// list can not.
const sameLately = 30 * 24 * time.Hour

// manyHeadlines is how many of the last headlines are compared with a new one.
const manyHeadlines = 500

// Checks lists what an editor should know before an article is published.
func (n *Newsroom) Checks(ctx context.Context, id int64) ([]news.Check, error) {
	a, err := n.load(ctx, id)
	if err != nil {
		return nil, err
	}
	r := news.Reading{Now: n.Now()}
	if r.Proof, err = n.proof(ctx, a); err != nil {
		return nil, err
	}
	settings, err := n.settings(ctx)
	if err != nil {
		return nil, err
	}
	r.Lang = settings.Lang
	ids := slices.Concat(a.Topics, a.Body.Topics())
	if r.Topics, err = n.Store.Topics(ctx, ids); err != nil {
		return nil, fmt.Errorf("load the topics of article %d: %w", id, err)
	}
	if r.Similar, err = n.Similar(ctx, id, a.Headline); err != nil {
		return nil, err
	}
	return news.Checks(a, r), nil
}

// Similar returns what was published lately with nearly the same headline,
// newest first, without the article itself.
func (n *Newsroom) Similar(ctx context.Context, article int64, headline string) ([]news.Headline, error) {
	now := n.Now()
	lately, err := n.Store.RecentHeadlines(ctx, 0, now.Add(-sameLately), now, manyHeadlines)
	if err != nil {
		return nil, fmt.Errorf("load recent headlines: %w", err)
	}
	return slices.DeleteFunc(lately, func(h news.Headline) bool {
		_, same := news.SameHeadline(h.Headline, headline)
		return h.Article == article || !same
	}), nil
}

// An Address is where an article would stand on the paper's site.
type Address struct {
	Slug  string
	Path  string // that it would get
	Taken bool   // the plain one is taken, so the slug gets a number
}

// AddressOf returns the address that an article would get if it were published
// now with such furniture.
func (n *Newsroom) AddressOf(ctx context.Context, article int64, c news.Content) (Address, error) {
	settings, err := n.settings(ctx)
	if err != nil {
		return Address{}, err
	}
	a := &news.Article{ID: article, Content: c, PublishAt: n.Now()}
	if a.Slug = news.Slugify(a.Slug); c.Slug == "" {
		a.Slug = news.Slugify(a.Headline)
	}
	p := Address{Slug: a.Slug}
	if a.Section == 0 && a.Kind != news.AboutPage {
		return p, nil
	}
	if p.Path, err = n.address(ctx, a, settings); err != nil {
		return p, err
	}
	section, err := n.plainSection(ctx, a)
	p.Taken = p.Path != pathOf(a, a.Slug, section, settings)
	return p, err
}

// plainSection returns the slug of the article's section, or "" for a standing
// page, which has none.
func (n *Newsroom) plainSection(ctx context.Context, a *news.Article) (string, error) {
	if a.Kind == news.AboutPage {
		return "", nil
	}
	section, err := n.section(ctx, a.Section)
	return section.Slug, err
}
