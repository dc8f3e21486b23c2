package app

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/courant-press/courant/internal/mail/mailtest"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/reach/letter"
	"github.com/courant-press/courant/internal/richtext"
	"github.com/courant-press/courant/internal/store"
)

// A mailing is an issue under way, from a program that will be killed.
type mailing struct {
	*store.Store
	issue int64
	sink  *mailtest.Sink
	mu    sync.Mutex
	got   map[string]int // mails of each reader
}

const killedReaders, killedLines = 6000, 4

// startMailing puts an issue that is being sent into the paper in a folder.
func startMailing(t *testing.T, dir string) *mailing {
	t.Helper()
	st, err := store.Open(t.Context(), store.Options{URL: filepath.Join(dir, "courant-data", "courant.db"), Now: time.Now})
	ok(t, err)
	t.Cleanup(func() { _ = st.Close() })
	m := &mailing{Store: st, sink: &mailtest.Sink{}, got: map[string]int{}}
	m.sink.Keep = func(_, to string, _ []byte) {
		m.mu.Lock()
		defer m.mu.Unlock()
		m.got[to]++
	}
	m.sink.Start(t)
	ev := news.Event{Name: news.LetterChanged, At: time.Now()}
	l := news.Letter{Slug: "morning", Name: "The Morning Boat", Sender: news.Sender{Name: "The Courant", Email: "morning@courant.example"}}
	ok(t, st.SaveLetter(t.Context(), &l, ev))
	i := news.Issue{
		Letter: l.ID, State: news.IssueSending, MadeAt: time.Now(), StartedAt: time.Now(), Opening: news.Opening{Subject: "The ferry runs"},
		Parts: []news.IssuePart{{Kind: news.TextPart, Text: richtext.Doc{Blocks: []richtext.Block{richtext.Paragraph{Text: richtext.Plain("Good morning.")}}}}},
	}
	ok(t, st.SaveIssue(t.Context(), &i, ev))
	m.issue = i.ID
	for _, statement := range []string{
		`insert into subscriber (id, email, email_key, made_at)
			with recursive n (i) as (select 1 union all select i + 1 from n where i < $1)
			select i, 'reader' || i || '@' || (i % 9) || '.example', 'reader' || i || '@' || (i % 9) || '.example', 1 from n`,
		`insert into subscription (subscriber, letter, state, source, confirmed_at)
			select id, $2, 'confirmed', 'form', 1 from subscriber where id <= $1`,
	} {
		_, err := st.DB().ExecContext(t.Context(), statement, killedReaders, l.ID)
		ok(t, err)
	}
	return m
}

// send starts the program, which goes on by itself with what it finds.
func (m *mailing) send(t *testing.T, dir string) *exec.Cmd {
	t.Helper()
	serve := exec.CommandContext(t.Context(), "courant", "serve", "--addr", freeAddress(t))
	serve.Dir, serve.Stderr = dir, t.Output()
	serve.Env = append(os.Environ(),
		fmt.Sprintf("COURANT_LETTERS_RELAYS=smtp://127.0.0.1:%d?tls=none", m.sink.Port()), fmt.Sprintf("COURANT_LETTERS_LINES=%d", killedLines),
		"COURANT_LETTERS_BOUNCE_DOMAIN=bounces.courant.example", "COURANT_LOG_LEVEL=error")
	ok(t, serve.Start())
	return serve
}

// TestAKilledProgramDoublesAndLosesNoLetter kills the whole program in the
// middle of a mailing, three times.
func TestAKilledProgramDoublesAndLosesNoLetter(t *testing.T) {
	if testing.Short() {
		t.Skip("sends 6,000 mails")
	}
	t.Parallel()
	dir := t.TempDir()
	setup := exec.CommandContext(t.Context(), "courant", "setup", "--name", "The Courant", "--url", "https://courant.example", "--email", "ed@courant.example", "--staff-name", "Ed Itor")
	setup.Dir = dir
	if said, err := setup.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	m := startMailing(t, dir)
	for range 3 {
		serve := m.send(t, dir)
		for before := m.sink.Taken.Load(); m.sink.Taken.Load() < before+1200; {
			time.Sleep(time.Millisecond)
		}
		_ = serve.Process.Kill()
		_ = serve.Wait()
	}
	serve := m.send(t, dir)
	for end := time.Now().Add(2 * time.Minute); ; time.Sleep(50 * time.Millisecond) {
		i, err := m.Issue(t.Context(), m.issue)
		ok(t, err)
		if i.State == news.IssueSent {
			break
		}
		if time.Now().After(end) {
			t.Fatalf("the issue is %s: %s", i.State, i.Trouble)
		}
	}
	_ = serve.Process.Kill()
	_ = serve.Wait()
	m.holds(t)
}

// holds fails unless every reader got one mail, or it is known that nobody
// knows.
func (m *mailing) holds(t *testing.T) {
	t.Helper()
	figures, err := m.Figures(t.Context(), m.issue)
	ok(t, err)
	lost := killedReaders - len(m.got)
	for to, n := range m.got {
		if n != 1 {
			t.Errorf("%s got %d mails", to, n)
		}
	}
	unknown := figures.Of(letter.Unknown)
	if figures.Of(letter.Accepted)+unknown != killedReaders || figures.Open() != 0 || lost > unknown || unknown > 3*killedLines {
		t.Errorf("%d did not arrive, %v", lost, figures)
	}
	t.Logf("%d mails were in the air at 3 kills, of which %d did not arrive", unknown, lost)
}
