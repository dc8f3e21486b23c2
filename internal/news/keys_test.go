package news_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/news"
)

func TestKeysOf(t *testing.T) {
	t.Parallel()
	shown := func(change func(*news.Article)) *news.Article {
		a := an(news.Live)
		a.Topics, a.Byline = []int64{4, 5}, []news.Byline{{Author: 6}}
		change(a)
		return a
	}
	same := func(*news.Article) {}
	page := func(a *news.Article) { a.Kind = news.AboutPage }
	renamed := func(a *news.Article) { a.Kind, a.Headline = news.AboutPage, "Who we are" }
	corrected := func(a *news.Article) { a.Corrections = make([]news.Correction, 1) }
	tests := map[string]struct {
		before, after *news.Article
		hard, soft    string
	}{
		"nothing public":            {nil, nil, "", ""},
		"first publication":         {nil, shown(same), "article:7", ""},
		"taken down":                {shown(same), nil, "article:7 card:7", ""},
		"a word in the text":        {shown(same), shown(same), "article:7", ""},
		"a second topic":            {shown(same), shown(func(a *news.Article) { a.Topics = []int64{4, 9} }), "article:7", ""},
		"a new headline":            {shown(same), shown(func(a *news.Article) { a.Headline = "New" }), "article:7", "card:7"},
		"another section":           {shown(same), shown(func(a *news.Article) { a.Section = 8 }), "article:7", "card:7"},
		"another main topic":        {shown(same), shown(func(a *news.Article) { a.Topics = []int64{5} }), "article:7", "card:7"},
		"a picture":                 {shown(same), shown(func(a *news.Article) { a.Picture = &news.Illustration{Picture: 1} }), "article:7", "card:7"},
		"a change of substance":     {shown(same), shown(func(a *news.Article) { a.UpdatedAt = now }), "article:7", "card:7 sitemap:2026-05"},
		"another address":           {shown(same), shown(func(a *news.Article) { a.Path = "/x" }), "article:7", "card:7 sitemap:2026-05"},
		"hidden from searches":      {shown(same), shown(func(a *news.Article) { a.NoIndex = true }), "article:7", "sitemap:2026-05"},
		"a correction":              {shown(same), shown(corrected), "article:7", "card:7 list:corrections"},
		"taken down when corrected": {shown(corrected), nil, "article:7 card:7", "list:corrections"},
		"a standing page renamed":   {shown(page), shown(renamed), "article:7", "card:7 settings"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			hard, soft := news.KeysOf(test.before, test.after, time.UTC)
			if diff := cmp.Diff([]string{test.hard, test.soft}, []string{words(hard), words(soft)}); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func words(keys []news.Key) string {
	var all []string
	for _, k := range keys {
		all = append(all, string(k))
	}
	slices.Sort(all)
	return strings.Join(all, " ")
}

func TestMonthsAreThoseOfThePapersZone(t *testing.T) {
	t.Parallel()
	before, after := an(news.Live), an(news.Live)
	before.PublishAt = time.Date(2026, time.April, 30, 22, 30, 0, 0, time.UTC)
	after.PublishAt, after.UpdatedAt = before.PublishAt, now
	_, soft := news.KeysOf(before, after, time.FixedZone("", 2*3600))
	if !slices.Contains(soft, "sitemap:2026-05") {
		t.Error(soft)
	}
}
