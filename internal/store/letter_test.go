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
	"github.com/courant-press/courant/internal/reach/letter"
	"github.com/courant-press/courant/internal/richtext"
	"github.com/courant-press/courant/internal/store"
	"github.com/courant-press/courant/internal/store/storetest"
)

var mailed = news.Event{Name: news.IssueChanged, At: now}

// newLetter returns a letter that was kept.
func newLetter(t *testing.T, st *store.Store, slug string) news.Letter {
	t.Helper()
	l := news.Letter{
		Slug: slug, Name: "The Morning Boat", Description: "What moves today.", Design: "quiet",
		Sender: news.Sender{Name: "The Ferry Gazette", Email: "morning@gazette.example", ReplyTo: "desk@gazette.example"},
		Rhythm: news.Rhythm{Days: []time.Weekday{time.Monday}, Minute: 360}, Unattended: true, CountClicks: true,
		Digest: news.Digest{From: news.DigestFront, Front: news.HomeFront, Most: 8},
	}
	check(t, st.SaveLetter(t.Context(), &l, news.Event{Name: news.LetterChanged, At: now}))
	return l
}

// newIssue returns an issue that is being sent.
func newIssue(t *testing.T, st *store.Store, l news.Letter) news.Issue {
	t.Helper()
	i := news.Issue{
		Letter: l.ID, State: news.IssueSending, Opening: news.Opening{Subject: "The ferry runs", Preheader: "Again"},
		Others: []news.Opening{{Subject: "It runs"}}, MadeAt: now, StartedAt: now,
		Parts: []news.IssuePart{
			{Kind: news.TextPart, Text: richtext.Doc{Blocks: []richtext.Block{richtext.Paragraph{Text: richtext.Plain("Good morning.")}}}},
			{Kind: news.ArticlePart, Article: 17, Large: true},
		},
	}
	check(t, st.SaveIssue(t.Context(), &i, mailed))
	return i
}

// subscribe gives a letter n readers whose ids begin after first.
func subscribe(t *testing.T, st *store.Store, letterID int64, first, n int) {
	t.Helper()
	for i := first + 1; i <= first+n; i++ {
		email := fmt.Sprintf("reader%d@%s.example", i, []string{"one", "two"}[i%2])
		for _, row := range []string{
			fmt.Sprintf(`insert into subscriber (id, email, email_key, made_at) values (%d, '%s', '%s', 1) on conflict (id) do nothing`, i, email, email),
			fmt.Sprintf(`insert into subscription (subscriber, letter, state, source, confirmed_at) values (%d, %d, 'confirmed', 'form', %d)`, i, letterID, now.UnixMilli()),
		} {
			_, err := st.DB().ExecContext(t.Context(), row)
			check(t, err)
		}
	}
}

func change(t *testing.T, st *store.Store, statement string, args ...any) {
	t.Helper()
	_, err := st.DB().ExecContext(t.Context(), statement, args...)
	check(t, err)
}

// unmarked is the mark of every address that may be written to.
func unmarked(e news.Email) string { return "mark of " + string(e) }

func TestALetterIsKeptAsItWasSaved(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		ctx := t.Context()
		var told []news.Key
		st.OnEvent(func(ev news.Event) { told = ev.Hard })
		l := newLetter(t, st, "morning")
		for name, load := range map[string]func() (news.Letter, error){
			"by id":   func() (news.Letter, error) { return st.Letter(ctx, l.ID) },
			"by slug": func() (news.Letter, error) { return st.LetterBySlug(ctx, "morning") },
		} {
			got, err := load()
			check(t, err)
			if diff := cmp.Diff(l, got); diff != "" {
				t.Errorf("%s: %s", name, diff)
			}
		}
		if diff := cmp.Diff([]news.Key{news.LetterKey(l.ID), news.KeyLetters, news.KeySettings}, told); diff != "" {
			t.Error(diff)
		}
		stale, taken := l, news.Letter{Slug: "morning", Name: "Another"}
		l.Name, l.Closed = "The Boat", true
		check(t, st.SaveLetter(ctx, &l, news.Event{Name: news.LetterChanged, At: now}))
		wantKind(t, st.SaveLetter(ctx, &stale, mailed), news.Conflict, "a letter that was changed since")
		wantKind(t, st.SaveLetter(ctx, &taken, mailed), news.Conflict, "the address of another letter")
		all, err := st.Letters(ctx)
		check(t, err)
		if diff := cmp.Diff([]news.Letter{l}, all); diff != "" || l.Version != 2 {
			t.Error(diff)
		}
	})
}

func TestAnIssueIsKeptAsItWasSaved(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		ctx := t.Context()
		l := newLetter(t, st, "morning")
		i := news.Issue{
			Letter: l.ID, State: news.IssueScheduled, SendAt: now, MadeAt: now, ApprovedAt: now, ApprovedBy: 3,
			To: news.Segment{Langs: []string{"de"}, Sections: []int64{4}},
		}
		check(t, st.SaveIssue(ctx, &i, mailed))
		stale := i
		i.Trouble = "The relay is down."
		check(t, st.SaveIssue(ctx, &i, mailed))
		wantKind(t, st.SaveIssue(ctx, &stale, mailed), news.Conflict, "an issue that was changed since")
		wantKind(t, st.DeleteIssue(ctx, stale, mailed), news.Conflict, "deleting what was changed since")
		got, err := st.Issue(ctx, i.ID)
		check(t, err)
		if diff := cmp.Diff(i, got); diff != "" {
			t.Error(diff)
		}
		due, err := st.DueIssues(ctx, now)
		check(t, err)
		early, err := st.DueIssues(ctx, now.Add(-time.Second))
		check(t, err)
		if !slices.Equal(due, []int64{i.ID}) || early != nil {
			t.Error(due, early)
		}
		check(t, st.DeleteIssue(ctx, i, mailed))
		_, err = st.Issue(ctx, i.ID)
		wantKind(t, err, news.NotFound, "an issue that was deleted")
	})
}

func TestWhatWasSentStaysAsItWas(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		ctx := t.Context()
		l := newLetter(t, st, "morning")
		i := news.Issue{Letter: l.ID, State: news.IssueApproved, MadeAt: now}
		check(t, st.SaveIssue(ctx, &i, mailed))
		check(t, i.Send(now))
		var told []news.Key
		st.OnEvent(func(ev news.Event) { told = ev.Hard })
		cards := []paper.Card{{ID: 17, Path: "/a", Headline: "The ferry", Picture: &paper.Picture{ID: 4, Width: 3}}, {ID: 18}}
		check(t, st.StartIssue(ctx, &i, cards, []string{"https://gazette.example/a"}, mailed))
		kept, err := st.IssueCards(ctx, i.ID)
		check(t, err)
		links, err := st.Clicks(ctx, i.ID)
		check(t, err)
		if diff := cmp.Diff(cards, kept) + cmp.Diff([]letter.Link{{URL: "https://gazette.example/a"}}, links) +
			cmp.Diff([]news.Key{news.IssueKey(i.ID), news.LetterKey(l.ID)}, told); diff != "" {
			t.Error(diff)
		}
		last, err := st.LastIssue(ctx, l.ID)
		check(t, err)
		if diff := cmp.Diff(i, last); diff != "" {
			t.Error(diff)
		}
		check(t, i.End(0, now))
		check(t, st.EndIssue(ctx, &i, mailed))
		second := newIssue(t, st, l)
		check(t, second.End(0, now))
		check(t, st.EndIssue(ctx, &second, mailed))
		if i.Number != 1 || second.Number != 2 {
			t.Errorf("issues %d and %d", i.Number, second.Number)
		}
	})
}

func TestARhythmIsFollowedOnce(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		ctx := t.Context()
		l := newLetter(t, st, "morning")
		made := news.Issue{Letter: l.ID, State: news.IssueScheduled, MadeAt: now, SendAt: now}
		for n, want := range []bool{true, false} {
			again := made
			first, err := st.ComposeIssue(ctx, &again, time.Time{}, now, mailed)
			check(t, err)
			if first != want || (again.ID != 0) != want {
				t.Errorf("try %d: %t, %d", n, first, again.ID)
			}
		}
		until, err := st.ComposedUntil(ctx, l.ID)
		check(t, err)
		check(t, st.SkipIssue(ctx, l.ID, until, now.Add(time.Hour)))
		later, err := st.ComposedUntil(ctx, l.ID)
		check(t, err)
		if !until.Equal(now) || !later.Equal(now.Add(time.Hour)) {
			t.Errorf("%s, then %s", until, later)
		}
		l.Rhythm.Minute = 420
		check(t, st.SaveLetter(ctx, &l, mailed))
		again, err := st.ComposedUntil(ctx, l.ID)
		check(t, err)
		lines, err := st.IssueLines(ctx, letter.Query{Letter: l.ID, Limit: 9})
		check(t, err)
		if !again.IsZero() || len(lines) != 0 {
			t.Errorf("another rhythm goes on at %s, with %d issues of the old one", again, len(lines))
		}
	})
}

func TestAnIssueGoesToThoseWhoWantIt(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		ctx := t.Context()
		l := newLetter(t, st, "morning")
		other := newLetter(t, st, "evening")
		subscribe(t, st, l.ID, 0, 20)
		subscribe(t, st, other.ID, 20, 5)
		change(t, st, `update subscriber set blocked = 'bounced' where id = 3`)
		change(t, st, `update subscription set state = 'left', left_at = $1 where subscriber = 4`, now.UnixMilli())
		change(t, st, `update subscription set state = 'unconfirmed' where subscriber = 5`)
		change(t, st, `insert into suppression (mark, reason, at) values ('mark of reader6@one.example', 'erased', 1)`)
		change(t, st, `update subscriber set lang = 'de', sections = '[4]' where id in (7, 8)`)
		all := news.Segment{}
		german := news.Segment{Langs: []string{"de"}}
		for name, c := range map[string]struct {
			to   news.Segment
			want int
		}{
			"everybody":           {all, 16},
			"a language":          {german, 2},
			"a section":           {news.Segment{Sections: []int64{4, 9}}, 2},
			"the language of all": {news.Segment{Langs: []string{"en"}}, 14},
		} {
			i := newIssue(t, st, l)
			i.To = c.to
			check(t, st.SaveIssue(ctx, &i, mailed))
			for n := 0; ; n++ {
				complete, err := st.FillDeliveries(ctx, i.ID, 7, unmarked)
				check(t, err)
				if complete {
					break
				}
				if n > 9 {
					t.Fatal("it never ends")
				}
			}
			got, err := st.DeliverAs("a").ClaimDeliveries(ctx, i.ID, 100)
			check(t, err)
			figures, err := st.Figures(ctx, i.ID)
			check(t, err)
			if len(got) != c.want || figures[letter.Readers] != c.want {
				t.Errorf("%s: %d mails, %v", name, len(got), figures)
			}
		}
		n, err := st.Reaches(ctx, l, german)
		check(t, err)
		audience, err := st.Audience(ctx, l.ID, now.Add(-time.Hour))
		check(t, err)
		if diff := cmp.Diff(letter.Audience{Readers: 18, Joined: 18, Left: 1}, audience); diff != "" || n != 2 {
			t.Error(n, diff)
		}
	})
}

// fill writes all deliveries of an issue.
func fill(t *testing.T, st *store.Store, issue int64) {
	t.Helper()
	for complete := false; !complete; {
		var err error
		complete, err = st.FillDeliveries(t.Context(), issue, 1000, unmarked)
		check(t, err)
	}
}

func TestDeliveriesAreClaimedOnceAndSettledOnce(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		ctx := t.Context()
		l := newLetter(t, st, "morning")
		subscribe(t, st, l.ID, 0, 8)
		i := newIssue(t, st, l)
		fill(t, st, i.ID)
		a, b := st.DeliverAs("a"), st.DeliverAs("b")
		first, err := a.ClaimDeliveries(ctx, i.ID, 6)
		check(t, err)
		change(t, st, `update subscription set state = 'left' where subscriber = 8`)
		rest, err := b.ClaimDeliveries(ctx, i.ID, 6)
		check(t, err)
		if len(first) != 6 || len(rest) != 1 {
			t.Fatalf("%d and %d", len(first), len(rest))
		}
		outcomes := []letter.Outcome{
			{Delivery: first[0].ID, Result: letter.Accepted, At: now},
			{Delivery: first[1].ID, Result: letter.Refused, At: now, Status: "5.1.1", Text: "no such user"},
			{Delivery: first[2].ID, Result: letter.Later, At: now, RetryAt: now.Add(time.Hour)},
			{Delivery: first[3].ID, Result: letter.Unsent, At: now},
			{Delivery: first[4].ID, Result: letter.Unknown, At: now},
			{Delivery: rest[0].ID, Result: letter.Refused, At: now}, // b has that one
		}
		for range 2 {
			going, err := a.SettleDeliveries(ctx, i.ID, outcomes)
			check(t, err)
			if !going {
				t.Error("it stopped")
			}
		}
		figures, err := st.Figures(ctx, i.ID)
		check(t, err)
		want := letter.Figures{letter.Readers: 8, "accepted": 1, "refused": 1, "unknown": 1, letter.Dropped: 1}
		if diff := cmp.Diff(want, figures); diff != "" || figures.Open() != 4 {
			t.Error(figures.Open(), diff)
		}
		again, err := b.ClaimDeliveries(ctx, i.ID, 9)
		check(t, err)
		if len(again) != 1 || again[0].ID != first[3].ID || again[0].Tries != 0 {
			t.Errorf("%+v", again)
		}
		check(t, a.FreeDeliveries(ctx, i.ID)) // only its own
		freed, err := a.ClaimDeliveries(ctx, i.ID, 9)
		check(t, err)
		if len(freed) != 1 || freed[0].ID != first[5].ID {
			t.Errorf("%+v", freed)
		}
		troubled, err := st.Troubled(ctx, i.ID, 0, 10)
		check(t, err)
		if len(troubled) != 3 || troubled[0].Status != "5.1.1" || troubled[0].Email != first[1].To {
			t.Errorf("%+v", troubled)
		}
		state, err := st.RunState(ctx, i.ID)
		check(t, err)
		wantState := letter.RunState{Sending: true, Complete: true, Waiting: true, NextAt: now.Add(time.Hour), Claimed: true}
		if diff := cmp.Diff(wantState, state); diff != "" {
			t.Error(diff)
		}
	})
}

func TestAnIssueThatIsNotSentGivesNothingOut(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		ctx := t.Context()
		l := newLetter(t, st, "morning")
		subscribe(t, st, l.ID, 0, 5)
		i := newIssue(t, st, l)
		fill(t, st, i.ID)
		a := st.DeliverAs("a")
		got, err := a.ClaimDeliveries(ctx, i.ID, 2)
		check(t, err)
		check(t, i.Stop())
		check(t, st.SaveIssue(ctx, &i, mailed))
		none, err := a.ClaimDeliveries(ctx, i.ID, 2)
		check(t, err)
		going, err := a.SettleDeliveries(ctx, i.ID, []letter.Outcome{{Delivery: got[0].ID, Result: letter.Accepted, At: now}})
		check(t, err)
		if going || len(none) != 0 {
			t.Error(going, none)
		}
		check(t, i.End(0, now))
		check(t, st.EndIssue(ctx, &i, mailed))
		figures, err := st.Figures(ctx, i.ID)
		check(t, err)
		if diff := cmp.Diff(letter.Figures{letter.Readers: 5, "accepted": 1, "unknown": 1}, figures); diff != "" {
			t.Error(diff)
		}
	})
}

func TestOldDeliveriesAreErasedAndTheirFiguresStay(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		ctx := t.Context()
		l := newLetter(t, st, "morning")
		subscribe(t, st, l.ID, 0, 5)
		ended := func(at time.Time) news.Issue {
			i := newIssue(t, st, l)
			fill(t, st, i.ID)
			check(t, i.End(0, at))
			check(t, st.EndIssue(ctx, &i, mailed))
			return i
		}
		open := newIssue(t, st, l)
		fill(t, st, open.ID)
		old, young := ended(now.AddDate(0, 0, -100)), ended(now)
		for more, n := true, 0; more; n++ {
			var err error
			more, err = st.EraseDeliveries(ctx, now.AddDate(0, 0, -90), 2)
			check(t, err)
			if n > 5 {
				t.Fatal("it never ends")
			}
		}
		for _, c := range []struct{ issue, want int64 }{{open.ID, 5}, {old.ID, 0}, {young.ID, 5}} {
			var n int64
			check(t, st.DB().QueryRowContext(ctx, `select count(*) from delivery where issue = $1`, c.issue).Scan(&n))
			figures, err := st.Figures(ctx, c.issue)
			check(t, err)
			if n != c.want || figures[letter.Readers] != 5 {
				t.Errorf("%d of %d, %v", n, c.want, figures)
			}
		}
	})
}

// readTheLetters asks all there is to ask about letters, for the test that
// explains what the store is asked.
func (d *desk) readTheLetters(ctx context.Context) error {
	for _, ask := range []func() error{
		func() error { _, err := d.IssueLines(ctx, letter.Query{Letter: 1, Limit: 10}); return err },
		func() error { _, err := d.Figures(ctx, 1); return err },
		func() error { _, err := d.Clicks(ctx, 1); return err },
		func() error { _, err := d.Troubled(ctx, 1, 0, 10); return err },
		func() error { _, err := d.Audience(ctx, 1, now); return err },
		func() error { _, err := d.Reaches(ctx, news.Letter{ID: 1, Lang: "en"}, news.Segment{}); return err },
		func() error { _, err := d.SendingIssues(ctx); return err },
		func() error { _, err := d.DueIssues(ctx, now); return err },
		func() error { _, err := d.RunState(ctx, 1); return err },
		func() error { _, err := d.EraseDeliveries(ctx, now, 10); return err },
		func() error { _, err := d.FillDeliveries(ctx, 1, 10, unmarked); return err },
		func() error { _, err := d.DeliverAs("a").ClaimDeliveries(ctx, 1, 10); return err },
	} {
		if err := ask(); err != nil && news.KindOf(err) != news.NotFound {
			return err
		}
	}
	_, _ = d.LastIssue(ctx, 1)
	_, _ = d.IssueCards(ctx, 1)
	return nil
}
