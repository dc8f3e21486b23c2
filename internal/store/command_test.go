package store_test

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/store"
	"github.com/courant-press/courant/internal/store/storetest"
)

// wantKind fails the test unless err is a refusal of that kind.
func wantKind(t *testing.T, err error, kind news.Kind, doing string) {
	t.Helper()
	if err == nil || news.KindOf(err) != kind {
		t.Errorf("%s: %v, want a refusal that is %s", doing, err, kind)
	}
}

func TestOnlyOneOfTwoEditorsCanSaveTheSameVersion(t *testing.T) {
	storetest.EachURL(t, func(t *testing.T, url string) {
		nodes := []*store.Store{storetest.Open(t, url), storetest.Open(t, url)}
		a := create(t, nodes[0], written("Ferry runs again"))
		errs := make([]error, 8)
		var wg sync.WaitGroup
		for i := range errs {
			wg.Go(func() {
				mine := *a
				mine.Slug = "by-somebody"
				errs[i] = nodes[i%2].SaveArticle(t.Context(), &mine, news.Save{Event: news.Event{Name: news.ArticleWritten}})
			})
		}
		wg.Wait()
		saved := 0
		for _, err := range errs {
			if err == nil {
				saved++
				continue
			}
			wantKind(t, err, news.Conflict, "the slower editor")
		}
		if saved != 1 {
			t.Errorf("%d editors saved version %d, want 1", saved, a.Version)
		}
	})
}

func TestAFailedCommandLeavesNothingBehind(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d, ctx := newDesk(t, st), t.Context()
		d.article(t, "first", now.Add(-time.Hour))
		second := create(t, st, written("Second"))
		before, told := *second, false
		last, err := st.LastEvent(ctx)
		check(t, err)
		st.OnEvent(func(news.Event) { told = true })

		second.Path, second.State, second.PublishAt = "/news/first", news.Live, now
		attempt := *second
		err = st.SaveArticle(ctx, &attempt, news.Save{
			Revision: &news.Revision{At: now}, Publish: true,
			Correction: &news.Correction{Kind: news.FactWrong, Text: "Wrong.", At: now},
			Event:      news.Event{Name: news.ArticlePublished},
		})
		wantKind(t, err, news.Conflict, "publishing at a taken address")
		if diff := cmp.Diff(second, &attempt); diff != "" {
			t.Errorf("the article in hand changed (-want +got):\n%s", diff)
		}
		got, err := st.Article(ctx, second.ID)
		check(t, err)
		if diff := cmp.Diff(&before, got); diff != "" {
			t.Errorf("the article changed (-want +got):\n%s", diff)
		}
		if after, _ := st.LastEvent(ctx); after != last || told {
			t.Errorf("event %d was saved and told (%t)", after, told)
		}
	})
}

func TestJobsAreEnqueuedWithTheCommandOrNotAtAll(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		ctx := t.Context()
		st.EnqueueWith(func(ctx context.Context, tx *sql.Tx, ev news.Event) error {
			_, err := tx.ExecContext(ctx, `insert into setting (name, value) values ('job', $1)`, string(ev.Name))
			if ev.Name == news.ArticleSpiked {
				return errors.New("the queue is full")
			}
			return err
		})
		a := written("A")
		if err := st.CreateArticle(ctx, a, news.Save{Event: news.Event{Name: news.ArticleSpiked}}); err == nil {
			t.Error("a command was carried out although its job was not")
		}
		a = create(t, st, written("B"))
		if a.ID != 1 {
			t.Errorf("the article is number %d, want 1: the first was not undone", a.ID)
		}
		var job string
		check(t, st.DB().QueryRowContext(ctx, `select value from setting where name = 'job'`).Scan(&job))
		if job != string(news.ArticleWritten) {
			t.Errorf("the job is %q", job)
		}
	})
}

func TestEveryAddressLeadsToTheArticleForEver(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d, ctx := newDesk(t, st), t.Context()
		a := d.article(t, "one", now.Add(-time.Hour))
		move := func(path string) error {
			a.Path = path
			return st.SaveArticle(ctx, a, news.Save{Publish: true, Event: news.Event{Name: news.ArticlePublished}})
		}
		check(t, move("/news/two"))
		check(t, move("/news/three"))
		for path, want := range map[string]paper.Target{
			"/news/one":              {Kind: paper.ToRedirect, To: "/news/three"},
			"/news/two":              {Kind: paper.ToRedirect, To: "/news/three"},
			"/news/three":            {Kind: paper.ToArticle, ID: a.ID},
			"/city":                  {Kind: paper.ToSection, ID: d.city.ID},
			"/person/vera-lindqvist": {Kind: paper.ToTopic, ID: d.mayor.ID},
			"/author/ada":            {Kind: paper.ToAuthor, ID: d.ada.ID},
		} {
			got, err := st.Resolve(ctx, path, now)
			if err != nil || got != want {
				t.Errorf("%s leads to %+v, %v, want %+v", path, got, err, want)
			}
		}
		check(t, move("/news/one"))
		if got, err := st.Resolve(ctx, "/news/three", now); err != nil || got.To != "/news/one" {
			t.Errorf("after moving back, /news/three leads to %+v, %v", got, err)
		}
		_, err := st.Resolve(ctx, "/nowhere", now)
		wantKind(t, err, news.NotFound, "an address that never was")
		ev := news.Event{Name: news.SettingsChanged}
		wantKind(t, st.AddRedirect(ctx, news.Redirect{From: "/city", To: "/news/one"}, ev), news.Conflict, "redirecting a section")
		check(t, st.AddRedirect(ctx, news.Redirect{From: "/old", To: "/news/three"}, ev))
		if got, err := st.Resolve(ctx, "/old", now); err != nil || got.To != "/news/one" {
			t.Errorf("a redirect to a redirect leads to %+v, %v, want the end of the chain", got, err)
		}
		wantKind(t, st.AddRedirect(ctx, news.Redirect{From: "/new", To: "/new"}, ev), news.Invalid, "a redirect to itself")
	})
}

func TestAWithdrawnArticleIsGoneAndSaysWhy(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d, ctx := newDesk(t, st), t.Context()
		other := d.article(t, "other", now.Add(-2*time.Hour))
		a := d.article(t, "wrong", now.Add(-time.Hour))
		a.State = news.Withdrawn
		a.Withdrawal = &news.Withdrawal{At: now, Reason: "It named the wrong man.", See: other.ID}
		check(t, st.SaveArticle(ctx, a, news.Save{Unpublish: true, Event: news.Event{Name: news.ArticleWithdrawn}}))

		_, err := st.ArticlePage(ctx, a.ID, now)
		wantKind(t, err, news.Gone, "its page")
		target, err := st.Resolve(ctx, a.Path, now)
		if err != nil || target != (paper.Target{Kind: paper.ToWithdrawn, ID: a.ID}) {
			t.Errorf("its address leads to %+v, %v", target, err)
		}
		p, err := st.WithdrawnPage(ctx, a.ID, now)
		check(t, err)
		if p.Reason != a.Withdrawal.Reason || p.See == nil || p.See.ID != other.ID || !p.PublishedAt.Equal(a.PublishAt) {
			t.Errorf("it says %+v", p)
		}
		list, err := st.Withdrawn(ctx, now.Add(-time.Minute), 10)
		if err != nil || len(list) != 1 || list[0].Path != a.Path {
			t.Errorf("withdrawn are %+v, %v", list, err)
		}
		l, err := st.Latest(ctx, paper.Cursor{}, 10, now)
		check(t, err)
		if diff := cmp.Diff([]string{"other"}, slugs(l.Cards)); diff != "" {
			t.Errorf("latest (-want +got):\n%s", diff)
		}

		a.State, a.Withdrawal = news.Live, nil
		check(t, st.SaveArticle(ctx, a, news.Save{Publish: true, Event: news.Event{Name: news.ArticleReinstated}}))
		if _, err := st.ArticlePage(ctx, a.ID, now); err != nil {
			t.Errorf("reinstated, its page is %v", err)
		}
	})
}

func TestNearDuplicatesAreFoldedWhereBothStand(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d, ctx := newDesk(t, st), t.Context()
		first := d.article(t, "first", now.Add(-2*time.Hour))
		again := written("Headline of first!")
		again.Slug, again.Section = "again", d.sport.ID
		create(t, st, again)
		again.State, again.Path, again.PublishAt = news.Live, "/news/again", now.Add(-time.Hour)
		check(t, st.SaveArticle(ctx, again, news.Save{
			Publish: true, Fold: &news.Fold{Into: first.ID, Why: "the same headline"},
			Event: news.Event{Name: news.ArticlePublished},
		}))

		l, err := st.Latest(ctx, paper.Cursor{}, 10, now)
		check(t, err)
		if len(l.Cards) != 1 || l.Cards[0].ID != first.ID || l.Cards[0].Folded != 1 {
			t.Errorf("latest shows %+v, want the first with one folded into it", l.Cards)
		}
		sport, err := st.SectionPage(ctx, d.sport.ID, paper.Cursor{}, now)
		if err != nil || len(sport.List.Cards) != 1 {
			t.Errorf("sport, which has only the second, shows %v, %v", slugs(sport.List.Cards), err)
		}
		recent, err := st.RecentHeadlines(ctx, 0, now.Add(-3*time.Hour), now, 10)
		if err != nil || len(recent) != 1 || recent[0].Article != first.ID {
			t.Errorf("recent headlines are %v, %v, want the first, which stands for both", recent, err)
		}

		first.State, first.Withdrawal = news.Withdrawn, &news.Withdrawal{At: now, Reason: "Wrong."}
		check(t, st.SaveArticle(ctx, first, news.Save{Unpublish: true, Event: news.Event{Name: news.ArticleWithdrawn}}))
		l, err = st.Latest(ctx, paper.Cursor{}, 10, now)
		check(t, err)
		if diff := cmp.Diff([]string{"again"}, slugs(l.Cards)); diff != "" {
			t.Errorf("without the first, latest (-want +got):\n%s", diff)
		}
	})
}

func TestAnEventCarriesTheListsThatChange(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d := newDesk(t, st)
		var got news.Event
		st.OnEvent(func(ev news.Event) { got = ev })
		a := d.article(t, "one", now.Add(-time.Hour))
		want := []news.Key{
			news.KeyLatest, news.SectionKey(d.city.ID), news.SectionKey(d.news.ID), news.TopicKey(d.mayor.ID),
			news.AuthorKey(d.ada.ID), news.DayKey(now), news.MonthKey(now),
			news.KeyTopics, // the first on the mayor
		}
		slices.Sort(want)
		if diff := cmp.Diff(want, got.Soft); diff != "" {
			t.Errorf("published (-want +got):\n%s", diff)
		}

		a.Section = d.sport.ID
		check(t, st.SaveArticle(t.Context(), a, news.Save{Publish: true, Revision: &news.Revision{}, Event: news.Event{Name: news.ArticlePublished}}))
		want = []news.Key{news.SectionKey(d.city.ID), news.SectionKey(d.news.ID), news.SectionKey(d.sport.ID)}
		slices.Sort(want)
		if diff := cmp.Diff(want, got.Soft); diff != "" {
			t.Errorf("moved to another section (-want +got):\n%s", diff)
		}

		lines, err := st.Events(t.Context(), a.ID)
		check(t, err)
		if len(lines) != 3 || lines[0].Name != news.ArticleWritten || lines[0].Staff != 3 {
			t.Errorf("the audit has %+v, want written, published, published", lines)
		}
	})
}

func TestTextIsComposedAndWithoutNUL(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		a := written("Cafe\u0301\x00 reopens")
		a.Standfirst = "one\n\u0301two <\u0338 \x00three"
		create(t, st, a)
		got, err := st.Article(t.Context(), a.ID)
		check(t, err)
		if got.Headline != "Café reopens" {
			t.Errorf("headline is %q", got.Headline)
		}
		if got.Standfirst != "one\n\u0301two \u226e three" {
			t.Errorf("standfirst is %q", got.Standfirst)
		}
		var column string
		check(t, st.DB().QueryRowContext(t.Context(), `select headline from article`).Scan(&column))
		if column != "Café reopens" || strings.ContainsRune(column, 0) {
			t.Errorf("the column holds %q", column)
		}
	})
}

func TestStaffAreFoundByAddressInAnyCase(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		ctx, ev := t.Context(), news.Event{Name: news.SettingsChanged}
		p := news.Staff{Email: "Ada@example.org", Name: "Ada", Password: "hash", Posts: append(news.At(news.DeskEditor, 3), news.As(news.Reporter)...), Created: now}
		check(t, st.SaveStaff(ctx, &p, ev))
		got, err := st.StaffByEmail(ctx, "ADA@example.org")
		if err != nil || !cmp.Equal(got, p) || p.ID != 1 || p.Email != "ada@example.org" {
			t.Errorf("found %+v, %v, want %+v", got, err, p)
		}
		twin := news.Staff{Email: "ada@Example.org", Name: "Other"}
		wantKind(t, st.SaveStaff(ctx, &twin, ev), news.Conflict, "a second account with the address")
		p.Disabled = true
		check(t, st.SaveStaff(ctx, &p, ev))
		if list, err := st.ListStaff(ctx); err != nil || len(list) != 1 || !list[0].Disabled {
			t.Errorf("staff are %+v, %v", list, err)
		}
		_, err = st.StaffByEmail(ctx, "nobody@example.org")
		wantKind(t, err, news.NotFound, "an unknown address")
	})
}

func TestASectionThatMovesTakesItsArticlesAlong(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d, ctx, ev := newDesk(t, st), t.Context(), news.Event{Name: news.SettingsChanged}
		d.article(t, "one", now.Add(-time.Hour))
		d.city.Parent = d.sport.ID
		check(t, st.SaveSection(ctx, &d.city, ev))
		for section, want := range map[int64]int{d.news.ID: 0, d.sport.ID: 1, d.city.ID: 1} {
			p, err := st.SectionPage(ctx, section, paper.Cursor{}, now)
			if err != nil || len(p.List.Cards) != want {
				t.Errorf("%s shows %v, %v, want %d", p.Section.Name, slugs(p.List.Cards), err, want)
			}
		}
		d.sport.Parent = d.news.ID
		wantKind(t, st.SaveSection(ctx, &d.sport, ev), news.Invalid, "nesting two levels")
	})
}
