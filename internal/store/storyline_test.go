package store_test

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/store"
	"github.com/courant-press/courant/internal/store/storetest"
)

// storyline opens a storyline with some articles in it.
func (d *desk) storyline(t *testing.T, slug string, articles ...*news.Article) news.Storyline {
	t.Helper()
	x := news.Storyline{State: news.StorylineOpen, Slug: slug, Title: "The " + slug, OpenedAt: now}
	var members []news.Member
	for _, a := range articles {
		members = append(members, news.Member{Article: a.ID, State: news.MemberIn, Staff: 1, At: now})
	}
	check(t, d.OpenProposal(t.Context(), &x, members, decided))
	return x
}

func (d *desk) decide(t *testing.T, x news.Storyline, a *news.Article, state news.MemberState) {
	t.Helper()
	check(t, d.DecideMember(t.Context(), news.Member{Storyline: x.ID, Article: a.ID, State: state, Staff: 1, At: now}, decided))
}

func TestAStorylineListsItsPublicArticles(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d, ctx := newDesk(t, st), t.Context()
		old := d.article(t, "old", now.AddDate(0, 0, -3))
		middle := d.article(t, "middle", now.Add(-26*time.Hour))
		draft := create(t, st, written("Draft"))
		x := d.storyline(t, "bridge", old, middle, draft)

		p, err := d.StorylinePage(ctx, x.ID, paper.Cursor{}, now)
		check(t, err)
		if diff := cmp.Diff([]string{"middle", "old"}, slugs(p.List.Cards)); diff != "" {
			t.Errorf("articles (-want +got):\n%s", diff)
		}
		if p.Count != 2 || p.Pace != news.Running || !p.Began.Equal(old.PublishAt) {
			t.Errorf("%d articles, %s, began %v", p.Count, p.Pace, p.Began)
		}
		quiet := now.Add(29 * 24 * time.Hour)
		if p, err = d.StorylinePage(ctx, x.ID, paper.Cursor{}, quiet); err != nil || p.Pace != news.Quiet {
			t.Errorf("four weeks later it is %s, %v", p.Pace, err)
		}
		newest := d.article(t, "newest", now.Add(-time.Hour))
		soon := d.article(t, "soon", now.Add(time.Hour))
		d.decide(t, x, newest, news.MemberIn)
		d.decide(t, x, soon, news.MemberIn)
		p, err = d.StorylinePage(ctx, x.ID, paper.Cursor{}, now)
		check(t, err)
		if diff := cmp.Diff([]string{"newest", "middle", "old"}, slugs(p.List.Cards)); diff != "" {
			t.Errorf("articles (-want +got):\n%s", diff)
		}
		if !p.Until.Equal(soon.PublishAt) {
			t.Errorf("turns at %v, want %v", p.Until, soon.PublishAt)
		}
		a, err := d.ArticlePage(ctx, middle.ID, now)
		check(t, err)
		box := a.Storylines[0]
		if box.Title != "The bridge" || box.Path != "/storyline/bridge" || box.Before.ID != old.ID || box.After.ID != newest.ID || box.MovedOn.ID != newest.ID {
			t.Errorf("the box is %+v", box)
		}
		if slices.ContainsFunc(a.Latest, func(c paper.Card) bool { return c.ID == newest.ID }) || !a.Until.Equal(soon.PublishAt) {
			t.Errorf("latest shows what the box shows, or it turns at %v", a.Until)
		}
		if a, err = d.ArticlePage(ctx, newest.ID, now); err != nil || a.Storylines[0].MovedOn != nil || a.Storylines[0].After != nil {
			t.Errorf("the newest has moved on to %+v, %v", a.Storylines, err)
		}
		d.decide(t, x, newest, news.MemberRefused)
		if a, err = d.ArticlePage(ctx, newest.ID, now); err != nil || len(a.Storylines) != 0 {
			t.Errorf("a refused article is in %+v, %v", a.Storylines, err)
		}
		topic, err := d.TopicPage(ctx, d.mayor.ID, paper.Cursor{}, now)
		check(t, err)
		if len(topic.Storylines) != 1 || topic.Storylines[0].Path != x.Path() {
			t.Errorf("the topic is in %v", topic.Storylines)
		}
	})
}

func TestAStorylineShowsWhatItsArticlesAsk(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d, ctx, today := newDesk(t, st), t.Context(), news.DayAt(now)
		old, tells := d.article(t, "old", now.AddDate(0, 0, -30)), d.article(t, "tells", now.AddDate(0, 0, -1))
		soon, beside := d.article(t, "soon", now.Add(time.Hour)), d.article(t, "beside", now.AddDate(0, 0, -2))
		x := d.storyline(t, "bridge", old, tells, soon)
		d.asked(t, old.ID, "Some day?", 0)
		d.closed(t, d.asked(t, old.ID, "Before?", today-20), today-9, tells.ID)
		late := d.asked(t, tells.ID, "Late?", today-1)
		d.closed(t, d.asked(t, old.ID, "Lately?", 0), today-1, tells.ID)
		d.asked(t, soon.ID, "Of tomorrow?", 0)
		d.asked(t, beside.ID, "Of another story?", 0)

		shown := func(c paper.Cursor, at time.Time) (paper.StorylinePage, []string) {
			p, err := st.StorylinePage(ctx, x.ID, c, at)
			check(t, err)
			return p, texts(p.Questions)
		}
		p, asked := shown(paper.Cursor{}, now)
		if diff := cmp.Diff([]string{"Late?", "Some day?", "Lately?", "Before?"}, asked); diff != "" {
			t.Errorf("questions (-want +got):\n%s", diff)
		}
		if !p.Questions[0].IsOverdue || p.Questions[2].Telling.ID != tells.ID {
			t.Errorf("%+v", p.Questions)
		}
		if _, asked = shown(paper.Cursor{}, now.Add(time.Hour)); !slices.Contains(asked, "Of tomorrow?") {
			t.Errorf("an hour later there are %q", asked)
		}
		if p, asked = shown(paper.Cursor{At: now, ID: 1}, now); asked != nil || slices.Contains(p.Keys, news.AskedInKey(x.ID)) {
			t.Errorf("a later page has %q and %q", asked, p.Keys)
		}
		late.State, late.Outcome = news.VoidQuestion, "Nobody knows."
		check(t, st.SaveQuestion(ctx, &late, news.Event{At: now}))
		if _, asked = shown(paper.Cursor{}, now); slices.Contains(asked, "Late?") {
			t.Errorf("what was dropped stands among %q", asked)
		}
		for range 12 {
			d.asked(t, tells.ID, "Again?", 0)
		}
		if _, asked = shown(paper.Cursor{}, now); len(asked) != 10 {
			t.Errorf("%d questions", len(asked))
		}
	})
}

func TestAQuestionTouchesTheStorylinesOfItsArticle(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d := newDesk(t, st)
		asks, tells := d.article(t, "asks", now.Add(-time.Hour)), d.article(t, "tells", now)
		x, other := d.storyline(t, "bridge", asks), d.storyline(t, "boat", tells)
		var told []news.Key
		st.OnEvent(func(ev news.Event) { told = append(told, ev.Hard...) })
		touches := func(deed string) {
			t.Helper()
			if !slices.Contains(told, news.AskedInKey(x.ID)) || slices.Contains(told, news.AskedInKey(other.ID)) {
				t.Errorf("%s touches %q", deed, told)
			}
			told = nil
		}
		q := d.asked(t, asks.ID, "Will it?", 0)
		touches("asking")
		d.closed(t, q, news.DayAt(now), tells.ID)
		touches("answering")
		p, err := st.StorylinePage(t.Context(), x.ID, paper.Cursor{}, now)
		check(t, err)
		if !slices.Contains(p.Keys, news.AskedInKey(x.ID)) {
			t.Errorf("the page has only %q", p.Keys)
		}
	})
}

func TestAStorylineOfDraftsIsNotPublic(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d, ctx := newDesk(t, st), t.Context()
		a := create(t, st, written("Draft"))
		x := d.storyline(t, "secret", a)
		if _, err := d.StorylinePage(ctx, x.ID, paper.Cursor{}, now); news.KindOf(err) != news.NotFound {
			t.Errorf("its page answers %v", err)
		}
		if p, err := d.Storylines(ctx, paper.Cursor{}, now); err != nil || len(p.Entries) != 0 {
			t.Errorf("the list shows %v, %v", p.Entries, err)
		}
		publish(t, st, a, now.Add(-time.Minute))
		if p, err := d.StorylinePage(ctx, x.ID, paper.Cursor{}, now); err != nil || len(p.List.Cards) != 1 {
			t.Errorf("once it is published: %v, %v", p.List.Cards, err)
		}
		if p, err := d.Storylines(ctx, paper.Cursor{}, now); err != nil || len(p.Entries) != 1 || p.Entries[0].Latest.ID != a.ID {
			t.Errorf("the list shows %v, %v", p.Entries, err)
		}
	})
}

func TestStorylinesAreMerged(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d, ctx := newDesk(t, st), t.Context()
		a, b := d.article(t, "a", now.Add(-2*time.Hour)), d.article(t, "b", now.Add(-time.Hour))
		from, into := d.storyline(t, "old-bridge", a, b), d.storyline(t, "bridge", b)
		entry := news.TimelineEntry{Storyline: from.ID, Date: 20261120, Text: "It broke.", Article: a.ID, State: news.EntryKept, At: now}
		check(t, d.SaveEntry(ctx, &entry, decided))
		check(t, d.MergeStorylines(ctx, from.ID, into.ID, decided))
		p, err := d.StorylinePage(ctx, into.ID, paper.Cursor{}, now)
		check(t, err)
		if diff := cmp.Diff([]string{"b", "a"}, slugs(p.List.Cards)); diff != "" {
			t.Errorf("articles (-want +got):\n%s", diff)
		}
		if len(p.Timeline) != 1 || p.Timeline[0].Source.ID != a.ID {
			t.Errorf("the timeline is %+v", p.Timeline)
		}
		if to, err := d.Resolve(ctx, from.Path(), now); err != nil || to.To != into.Path() {
			t.Errorf("the old address leads to %v, %v", to, err)
		}
		if err := d.DeleteStoryline(ctx, into.ID, decided); news.KindOf(err) != news.Conflict {
			t.Errorf("a full storyline is deleted: %v", err)
		}
	})
}

func TestATimelineShowsWhatPublicArticlesSay(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d, ctx := newDesk(t, st), t.Context()
		a, draft := d.article(t, "a", now.AddDate(0, 0, -4)), create(t, st, written("Draft"))
		x := d.storyline(t, "bridge", a, draft)
		for _, e := range []news.TimelineEntry{
			{Date: 20260000, Text: "a year", State: news.EntryKept},
			{Date: 20261100, Text: "a month", State: news.EntryKept},
			{Date: 20261101, Text: "a day", Article: a.ID, State: news.EntryKept},
			{Date: 20261102, Text: "a draft", Article: draft.ID, State: news.EntryKept},
			{Date: 20261103, Text: "a proposal", State: news.EntryProposed},
			{Date: 20261201, Text: "a plan", State: news.EntryKept},
		} {
			e.Storyline, e.At = x.ID, now
			check(t, d.SaveEntry(ctx, &e, decided))
		}
		p, err := d.StorylinePage(ctx, x.ID, paper.Cursor{}, now)
		check(t, err)
		if diff := cmp.Diff([]string{"a day", "a month", "a year"}, said(p.Timeline)); diff != "" {
			t.Errorf("timeline (-want +got):\n%s", diff)
		}
		if diff := cmp.Diff([]string{"a plan"}, said(p.Planned)); diff != "" {
			t.Errorf("planned (-want +got):\n%s", diff)
		}
		since, err := d.SincePage(ctx, x.ID, time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC), now)
		check(t, err)
		if diff := cmp.Diff([]string{"a day", "a plan"}, said(since.Entries)); diff != "" {
			t.Errorf("since (-want +got):\n%s", diff)
		}
	})
}

func said(entries []paper.TimelineEntry) (list []string) {
	for _, e := range entries {
		list = append(list, e.Text)
	}
	return list
}

func TestALongTimelineIsPaged(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d, ctx := newDesk(t, st), t.Context()
		x := d.storyline(t, "bridge", d.article(t, "a", now.AddDate(0, 0, -4)))
		for i := range 120 {
			e := news.TimelineEntry{Storyline: x.ID, Date: news.EventDate(20200000 + i%3*100), Text: "it", State: news.EntryKept, At: now}
			check(t, d.SaveEntry(ctx, &e, decided))
		}
		seen, c := map[int64]bool{}, paper.Cursor{}
		for range 3 {
			p, err := d.TimelinePage(ctx, x.ID, c, now)
			check(t, err)
			for _, e := range p.Entries {
				seen[e.ID] = true
			}
			if parsed, err := paper.ParseCursor(p.Older.String()); err != nil || parsed.TimelineDate() != p.Older.TimelineDate() {
				t.Errorf("the place %v is read as %v, %v", p.Older, parsed, err)
			}
			c = p.Older
		}
		if len(seen) != 120 || !c.IsZero() {
			t.Errorf("%d entries on three pages, then %v", len(seen), c)
		}
	})
}

func TestAProposalIsKeptUntilItIsDecided(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d, ctx := newDesk(t, st), t.Context()
		a := d.article(t, "a", now.Add(-time.Hour))
		x := d.storyline(t, "bridge")
		propose := func() {
			t.Helper()
			m := news.Member{Storyline: x.ID, Article: a.ID, Reasons: []news.MemberReason{news.ByLikeness}, Likeness: .4, At: now}
			if _, err := d.ProposeMember(ctx, m); err != nil {
				t.Fatal(err)
			}
		}
		propose()
		if p, err := d.ArticlePage(ctx, a.ID, now); err != nil || len(p.Storylines) != 0 {
			t.Errorf("a proposal is public: %v, %v", p.Storylines, err)
		}
		d.decide(t, x, a, news.MemberRefused)
		propose()
		rows, err := d.MembersOf(ctx, []int64{a.ID})
		if err != nil || len(rows) != 1 || rows[0].State != news.MemberRefused {
			t.Errorf("what was refused is %+v, %v", rows, err)
		}
		check(t, d.ProposeEntries(ctx, x.ID, a.ID, []news.TimelineEntry{{Date: 20261101, Text: "one", Print: "1"}, {Date: 20261102, Text: "two", Print: "2"}}))
		list, _, err := d.Timeline(ctx, x.ID, news.EntryProposed, "", 10)
		check(t, err)
		e := list[0].TimelineEntry
		e.State = news.EntryRefused
		check(t, d.SaveEntry(ctx, &e, decided))
		check(t, d.ProposeEntries(ctx, x.ID, a.ID, []news.TimelineEntry{{Date: 20261102, Text: "two", Print: "2"}}))
		if list, _, err = d.Timeline(ctx, x.ID, news.EntryProposed, "", 10); err != nil || len(list) != 0 {
			t.Errorf("proposed again: %v, %v", list, err)
		}
	})
}

func TestTheDeskPagesThroughAStoryline(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d, ctx := newDesk(t, st), t.Context()
		var all []*news.Article
		for _, slug := range []string{"a", "b", "c"} {
			all = append(all, d.article(t, slug, now.Add(-time.Hour)))
		}
		x := d.storyline(t, "bridge", all...)
		d.storyline(t, "water")
		first, next, err := d.StorylineMembers(ctx, x.ID, news.MemberIn, "", 2)
		check(t, err)
		rest, end, err := d.StorylineMembers(ctx, x.ID, news.MemberIn, next, 2)
		if err != nil || len(first) != 2 || len(rest) != 1 || end != "" {
			t.Errorf("%d and %d articles, then %q, %v", len(first), len(rest), end, err)
		}
		lines, next, err := d.StorylineList(ctx, news.StorylineOpen, "", "", 1)
		if err != nil || len(lines) != 1 || lines[0].ID != x.ID || lines[0].Members != 3 || next == "" {
			t.Errorf("listed %+v, %q, %v", lines, next, err)
		}
		if lines, _, err = d.StorylineList(ctx, news.StorylineOpen, "wat", "", 5); err != nil || len(lines) != 1 || lines[0].Slug != "water" {
			t.Errorf("found %+v, %v", lines, err)
		}
	})
}

// readTheStorylines asks every question about storylines, for the test that
// explains what the store reads.
func (d *desk) readTheStorylines(ctx context.Context, t *testing.T) error {
	t.Helper()
	var members []*news.Article
	for id := range int64(100) {
		members = append(members, &news.Article{ID: id + 1})
	}
	x := d.storyline(t, "explained", members...)
	for i := range 100 {
		d.storyline(t, fmt.Sprintf("line-%d", i), members[i])
		e := news.TimelineEntry{Storyline: x.ID, Date: 20261100, Text: "it", Article: int64(i + 1), State: news.EntryKept, At: now}
		check(t, d.SaveEntry(ctx, &e, decided))
	}
	if _, err := d.DB().ExecContext(ctx, `analyze`); err != nil {
		return err
	}
	back, forth := paper.TimelinePlace(20261101, 5), paper.Cursor{At: now, ID: 5, Newer: true}
	for _, read := range []func() error{
		func() error { _, err := d.StorylinePage(ctx, x.ID, paper.Cursor{}, now); return err },
		func() error { _, err := d.TimelinePage(ctx, x.ID, back, now); return err },
		func() error { _, err := d.SincePage(ctx, x.ID, now.AddDate(0, -1, 0), now); return err },
		func() error { _, err := d.Storylines(ctx, paper.Cursor{}, now); return err },
		func() error { _, err := d.Storylines(ctx, forth, now); return err },
		func() error { _, err := d.ArticlePage(ctx, 9, now); return err },
		func() error { _, err := d.TopicPage(ctx, d.mayor.ID, paper.Cursor{}, now); return err },
		func() error { _, _, err := d.StorylineList(ctx, news.StorylineOpen, "", "", 10); return err },
		func() error { _, _, err := d.StorylineList(ctx, news.StorylineOpen, "line", "", 10); return err },
		func() error { _, err := d.StorylineRow(ctx, x.ID); return err },
		func() error { _, _, err := d.StorylineMembers(ctx, x.ID, news.MemberIn, "", 10); return err },
		func() error { _, _, err := d.Timeline(ctx, x.ID, news.EntryKept, "", 10); return err },
		func() error { _, err := d.ArticleStorylines(ctx, 9); return err },
		func() error { _, err := d.MembersOf(ctx, []int64{9}); return err },
		func() error { _, err := d.Linked(ctx, []string{"/news/post-009"}); return err },
		func() error { _, err := d.OnTopics(ctx, []int64{d.mayor.ID}, 20); return err },
		func() error { _, err := d.TimelineEntry(ctx, 1); return err },
	} {
		if err := read(); err != nil {
			return err
		}
	}
	return nil
}
