package app

import (
	"context"
	"net/url"
	"slices"
	"strings"

	"github.com/courant-press/courant/internal/bigpicture"
	"github.com/courant-press/courant/internal/bigpicture/correction"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom"
	"github.com/courant-press/courant/internal/store"
)

// correctionsOf returns the room of what corrections reach.
func (n *Newspaper) correctionsOf() *correction.Corrections {
	find := func(ctx context.Context, run string, limit int) ([]int64, error) {
		q := newsroom.Query{States: []news.State{news.Live}}
		words := q.TextQuery(`"` + run + `"`)
		words.Limit = limit
		return n.search.Search(ctx, words)
	}
	return &correction.Corrections{Store: n.store, Find: find, Now: n.now}
}

// A linkTaker keeps which articles link to which.
type linkTaker struct{ *store.Store }

// Take implements [bigpicture.Taker].
func (s linkTaker) Take(ctx context.Context, t bigpicture.LiveText) error {
	set, err := s.Settings(ctx)
	if err != nil {
		return err
	}
	return s.TakeLinks(ctx, t.Article, ownPaths(t.Content.Body.Links(), set.URL))
}

// Drop implements [bigpicture.Taker].
func (s linkTaker) Drop(ctx context.Context, article int64) error {
	return s.TakeLinks(ctx, article, nil)
}

// ownPaths returns the paths among links that lead into the paper at root.
func ownPaths(links []string, root string) (paths []string) {
	for _, link := range links {
		u, err := url.Parse(strings.TrimPrefix(link, strings.TrimSuffix(root, "/")))
		if err == nil && u.Host == "" && strings.HasPrefix(u.Path, "/") {
			paths = append(paths, u.Path)
		}
	}
	slices.Sort(paths)
	return slices.Compact(paths)
}
