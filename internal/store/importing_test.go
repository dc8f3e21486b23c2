package store_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/store"
	"github.com/courant-press/courant/internal/store/storetest"
)

var imported = news.Event{Name: news.PaperImported, At: now}

// post returns an article of another site.
func post(id, hash string, a *news.Article) *news.Imported {
	return &news.Imported{
		Origin: news.Origin{Source: "wordpress:example.org", Kind: "post", ID: id, Hash: hash, Path: "/?p=" + id},
		Body:   "<p>source of " + id, Article: a,
	}
}

// livePost returns a published one.
func (d *desk) livePost(id, hash, slug string, at time.Time) *news.Imported {
	a := written("Headline of " + slug)
	a.State, a.Slug, a.Path, a.PublishAt = news.Live, slug, "/news/"+slug, at
	a.Section, a.Topics, a.Byline = d.city.ID, []int64{d.mayor.ID}, []news.Byline{{Author: d.ada.ID}}
	return post(id, hash, a)
}

func outcomes(items []*news.Imported) (list []news.Outcome) {
	for _, item := range items {
		list = append(list, item.Outcome)
	}
	return list
}

func TestAnImportCanBeRunAgain(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d, ctx := newDesk(t, st), t.Context()
		first := func() []*news.Imported {
			return []*news.Imported{
				d.livePost("1", "a", "one", now.Add(-2*time.Hour)),
				d.livePost("2", "a", "two", now.Add(-time.Hour)),
				post("3", "a", written("A draft over there")),
				{Origin: news.Origin{Source: "wordpress:example.org", Kind: "redirect", ID: "9", Hash: "a"}, Redirect: &news.Redirect{From: "/old", To: "/news/one"}},
				{Origin: news.Origin{Source: "wordpress:example.org", Kind: "comment", ID: "5", Hash: "a"}, Body: "kept"},
			}
		}
		items := first()
		check(t, st.Import(ctx, items, imported))
		added := []news.Outcome{news.Added, news.Added, news.Added, news.Added, news.Added}
		if diff := cmp.Diff(added, outcomes(items)); diff != "" {
			t.Errorf("first run (-want +got):\n%s", diff)
		}
		before, err := st.LastEvent(ctx)
		check(t, err)

		again := first()
		check(t, st.Import(ctx, again, imported))
		unchanged := []news.Outcome{news.Unchanged, news.Unchanged, news.Unchanged, news.Unchanged, news.Unchanged}
		if diff := cmp.Diff(unchanged, outcomes(again)); diff != "" {
			t.Errorf("second run (-want +got):\n%s", diff)
		}
		if again[1].Ref != items[1].Ref {
			t.Errorf("the second article is %d, and was %d", again[1].Ref, items[1].Ref)
		}
		if after, _ := st.LastEvent(ctx); after != before {
			t.Error("an import that changed nothing told everybody of it")
		}
		l, err := st.Latest(ctx, paper.Cursor{}, 10, now)
		check(t, err)
		if diff := cmp.Diff([]string{"two", "one"}, slugs(l.Cards)); diff != "" {
			t.Errorf("latest (-want +got):\n%s", diff)
		}
		target, err := st.Resolve(ctx, "/old", now)
		if err != nil || target.To != "/news/one" {
			t.Errorf("the old address leads to %v, %v", target, err)
		}
	})
}

func TestWhatAnImportStoresIsWhatACommandStores(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d, ctx := newDesk(t, st), t.Context()
		byHand := d.article(t, "same", now.Add(-time.Hour))
		item := d.livePost("1", "a", "same", now.Add(-time.Hour))
		item.Article.Picture = byHand.Picture
		check(t, st.Import(ctx, []*news.Imported{item}, imported))

		want, err := st.ArticlePage(ctx, byHand.ID, now)
		check(t, err)
		got, err := st.ArticlePage(ctx, item.Ref, now)
		check(t, err)
		if got.Path != "/news/same-2" {
			t.Errorf("the taken path became %s", got.Path)
		}
		got.ID, got.Path, got.Page, got.Before, got.Latest = want.ID, want.Path, want.Page, want.Before, want.Latest
		want.After = nil
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("page (-by hand +imported):\n%s", diff)
		}
		day, err := st.ArchiveDay(ctx, now, now)
		check(t, err)
		if len(day.Cards) != 2 {
			t.Errorf("the day has %d articles, want 2", len(day.Cards))
		}
	})
}

func TestAnImportChangesWhatChangedThereButNotWhatTheDeskTouched(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d, ctx := newDesk(t, st), t.Context()
		items := []*news.Imported{d.livePost("1", "a", "one", now.Add(-time.Hour)), d.livePost("2", "a", "two", now.Add(-time.Hour))}
		check(t, st.Import(ctx, items, imported))

		a, err := st.Article(ctx, items[1].Ref)
		check(t, err)
		a.Headline = "Better at the desk"
		check(t, st.SaveArticle(ctx, a, news.Save{
			Revision: &news.Revision{Staff: 7, At: now}, Event: news.Event{Name: news.ArticleWritten, Staff: 7},
		}))

		again := []*news.Imported{d.livePost("1", "b", "one", now.Add(-time.Hour)), d.livePost("2", "b", "two", now.Add(-time.Hour))}
		again[0].Article.Headline = "Better over there"
		check(t, st.Import(ctx, again, imported))
		if diff := cmp.Diff([]news.Outcome{news.Changed, news.Edited}, outcomes(again)); diff != "" {
			t.Errorf("outcomes (-want +got):\n%s", diff)
		}
		one, err := st.Article(ctx, items[0].Ref)
		check(t, err)
		two, err := st.Article(ctx, items[1].Ref)
		check(t, err)
		if one.Headline != "Better over there" || one.Head != 2 || two.Headline != "Better at the desk" {
			t.Errorf("headlines are %q (revision %d) and %q", one.Headline, one.Head, two.Headline)
		}
	})
}

func TestAnImportNeverPublishesWhatWasBehindAWall(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d, ctx := newDesk(t, st), t.Context()
		item := d.livePost("1", "a", "secret", now.Add(-time.Hour))
		item.Article.Restricted = true
		check(t, st.Import(ctx, []*news.Imported{item}, imported))
		_, err := st.Resolve(ctx, "/news/secret", now)
		wantKind(t, err, news.NotFound, "its address")
		l, err := st.Latest(ctx, paper.Cursor{}, 10, now)
		if err != nil || len(l.Cards) != 0 {
			t.Errorf("latest shows %v, %v", slugs(l.Cards), err)
		}
	})
}

func TestTheSourceOfAnImportIsKeptForConvertingItAgain(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d, ctx := newDesk(t, st), t.Context()
		var items []*news.Imported
		for i := range 250 {
			id := fmt.Sprintf("%03d", i)
			items = append(items, d.livePost(id, "a", "post-"+id, now.Add(-time.Hour)))
		}
		check(t, st.Import(ctx, items, imported))
		n := 0
		for item, err := range st.Imported(ctx, "wordpress:example.org", "post") {
			check(t, err)
			want := items[n]
			if item.Origin != want.Origin || item.Body != want.Body || item.Ref != want.Ref {
				t.Fatalf("item %d is %+v, want %+v", n, item, want)
			}
			n++
		}
		if n != len(items) {
			t.Errorf("%d items came back, want %d", n, len(items))
		}
		refs, err := st.ImportedRefs(ctx, "wordpress:example.org", "post", []string{"007", "nobody"})
		check(t, err)
		if diff := cmp.Diff(map[string]int64{"007": items[7].Ref}, refs); diff != "" {
			t.Errorf("refs (-want +got):\n%s", diff)
		}
	})
}
