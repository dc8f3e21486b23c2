package reader_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/paper"
)

func TestEveryAddressHasOneProperForm(t *testing.T) {
	s := newSite(t, ferryGazette())
	for from, to := range map[string]string{
		"/news/":                              "/news",
		"/News":                               "/news",
		"//news":                              "/news",
		"/news//":                             "/news",
		"/./latest":                           "/latest",
		"/LATEST/":                            "/latest",
		"/archive/2026/":                      "/archive/2026",
		"/masthead/":                          "/masthead",
		articlePath + "/":                     articlePath,
		strings.ToUpper(articlePath):          articlePath,
		articlePath + "/History":              "",
		articlePath + "/history/":             "",
		"/old/ferry":                          articlePath,
		"/old/ferry/":                         articlePath,
		"/Old/Ferry":                          articlePath,
		"/2019/ferry":                         articlePath,
		"/2019/ferry/":                        articlePath,
		"/ARCHIVE/%C3%A9":                     "/archive/%C3%A9",
		"/old/ferry/history":                  articlePath + "/history",
		"/?p=12":                              articlePath,
		"/?p=12&utm_source=x":                 articlePath,
		"/evil":                               "/evil.example/x",
		"/latest/?before=" + someCursor:       "/latest?before=" + someCursor,
		"/news/?before=" + someCursor + "&x=": "/news?before=" + someCursor,
	} {
		p := s.do(http.MethodGet, from)
		if to == "" {
			if p.code != http.StatusNotFound && p.code != http.StatusMovedPermanently {
				t.Errorf("%s: %d", from, p.code)
			}
			continue
		}
		if p.code != http.StatusMovedPermanently || p.header.Get("Location") != to {
			t.Errorf("%s: %d to %q, want 301 to %q", from, p.code, p.header.Get("Location"), to)
		}
	}
}

// someCursor is a place in a list.
var someCursor = paper.Cursor{At: sunday, ID: 3}.String()

func TestAnImportedAddressKeepsItsOwnSpelling(t *testing.T) {
	g := ferryGazette()
	g.articles[1].Path = "/2019/05/An-Old-Title/"
	s := newSite(t, g)
	p := s.get("/2019/05/An-Old-Title/")
	if got := p.attr("link[rel=canonical]", "href"); got != absolute("/2019/05/An-Old-Title/") {
		t.Errorf("canonical = %q", got)
	}
	if got := s.do(http.MethodGet, "/2019/05/An-Old-Title//").header.Get("Location"); got != "" {
		t.Errorf("a misspelling we cannot mend leads to %q", got)
	}
	g.articles[1].Path = "/2019/05/old/"
	if got := s.do(http.MethodGet, "/2019/05/old").header.Get("Location"); got != "/2019/05/old/" {
		t.Errorf("without its slash the article leads to %q", got)
	}
}

func TestAnAddressCanBeGivenToAnotherPage(t *testing.T) {
	g := ferryGazette()
	s := newSite(t, g)
	s.do(http.MethodGet, "/old/ferry")
	g.articles[1].Path = "/old/ferry"
	s.clock.set(sunday.Add(10 * time.Minute))
	s.get("/old/ferry")
}

func TestUnknownParametersAreIgnored(t *testing.T) {
	s := newSite(t, ferryGazette())
	plain := s.get(articlePath)
	asked := s.gazette.questions.Load()
	for _, query := range []string{"?utm_source=x", "?fbclid=1", "?p=99", "?page=2"} {
		p := s.get(articlePath + query)
		if diff := cmp.Diff(plain.body, p.body); diff != "" {
			t.Errorf("%s changes the page:\n%s", query, diff)
		}
	}
	if now := s.gazette.questions.Load(); now != asked {
		t.Errorf("%d questions were asked for a page that is printed", now-asked)
	}
	if got := s.get("/?p=99").body; got != s.get("/").body {
		t.Error("an unknown old number changes the front page")
	}
}

func TestAPlaceInAListIsIgnoredWhereThereIsNoList(t *testing.T) {
	s := newSite(t, ferryGazette())
	for _, path := range []string{"/", articlePath, "/masthead", "/archive/2026"} {
		if p := s.get(path + "?before=" + someCursor); p.body != s.get(path).body {
			t.Errorf("%s: a place in a list changes the page", path)
		}
	}
	for _, before := range []string{"x", "0-0", "-1-1", "newer-", "%3Cscript%3E"} {
		if p := s.do(http.MethodGet, "/latest?before="+before); p.code != http.StatusNotFound {
			t.Errorf("before=%s: %d, want 404", before, p.code)
		}
	}
}

func TestInventedAddressesFillNothing(t *testing.T) {
	s := newSite(t, ferryGazette())
	s.do(http.MethodGet, "/nowhere")
	before := s.press.Stats().Pages
	for _, path := range []string{
		"/a", "/b", "/news/x", "/archive/1", "/archive/2026/13", "/archive/2026/11/31", "/archive/x", "/archivex", "/person/x",
		"/a/history", "/history", "/embed", "/news/history", "/theme/x/nothing.css", "/card/0-x.jpg", "/card/999-x.jpg", "/card/x",
		"/%00", "/%ff", "/a%2fb", `/a\b`, "/" + strings.Repeat("a", 2000), "/archive/1999",
	} {
		p := s.do(http.MethodGet, path)
		if p.code != http.StatusNotFound {
			t.Errorf("%s: %d, want 404", path, p.code)
		}
		if p.text("h1") != "Page not found" || len(p.headlines("main")) == 0 {
			t.Errorf("%s: the page helps nobody: %s", path, p.text("main"))
		}
	}
	if now := s.press.Stats().Pages; now != before {
		t.Errorf("the press keeps %d more pages", now-before)
	}
}

func TestAssetsAreKeptForEverUnderTheirHash(t *testing.T) {
	s := newSite(t, ferryGazette())
	front := s.get("/")
	for _, address := range front.Find("link[rel=stylesheet]").Map(hrefOf) {
		p := s.get(address)
		if got := p.header.Get("Cache-Control"); got != "public, max-age=31536000, immutable" {
			t.Errorf("%s: Cache-Control %q", address, got)
		}
		if got := p.header.Get("Content-Type"); got != "text/css; charset=utf-8" {
			t.Errorf("%s: Content-Type %q", address, got)
		}
	}
	for _, old := range []string{"/theme/oldhash/style.css", "/tints/oldhash.css"} {
		if got := s.get(old).header.Get("Cache-Control"); strings.Contains(got, "immutable") {
			t.Errorf("%s: the address of older bytes may be kept: %q", old, got)
		}
	}
	if css := s.get(s.get("/").attr(`link[href^="/tints/"]`, "href")).body; css != ".tint-0b6e4f{--tint:#0b6e4f}\n.tint-1f4e79{--tint:#1f4e79}\n" {
		t.Errorf("the sections' colours are %q", css)
	}
}

func TestHeadersOnEveryRouteAndMethod(t *testing.T) {
	s := newSite(t, ferryGazette())
	addresses := append(everyPage(), "/nowhere", "/harbour/2026/11/20/wrong", "/old/ferry", oembedOf(articlePath))
	for _, path := range addresses {
		get := s.do(http.MethodGet, path)
		for _, method := range []string{http.MethodHead, http.MethodPost, http.MethodPut, http.MethodDelete, "TRACE", "X"} {
			p := s.do(method, path)
			switch {
			case method == http.MethodHead:
				if p.code != get.code || p.body != "" || p.header.Get("Content-Type") != get.header.Get("Content-Type") {
					t.Errorf("HEAD %s: %d %q, GET says %d", path, p.code, p.body, get.code)
				}
			case p.code != http.StatusMethodNotAllowed || !strings.HasPrefix(p.header.Get("Allow"), "GET, HEAD"):
				t.Errorf("%s %s: %d, Allow %q", method, path, p.code, p.header.Get("Allow"))
			}
			checkHeaders(t, path, p)
		}
		checkHeaders(t, path, get)
	}
}

func checkHeaders(t *testing.T, path string, p page) {
	t.Helper()
	frames := "frame-ancestors 'none'"
	if strings.HasSuffix(path, "/embed") {
		frames = "frame-ancestors *"
	}
	if csp := p.header.Get("Content-Security-Policy"); !strings.Contains(csp, frames) || strings.Contains(csp, "unsafe") {
		t.Errorf("%s: policy %q", path, csp)
	}
	if p.header.Get("X-Content-Type-Options") != "nosniff" {
		t.Errorf("%s: may be sniffed", path)
	}
	if p.header.Get("Set-Cookie") != "" {
		t.Errorf("%s: sets a cookie", path)
	}
	if kind := p.header.Get("Content-Type"); kind != "" && !strings.Contains(kind, "charset=utf-8") {
		t.Errorf("%s: Content-Type %q has no charset", path, kind)
	}
}

func TestPagesSayWhatMachinesMayDo(t *testing.T) {
	s := newSite(t, ferryGazette())
	h := s.get(articlePath).header
	if h.Get("Content-Usage") != "train-ai=n" || h.Get("Tdm-Reservation") != "1" || h.Get("Content-Language") != "en-GB" {
		t.Errorf("headers %v", h)
	}
}

func TestAPageCarriesTheKeysOfAllItShows(t *testing.T) {
	s := newSite(t, ferryGazette())
	for path, want := range map[string]string{
		"/":            "front:home list:latest",
		articlePath:    "article:1",
		"/latest":      "list:latest card:1 card:2",
		"/masthead":    "section:1",
		"/nowhere":     "list:latest card:1",
		"/archive":     "section:1",
		"/old/ferry":   "settings",
		"/harbour":     "section:2",
		"/about":       "settings",
		"/corrections": "list:corrections",
	} {
		if got := s.do(http.MethodGet, path).header.Get("Surrogate-Key"); !strings.Contains(got, want) || !strings.Contains(got, "settings") {
			t.Errorf("%s: keys %q, want %q and settings", path, got, want)
		}
	}
}

func TestAFaultGetsAPageWithItsNumber(t *testing.T) {
	g := ferryGazette()
	s := newSite(t, g)
	g.broken.Store(true)
	p := s.do(http.MethodGet, "/latest")
	if p.code != http.StatusInternalServerError || p.header.Get("Cache-Control") != "no-store" {
		t.Errorf("%d, Cache-Control %q", p.code, p.header.Get("Cache-Control"))
	}
	if !strings.Contains(p.body, "incident-1") || strings.Contains(p.body, "database") {
		t.Errorf("the page says %s", p.body)
	}
}
