package search_test

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/search"
)

// A paper is a source that is kept in memory.
type paper struct {
	mu      sync.Mutex
	docs    map[int64]search.Doc
	changes []search.Change
	reads   int
}

func newPaper(docs ...search.Doc) *paper {
	p := &paper{docs: map[int64]search.Doc{}}
	for _, d := range docs {
		p.docs[d.ID] = d
	}
	return p
}

// save changes a text and adds an event.
func (p *paper) save(d search.Doc) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.docs[d.ID] = d
	p.changes = append(p.changes, search.Change{Event: int64(len(p.changes) + 1), Articles: []int64{d.ID}})
}

// take adds texts with one event that does not name them.
func (p *paper) take(docs ...search.Doc) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, d := range docs {
		p.docs[d.ID] = d
	}
	p.changes = append(p.changes, search.Change{Event: int64(len(p.changes) + 1), Import: true})
}

func (p *paper) LastEvent(context.Context) (int64, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return int64(len(p.changes)), nil
}

func (p *paper) TextChanges(_ context.Context, after int64) ([]search.Change, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(p.changes[after:]), nil
}

func (p *paper) Texts(_ context.Context, ids []int64) ([]search.Doc, error) {
	return p.read(len(ids), func(id int64) bool { return slices.Contains(ids, id) }), nil
}

func (p *paper) TextsBelow(_ context.Context, id int64, limit int) ([]search.Doc, error) {
	list := p.read(1<<30, func(i int64) bool { return i < id })
	slices.Reverse(list)
	return list[:min(limit, len(list))], nil
}

func (p *paper) TextsAbove(_ context.Context, id int64, limit int) ([]search.Doc, error) {
	return p.read(limit, func(i int64) bool { return i > id }), nil
}

func (p *paper) read(limit int, fit func(int64) bool) []search.Doc {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.reads++
	var list []search.Doc
	for id, d := range p.docs {
		if fit(id) {
			list = append(list, d)
		}
	}
	slices.SortFunc(list, func(a, b search.Doc) int { return int(a.ID - b.ID) })
	return list[:min(limit, len(list))]
}

// follow opens an index that follows a paper until the test ends.
func follow(t *testing.T, path string, p *paper) *search.Index {
	t.Helper()
	x, err := search.Open(t.Context(), search.Options{Path: path, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	wake, ended := make(chan struct{}), make(chan error, 1)
	go func() {
		for ctx.Err() == nil {
			select {
			case wake <- struct{}{}:
			case <-ctx.Done():
			}
		}
	}()
	go func() { ended <- x.Follow(ctx, p, wake) }()
	t.Cleanup(func() {
		cancel()
		if err := <-ended; !errors.Is(err, context.Canceled) {
			t.Errorf("following ended with %v", err)
		}
		if err := x.Close(); err != nil {
			t.Error(err)
		}
	})
	return x
}

func found(t *testing.T, x *search.Index, q search.Query) []int64 {
	t.Helper()
	q.Limit = max(q.Limit, 10)
	ids, err := x.Search(t.Context(), q)
	if err != nil {
		t.Errorf("%q: %v", q.Text, err)
	}
	return ids
}

// eventually waits until a search finds what it should.
func eventually(t *testing.T, x *search.Index, text string, want ...int64) {
	t.Helper()
	var got []int64
	for range 2000 {
		if got = found(t, x, search.Query{Text: text}); slices.Equal(got, want) {
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
	t.Fatalf("%q finds %v, want %v", text, got, want)
}

func harbour() *paper {
	return newPaper(
		search.Doc{ID: 1, Flags: []string{"statelive", "section3"}, Headline: "Ferry runs again", Body: "The café on the pier has opened."},
		search.Doc{ID: 2, Flags: []string{"statedraft", "section3"}, Headline: "Bridge stuck", Standfirst: "No ferry either", Byline: "Mara Voss"},
		search.Doc{ID: 3, Flags: []string{"statedraft", "section4"}, Headline: "Mayor asks for a ferry bridge", Body: "She said: again and again."},
	)
}

func TestWhatATextFinds(t *testing.T) {
	t.Parallel()
	x := follow(t, filepath.Join(t.TempDir(), "search.db"), harbour())
	eventually(t, x, "ferry", 3, 2, 1)
	for name, tt := range map[string]struct {
		query search.Query
		want  []int64
	}{
		"all words must be there":               {search.Query{Text: "ferry again"}, []int64{3, 1}},
		"in any order":                          {search.Query{Text: "again ferry"}, []int64{3, 1}},
		"the last word may be a beginning":      {search.Query{Text: "ferry bri"}, []int64{3, 2}},
		"but not one before":                    {search.Query{Text: "fer bridge"}, nil},
		"quoted words follow each other":        {search.Query{Text: `"ferry runs"`}, []int64{1}},
		"and are whole":                         {search.Query{Text: `"ferry ru"`}, nil},
		"a quote that is not closed":            {search.Query{Text: `mayor "ferry bridge`}, []int64{3}},
		"quotes of a word processor":            {search.Query{Text: `“ferry runs”`}, []int64{1}},
		"without accents":                       {search.Query{Text: "CAFE"}, []int64{1}},
		"a minus leaves out":                    {search.Query{Text: "ferry -bridge"}, []int64{1}},
		"only a minus finds nothing":            {search.Query{Text: "-bridge"}, nil},
		"a byline":                              {search.Query{Text: "mara voss"}, []int64{2}},
		"words of the engine are words":         {search.Query{Text: "ferry AND OR NOT NEAR"}, nil},
		"columns of the engine are words":       {search.Query{Text: "flags:statedraft"}, nil},
		"flags are not found as text":           {search.Query{Text: "statedraft"}, nil},
		"nothing":                               {search.Query{}, nil},
		"no word":                               {search.Query{Text: `" * - ( "`}, nil},
		"one flag":                              {search.Query{Text: "ferry", Flags: [][]string{{"statedraft"}}}, []int64{3, 2}},
		"one flag of each group":                {search.Query{Text: "ferry", Flags: [][]string{{"statedraft", "statelive"}, {"section3"}}}, []int64{2, 1}},
		"a flag and a word left out":            {search.Query{Text: "ferry -mayor", Flags: [][]string{{"statedraft"}}}, []int64{2}},
		"the best has the word in its headline": {search.Query{Text: "again", Best: true}, []int64{1, 3}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(tt.want, found(t, x, tt.query)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestWhatChangesIsFoundByItsNewWordsOnly(t *testing.T) {
	t.Parallel()
	p := harbour()
	x := follow(t, filepath.Join(t.TempDir(), "search.db"), p)
	eventually(t, x, "bridge", 3, 2)
	p.save(search.Doc{ID: 2, Headline: "Tunnel stuck"})
	eventually(t, x, "bridge", 3)
	eventually(t, x, "tunnel", 2)
	p.take(search.Doc{ID: 4, Headline: "Old tunnel"}, search.Doc{ID: 5, Headline: "Older tunnel"})
	eventually(t, x, "tunnel", 5, 4, 2)
}

func TestWhatChangedAnywhereIsReadAgain(t *testing.T) {
	t.Parallel()
	p := harbour()
	x := follow(t, filepath.Join(t.TempDir(), "search.db"), p)
	eventually(t, x, "bridge", 3, 2)
	p.mu.Lock()
	p.docs[2] = search.Doc{ID: 2, Headline: "Tunnel stuck"}
	p.changes = append(p.changes, search.Change{Event: 1, Anywhere: true})
	p.mu.Unlock()
	eventually(t, x, "tunnel", 2)
	eventually(t, x, "bridge", 3)
}

func TestAnIndexGoesOnWhereItStopped(t *testing.T) { //nolint:tparallel // the second part goes on where the first stopped
	t.Parallel()
	p, path := harbour(), filepath.Join(t.TempDir(), "search.db")
	t.Run("first", func(t *testing.T) { eventually(t, follow(t, path, p), "ferry", 3, 2, 1) })
	p.save(search.Doc{ID: 3, Headline: "Ferry sold"})
	p.mu.Lock()
	p.reads = 0
	p.mu.Unlock()
	t.Run("again", func(t *testing.T) { eventually(t, follow(t, path, p), "ferry sold", 3) })
	if p.reads != 1 {
		t.Errorf("the second time texts were read %d times, want only what changed", p.reads)
	}
}

func TestALargePaperIsIndexedWhole(t *testing.T) {
	t.Parallel()
	p := newPaper()
	for id := int64(1); id <= 1050; id++ {
		p.docs[id] = search.Doc{ID: id, Headline: "Ferry"}
	}
	x := follow(t, filepath.Join(t.TempDir(), "search.db"), p)
	for range 2000 {
		if n := len(found(t, x, search.Query{Text: "ferry", Limit: 2000})); n == 1050 {
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
	t.Error("some are missing")
}

func TestADamagedIndexIsBegunAnew(t *testing.T) {
	t.Parallel()
	for name, damage := range map[string]func(file []byte) []byte{
		"no database":   func([]byte) []byte { return []byte(strings.Repeat("nonsense ", 2000)) },
		"half a file":   func(file []byte) []byte { return file[:len(file)/2] },
		"holes":         func(file []byte) []byte { clear(file[4096:]); return file },
		"empty":         func([]byte) []byte { return nil },
		"other program": func(file []byte) []byte { file[63] = 99; return file }, // the last byte of user_version
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(t.TempDir(), "search.db")
			t.Run("before", func(t *testing.T) { eventually(t, follow(t, path, harbour()), "ferry", 3, 2, 1) })
			file, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, damage(file), 0o600); err != nil {
				t.Fatal(err)
			}
			p := harbour()
			p.save(search.Doc{ID: 9, Headline: "Ferry found again"})
			x := follow(t, path, p)
			for range 2000 {
				ids, err := x.Search(t.Context(), search.Query{Text: "ferry", Limit: 10})
				if err == nil && slices.Equal(ids, []int64{9, 3, 2, 1}) {
					return
				}
				time.Sleep(5 * time.Millisecond)
			}
			t.Error("it did not come back")
		})
	}
}

func FuzzEveryTextIsAQuestion(f *testing.F) {
	for _, text := range []string{`ferry`, `"`, `-`, `a AND`, `NEAR(a b)`, `{flags}:x`, `"a""b`, `^a*`, "\x00", "é “x", `-"a b`, "\xff\"", "日本語 *"} {
		f.Add(text)
	}
	x, err := search.Open(f.Context(), search.Options{Path: filepath.Join(f.TempDir(), "search.db"), Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { _ = x.Close() })
	f.Fuzz(func(t *testing.T, text string) {
		for _, best := range []bool{false, true} {
			if _, err := x.Search(t.Context(), search.Query{Text: text, Flags: [][]string{{"statedraft", "statelive"}}, Best: best, Limit: 5}); err != nil {
				t.Errorf("%q: %v", text, err)
			}
		}
	})
}
