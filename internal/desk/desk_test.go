package desk

import (
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/courant-press/courant/internal/news"
)

func newApp(t *testing.T) *App {
	t.Helper()
	app, err := New(fstest.MapFS{
		"index.html":         {Data: []byte("<title>Desk</title>")},
		"assets/app-1234.js": {Data: []byte(strings.Repeat("let it = 'be';", 100))},
	})
	if err != nil {
		t.Fatal(err)
	}
	return app
}

func get(t *testing.T, app *App, path string, header ...string) (*httptest.ResponseRecorder, error) {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, path, nil)
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	return w, app.Serve(w, r)
}

func TestEveryScreenIsThePageOfTheApp(t *testing.T) {
	t.Parallel()
	app := newApp(t)
	for _, path := range []string{"/desk", "/desk/", "/desk/articles/17", "/desk/index.html"} {
		w, err := get(t, app, path)
		if err != nil || !strings.Contains(w.Body.String(), "<title>Desk") || w.Header().Get("Cache-Control") != "no-cache" {
			t.Errorf("%s: %v %q %q", path, err, w.Body, w.Header().Get("Cache-Control"))
		}
	}
}

func TestFilesAreKeptForEverAndSentSmall(t *testing.T) {
	t.Parallel()
	app := newApp(t)
	w, err := get(t, app, "/desk/assets/app-1234.js", "Accept-Encoding", "gzip")
	if err != nil || !strings.Contains(w.Header().Get("Cache-Control"), "immutable") || !strings.HasPrefix(w.Header().Get("Content-Type"), "text/javascript") {
		t.Fatalf("%v %v", err, w.Header())
	}
	z, err := gzip.NewReader(w.Body)
	if err != nil {
		t.Fatal(err)
	}
	if body, _ := io.ReadAll(z); len(body) != 1400 {
		t.Errorf("unpacked to %d bytes", len(body))
	}
	again, err := get(t, app, "/desk/assets/app-1234.js", "If-None-Match", w.Header().Get("Etag"))
	if err != nil || again.Code != http.StatusNotModified {
		t.Errorf("known file: %d %v", again.Code, err)
	}
}

func TestAPartOfAnOlderDeskIsNotAPage(t *testing.T) {
	t.Parallel()
	_, err := get(t, newApp(t), "/desk/assets/app-0000.js")
	if news.KindOf(err) != news.NotFound || !strings.Contains(news.Sentence(err), "Load the page again") {
		t.Errorf("got %v", err)
	}
}
