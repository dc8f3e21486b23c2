package reader_test

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/press"
	"github.com/courant-press/courant/internal/reach/letter/subscribers"
	"github.com/courant-press/courant/internal/reader"
	"github.com/courant-press/courant/internal/richtext"
	"github.com/courant-press/courant/internal/theme"
	"github.com/courant-press/courant/internal/web"
)

// london is the paper's zone in most tests.
var london = must(time.LoadLocation("Europe/London"))

// sunday is the moment at which most tests read the paper.
var sunday = time.Date(2026, 11, 22, 10, 30, 0, 0, london)

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// A site is the public site over a gazette, with a clock to turn.
type site struct {
	t       testing.TB
	gazette *gazette
	press   *press.Press
	reader  *reader.Site
	handler http.Handler
	clock   *clock
}

// A clock stands still until it is set.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) set(t time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = t
}

// newSite serves g with the bare theme of testdata.
func newSite(tb testing.TB, g *gazette) *site {
	tb.Helper()
	return themedSite(tb, g, &theme.Shelf{Classic: os.DirFS("testdata/theme")})
}

func themedSite(tb testing.TB, g *gazette, shelf *theme.Shelf) *site {
	tb.Helper()
	return siteWith(tb, g, shelf, nil)
}

// siteWith serves forms of letters as well.
func siteWith(tb testing.TB, g *gazette, shelf *theme.Shelf, readers *subscribers.Subscribers) *site {
	tb.Helper()
	c := &clock{now: sunday}
	log := slog.New(slog.DiscardHandler)
	p, err := press.New(press.Options{Budget: 32 << 20, Now: c.Now, Log: log, KeyHeader: "Surrogate-Key"})
	if err != nil {
		tb.Fatal(err)
	}
	s := reader.New(reader.Options{
		Source: g, Themes: shelf, Press: p, Images: pictureAddresses{}, Now: c.Now,
		Frame: web.FramePolicy(nil), Readers: readers,
	})
	failures := &web.Errors{Log: log, Page: s.ErrorPage, ID: func() string { return "incident-1" }}
	door := web.NewDoor(web.DoorOptions{
		Handler: s.Serve, Errors: failures, Policy: web.PublicPolicy(nil, nil), Log: log, Now: c.Now,
	})
	return &site{t: tb, gazette: g, press: p, reader: s, handler: door, clock: c}
}

// A page is an answer with its parsed body.
type page struct {
	*goquery.Document
	code   int
	header http.Header
	body   string
}

func (s *site) do(method, target string) page {
	s.t.Helper()
	w := httptest.NewRecorder()
	s.handler.ServeHTTP(w, httptest.NewRequest(method, target, http.NoBody))
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(w.Body.String()))
	if err != nil {
		s.t.Fatalf("%s %s: %v", method, target, err)
	}
	return page{Document: doc, code: w.Code, header: w.Header(), body: w.Body.String()}
}

// get reads a page that must be there.
func (s *site) get(target string) page {
	s.t.Helper()
	p := s.do(http.MethodGet, target)
	if p.code != http.StatusOK {
		s.t.Fatalf("GET %s: %d\n%s", target, p.code, p.body)
	}
	return p
}

// text returns the words of an element, with single spaces.
func (p page) text(selector string) string {
	return strings.Join(strings.Fields(p.Find(selector).Text()), " ")
}

// attr returns an attribute of the first element that matches.
func (p page) attr(selector, name string) string {
	v, _ := p.Find(selector).First().Attr(name)
	return v
}

// headlines returns those of the cards in an element, in order.
func (p page) headlines(selector string) []string {
	return p.Find(selector + " .card h2").Map(func(_ int, h *goquery.Selection) string { return strings.TrimSpace(h.Text()) })
}

// links returns the addresses that the page leads to, with their own host
// taken off.
func (p page) links() []string {
	return p.Find("a[href]").Map(func(_ int, a *goquery.Selection) string {
		href, _ := a.Attr("href")
		return strings.TrimPrefix(href, "https://gazette.example")
	})
}

const articlePath = "/harbour/2026/11/22/ferry-runs-again"

// ferryGazette is a paper with six articles in three sections.
func ferryGazette() *gazette {
	g := &gazette{
		sections: map[int64]news.Section{
			1: {ID: 1, Slug: "news", Name: "News", Description: "What happened", Colour: "#1f4e79"},
			2: {ID: 2, Slug: "harbour", Name: "Harbour", Parent: 1, Colour: "#0b6e4f"},
			3: {ID: 3, Slug: "culture", Name: "Culture"},
		},
		topics: map[int64]news.Topic{
			1: {
				ID: 1, Kind: news.Person, Slug: "ada-holm", Name: "Ada Holm", Role: "harbour master", Description: "Runs the port.",
				Aliases: []string{"A. Holm", "Captain Holm"}, Links: []string{"https://www.wikidata.org/wiki/Q1", "javascript:alert(1)"},
			},
			2: {ID: 2, Kind: news.Place, Slug: "old-pier", Name: "Old Pier"},
			3: {ID: 3, Kind: news.Organisation, Slug: "ferry-company", Name: "Ferry Company"},
			4: {ID: 4, Kind: news.Happening, Slug: "regatta", Name: "Regatta"},
			5: {ID: 5, Kind: news.Subject, Slug: "timetables", Name: "Timetables"},
		},
		authors: map[int64]news.Author{
			1: {
				ID: 1, Slug: "ben-quill", Name: "Ben Quill", Role: "Harbour correspondent", Bio: "Writes about ships.",
				Email: "ben@gazette.example", Languages: []string{"English", "Danish"}, Staff: 4,
				Links: []string{"https://social.example/@ben"}, Disclosures: "Owns a rowing boat.",
			},
			2: {ID: 2, Slug: "north-wire", Name: "North Wire", Agency: true},
			3: {ID: 3, Slug: "cleo-marsh", Name: "Cleo Marsh", Former: true},
		},
		redirects: map[string]string{"/old/ferry": articlePath, "/?p=12": articlePath, "/2019/ferry/": articlePath, "/evil": "//evil.example/x"},
		withdrawn: map[int64]paper.WithdrawnPage{},
		portrait:  picture(9),
	}
	g.frame = frame(g)
	for i, at := range []time.Time{
		sunday.Add(-time.Hour), sunday.Add(-2 * time.Hour), sunday.AddDate(0, 0, -1),
		sunday.AddDate(0, 0, -2), sunday.AddDate(0, -3, 0), sunday.AddDate(-4, 0, 0),
	} {
		g.articles = append(g.articles, article(g, int64(i+1), at))
	}
	lead := &g.articles[0]
	lead.Path = articlePath
	lead.Content.Headline, lead.Headline, lead.FullHead = "Ferry runs again", "Ferry runs", "Ferry runs again"
	g.askedThemselves()
	g.toldAloud()
	g.standing = article(g, 90, sunday.AddDate(-5, 0, 0))
	g.standing.Content.Kind, g.standing.Kind = news.AboutPage, news.AboutPage
	g.standing.Path, g.standing.Content.Headline, g.standing.Headline = "/about", "About us", "About us"
	g.frame.Pages = []paper.Card{g.standing.Card}
	g.sentIssues()
	g.withdrawn[80] = paper.WithdrawnPage{
		Page: paper.Page{Keys: []news.Key{news.ArticleKey(80)}}, ID: 80, Path: "/harbour/2026/11/20/wrong",
		PublishedAt: sunday.AddDate(0, 0, -2), WithdrawnAt: sunday.AddDate(0, 0, -1), Reason: "It was about another ferry.", See: &lead.Card,
	}
	return g
}

func frame(g *gazette) paper.Frame {
	return paper.Frame{
		Page: paper.Page{Keys: []news.Key{news.SectionKey(1)}},
		Settings: news.Settings{
			Name: "The Ferry Gazette", Motto: "Both shores, every day", Description: "News of the strait.",
			Lang: "en-GB", Zone: "Europe/London", URL: "https://gazette.example", AI: news.AIRefuseTrain,
			AgeNotice: map[news.ArticleKind]int{news.News: 60}, Publisher: "Ferry Gazette Ltd", Owners: "The readers",
			Email: "desk@gazette.example", Founded: "1871",
		},
		Menu: []paper.MenuEntry{
			{SectionRef: *g.sectionRef(1), Subs: []paper.SectionRef{*g.sectionRef(2)}},
			{SectionRef: *g.sectionRef(3)},
		},
	}
}

func picture(id int64) *paper.Picture {
	return &paper.Picture{
		ID: id, Blob: "b10b", Type: "image/jpeg", Width: 1600, Height: 900, Framing: news.Framing{FocusX: .33, FocusY: .5},
		Caption: "The ferry at noon", Alt: "A white ferry", Credit: "Cleo Marsh", SourceType: "trainedAlgorithmicMedia", Rights: "All ours",
	}
}

// article is one with everything an article can have.
func article(g *gazette, id int64, at time.Time) paper.ArticlePage {
	n := string(rune('0' + id%10))
	a := paper.ArticlePage{
		Content: news.Content{
			Kind: news.News, Section: 2, Headline: "Headline " + n, Kicker: "Strait", Standfirst: "Standfirst " + n,
			Dateline: "OSTRAND", Topics: []int64{1, 2},
			Body: richtext.Doc{Blocks: []richtext.Block{
				richtext.Paragraph{Text: richtext.Plain("The ferry sails at noon.")},
				richtext.Picture{Picture: 9},
			}},
		},
		Section:   g.sections[2],
		Parent:    g.sectionRef(1),
		Authors:   []paper.Author{g.author(1)},
		Picture:   picture(id),
		Pictures:  map[int64]paper.Picture{9: *picture(9)},
		TopicRefs: map[int64]paper.TopicRef{},
		Topics: []paper.TopicRef{
			{ID: 1, Kind: news.Person, Name: "Ada Holm", Path: "/person/ada-holm"},
			{ID: 2, Kind: news.Place, Name: "Old Pier", Path: "/place/old-pier"},
		},
	}
	a.Card = paper.Card{
		ID: id, Path: "/harbour/" + at.Format("2006/01/02") + "/headline-" + n, Kind: news.News,
		Kicker: "Strait", Headline: "Headline " + n, FullHead: "Headline " + n, Standfirst: "Standfirst " + n,
		Section: *g.sectionRef(2), Picture: picture(id), Topic: &a.Topics[0], PublishedAt: at, Words: 900,
		Byline: []paper.Credit{
			{Name: "Ben Quill", Path: "/author/ben-quill"},
			{Name: "North Wire", Path: "/author/north-wire", Agency: true},
			{Name: "Cleo Marsh", Path: "/author/cleo-marsh", Role: news.ByPhotography},
		},
	}
	return a
}

// everyPage is an address of every kind of page.
func everyPage() []string {
	return []string{
		"/", "/latest", "/news", "/harbour", "/person/ada-holm", "/place/old-pier", "/topic/ferry-company",
		"/topic/regatta", "/topic/timetables", "/author/ben-quill", articlePath, articlePath + "/history",
		articlePath + "/embed", "/about", "/archive", "/archive/2026", "/archive/2026/11", "/archive/2026/11/22",
		"/corrections", "/masthead", "/topics", "/topics/person", "/topics/event/r",
	}
}

func absolute(path string) string { return "https://gazette.example" + path }

func oembedOf(path string) string { return "/oembed?url=" + url.QueryEscape(absolute(path)) }
