package press

import (
	"context"
	"fmt"
	"net/http"
	"runtime"
	"strings"
	"testing"

	"github.com/courant-press/courant/internal/news"
)

// noise is text that no coding makes shorter, so that sizes are what they say.
func noise(n int) *desk {
	d := newDesk(strings.Repeat("x", n))
	d.print.ContentType = "image/png"
	return d
}

func TestShelfKeepsToItsBudget(t *testing.T) {
	t.Parallel()
	p := newPress(t, Options{Budget: 100_000})
	for i := range 100 {
		read(t, p, fmt.Sprint("/", i), noise(5000))
		if s := p.Stats(); s.Bytes > 100_000 {
			t.Fatalf("%d bytes kept", s.Bytes)
		}
	}
	if s := p.Stats(); s.Pages < 10 || s.Pages > 20 {
		t.Errorf("%d pages kept", s.Pages)
	}
}

func TestCrawlerPushesOutOnlyWhatItBrought(t *testing.T) {
	t.Parallel()
	p, front := newPress(t, Options{Budget: 100_000}), noise(5000)
	for i := range 1000 {
		read(t, p, "/", front)
		read(t, p, fmt.Sprint("/archive/", i), noise(5000))
	}
	if got := front.renders.Load(); got != 1 {
		t.Errorf("the front was printed %d times, want 1", got)
	}
}

func TestHugePageIsServedAndNotKept(t *testing.T) {
	t.Parallel()
	p, huge := newPress(t, Options{Budget: 100_000}), newDesk(strings.Repeat("long ", 4000))
	for range 2 {
		if got := read(t, p, "/huge", huge); len(got) != 20_000 {
			t.Errorf("got %d bytes", len(got))
		}
	}
	if got := p.Stats(); got.Pages != 0 || got.Bytes != 0 || got.Renders != 2 {
		t.Errorf("got %+v", got)
	}
}

func TestIndexIsBoundByThePagesKept(t *testing.T) {
	t.Parallel()
	p := newPress(t, Options{Budget: 100_000})
	for i := range 200 {
		d := noise(5000)
		d.print.Keys = keys("settings", "article:1", "article:1")
		d.print.Keys[1] = news.ArticleKey(int64(i))
		read(t, p, fmt.Sprint("/", i), d)
	}
	pages := p.Stats().Pages
	if got := len(p.shelf.showing); got != pages+2 {
		t.Errorf("%d keys are indexed for %d pages", got, pages)
	}
	if got := len(p.shelf.showing["settings"]); got != pages {
		t.Errorf("%d pages are indexed under a key that %d show", got, pages)
	}
	touch(t, p, keys("settings"), nil)
	if s := p.Stats(); s.Pages != 0 || s.Bytes != 0 || len(p.shelf.showing) != 0 {
		t.Errorf("after everything was touched: %+v, %d keys", s, len(p.shelf.showing))
	}
}

func TestAbsencesAreBound(t *testing.T) {
	t.Parallel()
	p, front := newPress(t, Options{}), newDesk("Front")
	read(t, p, "/", front)
	for i := range 2 * maxMissing {
		d := newDesk("Not found.")
		d.print.Status = http.StatusNotFound
		read(t, p, fmt.Sprint("/guess/", i), d)
	}
	if got := p.Stats().Pages; got != maxMissing+1 {
		t.Errorf("%d pages kept, want %d absences and the front", got, maxMissing)
	}
}

func TestShelfWithoutBudgetKeepsNothing(t *testing.T) {
	t.Parallel()
	p, d := newPress(t, Options{Budget: -1}), newDesk("Fresh each time.")
	read(t, p, "/", d)
	read(t, p, "/", d)
	if got := d.renders.Load(); got != 2 {
		t.Errorf("rendered %d times, want 2", got)
	}
}

// BenchmarkMemory shows what a page is counted for beside what it takes.
func BenchmarkMemory(b *testing.B) {
	before := heap()
	text := manyWords()
	p := newPress(b, Options{Budget: 1 << 40})
	b.ReportAllocs()
	for i := range b.N {
		address := fmt.Sprint("/", i)
		body := []byte(text[i%1000:][:20_000])
		_, err := p.find(context.Background(), p.now(), address, func(context.Context) (*Print, error) {
			return &Print{ContentType: "text/html; charset=utf-8", Body: body, Keys: keys("settings", news.ArticleKey(int64(i)))}, nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	b.StopTimer()
	b.ReportMetric(float64(p.Stats().Bytes)/float64(b.N), "counted-B/op")
	b.ReportMetric(float64(heap()-before)/float64(b.N), "heap-B/op")
	runtime.KeepAlive(p)
}

func heap() int64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}
