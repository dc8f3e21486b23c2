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

func TestWhatWasAboutOneTopicIsAboutTheOtherOnceTheyAreMerged(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d, ctx := newDesk(t, st), t.Context()
		double := news.Topic{Kind: news.Person, Slug: "v-lindqvist", Name: "V. Lindqvist", Aliases: []string{"The mayor"}}
		third := news.Topic{Kind: news.Person, Slug: "lindqvist", Name: "Lindqvist"}
		check(t, d.SaveTopic(ctx, &double, decided))
		check(t, d.SaveTopic(ctx, &third, decided))
		about := func(slug string, age time.Duration, topics ...int64) *news.Article {
			return d.article(t, slug, now.Add(-age), func(a *news.Article) { a.Topics = topics })
		}
		both := about("both", 3*time.Hour, double.ID, d.mayor.ID)
		about("double", 2*time.Hour, double.ID)
		about("mayor", time.Hour, d.mayor.ID)
		about("third", 30*time.Minute, third.ID)
		check(t, d.MergeTopics(ctx, third.ID, double.ID, decided))
		check(t, d.MergeTopics(ctx, double.ID, d.mayor.ID, decided))

		p, err := d.TopicPage(ctx, d.mayor.ID, paper.Cursor{}, now)
		check(t, err)
		if diff := cmp.Diff([]string{"third", "mayor", "double", "both"}, slugs(p.List.Cards)); diff != "" {
			t.Errorf("articles (-want +got):\n%s", diff)
		}
		if !slices.Contains(p.Topic.Aliases, "V. Lindqvist") || !slices.Contains(p.Topic.Aliases, "Lindqvist") || !slices.Contains(p.Topic.Aliases, "The mayor") {
			t.Errorf("aliases are %q", p.Topic.Aliases)
		}
		for _, old := range []string{double.Path(), third.Path()} {
			if to, err := d.Resolve(ctx, old, now); err != nil || to.To != d.mayor.Path() {
				t.Errorf("%s leads to %v, %v", old, to, err)
			}
		}
		page, err := d.ArticlePage(ctx, both.ID, now)
		check(t, err)
		if len(page.Topics) != 1 || page.Topics[0].Name != "Vera Lindqvist" || page.Topics[0].ID != d.mayor.ID {
			t.Errorf("an article about both is about %v", page.Topics)
		}
		for _, id := range []int64{double.ID, third.ID, d.mayor.ID} {
			if x, err := d.Topic(ctx, id); err != nil || x.ID != d.mayor.ID {
				t.Errorf("topic %d is %+v, %v", id, x, err)
			}
		}
		found, _, err := d.FindTopics(ctx, "", "lindqvist", "", 10)
		if err != nil || len(found) != 1 {
			t.Errorf("found %v, %v", topicNames(found), err)
		}
		about("later", time.Minute, third.ID) // whoever had the form open
		if p, err = d.TopicPage(ctx, d.mayor.ID, paper.Cursor{}, now); err != nil || slugs(p.List.Cards)[0] != "later" {
			t.Errorf("a later article is not listed: %v, %v", slugs(p.List.Cards), err)
		}
		wantKind(t, d.MergeTopics(ctx, third.ID, d.mayor.ID, decided), news.Invalid, "merging what is merged")
	})
}

func TestWhatOneAuthorWroteIsTheOthersOnceTheyAreMerged(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d, ctx := newDesk(t, st), t.Context()
		double := news.Author{Slug: "a-moran", Name: "A. Moran"}
		check(t, d.SaveAuthor(ctx, &double, decided))
		a := d.article(t, "one", now.Add(-time.Hour), func(a *news.Article) {
			a.Byline = []news.Byline{{Author: double.ID}, {Author: d.ada.ID}}
		})
		check(t, d.MergeAuthors(ctx, double.ID, d.ada.ID, decided))
		p, err := d.ArticlePage(ctx, a.ID, now)
		check(t, err)
		if diff := cmp.Diff([]paper.Credit{{Name: "Ada Moran", Path: "/author/ada"}}, p.Byline); diff != "" {
			t.Errorf("byline (-want +got):\n%s", diff)
		}
		if len(p.Authors) != 1 || p.Authors[0].ID != d.ada.ID || !slices.Contains(p.Keys, news.AuthorKey(d.ada.ID)) {
			t.Errorf("authors are %v, keys %v", p.Authors, p.Keys)
		}
		mine, err := d.AuthorPage(ctx, d.ada.ID, paper.Cursor{}, now)
		if err != nil || len(mine.List.Cards) != 1 {
			t.Errorf("the author's page has %v, %v", slugs(mine.List.Cards), err)
		}
		all, err := d.StaffPage(ctx)
		check(t, err)
		for _, x := range all.Authors {
			if x.ID == double.ID {
				t.Error("the masthead names both")
			}
		}
		if to, err := d.Resolve(ctx, "/author/a-moran", now); err != nil || to.To != "/author/ada" {
			t.Errorf("the old page leads to %v, %v", to, err)
		}
	})
}

// An import that is run again brings the same topic once more.
func TestWhatWasMergedStaysSo(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d, ctx := newDesk(t, st), t.Context()
		bring := func(hash string) {
			t.Helper()
			check(t, d.Import(ctx, []*news.Imported{{
				Origin: news.Origin{Source: "test", Kind: "tag", ID: "1", Hash: hash},
				Topic:  &news.Topic{Kind: news.Person, Slug: "imported", Name: "Imported"},
			}}, imported))
		}
		bring("1")
		found, _, err := d.FindTopics(ctx, "", "imported", "", 10)
		check(t, err)
		check(t, d.MergeTopics(ctx, found[0].ID, d.mayor.ID, decided))
		bring("2")
		if x, err := d.Topic(ctx, found[0].ID); err != nil || x.Name != "Vera Lindqvist" {
			t.Errorf("the topic is %+v, %v", x, err)
		}
	})
}
