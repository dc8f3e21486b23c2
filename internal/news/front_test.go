package news_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/news"
)

func TestSelfFillingFrontFollowsTheMenu(t *testing.T) {
	t.Parallel()
	f := news.SelfFilling("home", []news.Section{
		{ID: 1, Name: "City", Slug: "city", Order: 1},
		{ID: 2, Name: "Harbour", Slug: "harbour", Parent: 1, Order: 2},
		{ID: 3, Name: "Drafts", Slug: "drafts"},
		{ID: 4, Name: "Sport", Slug: "sport", Order: 3},
	})
	var titles []string
	for _, c := range f.Containers {
		titles = append(titles, string(c.Shape)+" "+c.Title)
	}
	if diff := cmp.Diff([]string{"lead ", "grid ", "grid City", "grid Sport"}, titles); diff != "" {
		t.Error(diff)
	}
}
