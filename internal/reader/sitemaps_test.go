package reader_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/courant-press/courant/internal/news"
)

func TestSitemapsLeaveOutWhatAsksSearchEnginesToStayAway(t *testing.T) {
	g := ferryGazette()
	hidden := &g.articles[1]
	hidden.Content.NoIndex, hidden.NoIndex = true, true
	g.frame.Pages[0].NoIndex = true
	s := newSite(t, g)
	for path, names := range map[string]struct{ shown, hidden string }{
		"/sitemaps/2026-11.xml":    {articlePath, hidden.Path},
		"/sitemaps/2026-11-22.xml": {articlePath, hidden.Path},
		"/sitemaps/news.xml":       {articlePath, hidden.Path},
		"/sitemaps/pages.xml":      {"/masthead", "/about"},
	} {
		body := s.get(path).body
		if !strings.Contains(body, absolute(names.shown)+"</loc>") || strings.Contains(body, absolute(names.hidden)+"</loc>") {
			t.Errorf("%s should name %s and not %s:\n%s", path, names.shown, names.hidden, body)
		}
	}
	if got := s.get(hidden.Path).attr("meta[name=robots]", "content"); got != "noindex" {
		t.Errorf("the page of the article says %q to search engines", got)
	}
	if got := s.get(articlePath).attr("meta[name=robots]", "content"); strings.Contains(got, "noindex") {
		t.Errorf("another article says %q", got)
	}
}

func TestAStandingPageHasNoDateAnywhere(t *testing.T) {
	g := ferryGazette()
	g.standing.Corrections = []news.Correction{{ID: 1, Kind: news.FactWrong, Text: "Founded in 1871.", At: sunday}}
	s := newSite(t, g)
	if !strings.Contains(s.get("/sitemaps/pages.xml").body, absolute("/about")+"</loc>") {
		t.Error("the sitemap of pages does not name it")
	}
	p := s.get("/about")
	if n := p.Find("main time").Length(); n != 0 {
		t.Errorf("it has %d dates", n)
	}
	if got := p.attr(`meta[property="article:published_time"]`, "content"); got != "" {
		t.Errorf("its share card is dated %s", got)
	}
	for _, th := range p.graph(t) {
		if th["datePublished"] != nil || th["dateModified"] != nil {
			t.Errorf("to machines it is dated: %v", th)
		}
	}
	for _, path := range []string{"/about/embed", oembedOf("/about")} {
		if code := s.do(http.MethodGet, path).code; code != http.StatusNotFound {
			t.Errorf("%s is %d, want no such page", path, code)
		}
	}
}
