package letter_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/mail"
	"github.com/courant-press/courant/internal/mail/mailtest"
	"github.com/courant-press/courant/internal/mail/pace"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/reach/letter"
)

// A ledger is a store in memory, or one that lives in a file as well.
type ledger struct {
	mu      sync.Mutex
	free    []letter.Delivery
	claimed map[int64]letter.Delivery
	settled map[int64]letter.Outcome
	stopped bool
	settles func(*ledger) // called after each settlement
	file    *os.File
}

// readers returns a ledger of n readers at addresses of two domains.
func readers(n int) *ledger {
	l := &ledger{claimed: map[int64]letter.Delivery{}, settled: map[int64]letter.Outcome{}}
	for i := range n {
		to := news.Email(fmt.Sprintf("reader%d@%s.example", i+1, []string{"one", "two"}[i%2]))
		l.free = append(l.free, letter.Delivery{ID: int64(i + 1), Subscriber: int64(i + 1), To: to})
	}
	return l
}

func (l *ledger) FreeDeliveries(context.Context, int64) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	for id, d := range l.claimed {
		l.free = append(l.free, d)
		delete(l.claimed, id)
	}
	return nil
}

func (l *ledger) ClaimDeliveries(_ context.Context, _ int64, n int) ([]letter.Delivery, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	var got []letter.Delivery
	for len(l.free) > 0 && len(got) < n {
		d := l.free[0]
		l.free = l.free[1:]
		if _, ok := l.settled[d.ID]; !ok {
			got = append(got, d)
			l.claimed[d.ID] = d
		}
	}
	return got, nil
}

func (l *ledger) SettleDeliveries(_ context.Context, _ int64, outcomes []letter.Outcome) (bool, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, o := range outcomes {
		l.settled[o.Delivery] = o
		delete(l.claimed, o.Delivery)
		if l.file != nil {
			fmt.Fprintln(l.file, o.Delivery, o.Result)
		}
	}
	if l.settles != nil {
		l.settles(l)
	}
	return !l.stopped, nil
}

// results counts the outcomes of each kind.
func (l *ledger) results() map[letter.Result]int {
	n := map[letter.Result]int{}
	for _, o := range l.settled {
		n[o.Result]++
	}
	return n
}

// run returns a run of an issue over a sink.
func run(t testing.TB, port int, store letter.Store) *letter.Run {
	t.Helper()
	return runIn(t, port, store, t.TempDir())
}

// runIn is [run] with the folder of its journal.
func runIn(t testing.TB, port int, store letter.Store, dir string) *letter.Run {
	t.Helper()
	i, cards := issue()
	p, l := printer(t, "en"), morning()
	c, err := p.Copy(l, i, cards, six)
	if err != nil {
		t.Fatal(err)
	}
	form, err := mail.NewForm(c)
	if err != nil {
		t.Fatal(err)
	}
	folder, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	return &letter.Run{
		Issue: 12, Store: store, Form: form, Lines: 4, Pace: pace.New(pace.Default()), Now: time.Now,
		Fill:     func(d letter.Delivery) mail.Filling { return p.Fill(l, d.Subscriber, d.ID, d.To) },
		Returns:  mail.Returns{Prefix: "b", Domain: "bounces.gazette.example", Key: []byte("key")},
		Journals: folder,
		Dial: func(ctx context.Context) (*mail.Line, error) {
			return mail.Dial(ctx, mail.Options{Host: "127.0.0.1", Port: port, TLS: mail.Open}, "gazette.example")
		},
	}
}

// sink starts one that counts the mails of each address.
func sink(t testing.TB, s *mailtest.Sink) (got map[string]int, seen *sync.Mutex) {
	t.Helper()
	got, seen = map[string]int{}, &sync.Mutex{}
	s.Keep = func(_, to string, _ []byte) {
		seen.Lock()
		defer seen.Unlock()
		got[to]++
	}
	s.Start(t)
	return got, seen
}

func TestEveryReaderGetsOneMail(t *testing.T) {
	t.Parallel()
	s := &mailtest.Sink{}
	got, _ := sink(t, s)
	store := readers(1234)
	r := run(t, s.Port(), store)
	if err := r.Send(t.Context()); err != nil {
		t.Fatal(err)
	}
	for to, n := range got {
		if n != 1 {
			t.Errorf("%s got %d", to, n)
		}
	}
	if diff := cmp.Diff(map[letter.Result]int{letter.Accepted: 1234}, store.results()); diff != "" || len(got) != 1234 {
		t.Error(len(got), diff)
	}
	if _, err := r.Journals.Stat("issue-12"); !os.IsNotExist(err) {
		t.Error("the journal of a run that ended well is kept:", err)
	}
}

func TestANewSenderStopsAtItsLimit(t *testing.T) {
	t.Parallel()
	s := &mailtest.Sink{}
	got, _ := sink(t, s)
	store := readers(1000)
	r := run(t, s.Port(), store)
	r.Most = 700
	if err := r.Send(t.Context()); err != nil || len(got) != 700 || len(store.claimed) != 0 {
		t.Errorf("%v, %d arrived, %d claimed", err, len(got), len(store.claimed))
	}
}

func TestARefusalConcernsOneReaderOrOneDomain(t *testing.T) {
	t.Parallel()
	s := &mailtest.Sink{Answer: func(to string) string {
		switch {
		case strings.HasSuffix(to, "@two.example"):
			return "450 4.2.0 slow down"
		case to == "reader3@one.example":
			return "550 5.1.1 no such user"
		default:
			return ""
		}
	}}
	got, _ := sink(t, s)
	store := readers(100)
	store.free[0].To = "bad\n@one.example" // the store should not have it, but it must not hold up the rest
	if err := run(t, s.Port(), store).Send(t.Context()); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[letter.Result]int{letter.Accepted: 48, letter.Refused: 2, letter.Later: 50}, store.results()); diff != "" || len(got) != 48 {
		t.Error(diff)
	}
	if o := store.settled[3]; o.Status != "5.1.1" || o.Text != "no such user" {
		t.Errorf("%+v", o)
	}
	if o := store.settled[2]; !o.RetryAt.After(o.At) {
		t.Errorf("%+v", o)
	}
}

func TestAMailThatWaitedThreeDaysIsGivenUp(t *testing.T) {
	t.Parallel()
	s := &mailtest.Sink{Answer: func(string) string { return "450 4.2.2 mailbox full" }}
	sink(t, s)
	store := readers(1)
	store.free[0].Since, store.free[0].Tries = time.Now().Add(-73*time.Hour), 20
	if err := run(t, s.Port(), store).Send(t.Context()); err != nil || store.settled[1].Result != letter.Missed {
		t.Errorf("%v, %+v", err, store.settled)
	}
}

func TestARelayMayEndALineAfterSomeMails(t *testing.T) {
	t.Parallel()
	var mu sync.Mutex
	n := 0
	s := &mailtest.Sink{Answer: func(string) string {
		mu.Lock()
		defer mu.Unlock()
		if n++; n%7 == 0 {
			return "421 4.4.5 that is enough for one line"
		}
		return ""
	}}
	got, _ := sink(t, s)
	store := readers(50)
	r := run(t, s.Port(), store)
	r.Lines = 1
	if err := r.Send(t.Context()); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[letter.Result]int{letter.Accepted: 50}, store.results()); diff != "" || len(got) != 50 {
		t.Error(diff)
	}
}

func TestARunThatCanNotGoOnGivesBackWhatItClaimed(t *testing.T) {
	t.Parallel()
	down := errors.New("nobody answers")
	for name, c := range map[string]struct {
		sink   *mailtest.Sink
		change func(*letter.Run)
		want   error
		left   letter.Result
	}{
		"no relay is up":          {&mailtest.Sink{}, func(r *letter.Run) { r.Dial = func(context.Context) (*mail.Line, error) { return nil, down } }, down, letter.Unsent},
		"refused for what we are": {&mailtest.Sink{Answer: func(string) string { return "550 5.7.1 blocked" }}, func(*letter.Run) {}, letter.ErrBlocked, letter.Unsent},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			sink(t, c.sink)
			store := readers(200)
			r := run(t, c.sink.Port(), store)
			c.change(r)
			if err := r.Send(t.Context()); !errors.Is(err, c.want) {
				t.Errorf("%v", err)
			}
			if n := store.results(); n[c.left] < 150 || len(store.claimed) != 0 || n[letter.Accepted] != 0 {
				t.Errorf("%v, %d claimed", n, len(store.claimed))
			}
		})
	}
}

func TestAStoppedIssueStopsAfterTheMailsInHand(t *testing.T) {
	t.Parallel()
	s := &mailtest.Sink{}
	got, _ := sink(t, s)
	store := readers(3000)
	store.settles = func(l *ledger) { l.stopped = len(l.settled) >= 500 }
	if err := run(t, s.Port(), store).Send(t.Context()); err != nil {
		t.Fatal(err)
	}
	if n := store.results(); len(got) > 1000 || n[letter.Accepted] != len(got) || len(store.claimed) != 0 {
		t.Errorf("%d arrived, %v", len(got), n)
	}
}

func TestAJournalKnowsWhatWasInTheAir(t *testing.T) {
	t.Parallel()
	folder, err := os.OpenRoot(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	j, left, err := letter.OpenJournal(folder, 12, six)
	if err != nil || len(left) != 0 {
		t.Fatal(err, left)
	}
	for _, id := range []int64{1, 2, 3} {
		if err := j.Begin(id); err != nil {
			t.Fatal(err)
		}
	}
	for _, o := range []letter.Outcome{{Delivery: 1, Result: letter.Accepted, At: six}, {Delivery: 3, Result: letter.Refused, At: six, Status: "5.1.1"}} {
		if err := j.End(o); err != nil {
			t.Fatal(err)
		}
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	torn, _ := folder.OpenFile("issue-12", os.O_APPEND|os.O_WRONLY, 0)
	_, _ = torn.WriteString(`{"d":4`) // never reached the relay: Begin had not returned
	_ = torn.Close()
	_, left, err = letter.OpenJournal(folder, 12, six.Add(time.Hour))
	var said []string
	for _, o := range left {
		said = append(said, fmt.Sprint(o.Delivery, " ", o.Result))
	}
	if diff := cmp.Diff([]string{"1 accepted", "2 unknown", "3 refused"}, said); diff != "" || err != nil {
		t.Error(err, diff)
	}
}
