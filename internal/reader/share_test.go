package reader_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"image/jpeg"
	"net/http"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"github.com/courant-press/courant/internal/news"
)

func (p page) property(name string) string { return p.attr(`meta[property="`+name+`"]`, "content") }

func TestAnArticleIsSharedWithItsPicture(t *testing.T) {
	g := ferryGazette()
	g.articles[0].Content.ShareTitle = "The ferry is back"
	p := newSite(t, g).get(articlePath)
	for name, want := range map[string]string{
		"og:type": "article", "og:title": "The ferry is back", "og:description": "Standfirst 1",
		"og:url": absolute(articlePath), "og:image": absolute("/media/b10b/1200x630.jpg"),
		"article:published_time": "2026-11-22T09:30:00Z", "article:modified_time": "", "article:tag": "Ada Holm",
	} {
		if got := p.property(name); got != want {
			t.Errorf("%s = %q, want %q", name, got, want)
		}
	}
}

// cardOf reads the card image that a page is shared with.
func (s *site) cardOf(path string) (address string, answer page) {
	s.t.Helper()
	address = strings.TrimPrefix(s.get(path).property("og:image"), "https://gazette.example")
	return address, s.get(address)
}

func TestAnArticleWithoutAPictureGetsOneDrawn(t *testing.T) {
	g := ferryGazette()
	g.articles[0].Picture = nil
	s := newSite(t, g)
	address, card := s.cardOf(articlePath)
	if card.header.Get("Content-Type") != "image/jpeg" || !strings.Contains(card.header.Get("Cache-Control"), "immutable") {
		t.Errorf("headers %v", card.header)
	}
	image, err := jpeg.Decode(strings.NewReader(card.body))
	if err != nil || image.Bounds().Dx() != 1200 || image.Bounds().Dy() != 630 {
		t.Fatalf("image %v, %v", image, err)
	}
	if len(card.body) > 200<<10 {
		t.Errorf("the card has %d KB", len(card.body)>>10)
	}
	plain := image.At(600, 560)
	drawn := false
	for x := 72; x < 1128 && !drawn; x++ {
		for y := 200; y < 420 && !drawn; y++ {
			drawn = image.At(x, y) != plain
		}
	}
	if !drawn {
		t.Error("the headline is not on the card")
	}
	g.articles[0].Content.Headline = "Ferry stands still"
	s.press.Touch(t.Context(), []news.Key{news.ArticleKey(1)}, nil)
	moved, other := s.cardOf(articlePath)
	if moved == address || bytes.Equal([]byte(other.body), []byte(card.body)) {
		t.Error("another headline has the same card")
	}
	if old := s.get(address); strings.Contains(old.header.Get("Cache-Control"), "immutable") || old.body != other.body {
		t.Error("the old address must show the new card, and not be kept")
	}
}

func TestTheCardOfOldNewsSaysSo(t *testing.T) {
	g := ferryGazette()
	g.articles[5].Picture = nil
	s := newSite(t, g)
	before, _ := s.cardOf(g.articles[5].Path)
	s.clock.set(sunday.AddDate(1, 0, 0))
	after, _ := s.cardOf(g.articles[5].Path)
	if before == after {
		t.Error("a year later the card is the same")
	}
}

func TestACardIsDrawnInAnyScriptOrLeftBlank(t *testing.T) {
	for _, headline := range []string{
		"", "Ω", "العبّارة تعود", "渡轮恢复", strings.Repeat("Donaudampfschifffahrt", 20), strings.Repeat("word ", 200), "\u202eevil", "🚢 🚢",
	} {
		g := ferryGazette()
		g.articles[0].Picture = nil
		g.articles[0].Content.Headline = headline
		g.articles[0].Content.Lang = "ar"
		if _, card := newSite(t, g).cardOf(articlePath); len(card.body) < 5000 {
			t.Errorf("%q: a card of %d bytes", headline, len(card.body))
		}
	}
}

func TestAllOtherPagesAreSharedWithThePapersCard(t *testing.T) {
	s := newSite(t, ferryGazette())
	address, _ := s.cardOf("/")
	if !strings.HasPrefix(address, "/card/paper-") {
		t.Errorf("the front is shared with %q", address)
	}
	for _, path := range []string{"/latest", "/news", "/archive/2026/11"} {
		if other, _ := s.cardOf(path); other != address {
			t.Errorf("%s is shared with %q", path, other)
		}
	}
}

// An embed is what oEmbed answers.
type embed struct {
	Type     string `json:"type" xml:"type"`
	Version  string `json:"version" xml:"version"`
	Title    string `json:"title" xml:"title"`
	Author   string `json:"author_name" xml:"author_name"`
	Provider string `json:"provider_name" xml:"provider_name"`
	HTML     string `json:"html" xml:"html"`
	Width    int    `json:"width" xml:"width"`
	Height   int    `json:"height" xml:"height"`
}

func TestOembedOffersAFrame(t *testing.T) {
	s := newSite(t, ferryGazette())
	asked := strings.TrimPrefix(s.get(articlePath).attr(`link[type="application/json+oembed"]`, "href"), "https://gazette.example")
	answer := s.get(asked)
	var a, b embed
	if err := json.Unmarshal([]byte(answer.body), &a); err != nil {
		t.Fatal(err)
	}
	if err := xml.Unmarshal([]byte(s.get(oembedOf(articlePath)+"&format=xml").body), &b); err != nil {
		t.Fatal(err)
	}
	if a != b {
		t.Errorf("JSON says %+v, XML %+v", a, b)
	}
	if a.Type != "rich" || a.Version != "1.0" || a.Title != "Ferry runs again" || a.Author != "Ben Quill" || a.Provider != "The Ferry Gazette" {
		t.Errorf("answer %+v", a)
	}
	frame, err := goquery.NewDocumentFromReader(strings.NewReader(a.HTML))
	if err != nil {
		t.Fatal(err)
	}
	src := frame.Find("iframe[sandbox]").AttrOr("src", "")
	p := s.get(strings.TrimPrefix(src, "https://gazette.example"))
	if got := p.attr("h2 a", "href"); got != absolute(articlePath) {
		t.Errorf("the frame leads to %q", got)
	}
}

func TestOembedAnswersOnlyForArticlesOfOurs(t *testing.T) {
	s := newSite(t, ferryGazette())
	for target, want := range map[string]int{
		oembedOf(articlePath):       http.StatusOK,
		oembedOf(articlePath + "/"): http.StatusOK,
		oembedOf("/news"):           http.StatusNotFound,
		oembedOf("/nowhere"):        http.StatusNotFound,
		"/oembed":                   http.StatusNotFound,
		"/oembed?url=https://evil.example" + articlePath:                http.StatusNotFound,
		"/oembed?url=%22%3E%3Cscript%3E":                                http.StatusNotFound,
		oembedOf(articlePath) + "&format=yaml":                          http.StatusNotImplemented,
		oembedOf(articlePath) + "&maxwidth=300&maxheight=1":             http.StatusOK,
		oembedOf(articlePath) + "&maxwidth=99999999999999999999999&x=y": http.StatusOK,
	} {
		if p := s.do(http.MethodGet, target); p.code != want {
			t.Errorf("%s: %d, want %d", target, p.code, want)
		}
	}
	var small embed
	if err := json.Unmarshal([]byte(s.get(oembedOf(articlePath)+"&maxwidth=307").body), &small); err != nil || small.Width != 300 {
		t.Errorf("asked for at most 307 we offer %d, %v", small.Width, err)
	}
}
