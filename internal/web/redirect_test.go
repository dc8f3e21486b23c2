package web

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"
)

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

func FuzzRedirect(f *testing.F) {
	for _, seed := range []string{"/", "/a?b=c", "//a", `/\a`, "/\t/a", "http:/a"} {
		f.Add(seed)
	}
	here, err := url.Parse("https://gazette.example/sea/ferry")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, target string) {
		if !ownPath(target) {
			return
		}
		if to, err := here.Parse(target); err == nil && to.Host != here.Host {
			t.Errorf("%q leads to %s", target, to)
		}
	})
}
