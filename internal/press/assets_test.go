package press

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/courant-press/courant/internal/news"
)

func newAssets(t *testing.T, css string) *Assets {
	t.Helper()
	a, err := NewAssets(fstest.MapFS{
		"css/style.css":    {Data: []byte(css)},
		"fonts/text.woff2": {Data: []byte("wOF2")},
		"icon.svg":         {Data: []byte("<svg/>")},
	}, "/assets/")
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func get(t *testing.T, a *Assets, url, codings string) (reply, error) {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, url, nil)
	accept(codings)(r)
	w := httptest.NewRecorder()
	err := a.Serve(w, r)
	return replyOf(w), err
}

func urlOf(t *testing.T, a *Assets, name string) string {
	t.Helper()
	url, err := a.URL(name)
	if err != nil {
		t.Fatal(err)
	}
	return url
}

func TestHashedAssetMayBeKeptForEver(t *testing.T) {
	t.Parallel()
	a := newAssets(t, "body{}")
	for url, control := range map[string]string{
		urlOf(t, a, "icon.svg"): "public, max-age=31536000, immutable",
		"/assets/icon.svg":      "public, max-age=0, must-revalidate",
	} {
		answer, err := get(t, a, url, "")
		if err != nil {
			t.Fatal(err)
		}
		if got := answer.Header.Get("Cache-Control"); got != control {
			t.Errorf("%s: %s, want %s", url, got, control)
		}
		if got := answer.Header.Get("Content-Type"); got != "image/svg+xml" {
			t.Errorf("%s is sent as %s", url, got)
		}
	}
}

func TestStyleSheetPointsAtHashedNames(t *testing.T) {
	t.Parallel()
	a := newAssets(t, `@font-face{src:url("../fonts/text.woff2")}i{background:url(data:,x)}b{background: url( ../none.png )}`)
	answer, err := get(t, a, "/assets/css/style.css", "")
	if err != nil {
		t.Fatal(err)
	}
	want := `@font-face{src:url("` + urlOf(t, a, "fonts/text.woff2") + `")}i{background:url(data:,x)}b{background: url( ../none.png )}`
	if answer.Body != want {
		t.Errorf("got  %s\nwant %s", answer.Body, want)
	}
}

func TestChangedAssetHasAnotherAddress(t *testing.T) {
	t.Parallel()
	if urlOf(t, newAssets(t, "a{}"), "css/style.css") == urlOf(t, newAssets(t, "b{}"), "css/style.css") {
		t.Error("two style sheets share an address")
	}
}

func TestUnknownAsset(t *testing.T) {
	t.Parallel()
	a := newAssets(t, "")
	for _, url := range []string{"/assets/", "/assets/../go.mod", "/assets/none.css", "/icon.svg"} {
		if _, err := get(t, a, url, ""); news.KindOf(err) != news.NotFound {
			t.Errorf("%s: %v, want not found", url, err)
		}
	}
	if _, err := a.URL("none.css"); err == nil {
		t.Error("a template may name an asset that is not there")
	}
}

func TestRefinedAssetIsSmaller(t *testing.T) {
	t.Parallel()
	a := newAssets(t, strings.ReplaceAll(manyWords(), ".", "{}"))
	before, _ := get(t, a, "/assets/css/style.css", "br")
	a.Refine(t.Context())
	after, _ := get(t, a, "/assets/css/style.css", "br")
	if len(after.Body) >= len(before.Body) {
		t.Errorf("%d bytes after, %d before", len(after.Body), len(before.Body))
	}
}
