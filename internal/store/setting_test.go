package store_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/store"
	"github.com/courant-press/courant/internal/store/storetest"
)

func TestWhoSavesOlderSettingsIsRefused(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		newDesk(t, st)
		ctx := t.Context()
		mine, err := st.Settings(ctx)
		check(t, err)
		yours := mine
		mine.Name = "Mine"
		check(t, st.SaveSettings(ctx, mine, decided))
		yours.Motto = "Yours"
		wantKind(t, st.SaveSettings(ctx, yours, decided), news.Conflict, "settings that others have changed")
		got, err := st.Settings(ctx)
		if err != nil || got.Name != "Mine" || got.Motto != "" || got.Version != mine.Version+1 {
			t.Errorf("the settings are %+v, %v", got, err)
		}
	})
}

func TestRedirectsAreListedAndRemoved(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d, ctx := newDesk(t, st), t.Context()
		refused, err := st.AddRedirects(ctx, []news.Redirect{
			{From: "/old/b", To: "/news"},
			{From: "/old/a", To: "/old/b"},
			{From: "/news", To: "/city"},
			{From: "/older", To: "/city"},
			{From: "/city", To: "/city"},
		}, decided)
		check(t, err)
		for i, kind := range []news.Kind{"", "", news.Conflict, "", news.Invalid} {
			if (refused[i] == nil) != (kind == "") || kind != "" && news.KindOf(refused[i]) != kind {
				t.Errorf("line %d: %v", i, refused[i])
			}
		}
		list, err := st.Redirects(ctx, "/old/", "", 10)
		want := []news.Redirect{{From: "/old/a", To: "/news"}, {From: "/old/b", To: "/news"}}
		if diff := cmp.Diff(want, list); diff != "" || err != nil {
			t.Errorf("below /old (-want +got), %v:\n%s", err, diff)
		}
		if list, err = st.Redirects(ctx, "", "/old/a", 1); err != nil || len(list) != 1 || list[0].From != "/old/b" {
			t.Errorf("after /old/a comes %v, %v", list, err)
		}
		from, err := st.LeadingTo(ctx, "/news", 10)
		if diff := cmp.Diff([]string{"/old/a", "/old/b"}, from); diff != "" || err != nil {
			t.Errorf("to /news (-want +got), %v:\n%s", err, diff)
		}
		check(t, st.RemoveRedirect(ctx, "/old/a", decided))
		_, err = st.Resolve(ctx, "/old/a", now)
		wantKind(t, err, news.NotFound, "a redirect that is gone")
		wantKind(t, st.RemoveRedirect(ctx, "/news", decided), news.NotFound, "a redirect that is a page")
		d.article(t, "still-there", now.Add(-time.Hour))
	})
}

func TestStandingPagesStandInTheOrderOfTheFoot(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d, ctx := newDesk(t, st), t.Context()
		ids := map[string]int64{}
		for _, slug := range []string{"about", "contact", "privacy"} {
			ids[slug] = d.article(t, slug, now.Add(-time.Hour), func(a *news.Article) { a.Kind = news.AboutPage }).ID
		}
		set, err := st.Settings(ctx)
		check(t, err)
		set.Footer = []int64{ids["privacy"], ids["about"]}
		check(t, st.SaveSettings(ctx, set, decided))
		f, err := st.Frame(ctx)
		check(t, err)
		if diff := cmp.Diff([]string{"privacy", "about", "contact"}, slugs(f.Pages)); diff != "" {
			t.Errorf("the foot (-want +got):\n%s", diff)
		}
		list, err := st.StandingPages(ctx)
		if err != nil || len(list) != 3 || list[0].ID != ids["privacy"] || list[2].State != news.Draft && list[2].Path == "" {
			t.Errorf("at the desk: %+v, %v", list, err)
		}
	})
}
