package subscribers_test

import (
	"context"
	"net/netip"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/courant-press/courant/internal/mail"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/reach/letter"
	"github.com/courant-press/courant/internal/reach/letter/subscribers"
	"github.com/courant-press/courant/internal/store"
	"github.com/courant-press/courant/internal/store/storetest"
)

// A room is a paper with two letters, and the desk that keeps their readers.
type room struct {
	*subscribers.Subscribers
	store           *store.Store
	editor, visitor news.Staff
	clock           time.Time
	sent            []mail.Message
}

// home is where wishes come from.
var home = netip.MustParseAddr("2001:db8:1::7")

const (
	morning = 1
	sports  = 2
	closed  = 3
)

func newRoom(t testing.TB, st *store.Store) *room {
	t.Helper()
	r := &room{store: st, clock: storetest.Now(), visitor: news.Staff{ID: 9, Posts: news.As(news.Reporter)}}
	r.editor = news.Staff{ID: 8, Posts: news.As(news.Publisher)}
	must(t, st.SaveSettings(t.Context(), news.Settings{
		Name: "Gazette", Lang: "en", Zone: "Europe/London", URL: "https://gazette.example", ArticlePath: news.DefaultArticlePath,
	}, news.Event{Name: news.SettingsChanged}))
	for _, statement := range []string{
		`insert into letter (id, slug, name, sender, rhythm, digest) values (1, 'morning', 'Morning', '{}', '{}', '{}')`,
		`insert into letter (id, slug, name, lang, sender, rhythm, digest) values (2, 'sports', 'Le Sport', 'fr', '{}', '{}', '{}')`,
		`insert into letter (id, slug, name, sender, rhythm, digest, closed) values (3, 'old', 'Old', '{}', '{}', '{}', true)`,
	} {
		_, err := st.DB().ExecContext(t.Context(), statement)
		must(t, err)
	}
	r.Subscribers = &subscribers.Subscribers{
		Store: st, Keys: letter.Keys{Secret: []byte("a secret of thirty-two bytes, ok")}, Mail: r,
		Now: func() time.Time { r.clock = r.clock.Add(time.Second); return r.clock },
	}
	return r
}

// Send implements [mail.Sender].
func (r *room) Send(_ context.Context, m mail.Message) error { r.sent = append(r.sent, m); return nil }

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// work does the jobs that were ordered since it was called last.
func (r *room) work(t testing.TB) {
	t.Helper()
	events, err := r.store.EventsAfter(t.Context(), 0)
	must(t, err)
	for len(events) > 0 {
		for _, ev := range events {
			for _, order := range subscribers.Orders(ev) {
				must(t, r.MailReader(t.Context(), order.Args.(subscribers.MailReader)))
			}
		}
		if events, err = r.store.EventsAfter(t.Context(), events[len(events)-1].ID); err != nil {
			t.Fatal(err)
		}
	}
	must(t, r.store.ForgetTyping(t.Context(), r.clock.Add(time.Hour)))
}

// asks signs an address up, and returns the mails that follow.
func (r *room) asks(t testing.TB, email string, letters ...int64) []mail.Message {
	t.Helper()
	r.sent = nil
	must(t, r.SignUp(t.Context(), subscribers.Wish{Email: email, Letters: letters, Page: "/letters", From: home}))
	r.work(t)
	r.clock = r.clock.Add(time.Hour)
	return r.sent
}

// token returns what follows a path in the mail that was sent last.
func (r *room) token(t testing.TB, path string) string {
	t.Helper()
	if len(r.sent) == 0 {
		t.Fatal("no mail was sent")
	}
	found := regexp.MustCompile(`https://gazette\.example` + path + `(\S+)`).FindStringSubmatch(r.sent[len(r.sent)-1].Text)
	if found == nil {
		t.Fatalf("no %s in %s", path, r.sent[len(r.sent)-1].Text)
	}
	return found[1]
}

// joins has somebody get letters.
func (r *room) joins(t testing.TB, email string, letters ...int64) news.Subscriber {
	t.Helper()
	r.asks(t, email, letters...)
	_, err := r.Confirm(t.Context(), r.token(t, "/letters/confirm/"))
	must(t, err)
	return r.find(t, email)
}

func (r *room) find(t testing.TB, email string) news.Subscriber {
	t.Helper()
	x, err := r.store.SubscriberAt(t.Context(), news.Email(email))
	must(t, err)
	return x
}

func (r *room) prefer(x news.Subscriber) string {
	return r.Keys.Sign(letter.Token{Purpose: letter.ToPrefer, Subscriber: x.ID})
}

func (r *room) leave(x news.Subscriber, l int64) string {
	return r.Keys.Sign(letter.Token{Purpose: letter.ToLeave, Subscriber: x.ID, Letter: l})
}

func TestAReaderSignsUpAndConfirms(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		r := newRoom(t, st)
		mails := r.asks(t, "Nora@paper.example", sports, morning, closed)
		if len(mails) != 1 || mails[0].To != "Nora@paper.example" || !strings.Contains(mails[0].Subject, "Le Sport") {
			t.Fatalf("%+v", mails)
		}
		token := r.token(t, "/letters/confirm/")
		asked, err := r.Asked(t.Context(), token)
		must(t, err)
		if x := r.find(t, "nora@paper.example"); len(asked) != 2 || x.Has(morning) || x.Has(sports) || len(x.Letters) != 2 {
			t.Fatalf("looking at the page did it: %+v", x)
		}
		for range 2 {
			_, err = r.Confirm(t.Context(), token)
			must(t, err)
		}
		x := r.find(t, "nora@paper.example")
		c := x.Letters[0].Consent
		if !x.Has(morning) || !x.Has(sports) || x.Has(closed) || c.Wording != subscribers.Wording || c.Page != "/letters" || len(c.Network) != 64 || c.ConfirmedAt.IsZero() {
			t.Errorf("%+v", x)
		}
		must(t, r.Leave(t.Context(), r.leave(x, morning), false))
		must(t, r.Leave(t.Context(), r.leave(x, morning), false))
		if x = r.find(t, "nora@paper.example"); x.Has(morning) || !x.Has(sports) {
			t.Errorf("%+v", x)
		}
		must(t, r.Leave(t.Context(), r.leave(x, morning), true))
		if x = r.find(t, "nora@paper.example"); x.Has(sports) {
			t.Errorf("%+v", x)
		}
	})
}
