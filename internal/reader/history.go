package reader

import (
	"context"
	"slices"
	"strconv"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/richtext"
)

// history builds the list of an article's public versions. Search engines are
// sent to the article itself.
func (s *Site) history(id int64) builder {
	return func(ctx context.Context, e *edition) (leaf, error) {
		p, err := s.source.HistoryPage(ctx, id, e.now)
		if err != nil {
			return leaf{}, err
		}
		page := e.page(about{
			kind: "history", path: child(p.Path, historyName), title: e.word("version_history") + ": " + p.FullHead,
			crumbs: append(e.crumbs(&p.Section), LinkView{Name: p.FullHead, URL: p.Path}),
		})
		page.Robots, page.Canonical = robotsNone, e.absolute(p.Path)
		v := HistoryView{View: e.view(page, p.Section.ID), Article: e.card(p.Card)}
		var before *news.Content
		for i, r := range p.Revisions {
			v.Versions = append(v.Versions, e.version(i+1, r, before))
			before = &r.Content
		}
		slices.Reverse(v.Versions)
		return leaf{kind: "history", view: v, Page: p.Page}, nil
	}
}

// version shows what a public revision changed; before is the one that readers
// had until then, nil for the first.
func (e *edition) version(number int, r paper.PublicRevision, before *news.Content) VersionView {
	at := e.moment(r.At)
	v := VersionView{
		ID:          "version-" + strconv.Itoa(number),
		Label:       e.word("version", "number", e.locale.Number(number)),
		First:       before == nil,
		At:          at,
		Corrections: e.corrected(r.Corrections),
	}
	if before == nil {
		before = &r.Content
	}
	v.Headline = richtext.DiffText(before.Headline, r.Content.Headline)
	v.Standfirst = richtext.DiffText(before.Standfirst, r.Content.Standfirst)
	v.Body = richtext.Diff(before.Body, r.Content.Body)
	return v
}
