package api

import (
	"context"
	"net/http"

	"github.com/courant-press/courant/internal/bigpicture/duplicate"
	"github.com/courant-press/courant/internal/bigpicture/prose"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/richtext"
)

// A Duplicate is an article that says nearly the same as another.
type Duplicate struct {
	Headline
	State       news.State        `json:"state"`
	Resemblance float64           `json:"resemblance" doc:"Share of all that both say that both say, from 0 to 1."`
	Contained   float64           `json:"contained" doc:"Share of the shorter text that stands in the longer."`
	Passages    []SharedPassage   `json:"passages" doc:"The longest runs of words that stand in both, in the order of the article."`
	Verdict     duplicate.Verdict `json:"verdict" enum:"same,different," doc:"What an editor decided; empty for nothing."`
}

// A SharedPassage is a run of words that stands in both texts.
type SharedPassage struct {
	Words string     `json:"words" doc:"As the article has them."`
	Here  QuotePlace `json:"here"`
	There QuotePlace `json:"there"`
	Other string     `json:"other" doc:"As the other article has them."`
}

// A DuplicateVerdict is what an editor decides about two texts.
type DuplicateVerdict struct {
	Other   int64             `json:"other" minimum:"1"`
	Verdict duplicate.Verdict `json:"verdict" enum:"same,different," doc:"Empty takes back what was decided."`
}

func (a *API) duplicates() {
	const path = "/articles/{id}/duplicates"
	route(a, operation{
		id: "list-duplicates", method: http.MethodGet, path: path, tag: "duplicates", needs: right(news.MayWrite),
		summary: "Articles, published or at the desk, that say nearly the same as the text at the desk.",
	}, func(ctx context.Context, in *ByID) (*page[Duplicate], error) { return a.duplicatesOf(ctx, in.ID) })
	route(a, operation{
		id: "decide-duplicate", method: http.MethodPost, path: path, tag: "duplicates", needs: right(news.MayApprove),
		summary: "Say that two articles are the same, so that lists show the earlier one alone, or that they are not.",
	}, func(ctx context.Context, in *struct {
		ByID
		Body DuplicateVerdict
	},
	) (*page[Duplicate], error) {
		if err := a.Duplicates.Decide(ctx, staffOf(ctx), in.ID, in.Body.Other, in.Body.Verdict); err != nil {
			return nil, err
		}
		return a.duplicatesOf(ctx, in.ID)
	})
}

// shownPassages is how many passages of a pair are shown.
const shownPassages = 50

func (a *API) duplicatesOf(ctx context.Context, article int64) (*page[Duplicate], error) {
	found, err := a.Duplicates.AtDesk(ctx, article)
	if err != nil {
		return nil, err
	}
	own, err := a.Articles.Article(ctx, article)
	if err != nil {
		return nil, err
	}
	list := &page[Duplicate]{Items: []Duplicate{}}
	for _, m := range found {
		x := Duplicate{
			Headline: Headline{m.Article.ID, m.Article.Headline, m.Article.PublishAt, m.Article.Section, m.Article.Path},
			State:    m.Article.State, Resemblance: m.Resemblance, Contained: m.Contained,
			Passages: []SharedPassage{}, Verdict: m.Verdict,
		}
		for _, p := range m.Passages[:min(shownPassages, len(m.Passages))] {
			x.Passages = append(x.Passages, SharedPassage{
				Words: wordsAt(own.Body, p.A), Here: placed(p.A), There: placed(p.B), Other: wordsAt(m.Article.Body, p.B),
			})
		}
		list.Items = append(list.Items, x)
	}
	return list, nil
}

func placed(p prose.Place) QuotePlace { return QuotePlace{p.Block, p.Text, p.Start, p.End} }

// wordsAt returns the words of a place; nothing if the text has none there.
func wordsAt(d richtext.Doc, p prose.Place) string {
	if p.Block >= len(d.Blocks) {
		return ""
	}
	texts := richtext.TextsOf(d.Blocks[p.Block])
	if p.Text >= len(texts) {
		return ""
	}
	letters := []rune(texts[p.Text].String())
	if p.Start > p.End || p.End > len(letters) {
		return ""
	}
	return string(letters[p.Start:p.End])
}
