package account_test

import (
	"context"
	"errors"
	"net/netip"
	"sync"
	"testing"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom/account"
	"github.com/courant-press/courant/internal/store"
	"github.com/courant-press/courant/internal/store/storetest"
)

// word is the password of everybody in these tests.
const word = "nine ferries at dawn"

// A lodge is a porter on a real store, with a clock that tests can move.
type lodge struct {
	*account.Porter
	st  *store.Store
	url string

	mu  sync.Mutex
	now time.Time
}

// each runs fn at a new lodge on each engine.
func each(t *testing.T, fn func(t *testing.T, l *lodge)) {
	t.Helper()
	storetest.EachURL(t, func(t *testing.T, url string) {
		st := storetest.Open(t, url)
		l := &lodge{st: st, url: url, now: storetest.Now()}
		l.Porter = account.New(account.Options{Store: st, Now: l.clock})
		set := news.Settings{Name: "The Ferry Gazette", Lang: "en-GB", Zone: "Europe/London", URL: "https://gazette.example"}
		must(t, st.SaveSettings(t.Context(), set, news.Event{Name: news.SettingsChanged}))
		fn(t, l)
	})
}

func (l *lodge) clock() time.Time {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.now
}

func (l *lodge) wait(span time.Duration) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.now = l.now.Add(span)
}

// staff makes an account with the password of everybody.
func (l *lodge) staff(t *testing.T, email string, posts []news.Post) news.Staff {
	t.Helper()
	s := news.Staff{Email: email, Name: "Somebody " + email[:3], Posts: posts}
	must(t, l.Add(t.Context(), 0, &s, word))
	return l.load(t, s.ID)
}

func (l *lodge) load(t *testing.T, id int64) news.Staff {
	t.Helper()
	s, err := l.st.Staff(t.Context(), id)
	must(t, err)
	return s
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// refused fails the test unless err is a refusal of that kind.
func refused(t *testing.T, kind news.Kind, err error) {
	t.Helper()
	if err == nil || news.KindOf(err) != kind {
		t.Errorf("got %v, want a refusal that is %s", err, kind)
	}
}

// orNil makes something of nil that has no kind.
func orNil(err error) error {
	if err == nil {
		return errors.New("no error")
	}
	return err
}

// Where visitors come from.
var (
	here = account.Visitor{Address: netip.MustParseAddr("192.0.2.7"), Browser: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"}
	six  = account.Visitor{Address: netip.MustParseAddr("2001:db8:1:2::1")}
)

// tail returns n events after the one with an id, as another node hears them.
func (l *lodge) tail(t *testing.T, after int64, n int) []news.Event {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	var events []news.Event
	_ = storetest.Open(t, l.url).Tail(ctx, after, func(ev news.Event) {
		if events = append(events, ev); len(events) == n {
			cancel()
		}
	})
	return events
}

// last returns the id of the newest event.
func (l *lodge) last(t *testing.T) int64 {
	t.Helper()
	id, err := l.st.LastEvent(t.Context())
	must(t, err)
	return id
}
