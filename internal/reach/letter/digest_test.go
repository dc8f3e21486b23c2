package letter_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/reach/letter"
)

func card(id int64, headline string) paper.Card { return paper.Card{ID: id, Headline: headline} }

func TestADigestFollowsTheEditorsAndRepeatsNothing(t *testing.T) {
	t.Parallel()
	front := paper.FrontPage{Containers: []paper.Container{
		{Cards: []paper.FrontCard{{Card: card(1, "a")}, {Card: card(2, "b"), Gone: true}, {Card: card(3, "c")}}},
		{Title: "Nothing new", Cards: []paper.FrontCard{{Card: card(1, "a")}}},
		{Title: "World", Cards: []paper.FrontCard{{Card: card(3, "c")}, {Card: card(4, "d")}, {Card: card(5, "e")}}},
		{Title: "Too much", Cards: []paper.FrontCard{{Card: card(6, "f")}}},
	}}
	want := []news.IssuePart{
		{Kind: news.ArticlePart, Article: 1, Large: true},
		{Kind: news.ArticlePart, Article: 3},
		{Kind: news.HeadingPart, Title: "World"},
		{Kind: news.ArticlePart, Article: 4},
		{Kind: news.ArticlePart, Article: 5},
	}
	if diff := cmp.Diff(want, letter.OfFront(front, 4)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(want[:2], letter.OfList([]paper.Card{card(1, "a"), card(1, "a"), card(3, "c"), card(4, "d")}, 2)); diff != "" {
		t.Error(diff)
	}
}

func TestSubjectsAreSuggestedFromTheHeadlines(t *testing.T) {
	t.Parallel()
	got := letter.Openings([]paper.Card{card(1, "a"), card(2, "b"), card(3, "c"), card(4, "d")})
	want := []news.Opening{{Subject: "a", Preheader: "b · c"}, {Subject: "b", Preheader: "a · c"}, {Subject: "c", Preheader: "a · b"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if got := letter.Openings(nil); got != nil {
		t.Error(got)
	}
}
