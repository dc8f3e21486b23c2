package letter_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/mail"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/reach/letter"
	"github.com/courant-press/courant/internal/richtext"
)

func TestADigestHasWhatIsNewSinceTheLastIssue(t *testing.T) {
	t.Parallel()
	eachOffice(t, func(t *testing.T, o *office) {
		ctx := t.Context()
		l := o.letter(1, nil)
		o.publish("Old", monday.Add(-48*time.Hour))
		o.publish("Sunday", monday.Add(-20*time.Hour))
		o.publish("Tomorrow", monday.Add(20*time.Hour)) // not public yet
		first := o.ready(l)
		if diff := cmp.Diff([]string{"Sunday", "Old"}, o.headlines(first)); diff != "" {
			t.Error(diff)
		}
		if first.Opening.Subject != "Sunday" || first.Opening.Preheader != "Old" || len(first.Others) != 1 {
			t.Errorf("%+v, %+v", first.Opening, first.Others)
		}
		_, err := o.Letters.Send(ctx, o.staff, seen(first))
		o.must(err)
		o.clock.pass(24 * time.Hour)
		o.publish("Tuesday", o.Now().Add(-time.Hour))
		second, err := o.Compose(ctx, o.staff, l.ID, false)
		o.must(err)
		if diff := cmp.Diff([]string{"Tuesday", "Tomorrow"}, o.headlines(second)); diff != "" {
			t.Error(diff)
		}
		empty, err := o.Compose(ctx, o.staff, l.ID, true)
		o.must(err)
		if empty.Parts != nil || empty.Opening.Subject != "" {
			t.Errorf("%+v", empty)
		}
		again, err := o.Digest(ctx, o.staff, l.ID)
		o.must(err)
		if again.ID != 0 || !slices.Equal(again.Articles(), second.Articles()) {
			t.Errorf("%+v", again)
		}
	})
}

func TestADigestComesFromItsSource(t *testing.T) {
	t.Parallel()
	eachOffice(t, func(t *testing.T, o *office) {
		l := o.letter(0, nil)
		first, second := o.publish("First", monday.Add(-2*time.Hour)), o.publish("Second", monday.Add(-time.Hour))
		line := news.Storyline{State: news.StorylineOpen, Slug: "ferry", Title: "The ferry", OpenedAt: monday}
		o.must(o.store.OpenProposal(t.Context(), &line, nil, news.Event{Name: news.StorylineOpened}))
		o.must(o.store.DecideMember(t.Context(), news.Member{Storyline: line.ID, Article: first, State: news.MemberIn, At: monday}, news.Event{Name: news.StorylineJoined}))
		o.found = []int64{first, 404, second}
		for name, c := range map[string]struct {
			from news.Digest
			want []string
		}{
			"the front":   {news.Digest{From: news.DigestFront, Front: news.HomeFront, Most: 1}, []string{"Second"}},
			"a section":   {news.Digest{From: news.DigestSection, ID: 1, Most: 9}, []string{"Second", "First"}},
			"a storyline": {news.Digest{From: news.DigestStoryline, ID: line.ID, Most: 9}, []string{"First"}},
			"a search":    {news.Digest{From: news.DigestQuery, Query: "ferry", Most: 9}, []string{"First", "Second"}},
		} {
			l.Digest = c.from
			var err error
			l, err = o.Save(t.Context(), o.staff, l)
			o.must(err)
			i, err := o.Compose(t.Context(), o.staff, l.ID, false)
			o.must(err)
			if diff := cmp.Diff(c.want, o.headlines(i)); diff != "" {
				t.Errorf("%s: %s", name, diff)
			}
		}
	})
}

func TestAnIssueGoesItsWay(t *testing.T) {
	t.Parallel()
	eachOffice(t, func(t *testing.T, o *office) {
		ctx := t.Context()
		l := o.letter(3, nil)
		ferry := o.publish("The ferry runs", monday.Add(-time.Hour))
		gone := o.publish("A mistake", monday.Add(-2*time.Hour))
		i, err := o.Compose(ctx, o.staff, l.ID, false)
		o.must(err)
		text := richtext.Doc{Blocks: []richtext.Block{richtext.Paragraph{Text: richtext.Plain("Good morning.")}}}
		draft := letter.Draft{Seen: seen(i), Opening: i.Opening, Parts: append([]news.IssuePart{{Kind: news.TextPart, Text: text}}, i.Parts...)}
		draft.Opening = news.Opening{Subject: "Off we go"}
		i, err = o.SaveIssue(ctx, o.staff, draft)
		o.must(err)
		if _, err := o.SaveIssue(ctx, o.staff, draft); news.KindOf(err) != news.Conflict {
			t.Errorf("saving over somebody else's draft: %v", err)
		}
		i, err = o.Approve(ctx, o.staff, seen(i))
		o.must(err)
		i, err = o.Schedule(ctx, o.staff, seen(i), monday.Add(30*time.Minute))
		o.must(err)
		o.withdraw(gone)
		preview, err := o.Preview(ctx, o.staff, i.ID)
		o.must(err)
		if !slices.Equal(preview.Missing, []int64{gone}) || !strings.Contains(preview.HTML, "The ferry runs") {
			t.Errorf("missing %v\n%s", preview.Missing, preview.Text)
		}
		room := o.mailroom("a", o.store)
		n := 0
		o.work(room, func() bool { n++; return n > 20 })
		if got, _ := o.arrived(); got != 0 || o.issue(i.ID).State != news.IssueScheduled {
			t.Fatalf("%d arrived before the time", got)
		}
		o.clock.pass(30 * time.Minute)
		o.work(room, o.is(i.ID, news.IssueSent))
		got, twice := o.arrived()
		subject, mail := o.read("reader1@two.example")
		if got != 3 || twice != nil || subject != "Off we go" || !strings.Contains(mail, "The ferry runs") || strings.Contains(mail, "A mistake") {
			t.Errorf("%d arrived, %v: %s\n%s", got, twice, subject, mail)
		}
		i = o.issue(i.ID)
		if i.Number != 1 || !i.StartedAt.Equal(monday.Add(30*time.Minute)) || i.ApprovedBy != o.staff.ID {
			t.Errorf("%+v", i)
		}
		kept, err := o.store.IssueCards(ctx, i.ID)
		o.must(err)
		if len(kept) != 1 || kept[0].ID != ferry {
			t.Errorf("%+v", kept)
		}
		if err := o.Delete(ctx, o.staff, seen(i)); news.KindOf(err) != news.Conflict {
			t.Errorf("what readers have was deleted: %v", err)
		}
	})
}

func TestWhoDoesNotWorkOnLettersIsRefused(t *testing.T) {
	t.Parallel()
	eachOffice(t, func(t *testing.T, o *office) {
		ctx, at := t.Context(), monday.Add(time.Hour)
		l := o.letter(1, nil)
		i, err := o.Compose(ctx, o.staff, l.ID, true)
		o.must(err)
		who := news.Staff{ID: 9, Posts: news.As(news.DeskEditor)}
		for name, deed := range map[string]func() error{
			"list":       func() error { _, err := o.List(ctx, who); return err },
			"letter":     func() error { _, err := o.Letter(ctx, who, l.ID); return err },
			"save":       func() error { _, err := o.Save(ctx, who, l); return err },
			"close":      func() error { _, err := o.Letters.Close(ctx, who, letter.Seen{ID: l.ID, Version: 1}, true); return err },
			"reaches":    func() error { _, err := o.Reaches(ctx, who, l.ID, news.Segment{}); return err },
			"compose":    func() error { _, err := o.Compose(ctx, who, l.ID, false); return err },
			"digest":     func() error { _, err := o.Digest(ctx, who, l.ID); return err },
			"issues":     func() error { _, err := o.Issues(ctx, who, letter.Query{Letter: l.ID}); return err },
			"issue":      func() error { _, err := o.Issue(ctx, who, i.ID); return err },
			"clicks":     func() error { _, err := o.Clicks(ctx, who, i.ID); return err },
			"troubled":   func() error { _, err := o.Troubled(ctx, who, i.ID, 0, 9); return err },
			"save issue": func() error { _, err := o.SaveIssue(ctx, who, letter.Draft{Seen: seen(i)}); return err },
			"approve":    func() error { _, err := o.Approve(ctx, who, seen(i)); return err },
			"reopen":     func() error { _, err := o.Reopen(ctx, who, seen(i)); return err },
			"schedule":   func() error { _, err := o.Schedule(ctx, who, seen(i), at); return err },
			"unschedule": func() error { _, err := o.Unschedule(ctx, who, seen(i)); return err },
			"send":       func() error { _, err := o.Letters.Send(ctx, who, seen(i)); return err },
			"stop":       func() error { _, err := o.Stop(ctx, who, seen(i)); return err },
			"give up":    func() error { _, err := o.GiveUp(ctx, who, seen(i)); return err },
			"delete":     func() error { return o.Delete(ctx, who, seen(i)) },
			"preview":    func() error { _, err := o.Preview(ctx, who, i.ID); return err },
			"test":       func() error { return o.Test(ctx, who, i.ID, []news.Email{"a@b.example"}) },
		} {
			if err := deed(); err == nil || news.KindOf(err) != news.Forbidden {
				t.Errorf("%s: %v", name, err)
			}
		}
	})
}

func TestATestIsTheMailItselfAndGoesToNobodyElse(t *testing.T) {
	t.Parallel()
	eachOffice(t, func(t *testing.T, o *office) {
		ctx := t.Context()
		l := o.letter(5, nil)
		o.publish("The ferry runs", monday.Add(-time.Hour))
		i, err := o.Compose(ctx, o.staff, l.ID, false)
		o.must(err)
		o.must(o.Test(ctx, o.staff, i.ID, []news.Email{"ada@gazette.example", "ada@gazette.example", "bo@gazette.example"}))
		subject, text := o.read("ada@gazette.example")
		if n, twice := o.arrived(); n != 2 || twice != nil || subject != "[Test] The ferry runs" || !strings.Contains(text, "What is behind it.") {
			t.Errorf("%d arrived, %v: %s\n%s", n, twice, subject, text)
		}
		if i := o.issue(i.ID); i.State != news.IssueDraft || i.Opening.Subject != "The ferry runs" {
			t.Errorf("%+v", i)
		}
		for name, to := range map[string][]news.Email{"nobody": nil, "a crowd": make([]news.Email, 6)} {
			if err := o.Test(ctx, o.staff, i.ID, to); err == nil || news.KindOf(err) != news.Invalid {
				t.Errorf("%s: %v", name, err)
			}
		}
		o.Outbox = nil
		if err := o.Test(ctx, o.staff, i.ID, []news.Email{"a@b.example"}); err == nil || news.KindOf(err) != news.Unavailable {
			t.Errorf("without a relay: %v", err)
		}
	})
}

func TestATestSaysWhatTheRelayDidNotTake(t *testing.T) {
	t.Parallel()
	eachOffice(t, func(t *testing.T, o *office) {
		o.sink.Answer = func(string) string { return "550 5.7.1 not from here" }
		l := o.letter(0, nil)
		o.publish("The ferry runs", monday.Add(-time.Hour))
		i, err := o.Compose(t.Context(), o.staff, l.ID, false)
		o.must(err)
		err = o.Test(t.Context(), o.staff, i.ID, []news.Email{"ada@gazette.example"})
		if err == nil || news.KindOf(err) != news.Unavailable || !strings.Contains(err.Error(), "not from here") {
			t.Errorf("%v", err)
		}
		o.Outbox.Dial = func(context.Context) (*mail.Line, error) { return nil, errors.New("nobody answers") }
		if err := o.Test(t.Context(), o.staff, i.ID, []news.Email{"ada@gazette.example"}); err == nil || news.KindOf(err) != news.Unavailable {
			t.Errorf("%v", err)
		}
	})
}

func TestTheDeskSeesHowALetterIsDoing(t *testing.T) {
	t.Parallel()
	eachOffice(t, func(t *testing.T, o *office) {
		ctx := t.Context()
		l := o.letter(4, func(l *news.Letter) { l.Rhythm = news.Rhythm{Days: []time.Weekday{time.Tuesday}, Minute: 6 * 60} })
		o.publish("The ferry runs", monday.Add(-time.Hour))
		i, err := o.Letters.Send(ctx, o.staff, seen(o.ready(l)))
		o.must(err)
		o.work(o.mailroom("a", o.store), o.is(i.ID, news.IssueSent))
		sheets, err := o.List(ctx, o.staff)
		o.must(err)
		s := sheets[0]
		if len(sheets) != 1 || s.Readers != 4 || !s.Next.Equal(monday.Add(24*time.Hour+30*time.Minute)) || s.Last == nil || s.Last.Figures.Of(letter.Accepted) != 4 {
			t.Errorf("%+v", sheets)
		}
		lines, err := o.Issues(ctx, o.staff, letter.Query{Letter: l.ID, Limit: 9})
		o.must(err)
		if len(lines) != 1 || lines[0].Figures[letter.Readers] != 4 {
			t.Errorf("%+v", lines)
		}
		closed, err := o.Letters.Close(ctx, o.staff, letter.Seen{ID: l.ID, Version: l.Version}, true)
		o.must(err)
		if !closed.Closed || closed.Version != 2 {
			t.Errorf("%+v", closed)
		}
	})
}
