package store_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/store"
	"github.com/courant-press/courant/internal/store/storetest"
)

var decided = news.Event{Name: news.SettingsChanged, Staff: 1}

func TestDesksKeepTheirOrderAndTheirArticles(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		ctx := t.Context()
		politics, night := news.Desk{Name: "Politics"}, news.Desk{Name: "Night"}
		check(t, st.SaveDesk(ctx, &politics, decided))
		check(t, st.SaveDesk(ctx, &night, decided))
		wantKind(t, st.SaveDesk(ctx, &news.Desk{Name: "Night"}, decided), news.Conflict, "a second night desk")
		politics.Name = "State"
		check(t, st.SaveDesk(ctx, &politics, decided))
		check(t, st.ArrangeDesks(ctx, []int64{night.ID, politics.ID}, decided))
		desks, err := st.Desks(ctx)
		check(t, err)
		want := []news.Desk{{ID: night.ID, Name: "Night", Place: 1}, {ID: politics.ID, Name: "State", Place: 2}}
		if diff := cmp.Diff(want, desks); diff != "" {
			t.Errorf("desks (-want +got):\n%s", diff)
		}

		var last *news.Article
		for range 3 {
			last = written("At the night desk")
			last.Desk = night.ID
			create(t, st, last)
		}
		err = st.DeleteDesk(ctx, night.ID, decided)
		wantKind(t, err, news.Conflict, "deleting a desk with articles")
		if got := news.Sentence(err); got != "This desk still has 3 articles. Move them to another desk first." {
			t.Errorf("it says %q", got)
		}
		for _, want := range []int64{2, 1, 0} {
			n, err := st.MoveDeskArticles(ctx, night.ID, politics.ID, 2, decided)
			if err != nil || n != want {
				t.Errorf("%d articles moved, %v, want %d", n, err, want)
			}
		}
		check(t, st.DeleteDesk(ctx, night.ID, decided))
		wantKind(t, st.DeleteDesk(ctx, night.ID, decided), news.NotFound, "a desk that is gone")
		moved, err := st.Article(ctx, last.ID)
		check(t, err)
		if moved.Desk != politics.ID || moved.Version != last.Version+1 {
			t.Errorf("the article is at desk %d in version %d", moved.Desk, moved.Version)
		}
	})
}

func TestProfilesComeBackAsTheyWereSaved(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		ctx := t.Context()
		p := news.Profile{
			Name: "Court report", Kind: news.Report, Section: 3, Desk: 2, Required: []news.Field{news.DatelineField},
			Headline: news.Guide{Min: 40, Max: 70}, Help: "Name nobody who is not charged.",
		}
		other := news.Profile{Name: "Brief"}
		check(t, st.SaveProfile(ctx, &p, decided))
		check(t, st.SaveProfile(ctx, &other, decided))
		p.Help = "Name nobody under 18."
		check(t, st.SaveProfile(ctx, &p, decided))
		got, err := st.Profile(ctx, p.ID)
		check(t, err)
		if diff := cmp.Diff(p, got); diff != "" {
			t.Errorf("profile (-want +got):\n%s", diff)
		}
		check(t, st.ArrangeProfiles(ctx, []int64{other.ID, p.ID}, decided))
		list, err := st.Profiles(ctx)
		if err != nil || len(list) != 2 || list[0].Name != "Brief" {
			t.Errorf("profiles are %+v, %v", list, err)
		}
		wantKind(t, st.SaveProfile(ctx, &news.Profile{Name: "Brief"}, decided), news.Conflict, "a second brief")
		check(t, st.DeleteProfile(ctx, p.ID, decided))
		_, err = st.Profile(ctx, p.ID)
		wantKind(t, err, news.NotFound, "a profile that is gone")
	})
}
