package letter_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"log/slog"
	netmail "net/mail"
	"os"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/courant-press/courant/internal/locale"
	"github.com/courant-press/courant/internal/mail"
	"github.com/courant-press/courant/internal/mail/mailtest"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/reach/letter"
	"github.com/courant-press/courant/internal/richtext"
	"github.com/courant-press/courant/internal/store"
	"github.com/courant-press/courant/internal/store/storetest"
)

// A clock stands still until it is moved.
type clock struct{ at atomic.Int64 }

func (c *clock) Now() time.Time       { return time.UnixMilli(c.at.Load()).UTC() }
func (c *clock) set(t time.Time)      { c.at.Store(t.UnixMilli()) }
func (c *clock) pass(d time.Duration) { c.at.Add(d.Milliseconds()) }

// An office is a desk of letters with a real store and a relay that is a sink.
type office struct {
	*letter.Letters
	clock *clock
	t     *testing.T
	store *store.Store
	sink  *mailtest.Sink
	staff news.Staff

	mu    sync.Mutex
	got   map[string][]string // what arrived, by address
	told  []mail.Message      // what the editors were told
	found []int64             // what a search finds
}

// Send implements [letter.Post].
func (o *office) Send(_ context.Context, m mail.Message) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.told = append(o.told, m)
	return nil
}

// monday is half past five in the morning, in London.
var monday = time.Date(2026, 11, 23, 5, 30, 0, 0, time.UTC)

// newOffice opens an office on the paper at url.
func newOffice(t *testing.T, url string, sink *mailtest.Sink) *office {
	t.Helper()
	o := &office{t: t, clock: &clock{}, sink: sink, got: map[string][]string{}}
	o.clock.set(monday)
	o.store = o.open(url)
	o.sink.Keep = func(_, to string, text []byte) {
		o.mu.Lock()
		defer o.mu.Unlock()
		o.got[to] = append(o.got[to], string(bytes.Clone(text)))
	}
	o.sink.Start(t)
	o.Letters = o.desk(o.store)
	set := news.Settings{Name: "The Ferry Gazette", Lang: "en", Zone: "Europe/London", URL: "https://gazette.example"}
	o.must(o.store.SaveSettings(t.Context(), set, news.Event{Name: news.SettingsChanged}))
	o.staff = news.Staff{Email: "audience@gazette.example", Name: "Ada", Password: "set", Posts: news.As(news.AudienceEditor)}
	o.must(o.store.SaveStaff(t.Context(), &news.Staff{Email: "admin@gazette.example", Name: "Adam", Password: "set", Posts: news.As(news.Administrator)}, news.Event{Name: news.StaffChanged}))
	o.must(o.store.SaveStaff(t.Context(), &o.staff, news.Event{Name: news.StaffChanged}))
	return o
}

func (o *office) open(url string) *store.Store {
	o.t.Helper()
	st, err := store.Open(o.t.Context(), store.Options{URL: url, Now: o.clock.Now})
	o.must(err)
	o.t.Cleanup(func() { _ = st.Close() })
	return st
}

// desk returns the deeds on a store.
func (o *office) desk(st *store.Store) *letter.Letters {
	return &letter.Letters{
		Store: st, Paper: st, Now: o.clock.Now, Post: o,
		Find: func(context.Context, string, int) ([]int64, error) { return o.found, nil },
		Printer: func(ctx context.Context, lang string) (letter.Printer, error) {
			p := printer(o.t, "en")
			if lang != "" {
				p.Locale = locale.Find(lang)
			}
			return p, nil
		},
		Outbox: &letter.Outbox{
			Lines: 2, Returns: mail.Returns{Prefix: "b", Domain: "bounces.gazette.example", Key: keys.Secret},
			Dial: func(ctx context.Context) (*mail.Line, error) {
				return mail.Dial(ctx, mail.Options{Host: "127.0.0.1", Port: o.sink.Port(), TLS: mail.Open}, "gazette.example")
			},
		},
	}
}

func (o *office) must(err error) {
	o.t.Helper()
	if err != nil {
		o.t.Fatal(err)
	}
}

// eachOffice runs a test with an office on each engine.
func eachOffice(t *testing.T, fn func(t *testing.T, o *office)) {
	t.Helper()
	storetest.EachURL(t, func(t *testing.T, url string) { fn(t, newOffice(t, url, &mailtest.Sink{})) })
}

// publish gives readers an article and returns its id.
func (o *office) publish(headline string, at time.Time) int64 {
	o.t.Helper()
	a := &news.Article{State: news.Draft, CreatedAt: at, SavedAt: at}
	a.Kind, a.Headline, a.Standfirst, a.Section = news.News, headline, "What is behind it.", 1
	a.Body.Blocks = []richtext.Block{richtext.Paragraph{Text: richtext.Plain("It is so.")}}
	ctx := o.t.Context()
	o.must(o.store.CreateArticle(ctx, a, news.Save{Event: news.Event{Name: news.ArticleWritten}}))
	a.State, a.PublishAt, a.Path, a.LiveHead = news.Live, at, "/"+news.Slugify(headline), a.Head
	o.must(o.store.SaveArticle(ctx, a, news.Save{Publish: true, Event: news.Event{Name: news.ArticlePublished, Article: a.ID}}))
	return a.ID
}

// withdraw takes an article down.
func (o *office) withdraw(id int64) {
	o.t.Helper()
	a, err := o.store.Article(o.t.Context(), id)
	o.must(err)
	a.State = news.Withdrawn
	a.Withdrawal = &news.Withdrawal{At: o.Now(), Reason: "It was wrong."}
	o.must(o.store.SaveArticle(o.t.Context(), a, news.Save{Unpublish: true, Event: news.Event{Name: news.ArticleWithdrawn, Article: id}}))
}

// letter keeps a letter of the first section, with n readers.
func (o *office) letter(n int, change func(*news.Letter)) news.Letter {
	o.t.Helper()
	ctx := o.t.Context()
	section := news.Section{Slug: "local", Name: "Local", Order: 1}
	if _, err := o.store.Section(ctx, 1); err != nil {
		o.must(o.store.SaveSection(ctx, &section, news.Event{Name: news.SectionChanged}))
	}
	l := news.Letter{
		Slug: "morning", Name: "The Morning Boat", Sender: news.Sender{Name: "The Ferry Gazette", Email: "morning@gazette.example"},
		Digest: news.Digest{From: news.DigestSection, ID: 1, Most: 5},
	}
	if change != nil {
		change(&l)
	}
	l, err := o.Save(ctx, o.staff, l)
	o.must(err)
	o.subscribe(l.ID, n)
	return l
}

// subscribe gives a letter n readers at addresses of two domains.
func (o *office) subscribe(letterID int64, n int) {
	o.t.Helper()
	for i := 1; i <= n; i++ {
		email := fmt.Sprintf("reader%d@%s.example", i, []string{"one", "two"}[i%2])
		for _, row := range []string{
			fmt.Sprintf(`insert into subscriber (id, email, email_key, made_at) values (%d, '%s', '%s', 1)`, i, email, email),
			fmt.Sprintf(`insert into subscription (subscriber, letter, state, source) values (%d, %d, 'confirmed', 'form')`, i, letterID),
		} {
			_, err := o.store.DB().ExecContext(o.t.Context(), row)
			o.must(err)
		}
	}
}

// ready returns an issue that is approved.
func (o *office) ready(l news.Letter) news.Issue {
	o.t.Helper()
	i, err := o.Compose(o.t.Context(), o.staff, l.ID, false)
	o.must(err)
	i, err = o.Approve(o.t.Context(), o.staff, seen(i))
	o.must(err)
	return i
}

func seen(i news.Issue) letter.Seen { return letter.Seen{ID: i.ID, Version: i.Version} }

// issue returns an issue as the store has it.
func (o *office) issue(id int64) news.Issue {
	o.t.Helper()
	i, err := o.store.Issue(o.t.Context(), id)
	o.must(err)
	return i
}

func (o *office) figures(id int64) letter.Figures {
	o.t.Helper()
	f, err := o.store.Figures(o.t.Context(), id)
	o.must(err)
	return f
}

// arrived returns how many mails came, and the addresses that got more than
// one.
func (o *office) arrived() (n int, twice []string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for to, mails := range o.got {
		if n += len(mails); len(mails) > 1 {
			twice = append(twice, to)
		}
	}
	return n, twice
}

// read returns the subject and the whole of the first mail to an address, with
// its encoding taken off.
func (o *office) read(to string) (subject, text string) {
	o.t.Helper()
	o.mu.Lock()
	defer o.mu.Unlock()
	if len(o.got[to]) == 0 {
		o.t.Fatalf("nothing came to %s", to)
	}
	m, err := netmail.ReadMessage(strings.NewReader(o.got[to][0]))
	o.must(err)
	body, err := io.ReadAll(m.Body)
	o.must(err)
	return m.Header.Get("Subject"), strings.NewReplacer("=\r\n", "", "=\n", "", "=3D", "=").Replace(string(body))
}

// mailroom returns the mailroom of a node on a store.
func (o *office) mailroom(node string, st *store.Store) *letter.Mailroom {
	o.t.Helper()
	folder, err := os.OpenRoot(o.t.TempDir())
	o.must(err)
	return &letter.Mailroom{
		Letters: o.desk(st), Runs: st, Store: st.DeliverAs(node), Keys: keys, Journals: folder,
		Log: slog.New(slog.NewTextHandler(o.t.Output(), nil)),
	}
}

// work has a mailroom work until something is so.
func (o *office) work(room *letter.Mailroom, until func() bool) {
	o.t.Helper()
	ctx, stop := context.WithCancel(o.t.Context())
	done := make(chan struct{})
	go func() {
		defer close(done)
		room.Work(ctx)
	}()
	defer func() { stop(); <-done }()
	o.wait(until)
}

// wait waits until something is so.
func (o *office) wait(until func() bool) {
	o.t.Helper()
	for end := time.Now().Add(30 * time.Second); !until(); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(end) {
			o.t.Fatal("it never was")
		}
	}
}

// is reports whether an issue is in a state.
func (o *office) is(id int64, s news.IssueState) func() bool {
	return func() bool { return o.issue(id).State == s }
}

// headlines returns the articles of an issue by their headlines.
func (o *office) headlines(i news.Issue) (all []string) {
	o.t.Helper()
	cards, err := o.store.PublicCards(o.t.Context(), i.Articles(), o.Now())
	o.must(err)
	for _, c := range cards {
		all = append(all, c.Headline)
	}
	return all
}

// subjects returns what the editors were told about.
func (o *office) subjects() (all []string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for _, m := range o.told {
		all = append(all, m.To+": "+m.Subject)
	}
	slices.Sort(all)
	return all
}
