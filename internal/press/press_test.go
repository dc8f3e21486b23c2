package press

import (
	"compress/gzip"
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/zstd"

	"github.com/courant-press/courant/internal/news"
)

const megabyte = 1 << 20

func newPress(tb testing.TB, o Options) *Press {
	tb.Helper()
	if o.Now == nil {
		o.Now = time.Now
	}
	o.Log = slog.New(slog.DiscardHandler)
	if o.Budget == 0 {
		o.Budget = megabyte
	}
	p, err := New(o)
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

// A desk renders one page over and over, and counts how often.
type desk struct {
	text    atomic.Value
	print   Print
	renders atomic.Int64
}

func newDesk(text string, keys ...news.Key) *desk {
	d := &desk{print: Print{ContentType: "text/html; charset=utf-8", Keys: keys}}
	d.write(text)
	return d
}

func (d *desk) write(text string) { d.text.Store(text) }

func (d *desk) render(context.Context) (*Print, error) {
	d.renders.Add(1)
	printed := d.print
	printed.Body = []byte(d.text.Load().(string))
	return &printed, nil
}

// A reply is what a reader is sent.
type reply struct {
	Status int
	Header http.Header
	Body   string
}

func replyOf(w *httptest.ResponseRecorder) reply {
	return reply{w.Code, w.Header(), w.Body.String()}
}

// ask sends a request through the press and returns the answer.
func ask(tb testing.TB, p *Press, address string, render Render, change func(*http.Request)) reply {
	tb.Helper()
	r := httptest.NewRequestWithContext(context.Background(), http.MethodGet, "/", nil)
	if change != nil {
		change(r)
	}
	w := httptest.NewRecorder()
	if err := p.Serve(w, r, address, render); err != nil {
		tb.Fatal(err)
	}
	return replyOf(w)
}

func read(tb testing.TB, p *Press, address string, d *desk) string {
	tb.Helper()
	return ask(tb, p, address, d.render, nil).Body
}

func TestPageIsPrintedOnce(t *testing.T) {
	t.Parallel()
	p, d := newPress(t, Options{}), newDesk("The ferry is late.")
	for range 3 {
		if got := read(t, p, "/late", d); got != "The ferry is late." {
			t.Fatalf("got %q", got)
		}
	}
	if got := d.renders.Load(); got != 1 {
		t.Errorf("rendered %d times, want 1", got)
	}
	want := Stats{Pages: 1, Bytes: p.Stats().Bytes, Hits: 2, Misses: 1, Renders: 1}
	if diff := cmp.Diff(want, p.Stats()); diff != "" {
		t.Errorf("stats (-want +got):\n%s", diff)
	}
}

func TestOneRenderHoweverManyWait(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		p, d := newPress(t, Options{}), newDesk("Ice in the harbour.")
		slow := func(ctx context.Context) (*Print, error) {
			time.Sleep(time.Second)
			return d.render(ctx)
		}
		var readers sync.WaitGroup
		for range 100 {
			readers.Go(func() { ask(t, p, "/ice", slow, nil) })
		}
		readers.Wait()
		if got := d.renders.Load(); got != 1 {
			t.Errorf("rendered %d times, want 1", got)
		}
	})
}

func TestReaderWhoLeavesCostsTheOthersNothing(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		p, d := newPress(t, Options{}), newDesk("Fog.")
		slow := func(ctx context.Context) (*Print, error) {
			time.Sleep(time.Second)
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			return d.render(ctx)
		}
		ctx, leave := context.WithTimeout(t.Context(), 100*time.Millisecond)
		defer leave()
		r := httptest.NewRequestWithContext(ctx, http.MethodGet, "/", nil)
		w := httptest.NewRecorder()
		if err := p.Serve(w, r, "/fog", slow); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("the reader who left got %v", err)
		}
		time.Sleep(2 * time.Second)
		if got := read(t, p, "/fog", d); got != "Fog." || d.renders.Load() != 1 {
			t.Errorf("got %q after %d renders, want one that the first reader began", got, d.renders.Load())
		}
	})
}

func TestErrorIsNotKept(t *testing.T) {
	t.Parallel()
	p, d := newPress(t, Options{}), newDesk("Back again.")
	broken := &news.Error{Kind: news.Unavailable, Message: "The archive is away."}
	r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/", nil)
	err := p.Serve(httptest.NewRecorder(), r, "/", func(context.Context) (*Print, error) { return nil, broken })
	if !errors.Is(err, broken) {
		t.Errorf("got %v, want the render's own error", err)
	}
	if got := read(t, p, "/", d); got != "Back again." {
		t.Errorf("got %q", got)
	}
}

func TestRenderThatPanicsFailsAlone(t *testing.T) {
	t.Parallel()
	p := newPress(t, Options{})
	r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/", nil)
	err := p.Serve(httptest.NewRecorder(), r, "/", func(context.Context) (*Print, error) { panic("no such template") })
	if err == nil || !strings.Contains(err.Error(), "no such template") {
		t.Errorf("got %v, want an error that names the panic", err)
	}
}

func TestRenderIsGivenSoLongAndNoLonger(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		p := newPress(t, Options{Patience: time.Second})
		r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/", nil)
		began := time.Now()
		err := p.Serve(httptest.NewRecorder(), r, "/", func(ctx context.Context) (*Print, error) {
			<-ctx.Done()
			return nil, ctx.Err()
		})
		if !errors.Is(err, context.DeadlineExceeded) || time.Since(began) != time.Second {
			t.Errorf("got %v after %v", err, time.Since(began))
		}
	})
}

func TestPageCannotSetACookie(t *testing.T) {
	t.Parallel()
	p, d := newPress(t, Options{}), newDesk("Hello.")
	d.print.Header = http.Header{"Set-Cookie": {"reader=1"}}
	r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/", nil)
	if err := p.Serve(httptest.NewRecorder(), r, "/", d.render); !errors.Is(err, errCookie) {
		t.Errorf("got %v, want a refusal", err)
	}
}

func TestAnswerCarriesItsHeaders(t *testing.T) {
	t.Parallel()
	p := newPress(t, Options{KeyHeader: "Surrogate-Key"})
	d := newDesk(strings.Repeat("Storm warning. ", 50), "article:17", "card:18")
	d.print.Modified = time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)
	d.print.Header = http.Header{"Content-Language": {"en"}}
	answer := ask(t, p, "/storm", d.render, accept("gzip"))
	want := http.Header{
		"Cache-Control":    {"public, max-age=0, s-maxage=10, stale-while-revalidate=10, stale-if-error=86400"},
		"Content-Encoding": {"gzip"},
		"Content-Language": {"en"},
		"Content-Length":   {strconv.Itoa(len(answer.Body))},
		"Content-Type":     {"text/html; charset=utf-8"},
		"Etag":             {`"` + hashOf([]byte(d.text.Load().(string))) + `-gzip"`},
		"Last-Modified":    {"Sun, 22 Nov 2026 09:00:00 GMT"},
		"Surrogate-Key":    {"article:17 card:18"},
		"Vary":             {"Accept-Encoding"},
	}
	if diff := cmp.Diff(want, answer.Header); diff != "" {
		t.Errorf("headers (-want +got):\n%s", diff)
	}
}

func accept(codings string) func(*http.Request) {
	return func(r *http.Request) { r.Header.Set("Accept-Encoding", codings) }
}

func TestEveryCodingIsTheSamePage(t *testing.T) {
	t.Parallel()
	decode := map[string]func(io.Reader) (io.Reader, error){
		"gzip": func(r io.Reader) (io.Reader, error) { return gzip.NewReader(r) },
		"br":   func(r io.Reader) (io.Reader, error) { return brotli.NewReader(r), nil },
		"zstd": func(r io.Reader) (io.Reader, error) { return zstd.NewReader(r, zstd.WithDecoderConcurrency(1)) },
	}
	synctest.Test(t, func(t *testing.T) {
		p, d := newPress(t, Options{}), newDesk(strings.Repeat("The bridge opens at noon. ", 400))
		askTwice(t, p, "/bridge", d)
		for name, open := range decode {
			answer := ask(t, p, "/bridge", d.render, accept(name))
			if got := answer.Header.Get("Content-Encoding"); got != name {
				t.Errorf("asked for %s, got %q", name, got)
			}
			plain, err := open(strings.NewReader(answer.Body))
			if err != nil {
				t.Fatal(err)
			}
			if body, err := io.ReadAll(plain); err != nil || string(body) != d.text.Load() {
				t.Errorf("%s: got %d bytes, %v", name, len(body), err)
			}
		}
	})
}

// askTwice has a page printed and asked for again, and waits until it is bound
// in every coding.
func askTwice(t *testing.T, p *Press, address string, d *desk) {
	t.Helper()
	read(t, p, address, d)
	read(t, p, address, d)
	synctest.Wait()
}

func TestBrowsersCodingsWaitForTheSecondReader(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		p, d := newPress(t, Options{}), newDesk(manyWords())
		for i, want := range []string{"gzip", "gzip", "br"} {
			answer := ask(t, p, "/", d.render, accept("gzip, br"))
			if got := answer.Header.Get("Content-Encoding"); got != want {
				t.Errorf("reader %d is answered in %s, want %s", i+1, got, want)
			}
			synctest.Wait()
		}
		if got, want := p.Stats().Bytes, p.shelf.pages["/"].size(); got != want {
			t.Errorf("%d bytes counted, the page has %d", got, want)
		}
	})
}

func TestAPageThatGrowsMakesRoom(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		p, d := newPress(t, Options{}), newDesk(manyWords())
		read(t, p, "/a", d)
		read(t, p, "/b", d)
		p.shelf.budget = p.Stats().Bytes
		askTwice(t, p, "/b", d)
		if s := p.Stats(); s.Pages != 1 || s.Bytes > p.shelf.budget {
			t.Errorf("%d pages with %d bytes, want one within %d", s.Pages, s.Bytes, p.shelf.budget)
		}
	})
}

func TestConditionalRequest(t *testing.T) {
	t.Parallel()
	p, d := newPress(t, Options{}), newDesk(strings.Repeat("Tide tables. ", 100))
	whole := ask(t, p, "/tides", d.render, accept("gzip"))
	again := ask(t, p, "/tides", d.render, func(r *http.Request) {
		accept("gzip")(r)
		r.Header.Set("If-None-Match", "W/"+whole.Header.Get("Etag"))
	})
	if again.Status != http.StatusNotModified || again.Body != "" {
		t.Errorf("got %d with %d bytes, want 304 with none", again.Status, len(again.Body))
	}
	want := http.Header{}
	for _, name := range []string{"Cache-Control", "Etag", "Vary"} {
		want[name] = whole.Header[name]
	}
	if diff := cmp.Diff(want, again.Header); diff != "" {
		t.Errorf("headers of the 304 (-want +got):\n%s", diff)
	}
	other := ask(t, p, "/tides", d.render, func(r *http.Request) {
		accept("identity")(r)
		r.Header.Set("If-None-Match", whole.Header.Get("Etag"))
	})
	if other.Status != http.StatusOK {
		t.Errorf("the tag of one coding answered for another: %d", other.Status)
	}
}

func TestHeadHasTheHeadersAndNoBody(t *testing.T) {
	t.Parallel()
	p, d := newPress(t, Options{}), newDesk("Slack water.")
	get := ask(t, p, "/", d.render, nil)
	head := ask(t, p, "/", d.render, func(r *http.Request) { r.Method = http.MethodHead })
	if head.Body != "" {
		t.Errorf("HEAD brought %q", head.Body)
	}
	if diff := cmp.Diff(get.Header, head.Header); diff != "" {
		t.Errorf("headers (-GET +HEAD):\n%s", diff)
	}
}

func TestPageOfAnotherStatus(t *testing.T) {
	t.Parallel()
	p, d := newPress(t, Options{}), newDesk("")
	d.print.Status = http.StatusMovedPermanently
	d.print.Header = http.Header{"Location": {"/sea/ferry"}}
	for range 2 {
		answer := ask(t, p, "/old", d.render, func(r *http.Request) { r.Header.Set("If-None-Match", "*") })
		if answer.Status != http.StatusMovedPermanently || answer.Header.Get("Location") != "/sea/ferry" {
			t.Errorf("got %d to %q", answer.Status, answer.Header.Get("Location"))
		}
	}
	if got := d.renders.Load(); got != 1 {
		t.Errorf("the redirect was rendered %d times, want 1", got)
	}
}

func TestOwnCacheControlWins(t *testing.T) {
	t.Parallel()
	p, d := newPress(t, Options{}), newDesk("Draft.")
	d.print.CacheControl = "private, no-store"
	if got := ask(t, p, "/", d.render, nil).Header.Get("Cache-Control"); got != "private, no-store" {
		t.Errorf("got %q", got)
	}
}
