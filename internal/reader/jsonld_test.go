package reader_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
)

// A thing is an entry of the graph.
type thing map[string]any

// graph reads the JSON-LD of a page, by type.
func (p page) graph(t *testing.T) map[string]thing {
	t.Helper()
	var data struct {
		Context string  `json:"@context"`
		Graph   []thing `json:"@graph"`
	}
	if err := json.Unmarshal([]byte(p.Find(`script[type="application/ld+json"]`).Text()), &data); err != nil {
		t.Fatalf("JSON-LD: %v", err)
	}
	if data.Context != "https://schema.org" {
		t.Errorf("@context %q", data.Context)
	}
	byType := map[string]thing{}
	for _, th := range data.Graph {
		byType[th["@type"].(string)] = th
	}
	return byType
}

func (th thing) text(name string) string { return fmt.Sprint(th[name]) }

func TestEveryPageTellsMachinesWhatItIs(t *testing.T) {
	s := newSite(t, ferryGazette())
	for path, kind := range map[string]string{
		"/": "CollectionPage", "/latest": "CollectionPage", "/news": "CollectionPage", "/person/ada-holm": "CollectionPage",
		"/author/ben-quill": "ProfilePage", articlePath: "WebPage", "/about": "WebPage", "/archive": "CollectionPage",
		"/archive/2026/11/22": "CollectionPage", "/corrections": "CollectionPage", "/masthead": "AboutPage",
	} {
		p := s.get(path)
		g := p.graph(t)
		page, paper := g[kind], g["NewsMediaOrganization"]
		if page == nil || paper == nil || g["WebSite"] == nil {
			t.Errorf("%s: no %s, paper or site", path, kind)
			continue
		}
		if page.text("url") != p.attr("link[rel=canonical]", "href") {
			t.Errorf("%s: the page is %s to machines", path, page["url"])
		}
		if paper.text("name") != "The Ferry Gazette" || paper.text("legalName") != "Ferry Gazette Ltd" {
			t.Errorf("%s: the paper is %v", path, paper)
		}
	}
}

func TestIdsAreUniqueAndReferencesResolve(t *testing.T) {
	s := newSite(t, ferryGazette())
	for _, path := range everyPage() {
		if strings.HasSuffix(path, "/embed") || strings.HasSuffix(path, "/history") {
			continue
		}
		var data struct {
			Graph []thing `json:"@graph"`
		}
		text := s.get(path).Find(`script[type="application/ld+json"]`).Text()
		if err := json.Unmarshal([]byte(text), &data); err != nil {
			t.Fatal(err)
		}
		ids := map[string]bool{}
		for _, th := range data.Graph {
			id := th.text("@id")
			if ids[id] || !strings.HasPrefix(id, "https://gazette.example/") {
				t.Errorf("%s: id %q", path, id)
			}
			ids[id] = true
		}
		for _, th := range data.Graph {
			for name, value := range th {
				if ref, ok := value.(map[string]any); ok && len(ref) == 1 && !ids[fmt.Sprint(ref["@id"])] {
					t.Errorf("%s: %s points to %v, which is not there", path, name, ref["@id"])
				}
			}
		}
	}
}

func TestAnArticleTellsMachinesWhatItTellsReaders(t *testing.T) {
	g := ferryGazette()
	a := &g.articles[0]
	a.UpdatedAt = sunday.Add(-10 * time.Minute)
	a.Corrections = []news.Correction{{ID: 3, Kind: news.FactWrong, Text: "It was noon.", At: sunday}}
	p := newSite(t, g).get(articlePath)
	article := p.graph(t)["NewsArticle"]
	if article == nil {
		t.Fatal("no NewsArticle")
	}
	visible := map[string]string{
		"headline":       p.text("h1"),
		"description":    p.text("#standfirst"),
		"dateline":       p.text("#dateline"),
		"datePublished":  p.attr("#published", "datetime"),
		"dateModified":   p.attr("#updated", "datetime"),
		"articleSection": p.Find("#crumbs a").Last().Text(),
		"inLanguage":     p.attr("#article", "lang"),
		"keywords":       "[Ada Holm Old Pier]",
		"url":            p.attr("link[rel=canonical]", "href"),
	}
	for name, want := range visible {
		if got := article.text(name); got != want || want == "" {
			t.Errorf("%s: machines read %q, people %q", name, got, want)
		}
	}
	var authors []string
	for _, author := range article["author"].([]any) {
		person := thing(author.(map[string]any))
		authors = append(authors, person.text("@type")+" "+person.text("name")+" "+person.text("url"))
	}
	want := []string{
		"Person Ben Quill https://gazette.example/author/ben-quill",
		"Organization North Wire https://gazette.example/author/north-wire",
	}
	if diff := cmp.Diff(want, authors); diff != "" {
		t.Errorf("authors (-want +got):\n%s", diff)
	}
	correction := thing(article["correction"].([]any)[0].(map[string]any))
	if correction.text("text") != "It was noon." || correction.text("@id") != absolute(articlePath)+"#"+p.attr(".correction", "id") {
		t.Errorf("correction %v", correction)
	}
	shapes := map[string]bool{}
	for _, image := range article["image"].([]any) {
		i := thing(image.(map[string]any))
		shapes[i.text("width")+"x"+i.text("height")] = strings.HasPrefix(i.text("url"), "https://")
		if i.text("creditText") != "Cleo Marsh" || !strings.Contains(i.text("digitalSourceType"), "https://schema.org/TrainedAlgorithmicMediaDigitalSource") {
			t.Errorf("image %v", i)
		}
	}
	if !shapes["1200x675"] || !shapes["1200x900"] || !shapes["1200x1200"] {
		t.Errorf("images %v", shapes)
	}
}

func TestEachKindOfTopicHasItsTypeWithAndWithoutAPicture(t *testing.T) {
	for _, portrait := range []*paper.Picture{picture(9), nil} {
		g := ferryGazette()
		g.portrait = portrait
		s := newSite(t, g)
		for path, kind := range map[string]string{
			"/person/ada-holm": "Person", "/place/old-pier": "Place", "/topic/ferry-company": "Organization",
			"/topic/regatta": "Event", "/topic/timetables": "Thing",
		} {
			p := s.get(path)
			topic, web := p.graph(t)[kind], p.graph(t)["CollectionPage"]
			if topic == nil || topic.text("name") != p.text("h1") || topic.text("url") != absolute(path) {
				t.Errorf("%s is %v to machines", path, topic)
				continue
			}
			if about := web["about"].(map[string]any); about["@id"] != topic["@id"] {
				t.Errorf("%s is about %v", path, about)
			}
			pictures := p.Find("main > figure img").Length()
			if _, machine := topic["image"]; machine != (portrait != nil) || pictures != map[bool]int{true: 1}[machine] {
				t.Errorf("%s: %d pictures for people, for machines %v", path, pictures, topic["image"])
			}
		}
	}
}

func TestEachKindOfArticleHasItsType(t *testing.T) {
	for kind, want := range map[news.ArticleKind]string{
		news.News: "NewsArticle", news.Report: "ReportageNewsArticle", news.Analysis: "AnalysisNewsArticle",
		news.Explainer: "BackgroundNewsArticle", news.Feature: "NewsArticle", news.Interview: "NewsArticle",
		news.Review: "ReviewNewsArticle", news.Opinion: "OpinionNewsArticle", news.Editorial: "OpinionNewsArticle",
		news.Obituary: "NewsArticle", news.Advertorial: "AdvertiserContentArticle",
	} {
		g := ferryGazette()
		g.articles[0].Content.Kind, g.articles[0].Kind = kind, kind
		if newSite(t, g).get(articlePath).graph(t)[want] == nil {
			t.Errorf("%s is no %s", kind, want)
		}
	}
}

func TestCrumbsAreTheSameForPeopleAndMachines(t *testing.T) {
	s := newSite(t, ferryGazette())
	for _, path := range []string{articlePath, "/harbour", "/archive/2026/11/22", "/author/ben-quill"} {
		p := s.get(path)
		var names []string
		for i, e := range p.graph(t)["BreadcrumbList"]["itemListElement"].([]any) {
			item := thing(e.(map[string]any))
			if item["position"] != float64(i+1) {
				t.Errorf("%s: position %s", path, item.text("position"))
			}
			names = append(names, item.text("name"))
		}
		if got := strings.Join(names[:len(names)-1], ""); got != p.text("#crumbs") {
			t.Errorf("%s: machines read %q, people %q", path, names, p.text("#crumbs"))
		}
	}
}

func TestListsAreTheSameForPeopleAndMachines(t *testing.T) {
	s := newSite(t, ferryGazette())
	for _, path := range []string{"/harbour", "/latest", "/person/ada-holm", "/archive/2026/11/22"} {
		p := s.get(path)
		var names []string
		for _, e := range p.graph(t)["ItemList"]["itemListElement"].([]any) {
			names = append(names, thing(e.(map[string]any)).text("name"))
		}
		if !slices.Equal(names, p.headlines("main")) {
			t.Errorf("%s: machines read %q, people %q", path, names, p.headlines("main"))
		}
	}
}
