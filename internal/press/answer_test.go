package press

import (
	"bufio"
	"net/http"
	"net/http/httptest"
	"net/textproto"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// The express lane and net/http must give a reader the same page.
func TestExpressIsServeWrittenOut(t *testing.T) {
	t.Parallel()
	p, d := newPress(t, Options{KeyHeader: "Surrogate-Key"}), newDesk(manyWords(), "article:1")
	d.print.Modified = time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)
	d.print.Header = http.Header{"Link": {"</a>; rel=preload", "</b>; rel=preload"}}
	read(t, p, "/", d)
	p.bindAgain("/", p.peek("/").sheet)
	etag := ask(t, p, "/", d.render, accept("br")).Header.Get("Etag")
	tests := []struct{ name, accept, none, since string }{
		{name: "a plain reader"},
		{name: "a browser", accept: "gzip, deflate, br, zstd"},
		{name: "one who has the page", accept: "br", none: etag},
		{name: "one who has it in another coding", accept: "gzip", none: etag},
		{name: "one who knows its date", since: "Sun, 22 Nov 2026 09:00:00 GMT"},
	}
	for _, test := range tests {
		want := ask(t, p, "/", d.render, func(r *http.Request) {
			for name, value := range map[string]string{
				"Accept-Encoding": test.accept, "If-None-Match": test.none, "If-Modified-Since": test.since,
			} {
				if value != "" {
					r.Header.Set(name, value)
				}
			}
		})
		head, status, body, ok := p.Express(nil, "/", test.accept, test.none, test.since)
		if !ok || status != want.Status {
			t.Fatalf("%s: status %d, want %d", test.name, status, want.Status)
		}
		header, err := textproto.NewReader(bufio.NewReader(strings.NewReader(string(head) + "\r\n"))).ReadMIMEHeader()
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want.Header, http.Header(header)); diff != "" {
			t.Errorf("%s: headers (-serve +express):\n%s", test.name, diff)
		}
		if status == http.StatusOK && want.Body != string(body) {
			t.Errorf("%s: the bodies differ", test.name)
		}
	}
}

func TestExpressHasOnlyFreshPages(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)
	p, d := newPress(t, Options{Now: func() time.Time { return now }}), newDesk("News.", "list:latest")
	d.print.Expires = now.Add(time.Hour)
	has := func() bool { _, _, _, ok := p.Express(nil, "/", "", "", ""); return ok }
	if has() {
		t.Error("it has a page nobody printed")
	}
	read(t, p, "/", d)
	if !has() {
		t.Error("it lacks a page that was printed")
	}
	touch(t, p, nil, keys("list:latest"))
	if has() {
		t.Error("it has a stale page, which is to be printed anew")
	}
	touch(t, p, keys("list:latest"), nil)
	d.print.Expires = now.Add(time.Hour)
	read(t, p, "/", d)
	now = now.Add(time.Hour)
	if has() {
		t.Error("it has a page whose hour has passed")
	}
}

func TestHeaderOfAPageCannotHoldALineBreak(t *testing.T) {
	t.Parallel()
	p, d := newPress(t, Options{}), newDesk("News.")
	d.print.Header = http.Header{"Link": {"a\r\nSet-Cookie: b"}}
	r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/", nil)
	if err := p.Serve(httptest.NewRecorder(), r, "/", d.render); err == nil {
		t.Error("the page was printed")
	}
}
