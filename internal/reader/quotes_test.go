package reader_test

import (
	"strings"
	"testing"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
)

func TestWhatAPersonSaidHasAPageAndAFeed(t *testing.T) {
	s := newSite(t, ferryGazette())
	p := s.get("/person/ada-holm/quotes")
	if got := p.text("h1"); got != "What Ada Holm said" {
		t.Errorf("it is called %q", got)
	}
	if got := p.text("blockquote"); !strings.Contains(got, "We never stopped, … and we will not stop now. bridge keeper") {
		t.Errorf("it says %q", got)
	}
	feed := s.get("/person/ada-holm/quotes/feed.json")
	for _, want := range []string{`"title": "The Ferry Gazette: What Ada Holm said"`, `:quote/1"`, "We never stopped"} {
		if !strings.Contains(feed.body, want) {
			t.Errorf("the feed lacks %s:\n%s", want, feed.body)
		}
	}
}

func TestWhoSaidNothingHasNoPageOfQuotes(t *testing.T) {
	s := newSite(t, ferryGazette())
	for _, path := range []string{"/place/old-pier/quotes", "/news/quotes", "/nobody/quotes", "/place/old-pier/quotes/feed.xml"} {
		if p := s.do("GET", path); p.code != 404 {
			t.Errorf("%s answers %d", path, p.code)
		}
	}
}

func TestMachinesAreToldWhoIsQuotedInAnArticle(t *testing.T) {
	g := ferryGazette()
	g.articles[0].Quotes = []paper.Quote{
		{Words: []string{"We sail,"}, Role: "harbour master", Name: "Holm", Speaker: &paper.TopicRef{Kind: news.Person, Name: "Ada Holm", Path: "/person/ada-holm"}},
		{Words: []string{"No."}, Name: "Bo Lind"},
	}
	article := newSite(t, g).get(articlePath).graph(t)["NewsArticle"]
	quotes, _ := article["citation"].([]any)
	if len(quotes) != 2 {
		t.Fatalf("the article has %v", article["citation"])
	}
	first := thing(quotes[0].(map[string]any))
	voice := thing(first["spokenByCharacter"].(map[string]any))
	if first.text("@type") != "Quotation" || first.text("text") != "We sail" || voice.text("name") != "Ada Holm" ||
		!strings.HasSuffix(voice.text("@id"), "/person/ada-holm#topic") || voice.text("jobTitle") != "harbour master" {
		t.Errorf("the first is %v", first)
	}
	second := thing(quotes[1].(map[string]any)["spokenByCharacter"].(map[string]any))
	if second.text("name") != "Bo Lind" || second["url"] != nil {
		t.Errorf("the second is by %v", second)
	}
}
