package reader

import (
	"cmp"
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
			v.Versions = append(v.Versions, e.version(i+1, r, before, p.Pictures))
			before = &r.Content
		}
		slices.Reverse(v.Versions)
		return leaf{kind: "history", view: v, Page: p.Page}, nil
	}
}

// version shows what a public revision changed; before is the one that readers
// had until then, nil for the first. Shown are the pictures of all of them.
func (e *edition) version(number int, r paper.PublicRevision, before *news.Content, shown map[int64]paper.Picture) VersionView {
	lang := cmp.Or(r.Content.Lang, e.settings.Lang)
	v := VersionView{
		ID:          "version-" + strconv.Itoa(number),
		Label:       e.word("version", "number", e.locale.Number(number)),
		First:       before == nil,
		At:          e.moment(r.At),
		Corrections: e.corrected(r.Corrections),
	}
	resolver := e.resolver(lang, shown, nil)
	resolver.Prefix = v.ID + "-" // several versions on one page have the same headings
	if before == nil {
		v.Headline, v.Standfirst = words(r.Content.Headline), words(r.Content.Standfirst)
		v.Body, _ = richtext.HTML(r.Content.Body, resolver)
		return v
	}
	v.Headline = changed(before.Headline, r.Content.Headline)
	v.Standfirst = changed(before.Standfirst, r.Content.Standfirst)
	v.Body = richtext.DiffHTML(richtext.Diff(before.Body, r.Content.Body), resolver, e.diffWords())
	return v
}

// words is a text that did not change.
func words(text string) []WordsView { return changed(text, text) }

// changed marks the words that came and went between two lines.
func changed(before, after string) []WordsView {
	var all []WordsView
	for _, s := range richtext.DiffText(before, after) {
		all = append(all, WordsView{Text: s.Text, Added: s.Op == richtext.Added, Removed: s.Op == richtext.Removed})
	}
	return all
}

// diffWords are what a screen reader says between the words of the text, and
// what stands where a change cannot be seen in them.
func (e *edition) diffWords() richtext.DiffWords {
	return richtext.DiffWords{
		Added:   e.word("added") + ":",
		Removed: e.word("removed") + ":",
		Block:   func(op richtext.Op, _ string) string { return e.word("part_" + string(op)) },
	}
}
