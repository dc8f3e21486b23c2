package store_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/search"
	"github.com/courant-press/courant/internal/store"
	"github.com/courant-press/courant/internal/store/storetest"
)

func TestTheTextOfAnArticleIsTheOneAtTheDesk(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		ctx := t.Context()
		ada := news.Author{Slug: "ada", Name: "Ada Moran"}
		check(t, st.SaveAuthor(ctx, &ada, news.Event{}))
		a := written("Ferry runs again")
		a.Kicker, a.Standfirst, a.ShortHeadline = "Harbour", "At last.", "Ferry"
		a.Byline = []news.Byline{{Author: ada.ID}}
		a.Section, a.Desk, a.Assignee = 3, 4, 5
		publish(t, st, create(t, st, a), now)
		create(t, st, written("Another"))

		want := []search.Doc{{
			ID: a.ID, Flags: []string{"statelive", "kindreport", "section3", "desk4", "holder5"},
			Headline: "Ferry runs again\nFerry", Kicker: "Harbour", Standfirst: "At last.", Byline: "Ada Moran", Body: "One two three.",
		}}
		for name, read := range map[string]func() ([]search.Doc, error){
			"by id": func() ([]search.Doc, error) { return st.Texts(ctx, []int64{a.ID, 99}) },
			"below": func() ([]search.Doc, error) { return st.TextsBelow(ctx, a.ID+1, 10) },
			"above": func() ([]search.Doc, error) { return st.TextsAbove(ctx, 0, 1) },
		} {
			got, err := read()
			check(t, err)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", name, diff)
			}
		}
	})
}

func TestTheChangeFeedNamesTheTextsThatChanged(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		ctx := t.Context()
		a := create(t, st, written("Ferry runs again"))
		was := a.Lock
		a.Lock = &news.Lock{Staff: 1, Since: now}
		check(t, st.SaveLock(ctx, a, was, news.Event{Name: news.ArticleLocked, Article: a.ID}))
		check(t, st.Import(ctx, []*news.Imported{post("1", "a", written("Old")), post("2", "a", written("Older"))}, imported))
		check(t, st.Import(ctx, []*news.Imported{post("1", "b", written("Old, changed"))}, imported))

		got, err := st.TextChanges(ctx, 0)
		check(t, err)
		want := []search.Change{
			{Event: 1, Articles: []int64{a.ID}},
			{Event: 2}, // a lock changes no text
			{Event: 3, Import: true},
			{Event: 4, Import: true, Articles: []int64{a.ID + 1}},
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("changes (-want +got):\n%s", diff)
		}
		if got, err := st.TextChanges(ctx, 4); err != nil || len(got) != 0 {
			t.Errorf("after the last there are %v, %v", got, err)
		}
	})
}
