package letter_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/mail"
	"github.com/courant-press/courant/internal/mail/mailtest"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/reach/letter"
	"github.com/courant-press/courant/internal/store/storetest"
)

// sent starts an issue with one article to n readers.
func (o *office) sent(n int) news.Issue {
	o.t.Helper()
	l := o.letter(n, nil)
	o.publish("The ferry runs", monday.Add(-time.Hour))
	i, err := o.Letters.Send(o.t.Context(), o.staff, seen(o.ready(l)))
	o.must(err)
	return i
}

// TestNodesShareARun runs three mailrooms, each with a store of its own, on
// one paper.
func TestNodesShareARun(t *testing.T) {
	t.Parallel()
	storetest.EachURL(t, func(t *testing.T, url string) {
		o := newOffice(t, url, &mailtest.Sink{})
		i := o.sent(4000)
		var nodes sync.WaitGroup
		ctx, stop := context.WithCancel(t.Context())
		for _, name := range []string{"a", "b", "c"} {
			room := o.mailroom(name, o.open(url))
			nodes.Go(func() { room.Work(ctx) })
		}
		o.wait(o.is(i.ID, news.IssueSent))
		stop()
		nodes.Wait()
		n, twice := o.arrived()
		if diff := cmp.Diff(letter.Figures{letter.Readers: 4000, "accepted": 4000}, o.figures(i.ID)); diff != "" || n != 4000 || twice != nil {
			t.Errorf("%d arrived, twice at %v: %s", n, twice, diff)
		}
	})
}

func TestARunIsStoppedGoesOnAndSaysTheSame(t *testing.T) {
	t.Parallel()
	eachOffice(t, func(t *testing.T, o *office) {
		ctx := t.Context()
		var taken atomic.Int64
		gate := make(chan struct{})
		o.sink.AnswerText = func(string) string {
			if taken.Add(1) == 800 {
				close(gate)
			}
			if taken.Load() >= 800 {
				time.Sleep(time.Millisecond) // so that there is a middle to stop in
			}
			return ""
		}
		i := o.sent(3000)
		room := o.mailroom("a", o.store)
		o.work(room, func() bool {
			select {
			case <-gate:
				return true
			default:
				return false
			}
		})
		_, err := o.Stop(ctx, o.staff, seen(o.issue(i.ID)))
		o.must(err)
		before, _ := o.arrived()
		if before < 700 || before > 2500 {
			t.Fatalf("%d arrived before the stop", before)
		}
		ferry := o.issue(i.ID).Articles()[0]
		a, err := o.store.Article(ctx, ferry)
		o.must(err)
		a.Headline = "The ferry does not run"
		o.must(o.store.SaveArticle(ctx, a, news.Save{Revision: &news.Revision{Content: a.Content}, Event: news.Event{Name: news.ArticleWritten, Article: ferry}}))
		o.withdraw(ferry)
		n := 0
		o.work(room, func() bool { n++; return n > 30 })
		if still, _ := o.arrived(); still != before {
			t.Fatalf("%d arrived, %d after the stop", before, still)
		}
		_, err = o.Letters.Send(ctx, o.staff, seen(o.issue(i.ID)))
		o.must(err)
		o.work(room, o.is(i.ID, news.IssueSent))
		all, twice := o.arrived()
		if all != 3000 || twice != nil {
			t.Errorf("%d arrived, twice at %v", all, twice)
		}
		for to, mails := range o.got {
			if !strings.Contains(mails[0], "The ferry runs") {
				t.Fatalf("%s got another mail", to)
			}
		}
	})
}

func TestARunThatIsGivenUpEnds(t *testing.T) {
	t.Parallel()
	eachOffice(t, func(t *testing.T, o *office) {
		ctx := t.Context()
		o.sink.Answer = func(string) string { return "450 4.2.0 come back later" }
		i := o.sent(30)
		if _, err := o.GiveUp(ctx, o.staff, seen(i)); err == nil || news.KindOf(err) != news.Conflict {
			t.Errorf("given up while it was sent: %v", err)
		}
		o.work(o.mailroom("a", o.store), func() bool {
			s, err := o.store.RunState(ctx, i.ID)
			o.must(err)
			return s.Waiting && s.NextAt.After(o.clock.Now())
		})
		i, err := o.Stop(ctx, o.staff, seen(o.issue(i.ID)))
		o.must(err)
		i, err = o.GiveUp(ctx, o.staff, seen(i))
		o.must(err)
		if i.State != news.IssueSent || i.Number != 1 || o.figures(i.ID).Open() != 30 {
			t.Errorf("%+v, %v", i, o.figures(i.ID))
		}
	})
}

func TestMailThatIsPutOffGoesOutLater(t *testing.T) {
	t.Parallel()
	eachOffice(t, func(t *testing.T, o *office) {
		var later atomic.Bool
		o.sink.Answer = func(to string) string {
			if strings.HasSuffix(to, "@two.example") && !later.Load() {
				return "450 4.2.0 come back later"
			}
			return ""
		}
		i := o.sent(40)
		room := o.mailroom("a", o.store)
		o.work(room, func() bool { return o.figures(i.ID).Of(letter.Accepted) == 20 })
		later.Store(true)
		o.clock.pass(time.Hour)
		o.work(room, o.is(i.ID, news.IssueSent))
		if n, twice := o.arrived(); n != 40 || twice != nil {
			t.Errorf("%d arrived, twice at %v", n, twice)
		}
	})
}

func TestARelayThatIsDownIsToldAndTriedAgain(t *testing.T) {
	t.Parallel()
	eachOffice(t, func(t *testing.T, o *office) {
		i := o.sent(10)
		var up atomic.Bool
		room := o.mailroom("a", o.store)
		dial := room.Letters.Outbox.Dial
		room.Letters.Outbox.Dial = func(ctx context.Context) (*mail.Line, error) {
			if !up.Load() {
				return nil, errors.New("nobody answers")
			}
			return dial(ctx)
		}
		o.work(room, func() bool { return strings.Contains(o.issue(i.ID).Trouble, "relay") })
		if i := o.issue(i.ID); i.State != news.IssueSending {
			t.Errorf("%+v", i)
		}
		up.Store(true)
		o.work(room, o.is(i.ID, news.IssueSent))
		if n, twice := o.arrived(); n != 10 || twice != nil || o.issue(i.ID).Trouble != "" {
			t.Errorf("%d arrived, twice at %v, %q", n, twice, o.issue(i.ID).Trouble)
		}
	})
}

func TestARunThatDoesHarmIsStoppedAndTheEditorsAreTold(t *testing.T) {
	t.Parallel()
	eachOffice(t, func(t *testing.T, o *office) {
		o.sink.Answer = func(string) string { return "550 5.7.1 your network is on our list" }
		i := o.sent(500)
		o.work(o.mailroom("a", o.store), o.is(i.ID, news.IssueStopped))
		i = o.issue(i.ID)
		if f := o.figures(i.ID); f.Of(letter.Refused) > 60 || f.Open() < 400 || !strings.Contains(i.Trouble, "courant doctor") {
			t.Errorf("%v, %q", f, i.Trouble)
		}
		if diff := cmp.Diff([]string{"audience@gazette.example: “The Morning Boat” is not being sent"}, o.subjects()); diff != "" {
			t.Error(diff)
		}
	})
}

func TestANewSenderSendsMoreEachDay(t *testing.T) {
	t.Parallel()
	storetest.EachURL(t, func(t *testing.T, url string) {
		o := newOffice(t, url, &mailtest.Sink{})
		i := o.sent(1000)
		rooms := []*letter.Mailroom{o.mailroom("a", o.open(url)), o.mailroom("b", o.open(url))}
		for day, want := range []int{50, 250, 1000} {
			ctx, stop := context.WithCancel(t.Context())
			var nodes sync.WaitGroup
			for _, room := range rooms {
				room.Letters.Outbox.Warmup = []int{50, 200}
				nodes.Go(func() { room.Work(ctx) })
			}
			o.wait(func() bool { return o.figures(i.ID).Of(letter.Accepted) >= want })
			if day < 2 {
				o.wait(func() bool { return strings.Contains(o.issue(i.ID).Trouble, "tomorrow") })
			}
			stop()
			nodes.Wait()
			if n, twice := o.arrived(); n != want || twice != nil {
				t.Errorf("day %d: %d arrived, twice at %v", day+1, n, twice)
			}
			o.clock.pass(24 * time.Hour)
		}
	})
}

func TestAnIssueThatCanNotStartIsPutBack(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		spoil func(o *office, i news.Issue)
		says  string
	}{
		"all its articles are gone": {func(o *office, i news.Issue) {
			for _, id := range i.Articles() {
				o.withdraw(id)
			}
		}, "none of the articles"},
		"its subject names one that is gone": {func(o *office, i news.Issue) { o.withdraw(i.Articles()[0]) }, "The bridge opens"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			eachOffice(t, func(t *testing.T, o *office) {
				l := o.letter(5, nil)
				o.publish("The ferry runs", monday.Add(-2*time.Hour))
				o.publish("The bridge opens", monday.Add(-time.Hour))
				i, err := o.Schedule(t.Context(), o.staff, seen(o.ready(l)), monday.Add(time.Hour))
				o.must(err)
				c.spoil(o, i)
				o.clock.pass(time.Hour)
				o.work(o.mailroom("a", o.store), o.is(i.ID, news.IssueApproved))
				if i := o.issue(i.ID); !strings.Contains(i.Trouble, c.says) || !i.StartedAt.IsZero() {
					t.Errorf("%+v", i)
				}
				if n, _ := o.arrived(); n != 0 || len(o.subjects()) != 1 {
					t.Errorf("%d arrived, %v", n, o.subjects())
				}
			})
		})
	}
}

func TestWhoLeavesBeforeTheirMailGoesOutGetsNone(t *testing.T) {
	t.Parallel()
	eachOffice(t, func(t *testing.T, o *office) {
		i := o.sent(3)
		complete, err := o.store.FillDeliveries(t.Context(), i.ID, 100, keys.Mark)
		o.must(err)
		_, err = o.store.DB().ExecContext(t.Context(), `update subscription set state = 'left' where subscriber = 2`)
		o.must(err)
		o.work(o.mailroom("a", o.store), o.is(i.ID, news.IssueSent))
		if diff := cmp.Diff(letter.Figures{letter.Readers: 3, "accepted": 2, letter.Dropped: 1}, o.figures(i.ID)); diff != "" || !complete {
			t.Error(diff)
		}
		if n := len(o.got["reader2@one.example"]); n != 0 {
			t.Error(fmt.Sprint(n, " mails to who has left"))
		}
	})
}
