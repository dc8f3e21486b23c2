package reader_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
)

// FuzzAddress asks for whatever it likes. Nothing may break, nothing but a
// path of ours may be redirected to, and a redirect must not lead on to the
// address it came from.
func FuzzAddress(f *testing.F) {
	s := newSite(f, ferryGazette())
	for _, seed := range append(everyPage(),
		"//evil.example", `/\evil.example`, "/%2e%2e/x", "/latest?before=1-1", "/?p=1&p=2", "/oembed?url=http://[::1]/",
		"/archive/0000/00/00", "/archive/2026/11/22/", "/card/1-x.jpg", "/theme/x/style.css", "/NEWS//", "/%e2%80%ae",
	) {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, target string) {
		u, err := url.ParseRequestURI(target)
		if err != nil || u.Host != "" || !strings.HasPrefix(u.Path, "/") {
			return
		}
		r := httptest.NewRequest(http.MethodGet, "/", http.NoBody)
		r.URL = u
		w := httptest.NewRecorder()
		s.handler.ServeHTTP(w, r)
		if w.Code >= http.StatusInternalServerError && w.Code != http.StatusNotImplemented {
			t.Fatalf("%q: %d", target, w.Code)
		}
		to := w.Header().Get("Location")
		if w.Code != http.StatusMovedPermanently {
			return
		}
		if !strings.HasPrefix(to, "/") || strings.HasPrefix(to, "//") || strings.Contains(to, `\`) || to == u.RequestURI() {
			t.Errorf("%q leads to %q", target, to)
		}
	})
}
