package store_test

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/mail"
	"github.com/courant-press/courant/internal/mail/bounce"
	"github.com/courant-press/courant/internal/mail/hook"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/reach/letter"
	"github.com/courant-press/courant/internal/reach/letter/returns"
	"github.com/courant-press/courant/internal/store"
	"github.com/courant-press/courant/internal/store/storetest"
)

// A posted is a paper whose letter 1 goes to reader 1, one delivery in each
// issue: delivery 101 in issue 1, 102 in issue 2.
type posted struct {
	*store.Store
	*returns.Returns
	alarms []string
}

func newPosted(t *testing.T, st *store.Store, states ...letter.Result) *posted {
	t.Helper()
	p := &posted{Store: st}
	p.do(t, `insert into subscriber (id, email, email_key, made_at) values (1, 'Nora@paper.example', 'nora@paper.example', 1)`)
	p.do(t, `insert into subscription (subscriber, letter, state, source) values (1, 1, 'confirmed', 'form'), (1, 2, 'unconfirmed', 'form')`)
	for i, state := range states {
		p.do(t, `insert into delivery (id, issue, subscriber, state) values ($1, $2, 1, $3)`, 101+i, 1+i, string(state))
	}
	p.Returns = &returns.Returns{
		Store: st, Now: storetest.Now, Keys: letter.Keys{Secret: []byte("secret")},
		Alarm: func(_ context.Context, issue int64, why string) error {
			p.alarms = append(p.alarms, fmt.Sprint(issue, " ", why))
			return nil
		},
	}
	return p
}

func (p *posted) do(t *testing.T, statement string, args ...any) {
	t.Helper()
	_, err := p.DB().ExecContext(t.Context(), statement, args...)
	check(t, err)
}

// word returns the one text a query finds.
func (p *posted) word(t *testing.T, query string, args ...any) (word string) {
	t.Helper()
	check(t, p.DB().QueryRowContext(t.Context(), query, args...).Scan(&word))
	return word
}

// stands says how the reader and the deliveries stand.
func (p *posted) stands(t *testing.T) string {
	t.Helper()
	return p.word(t, `select 'blocked ' || blocked || ', soft ' || soft from subscriber`) + ", " +
		p.word(t, `select coalesce(string_agg(state, ' '), '') from (select state from subscription order by letter) x`) + ", " +
		p.word(t, `select string_agg(state, ' ') from (select state from delivery order by id) x`) + ", " +
		p.word(t, `select coalesce(string_agg(name || ' ' || n, ' '), '') from (select name, n from issue_figure order by issue, name) x`)
}

func TestWhatComesBackIsActedOnOnce(t *testing.T) {
	gone, missed, refused := report(bounce.Gone), report(bounce.Missed), report(bounce.Refused)
	complaint, delayed := report(bounce.Complaint), report(bounce.Delayed)
	for name, c := range map[string]struct {
		states  []letter.Result
		reports [][]bounce.Report // of the last delivery, one after the other
		want    string
	}{
		"a mailbox that is not there": {
			[]letter.Result{"accepted"},
			[][]bounce.Report{gone, gone},
			"blocked bounced, soft 0, left left, bounced, bounced 1",
		},
		"a mailbox that is full":         {[]letter.Result{"accepted"}, [][]bounce.Report{missed, missed}, "blocked , soft 1, confirmed unconfirmed, bounced, bounced 1"},
		"a refusal for what we are":      {[]letter.Result{"accepted"}, [][]bounce.Report{refused}, "blocked , soft 0, confirmed unconfirmed, bounced, blocked 1 bounced 1"},
		"a complaint":                    {[]letter.Result{"accepted"}, [][]bounce.Report{complaint, complaint, gone}, "blocked complained, soft 0, left left, complained, complained 1"},
		"a complaint of what bounced":    {[]letter.Result{"accepted"}, [][]bounce.Report{missed, complaint}, "blocked complained, soft 1, left left, complained, bounced 1 complained 1"},
		"a server that still tries":      {[]letter.Result{"accepted"}, [][]bounce.Report{delayed}, "blocked , soft 0, confirmed unconfirmed, accepted, "},
		"quicker than the run's own pen": {[]letter.Result{"claimed"}, [][]bounce.Report{gone}, "blocked bounced, soft 0, left left, bounced, accepted 1 bounced 1"},
		"of what was in the air":         {[]letter.Result{"unknown"}, [][]bounce.Report{gone}, "blocked bounced, soft 0, left left, bounced, accepted 1 bounced 1 unknown -1"},
		"of what never went out":         {[]letter.Result{"waiting"}, [][]bounce.Report{gone}, "blocked , soft 0, confirmed unconfirmed, waiting, "},
		"one of two got it":              {[]letter.Result{"accepted"}, [][]bounce.Report{append(gone[:1:1], report(bounce.Delivered)...)}, "blocked , soft 0, confirmed unconfirmed, accepted, "},
	} {
		t.Run(name, func(t *testing.T) {
			storetest.Each(t, func(t *testing.T, st *store.Store) {
				p := newPosted(t, st, c.states...)
				for _, reports := range c.reports {
					check(t, p.Take(t.Context(), 100+int64(len(c.states)), reports))
				}
				if diff := cmp.Diff(c.want, p.stands(t)); diff != "" || p.alarms != nil {
					t.Error(diff, p.alarms)
				}
			})
		})
	}
}

func report(kind bounce.Kind) []bounce.Report {
	return []bounce.Report{{Kind: kind, Recipient: "somebody@else.example", Status: "5.1.1", Text: "in the words of the server"}}
}

func TestAMailboxThatStaysShutIsBlockedAfterFiveRuns(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		p := newPosted(t, st, "accepted", "accepted", "accepted", "accepted", "accepted", "accepted", "accepted")
		for i, want := range []string{"1", "2", "", "1", "2", "3", "4"} {
			if want == "" {
				continue // this mail arrived
			}
			check(t, p.Take(t.Context(), 101+int64(i), report(bounce.Missed)))
			if got := p.word(t, `select soft || blocked from subscriber`); got != want {
				t.Errorf("after issue %d: %s, want %s", i+1, got, want)
			}
		}
		p.do(t, `insert into delivery (id, issue, subscriber, state, status) values (108, 8, 1, 'missed', '4.2.2')`)
		check(t, p.NotTaken(t.Context(), []letter.Outcome{{Delivery: 107, Result: letter.Accepted}, {Delivery: 108, Result: letter.Missed, Status: "4.2.2", Text: "mailbox full"}}))
		if got := p.word(t, `select soft || blocked from subscriber`); got != "5bounced" {
			t.Errorf("after the fifth run: %s", got)
		}
		if got := p.word(t, `select mark || ' ' || reason from suppression`); got != p.Keys.Mark("nora@paper.example")+" bounced" {
			t.Errorf("the mark is %s", got)
		}
	})
}

func TestARelayThatKnowsTheMailboxIsGoneIsBelieved(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		p := newPosted(t, st, "refused")
		check(t, p.NotTaken(t.Context(), []letter.Outcome{{Delivery: 101, Result: letter.Refused, Status: "5.7.1", Text: "we do not want this"}}))
		check(t, p.NotTaken(t.Context(), []letter.Outcome{{Delivery: 404, Result: letter.Refused, Status: "5.1.1", Text: "no such user"}}))
		if got, want := p.stands(t), "blocked , soft 0, confirmed unconfirmed, refused, "; got != want {
			t.Errorf("it is held against the reader: %s", got)
		}
		check(t, p.NotTaken(t.Context(), []letter.Outcome{{Delivery: 101, Result: letter.Refused, Status: "5.1.1", Text: "no such user"}}))
		if got, want := p.stands(t), "blocked bounced, soft 0, left left, refused, "; got != want {
			t.Errorf("%s, want %s", got, want)
		}
	})
}

func TestAnIssueThatManyProvidersRefuseRaisesAnAlarm(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		p := newPosted(t, st)
		p.do(t, `insert into issue_figure (issue, name, n) values (1, 'accepted', 2000), (2, 'accepted', 1000000)`)
		for i := range 85 {
			id := 1000 + 2*i
			p.do(t, `insert into delivery (id, issue, subscriber, state) values ($1, 1, $1, 'accepted'), ($1 + 1, 2, $1, 'accepted')`, id)
			p.do(t, `insert into subscriber (id, email, email_key, made_at) values ($1, $2, $2, 1)`, id, fmt.Sprintf("reader%d@paper.example", i))
			for n := range 2 {
				check(t, p.Take(t.Context(), int64(id+n), report(bounce.Refused)))
				check(t, p.Take(t.Context(), int64(id+n), report(bounce.Refused)))
			}
		}
		if len(p.alarms) != 2 { // at 40, which is 2 in 100, and at 80
			t.Errorf("%d alarms: %v", len(p.alarms), p.alarms)
		}
		p.Alarm = func(context.Context, int64, string) error { return errors.New("nobody hears") }
		p.do(t, `insert into issue_figure (issue, name, n) values (3, 'accepted', 100), (3, 'complained', 4)`)
		p.do(t, `insert into delivery (id, issue, subscriber, state) values (99, 3, 1, 'accepted')`)
		if err := p.Take(t.Context(), 99, report(bounce.Complaint)); err == nil {
			t.Error("five complaints of a hundred raise no alarm")
		}
	})
}

func TestAReportThatNamesOnlyTheAddressFindsTheLastMailThere(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		p := newPosted(t, st, "accepted", "accepted", "waiting")
		id, err := p.LastSent(t.Context(), "NORA@paper.example")
		if err != nil || id != 102 {
			t.Errorf("%d, %v", id, err)
		}
		_, err = p.LastSent(t.Context(), "ove@paper.example")
		wantKind(t, err, news.NotFound, "an address we never wrote to")
	})
}

func TestAProviderIsHeardAboutTheRightMail(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		p := newPosted(t, st, "accepted", "accepted", "accepted", "accepted")
		p.do(t, `insert into subscriber (id, email, email_key, made_at) values (2, 'ove@paper.example', 'ove@paper.example', 1)`)
		p.do(t, `insert into delivery (id, issue, subscriber, state) values (999, 9, 2, 'accepted')`)
		p.Addresses = mail.Returns{Prefix: "b", Domain: "bounces.gazette.example", Key: []byte("key")}
		event := func(to, quotes string) hook.Event {
			return hook.Event{Report: bounce.Report{Kind: bounce.Refused, Recipient: to}, Quotes: quotes}
		}
		check(t, p.Hear(t.Context(), []hook.Event{
			event("ove@paper.example", `{"source":"`+string(p.Addresses.Address(101))+`"}`), // passed on to another address
			event("nora@paper.example", `{"message-id":"<d2u@gazette.example>"}`),           // 102
			event("nora@paper.example", `{"message-id":"<drr@gazette.example>"}`),           // 999, which is somebody else's: so her last one
			event("vera@paper.example", `{}`),
			event("", `{}`),
		}))
		if got, want := p.word(t, `select string_agg(id || ' ' || state, ', ') from (select id, state from delivery order by id) x`), "101 bounced, 102 bounced, 103 accepted, 104 bounced, 999 accepted"; got != want {
			t.Errorf("%s, want %s", got, want)
		}
	})
}

func TestTwoReportsAtOnceCountOnce(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		p := newPosted(t, st, "accepted", "accepted")
		errs := make(chan error)
		for i := range 8 {
			go func() { errs <- p.Take(context.Background(), 101+int64(i%2), report(bounce.Missed)) }()
		}
		for range 8 {
			check(t, <-errs)
		}
		if got := p.word(t, `select cast(sum(n) as text) from issue_figure`); got != "2" {
			t.Errorf("%s bounces of two mails", got)
		}
	})
}
