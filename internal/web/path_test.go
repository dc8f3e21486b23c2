package web

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/courant-press/courant/internal/news"
)

func TestPathHasOneSpelling(t *testing.T) {
	t.Parallel()
	tests := []struct {
		target string
		slash  Slash
		want   string // where it is sent, "" for through, "bad" for refused
	}{
		{"/", TrimSlash, ""},
		{"/sea/ferry", TrimSlash, ""},
		{"/sea/ferry-ist-spät", TrimSlash, ""},
		{"/sea/%66erry", TrimSlash, ""},
		{"/sea/", TrimSlash, "/sea"},
		{"/sea/?page=2", TrimSlash, "/sea?page=2"},
		{"/sea/", KeepSlash, ""},
		{"/sea//", KeepSlash, "/sea/"},
		{"//sea", TrimSlash, "/sea"},
		{"//evil.example/", TrimSlash, "/evil.example"},
		{"/sea/../land", TrimSlash, "/land"},
		{"/../../etc/passwd", TrimSlash, "/etc/passwd"},
		{"/sea/./ferry", TrimSlash, "/sea/ferry"},
		{"/se a/", TrimSlash, "/se%20a"},
		{"/a%3Fb/", TrimSlash, "/a%3Fb"},
		{"/sea%2fferry", TrimSlash, "bad"},
		{"/sea%00", TrimSlash, "bad"},
		{"/sea%0d%0aSet-Cookie:a", TrimSlash, "bad"},
		{"/%ff%fe", TrimSlash, "bad"},
		{"/%5cevil.example", TrimSlash, "bad"},
	}
	for _, test := range tests {
		w := httptest.NewRecorder()
		through := false
		r := request("GET", "/")
		u, err := url.ParseRequestURI(strings.ReplaceAll(test.target, " ", "%20"))
		if err != nil {
			t.Fatal(err)
		}
		r.URL = u
		err = Clean(test.slash, func(http.ResponseWriter, *http.Request) error { through = true; return nil })(w, r)
		got := w.Header().Get("Location")
		if err != nil && news.KindOf(err) == news.Invalid {
			got = "bad"
		}
		if got != test.want || through != (test.want == "") {
			t.Errorf("%s: got %q (let through: %v), want %q", test.target, got, through, test.want)
		}
	}
}

func TestRedirectStaysOnTheSite(t *testing.T) {
	t.Parallel()
	for target, want := range map[string]bool{
		"/sea": true, "/": true, "/sea?page=2#top": true, "/a:b": true,
		"//evil.example": false, `/\evil.example`: false, "https://evil.example": false,
		"javascript:alert(1)": false, "sea": false, "": false, "/a\r\nb": false, "/a\tb": false,
	} {
		err := Redirect(httptest.NewRecorder(), request("GET", "/"), target, http.StatusMovedPermanently)
		if (err == nil) != want {
			t.Errorf("%q: %v, want it allowed: %v", target, err, want)
		}
	}
}

func TestRedirectKeepsTheMethod(t *testing.T) {
	t.Parallel()
	for method, want := range map[string]int{"GET": 301, "HEAD": 301, "POST": 308, "DELETE": 308} {
		w := httptest.NewRecorder()
		if err := Redirect(w, request(method, "/"), "/new", http.StatusMovedPermanently); err != nil || w.Code != want {
			t.Errorf("%s: %d, %v, want %d", method, w.Code, err, want)
		}
	}
}

func TestReaderPagesCanOnlyBeRead(t *testing.T) {
	t.Parallel()
	l := newLobby(ReadOnly(says("Gazette")), nil)
	for method, want := range map[string]int{"GET": 200, "HEAD": 200, "OPTIONS": 204, "POST": 405, "PUT": 405, "TRACE": 405, "BREW": 405} {
		answer := l.ask(request(method, "/"))
		if answer.Status != want {
			t.Errorf("%s: %d, want %d", method, answer.Status, want)
		}
		if allow := answer.Header.Get("Allow"); (allow == "GET, HEAD, OPTIONS") != (want > 200) {
			t.Errorf("%s: Allow is %q", method, allow)
		}
	}
}

func FuzzCleanPath(f *testing.F) {
	for _, seed := range []string{"/", "/a/", "//a", "/a/../b", "/./", `/\a`, "/a//"} {
		f.Add(seed, false)
		f.Add(seed, true)
	}
	f.Fuzz(func(t *testing.T, path string, keep bool) {
		if !wellFormed(&url.URL{Path: path}) {
			return
		}
		clean := cleanPath(path, Slash(keep))
		if again := cleanPath(clean, Slash(keep)); again != clean {
			t.Errorf("%q is cleaned to %q and then to %q: a redirect for ever", path, clean, again)
		}
		target := url.URL{Path: clean}
		if !ownPath(target.String()) {
			t.Errorf("%q is sent to %q, which may be another site", path, target.String())
		}
	})
}
