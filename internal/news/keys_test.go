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
	shown := func(change func(*news.Article)) *news.Shown {
		a := an(news.Live)
		a.Topics, a.Byline = []int64{4, 5}, []news.Byline{{Author: 6}}
		change(a)
		return &news.Shown{Article: a, Parent: 1}
	}
	same := func(*news.Article) {}
	tests := map[string]struct {
		before, after *news.Shown
		hard, soft    string
	}{
		"first publication": {
			nil, shown(same),
			"article:7", "author:6 day:2026-05-04 list:latest month:2026-05 section:1 section:3 topic:4 topic:5",
		},
		"taken down": {
			shown(same), nil,
			"article:7 card:7", "author:6 day:2026-05-04 list:latest month:2026-05 section:1 section:3 topic:4 topic:5",
		},
		"a word in the text":        {shown(same), shown(same), "article:7", ""},
		"a new headline":            {shown(same), shown(func(a *news.Article) { a.Headline = "New" }), "article:7", "card:7"},
		"a change of substance":     {shown(same), shown(func(a *news.Article) { a.UpdatedAt = now }), "article:7", "card:7 month:2026-05"},
		"another address":           {shown(same), shown(func(a *news.Article) { a.Path = "/x" }), "article:7", "card:7 month:2026-05"},
		"one topic for another":     {shown(same), shown(func(a *news.Article) { a.Topics = []int64{4, 9} }), "article:7", "topic:5 topic:9"},
		"another section":           {shown(same), shown(func(a *news.Article) { a.Section = 8 }), "article:7", "card:7 section:3 section:8"},
		"a picture":                 {shown(same), shown(func(a *news.Article) { a.Picture = &news.Illustration{Picture: 1} }), "article:7", "card:7"},
		"a correction":              {shown(same), shown(func(a *news.Article) { a.Corrections = make([]news.Correction, 1) }), "article:7", "card:7 list:corrections"},
		"a standing page":           {nil, shown(func(a *news.Article) { a.Kind = news.AboutPage }), "article:7", "settings"},
		"taken down when corrected": {shown(corrected), nil, "article:7 card:7", "author:6 day:2026-05-04 list:corrections list:latest month:2026-05 section:1 section:3 topic:4 topic:5"},
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

func corrected(a *news.Article) { a.Corrections = make([]news.Correction, 2) }

func words(keys []news.Key) string {
	var all []string
	for _, k := range keys {
		all = append(all, string(k))
	}
	slices.Sort(all)
	return strings.Join(all, " ")
}

func TestDayKeysAreThoseOfThePapersZone(t *testing.T) {
	t.Parallel()
	a := an(news.Live)
	a.PublishAt = time.Date(2026, time.April, 30, 22, 30, 0, 0, time.UTC)
	_, soft := news.KeysOf(nil, &news.Shown{Article: a}, time.FixedZone("", 2*3600))
	if !slices.Contains(soft, "day:2026-05-01") || !slices.Contains(soft, "month:2026-05") {
		t.Error(soft)
	}
}
