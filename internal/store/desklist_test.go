package store_test

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom"
	"github.com/courant-press/courant/internal/store"
	"github.com/courant-press/courant/internal/store/storetest"
)

// assorted saves n articles of all sorts; their numbers share no factor, so
// that every combination comes up.
func assorted(t testing.TB, st *store.Store, n int) []*news.Article {
	t.Helper()
	var list []*news.Article
	for i := range n {
		a := written("Article " + strconv.Itoa(i))
		a.State = news.States()[i%7]
		a.Section, a.Desk, a.Assignee = int64(i%3), int64(i%4), int64(i%5)
		a.Kind = []news.ArticleKind{news.News, news.Opinion}[i%2]
		a.SavedAt = now.Add(time.Duration(i*37%n/2) * time.Minute) // two at a time
		if i%4 != 1 {
			a.Due = now.Add(time.Duration(i*11%n-n/2) * time.Hour)
		}
		if slices.Contains([]news.State{news.Scheduled, news.Live, news.Withdrawn}, a.State) {
			a.PublishAt = now.Add(time.Duration(i+1) * time.Hour)
		}
		if i%9 == 2 {
			a.Embargo = now.Add(time.Duration(i-n/2) * time.Hour)
		}
		if i%8 == 3 {
			a.Lock = &news.Lock{Staff: 1, Since: now}
		}
		save := news.Save{Event: news.Event{Name: news.ArticleWritten}}
		if err := st.CreateArticle(t.Context(), a, save); err != nil {
			t.Fatal(err)
		}
		list = append(list, a)
	}
	return list
}

// expected answers a query by looking at every article.
func expected(list []*news.Article, q newsroom.Query) []int64 {
	var fit []*news.Article
	for _, a := range list {
		if fits(a, q) {
			fit = append(fit, a)
		}
	}
	slices.SortFunc(fit, func(a, b *news.Article) int {
		order := timeOf(a, q.Sort).Compare(timeOf(b, q.Sort))
		if order == 0 {
			order = int(a.ID - b.ID)
		}
		if q.Falling() {
			return -order
		}
		return order
	})
	ids := []int64{}
	for _, a := range fit {
		ids = append(ids, a.ID)
	}
	return ids
}

func timeOf(a *news.Article, s newsroom.Sort) time.Time {
	switch s {
	case newsroom.ByDue:
		return a.Due
	case newsroom.ByPublish:
		return a.PublishAt
	default:
		return a.SavedAt
	}
}

func fits(a *news.Article, q newsroom.Query) bool {
	facts := map[newsroom.Fact]bool{
		newsroom.Locked: a.Lock != nil, newsroom.Embargoed: a.Embargo.After(now), newsroom.NextVersion: false,
	}
	for _, f := range q.Facts {
		if !facts[f] {
			return false
		}
	}
	return (q.States == nil || slices.Contains(q.States, a.State)) &&
		(q.Desk == 0 || a.Desk == q.Desk) && (q.Section == 0 || a.Section == q.Section) &&
		(q.Assignee == 0 || a.Assignee == q.Assignee) && (!q.Unassigned || a.Assignee == 0) &&
		(q.Kind == "" || a.Kind == q.Kind) &&
		(q.DueBefore.IsZero() || !a.Due.IsZero() && a.Due.Before(q.DueBefore)) &&
		(q.PublishFrom.IsZero() || !a.PublishAt.Before(q.PublishFrom)) &&
		(q.PublishUntil.IsZero() || !a.PublishAt.IsZero() && a.PublishAt.Before(q.PublishUntil)) &&
		(q.Found == nil || slices.Contains(q.Found, a.ID)) &&
		!timeOf(a, q.Sort).IsZero()
}

// walked returns the ids of all pages of a query, three rows at a time.
func walked(ctx context.Context, t *testing.T, st *store.Store, q newsroom.Query) []int64 {
	t.Helper()
	q.Limit = 3
	ids := []int64{}
	for {
		rows, err := st.Rows(ctx, &q)
		check(t, err)
		for _, r := range rows {
			ids = append(ids, r.ID)
		}
		if len(rows) < q.Limit {
			return ids
		}
		place := rows[len(rows)-1].Place(q.Sort)
		q.After = &place
	}
}

// filters are the ways to narrow a list.
func filters() []newsroom.Query {
	return []newsroom.Query{
		{},
		{States: []news.State{news.Draft}},
		{States: []news.State{news.Draft, news.Submitted, news.Live}},
		{Desk: 2},
		{Section: 1, Kind: news.Opinion},
		{Assignee: 3},
		{Unassigned: true, States: []news.State{news.Ready, news.Scheduled, news.Live}},
		{DueBefore: now},
		{PublishFrom: now.Add(20 * time.Hour), PublishUntil: now.Add(40 * time.Hour)},
		{Facts: []newsroom.Fact{newsroom.Locked}},
		{Facts: []newsroom.Fact{newsroom.Embargoed}, Section: 2},
		{Facts: []newsroom.Fact{newsroom.Locked, newsroom.Embargoed}},
		{Facts: []newsroom.Fact{newsroom.NextVersion}},
		{Found: []int64{1, 2, 3, 5, 8, 13, 21, 34, 55, 999}},
		{Found: []int64{1, 2, 3, 5, 8, 13, 21, 34, 55}, Facts: []newsroom.Fact{newsroom.Locked}},
		{Found: []int64{}},
	}
}

func TestEveryListHasExactlyWhatWasAskedForInItsOrder(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		list := assorted(t, st, 70)
		for i, q := range filters() {
			for _, order := range newsroom.Sorts() {
				for _, reverse := range []bool{false, true} {
					q.Sort, q.Reverse = order, reverse
					want, got := expected(list, q), walked(t.Context(), t, st, q)
					if diff := cmp.Diff(want, got); diff != "" {
						t.Errorf("filter %d by %s, reversed %v (-want +got):\n%s", i, order, reverse, diff)
					}
				}
			}
		}
	})
}

// readTheLists asks every question in every order, for the test that explains
// what the store reads.
func (d *desk) readTheLists(ctx context.Context) error {
	for _, q := range filters() {
		for _, order := range newsroom.Sorts() {
			q.Sort, q.Limit, q.After = order, 10, &newsroom.Place{At: now, ID: 3}
			if _, err := d.Rows(ctx, &q); err != nil {
				return err
			}
		}
		if _, err := d.Tallies(ctx, &q); err != nil {
			return err
		}
	}
	if _, err := d.Row(ctx, 9); err != nil {
		return err
	}
	return nil
}

func TestTalliesCountWhatTheListHas(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		list := assorted(t, st, 70)
		for i, q := range filters() {
			want, got := map[news.State]int{}, map[news.State]int{}
			for _, id := range expected(list, q) {
				want[list[id-1].State]++
			}
			tallies, err := st.Tallies(t.Context(), &q)
			check(t, err)
			for _, tally := range tallies {
				got[tally.State] = tally.N
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("filter %d (-want +got):\n%s", i, diff)
			}
		}
	})
}

func TestARowShowsWhoHasAnArticleAndWhatWaits(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		ctx := t.Context()
		mara := news.Staff{Email: "mara@example.org", Name: "Mara Voss", Posts: news.As(news.Reporter)}
		check(t, st.SaveStaff(ctx, &mara, news.Event{}))
		a := written("Ferry runs again")
		a.Assignee, a.Lock = mara.ID, &news.Lock{Staff: mara.ID, Since: now}
		a.Due, a.Picture = now.Add(time.Hour), &news.Illustration{Picture: 9}
		publish(t, st, create(t, st, a), now.Add(-time.Hour))
		a.Headline = "Ferry runs again, late"
		rewrite := news.Save{Revision: &news.Revision{Staff: 1, At: now}, Event: news.Event{Name: news.ArticleWritten}}
		check(t, st.SaveArticle(ctx, a, rewrite))

		got, err := st.Row(ctx, a.ID)
		check(t, err)
		want := newsroom.Row{
			ID: a.ID, Version: a.Version, State: news.Live, Kind: news.Report, Headline: "Ferry runs again, late",
			Assignee: mara.ID, HasIt: "Mara Voss", Lock: &news.Lock{Staff: mara.ID, Since: now}, Writing: "Mara Voss",
			Due: a.Due, PublishAt: a.PublishAt, SavedAt: now, Words: 3, Picture: 9, NextVersion: true,
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("the row (-want +got):\n%s", diff)
		}
		next := newsroom.Query{Facts: []newsroom.Fact{newsroom.NextVersion}, Limit: 5}
		if rows, err := st.Rows(ctx, &next); err != nil || len(rows) != 1 {
			t.Errorf("with a next version waiting: %v, %v", rows, err)
		}
	})
}

func TestAnImportedArticleSaysHowLongItIsAndWhatItShows(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		a := written("Old news")
		a.Picture = &news.Illustration{Picture: 4}
		check(t, st.Import(t.Context(), []*news.Imported{post("1", "a", a)}, imported))
		row, err := st.Row(t.Context(), a.ID)
		if err != nil || row.Words != 3 || row.Picture != 4 {
			t.Errorf("%d words, picture %d, %v", row.Words, row.Picture, err)
		}
	})
}

// BenchmarkDeskList reads a page of the list and counts the board of a large
// paper, asked in every way the desk can ask; several of them find nothing,
// which takes longest.
func BenchmarkDeskList(b *testing.B) {
	st := storetest.Open(b, b.TempDir()+"/paper.db")
	section, _, _ := grow(b, st, *articles)
	assorted(b, st, 700)
	found := make([]int64, 1000)
	for i := range found {
		found[i] = int64(i*7%*articles + 1)
	}
	for name, q := range map[string]newsroom.Query{
		"all":            {},
		"live":           {States: []news.State{news.Live}},
		"drafts":         {States: []news.State{news.Draft, news.Submitted}},
		"section":        {Section: section.ID},
		"desk":           {Desk: 3},
		"nobody's":       {Unassigned: true, Desk: 2},
		"kind":           {Kind: news.Obituary},
		"everything":     {States: []news.State{news.Live}, Desk: 3, Section: 2, Assignee: 4, Kind: news.Opinion, DueBefore: now},
		"late":           {DueBefore: now, States: []news.State{news.Draft, news.Submitted, news.Ready}},
		"today":          {States: []news.State{news.Live}, PublishFrom: now.Add(-24 * time.Hour)},
		"deep":           {After: &newsroom.Place{At: now.Add(-time.Minute), ID: 5}},
		"locked":         {Facts: []newsroom.Fact{newsroom.Locked}},
		"found":          {Found: found},
		"found, nowhere": {Found: found, Section: 99},
	} {
		for _, order := range newsroom.Sorts() {
			q.Sort, q.Limit = order, 50
			b.Run(fmt.Sprintf("rows/%s/by %s", name, order), func(b *testing.B) {
				for b.Loop() {
					if _, err := st.Rows(b.Context(), &q); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
		b.Run("tallies/"+name, func(b *testing.B) {
			for b.Loop() {
				if _, err := st.Tallies(b.Context(), &q); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
