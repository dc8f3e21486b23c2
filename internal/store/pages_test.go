package store_test

import (
	"fmt"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/store"
	"github.com/courant-press/courant/internal/store/storetest"
)

// many imports n posts, a minute apart, the newest last; every third in the
// same minute as the one before it.
func (d *desk) many(t *testing.T, n int) {
	t.Helper()
	var items []*news.Imported
	for i := range n {
		at := now.Add(-time.Duration(n-i+i%3/2) * time.Minute)
		items = append(items, d.livePost(strconv.Itoa(i), "a", fmt.Sprintf("post-%03d", i), at))
	}
	check(t, d.Import(t.Context(), items, imported))
}

func TestAListIsPagedByLinksInBothDirections(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d, ctx := newDesk(t, st), t.Context()
		d.many(t, 95)
		var down []string
		var pages []paper.List
		for c, more := (paper.Cursor{}), true; more; {
			p, err := st.SectionPage(ctx, d.news.ID, c, now)
			check(t, err)
			pages = append(pages, p.List)
			down = append(down, slugs(p.List.Cards)...)
			c, more = p.List.Older, !p.List.Older.IsZero()
		}
		seen := slices.Clone(down)
		slices.Sort(seen)
		if len(down) != 95 || len(slices.Compact(seen)) != 95 {
			t.Errorf("%d cards on the way down, %d of them different, want 95", len(down), len(slices.Compact(seen)))
		}
		if !pages[0].First || !pages[0].Newer.IsZero() || pages[1].First {
			t.Errorf("the start is %+v, the page after it %+v", pages[0], pages[1])
		}
		for i := len(pages) - 1; i > 0; i-- {
			p, err := st.SectionPage(ctx, d.news.ID, pages[i].Newer, now)
			check(t, err)
			if diff := cmp.Diff(slugs(pages[i-1].Cards), slugs(p.List.Cards)); diff != "" {
				t.Errorf("back from page %d (-want +got):\n%s", i, diff)
			}
			if p.List.First != (i == 1) {
				t.Errorf("back from page %d: is it the start? %t", i, p.List.First)
			}
		}
		_, err := st.SectionPage(ctx, d.news.ID, paper.Cursor{At: now.Add(-100 * time.Hour), ID: 1}, now)
		wantKind(t, err, news.NotFound, "a page beyond the end")
		empty, err := st.SectionPage(ctx, d.sport.ID, paper.Cursor{}, now)
		if err != nil || !empty.List.First || len(empty.List.Cards) != 0 {
			t.Errorf("a section without articles is %+v, %v", empty.List, err)
		}
	})
}

func TestAPageKeepsItsCardsWhileNewerArticlesArrive(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d, ctx := newDesk(t, st), t.Context()
		d.many(t, 70)
		first, err := st.Latest(ctx, paper.Cursor{}, 30, now)
		check(t, err)
		before, err := st.Latest(ctx, first.Older, 30, now)
		check(t, err)
		d.article(t, "breaking", now)
		after, err := st.Latest(ctx, first.Older, 30, now)
		check(t, err)
		if diff := cmp.Diff(slugs(before.Cards), slugs(after.Cards)); diff != "" {
			t.Errorf("the second page moved (-before +after):\n%s", diff)
		}
	})
}

func TestTheFrontShowsEachArticleOnceAndFillsItself(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d, ctx := newDesk(t, st), t.Context()
		a := d.article(t, "a", now.Add(-4*time.Hour))
		b := d.article(t, "b", now.Add(-3*time.Hour))
		c := d.article(t, "c", now.Add(-2*time.Hour))
		d.article(t, "d", now.Add(-time.Hour))
		draft := create(t, st, written("draft"))
		runsOut := now.Add(30 * time.Minute)
		front := news.Front{Name: "home", Containers: []news.Container{
			{Shape: news.LeadShape, Slots: []news.Slot{
				{Article: draft.ID},
				{Article: b.ID, Headline: "Own headline", Kicker: "Own kicker", NoImage: true, Sublinks: []int64{a.ID, draft.ID}, Until: runsOut},
				{Article: c.ID, Until: now},
			}},
			{Shape: news.ListShape, Title: "City", Slots: []news.Slot{{Article: b.ID}}, Backfill: &news.Backfill{Section: d.city.ID, Topic: d.mayor.ID, Limit: 5}},
		}}

		p, err := st.FrontPage(ctx, "home", now)
		check(t, err)
		if len(p.Containers) == 0 || len(p.Containers[0].Cards) != 4 || p.Containers[0].Cards[0].Path != "/news/d" {
			t.Errorf("before the launch readers have %+v", p.Containers)
		}
		check(t, st.LaunchFront(ctx, &news.FrontLaunch{Name: "home", At: now, Front: front}, nil, news.Event{Name: news.FrontLaunched, Staff: 1, At: now}))
		p, err = st.FrontPage(ctx, "home", now)
		check(t, err)
		lead := p.Containers[0].Cards
		if len(lead) != 1 || lead[0].Headline != "Own headline" || lead[0].Kicker != "Own kicker" || lead[0].Picture != nil {
			t.Fatalf("the lead is %+v", lead)
		}
		if len(lead[0].Sublinks) != 1 || lead[0].Sublinks[0].ID != a.ID || lead[0].FullHead != "Headline of b" {
			t.Errorf("below the lead are %+v", lead[0].Sublinks)
		}
		var filled []string
		for _, x := range p.Containers[1].Cards {
			if x.Filled {
				filled = append(filled, x.Path)
			}
		}
		if diff := cmp.Diff([]string{"/news/d", "/news/c"}, filled); diff != "" {
			t.Errorf("filled in (-want +got):\n%s", diff)
		}
		if diff := cmp.Diff([]string{"d", "c", "b", "a"}, slugs(p.Latest)); diff != "" {
			t.Errorf("latest (-want +got):\n%s", diff)
		}
		if !p.Until.Equal(runsOut) {
			t.Errorf("turns at %v, want %v, when the slot runs out", p.Until, runsOut)
		}
		for _, key := range []news.Key{news.FrontKey("home"), news.KeyLatest, news.CardKey(a.ID), news.SectionKey(d.city.ID), news.TopicKey(d.mayor.ID)} {
			if !slices.Contains(p.Keys, key) {
				t.Errorf("key %s is missing from %v", key, p.Keys)
			}
		}
		p, err = st.FrontPage(ctx, "home", runsOut)
		if err != nil || len(p.Containers[0].Cards) != 0 {
			t.Errorf("when the slot has run out, the lead is %+v, %v", p.Containers[0].Cards, err)
		}
		_, err = st.FrontPage(ctx, "culture", now)
		wantKind(t, err, news.NotFound, "a front there is not")
	})
}

func TestTheArchiveCountsByTheDaysOfThePaper(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d, ctx := newDesk(t, st), t.Context()
		london, err := time.LoadLocation("Europe/London")
		check(t, err)
		day := func(y int, m time.Month, dd, h int) time.Time { return time.Date(y, m, dd, h, 30, 0, 0, london) }
		d.article(t, "old", day(2024, time.December, 31, 23))
		d.article(t, "summer", day(2026, time.June, 1, 0)) // the evening before in UTC
		d.article(t, "eve", day(2026, time.November, 21, 9))
		d.article(t, "today", day(2026, time.November, 22, 9))
		planned := d.article(t, "tonight", day(2026, time.November, 22, 20))

		years, err := st.ArchiveYears(ctx, now)
		check(t, err)
		wantYears := []paper.Count{{Date: time.Date(2024, 1, 1, 0, 0, 0, 0, london), Articles: 1}, {Date: time.Date(2026, 1, 1, 0, 0, 0, 0, london), Articles: 3}}
		sameTime := cmp.Comparer(func(a, b time.Time) bool { return a.Equal(b) })
		if diff := cmp.Diff(wantYears, years.Years, sameTime); diff != "" {
			t.Errorf("years (-want +got):\n%s", diff)
		}
		year, err := st.ArchiveYear(ctx, 2026, now)
		check(t, err)
		if len(year.Months) != 2 || year.Before != 2024 || year.After != 0 || year.Months[0].Date.Month() != time.June {
			t.Errorf("2026 is %+v", year)
		}
		month, err := st.ArchiveMonth(ctx, day(2026, time.November, 1, 0), now)
		check(t, err)
		if len(month.Days) != 2 || month.Days[1].Articles != 1 || month.Before.Month() != time.June || !month.After.IsZero() {
			t.Errorf("November is %+v", month)
		}
		today, err := st.ArchiveDay(ctx, day(2026, time.November, 22, 0), now)
		check(t, err)
		if diff := cmp.Diff([]string{"today"}, slugs(today.Cards)); diff != "" {
			t.Errorf("today (-want +got):\n%s", diff)
		}
		if today.Before.Day() != 21 || !today.Until.Equal(planned.PublishAt) || !slices.Contains(today.Keys, "day:2026-11-22") {
			t.Errorf("today follows %v, turns at %v, has keys %v", today.Before, today.Until, today.Keys)
		}
		eve, err := st.ArchiveDay(ctx, day(2026, time.November, 21, 0), now)
		check(t, err)
		if eve.Before.Month() != time.June || eve.After.Day() != 22 {
			t.Errorf("the day before stands between %v and %v", eve.Before, eve.After)
		}
		_, err = st.ArchiveDay(ctx, day(2026, time.November, 20, 0), now)
		wantKind(t, err, news.NotFound, "a day without articles")
		_, err = st.ArchiveYear(ctx, 2025, now)
		wantKind(t, err, news.NotFound, "a year without articles")

		set, err := st.Settings(ctx)
		check(t, err)
		set.Zone = "UTC"
		check(t, st.SaveSettings(ctx, set, news.Event{Name: news.SettingsChanged}))
		year, err = st.ArchiveYear(ctx, 2026, now)
		if err != nil || year.Months[0].Date.Month() != time.May {
			t.Errorf("in UTC the first month is %v, %v, want May", year.Months[0].Date, err)
		}
		set.Zone = "Europe/Atlantis"
		wantKind(t, st.SaveSettings(ctx, set, news.Event{}), news.Invalid, "a zone there is not")
	})
}

func TestHistoryHasWhatReadersWereGivenAndNothingElse(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d, ctx := newDesk(t, st), t.Context()
		a := d.article(t, "one", now.Add(-3*time.Hour))
		again := func(headline string, at time.Time, save news.Save) {
			a.Headline = headline
			save.Revision, save.Event = &news.Revision{At: at}, news.Event{Name: news.ArticleWritten, At: at}
			check(t, st.SaveArticle(ctx, a, save))
		}
		again("only at the desk", now.Add(-2*time.Hour), news.Save{})
		again("corrected", now.Add(-time.Hour), news.Save{Publish: true, Correction: &news.Correction{
			Kind: news.FactWrong, Text: "It was Tuesday.", At: now.Add(-time.Hour), Staff: 3,
		}})

		p, err := st.HistoryPage(ctx, a.ID, now)
		check(t, err)
		var got []string
		for _, r := range p.Revisions {
			got = append(got, fmt.Sprintf("%d %s %s %d", r.Number, r.At.Sub(now), r.Content.Headline, len(r.Corrections)))
		}
		want := []string{"1 -3h0m0s Headline of one 0", "3 -1h0m0s corrected 1"}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("history (-want +got):\n%s", diff)
		}
		page, err := st.ArticlePage(ctx, a.ID, now)
		if err != nil || page.Versions != 2 || !page.Corrected || len(page.Corrections) != 1 || page.Headline != "corrected" {
			t.Errorf("the page has %d versions and corrections %v, %v", page.Versions, page.Corrections, err)
		}
		log, err := st.CorrectionsPage(ctx, paper.Cursor{}, now)
		if err != nil || len(log.Entries) != 1 || log.Entries[0].Article.ID != a.ID || !log.First || log.Entries[0].Text != "It was Tuesday." {
			t.Errorf("the log is %+v, %v", log, err)
		}
		if list, err := st.Revisions(ctx, a.ID); err != nil || len(list) != 3 {
			t.Errorf("the desk has %d revisions, %v, want 3", len(list), err)
		}
	})
}

func TestOnlyAMistakeMarksTheCard(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d, ctx := newDesk(t, st), t.Context()
		a := d.article(t, "one", now.Add(-time.Hour))
		for i, step := range []struct {
			kind   news.CorrectionKind
			marked bool
		}{{news.NewsUpdate, false}, {news.EditorsNote, false}, {news.Clarification, true}, {news.NewsUpdate, true}} {
			note := &news.Correction{Kind: step.kind, Text: "A note.", At: now}
			check(t, st.SaveArticle(ctx, a, news.Save{Publish: true, Correction: note, Event: news.Event{At: now}}))
			p, err := st.ArticlePage(ctx, a.ID, now)
			check(t, err)
			if p.Corrected != step.marked || len(p.Corrections) != i+1 {
				t.Errorf("after a %s: marked %t, %d corrections on the page", step.kind, p.Corrected, len(p.Corrections))
			}
		}
	})
}

func TestACardSaysWhetherSearchEnginesMayShowIt(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d, ctx := newDesk(t, st), t.Context()
		d.article(t, "open", now.Add(-2*time.Hour))
		d.article(t, "hidden", now.Add(-time.Hour), func(a *news.Article) { a.NoIndex = true })
		brought := d.livePost("1", "a", "brought", now.Add(-30*time.Minute))
		brought.Article.NoIndex = true
		check(t, st.Import(ctx, []*news.Imported{brought}, imported))
		hidden := map[string]bool{}
		for x, err := range st.Published(ctx, now.Add(-24*time.Hour), now, now) {
			check(t, err)
			hidden[x.Path] = x.NoIndex
		}
		want := map[string]bool{"/news/open": false, "/news/hidden": true, "/news/brought": true}
		if diff := cmp.Diff(want, hidden); diff != "" {
			t.Errorf("hidden from searches (-want +got):\n%s", diff)
		}
	})
}

func TestARevisionThatWasOnlyPlannedWasNeverPublic(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d, ctx := newDesk(t, st), t.Context()
		a := d.article(t, "planned", now.Add(time.Hour))
		a.Headline = "better"
		check(t, st.SaveArticle(ctx, a, news.Save{Publish: true, Revision: &news.Revision{At: now}, Event: news.Event{At: now}}))
		p, err := st.HistoryPage(ctx, a.ID, now.Add(2*time.Hour))
		check(t, err)
		if len(p.Revisions) != 1 || p.Revisions[0].Number != 2 || !p.Revisions[0].At.Equal(a.PublishAt) {
			t.Errorf("history is %+v, want the second revision alone", p.Revisions)
		}
	})
}

func TestTheFrameHasMenuAndStandingPages(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d, ctx := newDesk(t, st), t.Context()
		d.article(t, "about", now.Add(-time.Hour), func(a *news.Article) { a.Kind = news.AboutPage })
		f, err := st.Frame(ctx)
		check(t, err)
		if len(f.Menu) != 2 || f.Menu[0].Name != "News" || len(f.Menu[0].Subs) != 1 || f.Menu[0].Subs[0].Name != "City" {
			t.Errorf("menu is %+v", f.Menu)
		}
		if len(f.Pages) != 1 || f.Settings.Name != "The Ferry Gazette" {
			t.Errorf("pages are %+v of %q", f.Pages, f.Settings.Name)
		}
		if l, err := st.Latest(ctx, paper.Cursor{}, 10, now); err != nil || len(l.Cards) != 0 {
			t.Errorf("a standing page is in the latest list: %v, %v", slugs(l.Cards), err)
		}
		people, err := st.StaffPage(ctx)
		if err != nil || len(people.Authors) != 2 || people.Authors[0].Name != "Ada Moran" {
			t.Errorf("the masthead names %+v, %v", people.Authors, err)
		}
	})
}

func TestAStandingPageStandsInNoListAndIsNotCounted(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d, ctx := newDesk(t, st), t.Context()
		page := func(a *news.Article) { a.Kind = news.AboutPage }
		d.article(t, "about", now.Add(-time.Hour), page)
		brought := d.livePost("1", "a", "contact", now.Add(-time.Hour))
		page(brought.Article)
		check(t, st.Import(ctx, []*news.Imported{brought}, imported))

		for list, read := range map[string]func() ([]paper.Card, error){
			"latest": func() ([]paper.Card, error) { p, err := st.Latest(ctx, paper.Cursor{}, 10, now); return p.Cards, err },
			"front":  func() ([]paper.Card, error) { p, err := st.FrontPage(ctx, "home", now); return p.Latest, err },
			"section": func() ([]paper.Card, error) {
				p, err := st.SectionPage(ctx, d.city.ID, paper.Cursor{}, now)
				return p.List.Cards, err
			},
			"topic": func() ([]paper.Card, error) {
				p, err := st.TopicPage(ctx, d.mayor.ID, paper.Cursor{}, now)
				return p.List.Cards, err
			},
			"author": func() ([]paper.Card, error) {
				p, err := st.AuthorPage(ctx, d.ada.ID, paper.Cursor{}, now)
				return p.List.Cards, err
			},
			"day": func() ([]paper.Card, error) { p, err := st.ArchiveDay(ctx, now, now); return p.Cards, err },
		} {
			if cards, err := read(); err != nil || len(cards) != 0 {
				t.Errorf("%s shows %v, %v", list, slugs(cards), err)
			}
		}
		for x, err := range st.Published(ctx, now.Add(-24*time.Hour), now, now) {
			t.Errorf("sitemaps name %s, %v", x.Path, err)
		}
		years, err := st.ArchiveYears(ctx, now.AddDate(0, 0, 1)) // today is counted otherwise than the past
		if err != nil || len(years.Years) != 0 {
			t.Errorf("the archive counts %v, %v", years.Years, err)
		}
		f, err := st.Frame(ctx)
		if err != nil || len(f.Pages) != 2 {
			t.Errorf("the frame has %v, %v", f.Pages, err)
		}
	})
}

func TestFeedsAndSitemapsReadTheWholePaperInChunks(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d, ctx := newDesk(t, st), t.Context()
		d.many(t, 1203)
		var ids []int64
		last := time.Time{}
		for x, err := range st.Published(ctx, now.Add(-2000*time.Minute), now, now) {
			check(t, err)
			if x.PublishedAt.Before(last) {
				t.Fatalf("%s comes after a later one", x.Path)
			}
			ids, last = append(ids, x.ID), x.PublishedAt
		}
		if len(ids) != 1203 {
			t.Errorf("%d articles, want 1203", len(ids))
		}
		bodies, err := st.Bodies(ctx, []int64{ids[7], ids[3], 9999}, now)
		if err != nil || len(bodies) != 2 || bodies[0].ID != ids[7] || len(bodies[0].Content.Body.Blocks) == 0 {
			t.Errorf("%d bodies, %v, want those of two articles in the order asked for", len(bodies), err)
		}
	})
}
