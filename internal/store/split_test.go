package store_test

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/store"
	"github.com/courant-press/courant/internal/store/storetest"
)

func TestATopicThatStoodForTwoThingsBecomesTwo(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d, ctx := newDesk(t, st), t.Context()
		holm := news.Topic{Kind: news.Place, Slug: "holm", Name: "Holm", Aliases: []string{"Mr Holm", "The island"}}
		double := news.Topic{Kind: news.Place, Slug: "holm-2", Name: "Holm Island"}
		check(t, d.SaveTopic(ctx, &holm, decided))
		check(t, d.SaveTopic(ctx, &double, decided))
		about := func(slug string, age time.Duration, topics ...int64) *news.Article {
			return d.article(t, slug, now.Add(-age), func(a *news.Article) { a.Topics = topics })
		}
		island, man, merged := about("island", time.Hour, holm.ID), about("man", 2*time.Hour, holm.ID, d.mayor.ID), about("merged", 3*time.Hour, double.ID)
		check(t, d.MergeTopics(ctx, double.ID, holm.ID, decided))

		part := news.Topic{Kind: news.Person, Slug: "anders-holm", Name: "Anders Holm", Aliases: []string{"Mr Holm"}}
		check(t, d.SplitTopic(ctx, holm.ID, &part, []int64{man.ID, merged.ID}, decided))
		for id, want := range map[int64][]string{holm.ID: {"island"}, part.ID: {"man", "merged"}} {
			p, err := d.TopicPage(ctx, id, paper.Cursor{}, now)
			check(t, err)
			if diff := cmp.Diff(want, slugs(p.List.Cards)); diff != "" {
				t.Errorf("about %d (-want +got):\n%s", id, diff)
			}
		}
		whole, err := d.Topic(ctx, holm.ID)
		if err != nil || slices.Contains(whole.Aliases, "Mr Holm") || !slices.Contains(whole.Aliases, "The island") {
			t.Errorf("the old one is called %q, %v", whole.Aliases, err)
		}
		for _, a := range []*news.Article{man, merged} {
			now, err := d.Article(ctx, a.ID)
			if err != nil || now.Topics[0] != part.ID || now.Version == a.Version {
				t.Errorf("at the desk it is about %v, %v", now.Topics, err)
			}
		}
		if left, err := d.Article(ctx, island.ID); err != nil || left.Topics[0] != holm.ID {
			t.Errorf("the island's article is about %v, %v", left.Topics, err)
		}
		heads, err := d.TopicHeadlines(ctx, part.ID, 10)
		if err != nil || len(heads) != 2 || heads[0].Article != man.ID {
			t.Errorf("its headlines are %v, %v", heads, err)
		}
		clash := news.Topic{Kind: news.Place, Slug: "holm", Name: "Holm again"}
		wantKind(t, d.SplitTopic(ctx, holm.ID, &clash, nil, decided), news.Conflict, "an address that is taken")
	})
}
