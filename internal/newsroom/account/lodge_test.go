package account_test

import (
	"errors"
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
	st *store.Store

	mu  sync.Mutex
	now time.Time
}

// each runs fn at a new lodge on each engine.
func each(t *testing.T, fn func(t *testing.T, l *lodge)) {
	t.Helper()
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		l := &lodge{st: st, now: storetest.Now()}
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
