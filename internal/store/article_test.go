package store_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/richtext"
	"github.com/courant-press/courant/internal/store"
	"github.com/courant-press/courant/internal/store/storetest"
)

var now = storetest.Now()

// written returns an article as an author would leave it.
func written(headline string) *news.Article {
	return &news.Article{
		State: news.Draft, CreatedAt: now, SavedAt: now,
		Content: news.Content{
			Kind: news.Report, Slug: "a-slug", Headline: headline,
			Body: richtext.Doc{Blocks: []richtext.Block{richtext.Paragraph{Text: richtext.Plain("One two three.")}}},
		},
	}
}

// create saves a new draft.
func create(t *testing.T, st *store.Store, a *news.Article) *news.Article {
	t.Helper()
	save := news.Save{Event: news.Event{Name: news.ArticleWritten, Staff: 3, At: now}}
	if err := st.CreateArticle(t.Context(), a, save); err != nil {
		t.Fatal(err)
	}
	return a
}

// publish makes a public at the time given, as the newsroom would.
func publish(t *testing.T, st *store.Store, a *news.Article, at time.Time) *news.Article {
	t.Helper()
	a.State, a.PublishAt = news.Live, at
	if a.Path == "" {
		a.Path = "/news/" + a.Slug
	}
	save := news.Save{Publish: true, Event: news.Event{Name: news.ArticlePublished, At: now}}
	if err := st.SaveArticle(t.Context(), a, save); err != nil {
		t.Fatal(err)
	}
	return a
}

func TestAnArticleComesBackAsItWasSaved(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		want := written("Ferry runs again")
		want.Byline = []news.Byline{{Author: 4}, {Author: 5, Role: news.ByPhotography}}
		want.Picture = &news.Illustration{Picture: 9, Alt: "a ferry"}
		want.Topics = []int64{7, 8}
		want.Lock = &news.Lock{Staff: 3, Since: now}
		want.Origin = &news.Origin{Source: "wordpress:example.org", Kind: "post", ID: "12", Hash: "ab", Path: "/12"}
		want.Embargo = now.Add(time.Hour)
		create(t, st, want)

		got, err := st.Article(t.Context(), want.ID)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("the article changed on its way (-want +got):\n%s", diff)
		}
		if got, err := st.ArticleByOrigin(t.Context(), "wordpress:example.org", "post", "12"); err != nil || got.ID != want.ID {
			t.Errorf("by its origin: %v, %v", got, err)
		}
	})
}
