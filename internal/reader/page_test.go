package reader_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"
	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/richtext"
)

func hrefOf(_ int, s *goquery.Selection) string {
	href, _ := s.Attr("href")
	return href
}

// expect compares what elements say with what they should.
func (p page) expect(t *testing.T, want map[string]string) {
	t.Helper()
	for selector, text := range want {
		if got := p.text(selector); got != text {
			t.Errorf("%s says %q, want %q", selector, got, text)
		}
	}
}

func TestTheFrontShowsItsContainersAndTheLatest(t *testing.T) {
	p := newSite(t, ferryGazette()).get("/")
	p.expect(t, map[string]string{
		"title":               "The Ferry Gazette | Both shores, every day",
		"#today":              "Sunday, 22 November 2026",
		"#part-1.lead > h2 a": "Today",
		"#copyright":          "© 2026 Ferry Gazette Ltd",
	})
	if got := p.headlines("#part-1"); len(got) != 7 || got[0] != "Ferry runs" {
		t.Errorf("the lead shows %q", got)
	}
	if got := p.headlines("aside"); len(got) != 6 {
		t.Errorf("the latest are %q", got)
	}
}

func TestTimesAreThoseOfThePaper(t *testing.T) {
	g := ferryGazette()
	g.frame.Settings.Zone = "Asia/Tokyo" // 19:30 there
	p := newSite(t, g).get("/")
	times := p.Find("aside time")
	if got, _ := times.First().Attr("datetime"); got != "2026-11-22T18:30:00+09:00" {
		t.Errorf("today's is %q", got)
	}
	if got := times.First().Text(); got != "18:30" {
		t.Errorf("today's says %q, want the hour", got)
	}
	if got := times.Eq(3).Text(); got != "20 Nov 2026" {
		t.Errorf("one of the day before says %q, want the date", got)
	}
}

func TestASectionPageIsPagedBothWays(t *testing.T) {
	s := newSite(t, ferryGazette())
	first := s.get("/harbour")
	first.expect(t, map[string]string{"h1": "Harbour", "title": "Harbour | The Ferry Gazette", "#crumbs": "The Ferry GazetteNews"})
	if got := first.headlines("main"); cmp.Diff([]string{"Ferry runs", "Headline 2"}, got) != "" {
		t.Errorf("first page %q", got)
	}
	next := first.attr("link[rel=next]", "href")
	second := s.get(next)
	if got := second.headlines("main"); cmp.Diff([]string{"Headline 3", "Headline 4"}, got) != "" {
		t.Errorf("second page %q", got)
	}
	if got := second.attr("link[rel=canonical]", "href"); got != absolute(next) {
		t.Errorf("canonical of the second page %q", got)
	}
	if first.attr("link[rel=prev]", "href") != "" || second.attr("link[rel=prev]", "href") == "" || second.attr(".first", "href") != "/harbour" {
		t.Error("the second page does not lead back")
	}
	if got := first.text("[aria-current]"); got != "NewsHarbour" {
		t.Errorf("the menu marks %q", got)
	}
}

func TestEveryKindOfTopicHasItsPage(t *testing.T) {
	s := newSite(t, ferryGazette())
	for path, want := range map[string]string{
		"/person/ada-holm":     "Person harbour master Runs the port. A. Holm and Captain Holm 7 articles",
		"/place/old-pier":      "Place 7 articles",
		"/topic/ferry-company": "Organisation 7 articles",
		"/topic/regatta":       "Event 7 articles",
		"/topic/timetables":    "Subject 7 articles",
	} {
		if got := s.get(path).text("h1 + p"); got != want {
			t.Errorf("%s says %q, want %q", path, got, want)
		}
	}
	links := s.get("/person/ada-holm").Find(".elsewhere")
	if links.Length() != 1 || links.Text() != "wikidata.org" {
		t.Errorf("links elsewhere: %q", links.Text())
	}
}

func TestAllTopicsAreListedFromAToZ(t *testing.T) {
	s := newSite(t, ferryGazette())
	s.get("/topics").expect(t, map[string]string{
		"h1": "Topics", ".news": "Ada HolmOld PierFerry CompanyRegattaTimetables",
		"h2": "PeoplePlacesOrganisationsEventsSubjects", ".letter": "AOFRT", "li": "",
	})
	people := s.get("/topics/person")
	people.expect(t, map[string]string{"h1": "People", ".letter": "A", "main li a": "Ada Holm"})
	if next := people.attr(".older", "href"); next != "/topics/person/zz" {
		t.Errorf("the next page is %q", next)
	}
	for _, path := range []string{"/topics/gossip", "/topics/", "/topics/person/B/c", "/topics/person/%C3%84"} {
		if status := s.do("GET", path).code; status != 404 && status != 301 && status != 308 {
			t.Errorf("%s answers %d", path, status)
		}
	}
}

func TestATopicPageLeadsToWhatStandsAroundIt(t *testing.T) {
	g := ferryGazette()
	g.around = paper.TopicPage{
		Since:    time.Date(2022, 3, 2, 0, 0, 0, 0, time.UTC),
		Above:    []paper.TopicRef{{Name: "Transport", Path: "/topic/transport"}},
		Below:    []paper.TopicRef{{Name: "Night boats", Path: "/topic/night-boats"}},
		Together: []paper.TopicRef{{Name: "Old Pier", Path: "/place/old-pier"}},
	}
	p := newSite(t, g).get("/topic/timetables")
	p.expect(t, map[string]string{"#since": "In the paper since March 2022", ".below": "Night boats", ".together": "Old Pier"})
	var crumbs []string
	for _, c := range p.graph(t)["BreadcrumbList"]["itemListElement"].([]any) {
		crumbs = append(crumbs, c.(map[string]any)["name"].(string))
	}
	if got := strings.Join(crumbs, " > "); !strings.HasSuffix(got, "Topics > Subjects > Transport > Timetables") {
		t.Errorf("the way there is %s", got)
	}
}

func TestTheMastheadPageTellsWhoIsHereAndWhoLeft(t *testing.T) {
	p := newSite(t, ferryGazette()).get("/masthead")
	p.expect(t, map[string]string{"main > .person a": "Ben Quill", "#agencies a": "North Wire", "#former a": "Cleo Marsh"})
	if !strings.Contains(p.text("main"), "Ferry Gazette Ltd The readers desk@gazette.example 1871") {
		t.Errorf("ownership is missing: %s", p.text("main"))
	}
}

func TestAnArticlePageHasAllItsFurniture(t *testing.T) {
	g := ferryGazette()
	a := &g.articles[0]
	a.UpdatedAt = sunday.Add(-10 * time.Minute)
	a.Versions = 3
	a.Before, a.After = &g.articles[1].Card, &g.articles[2].Card
	a.Corrections = []news.Correction{
		{ID: 1, Kind: news.FactWrong, Text: "It was noon.", At: sunday, Top: true},
		{ID: 2, Kind: news.EditorsNote, Text: "We own a boat.", At: sunday},
	}
	p := newSite(t, g).get(articlePath)
	p.expect(t, map[string]string{
		"title":          "Ferry runs again | The Ferry Gazette",
		"h1":             "Ferry runs again",
		"#byline":        "By Ben Quill and North Wire",
		"#dateline":      "OSTRAND",
		"#published":     "22 Nov 2026, 09:30",
		"#updated":       "22 Nov 2026, 10:20",
		"#reading":       "4 minutes to read",
		"#age":           "",
		"#top b":         "Correction",
		"#foot b":        "Editor’s note",
		"#body > p":      "The ferry sails at noon.",
		"#topics":        "Ada HolmOld Pier",
		"#crumbs":        "The Ferry GazetteNewsHarbour",
		".person a":      "Ben Quill",
		"#neighbours h2": "Headline 2Headline 3",
	})
	if got := p.attr("#published", "datetime"); got != "2026-11-22T09:30:00Z" {
		t.Errorf("published at %q", got)
	}
	if got := p.attr("#history", "href"); got != articlePath+"/history" {
		t.Errorf("history at %q", got)
	}
	if got := p.attr("meta[name=robots]", "content"); got != "max-image-preview:large" {
		t.Errorf("robots %q", got)
	}
}

func TestSearchEnginesAreToldWhereTheOriginalIs(t *testing.T) {
	for given, want := range map[string]string{
		"https://elsewhere.example/story": "https://elsewhere.example/story",
		"javascript:alert(1)":             absolute(articlePath),
		"/story":                          absolute(articlePath),
	} {
		g := ferryGazette()
		g.articles[0].Content.Canonical = given
		p := newSite(t, g).get(articlePath)
		if p.attr("link[rel=canonical]", "href") != want || p.property("og:url") != want {
			t.Errorf("%s: canonical %q, og:url %q", given, p.attr("link[rel=canonical]", "href"), p.property("og:url"))
		}
	}
	g := ferryGazette()
	g.articles[0].Content.NoIndex = true
	if got := newSite(t, g).get(articlePath).attr("meta[name=robots]", "content"); got != "noindex" {
		t.Errorf("robots %q", got)
	}
}

func TestAPictureIsOfferedInWidthsUpToItsOwn(t *testing.T) {
	p := newSite(t, ferryGazette()).get(articlePath)
	image := "#article > figure img"
	want := "/media/b10b/320.jpg 320w, /media/b10b/480.jpg 480w, /media/b10b/640.jpg 640w, " +
		"/media/b10b/960.jpg 960w, /media/b10b/1280.jpg 1280w, /media/b10b/1600.jpg 1600w"
	if got := p.attr(image, "srcset"); got != want {
		t.Errorf("srcset %q", got)
	}
	if p.attr(image, "src") != "/media/b10b/960.jpg" || p.attr(image, "width") != "1600" || p.attr(image, "class") != "fx30 fy50" {
		t.Errorf("image: %v", p.Find(image).First().Nodes[0].Attr)
	}
	if got := p.attr("#body img", "srcset"); !strings.HasPrefix(got, "/media/b10b/320.jpg 320w") {
		t.Errorf("in the text: srcset %q", got)
	}
}

func TestAStandingPageIsNoNews(t *testing.T) {
	p := newSite(t, ferryGazette()).get("/about")
	if got := p.attr("meta[property='og:type']", "content"); got != "website" {
		t.Errorf("og:type %q", got)
	}
	p.expect(t, map[string]string{"h1": "About us", "#crumbs": "The Ferry Gazette"})
	if strings.Contains(p.body, `"NewsArticle"`) || strings.Contains(p.body, "oembed") {
		t.Error("a standing page passes for an article")
	}
}

func TestAWithdrawnArticleSaysWhy(t *testing.T) {
	s := newSite(t, ferryGazette())
	p := s.do(http.MethodGet, "/harbour/2026/11/20/wrong")
	if p.code != http.StatusGone || p.attr("meta[name=robots]", "content") != "noindex" {
		t.Errorf("%d, robots %q", p.code, p.attr("meta[name=robots]", "content"))
	}
	p.expect(t, map[string]string{"#reason": "It was about another ferry.", "h1": "This article has been withdrawn"})
	if got := p.headlines("main")[0]; got != "Ferry runs" {
		t.Errorf("see instead: %q", got)
	}
	if code := s.do(http.MethodGet, "/harbour/2026/11/20/wrong/history").code; code != http.StatusGone {
		t.Errorf("its history: %d", code)
	}
}

func TestTheHistoryIsForReadersAndNotForSearch(t *testing.T) {
	g := ferryGazette()
	old, current := g.articles[0].Content, g.articles[0].Content
	old.Headline = "Ferry stands still"
	g.history = []paper.PublicRevision{
		{Number: 2, At: sunday.Add(-2 * time.Hour), Content: old},
		{Number: 7, At: sunday.Add(-time.Hour), Content: current, Corrections: []news.Correction{{ID: 1, Kind: news.FactWrong, Text: "It runs.", At: sunday}}},
	}
	p := newSite(t, g).get(articlePath + "/history")
	if n := p.Find(`section img[src^="/media/b10b/"]`).Length(); n != 2 {
		t.Errorf("the picture in the text is shown %d times, want in both versions", n)
	}
	if got := p.Find("section").Map(func(_ int, s *goquery.Selection) string { return s.AttrOr("id", "") }); cmp.Diff([]string{"version-2", "version-1"}, got) != "" {
		t.Errorf("versions %q, want the newest first", got)
	}
	if p.attr("meta[name=robots]", "content") != "noindex" || p.attr("link[rel=canonical]", "href") != absolute(articlePath) {
		t.Error("search engines are not sent to the article")
	}
	if !strings.Contains(p.text("#version-2 .correction"), "It runs.") {
		t.Errorf("the correction is missing: %s", p.text("#version-2"))
	}
	if got := p.text("#version-2 h3 ins"); !strings.Contains(got, "runs") {
		t.Errorf("what changed in the headline is not marked: %q", p.text("#version-2 h3"))
	}
}

func TestTheArchiveLeadsToEveryDay(t *testing.T) {
	s := newSite(t, ferryGazette())
	years := s.get("/archive")
	if got := years.text("main a:first-child"); got != "2026 1,234 articles" {
		t.Errorf("years: %q", got)
	}
	year := s.get("/archive/2026")
	year.expect(t, map[string]string{"h1": "2026", "main > a": "November 3 articles", "#before a": "2022"})
	if got := year.attr("main > a", "href"); got != "/archive/2026/11" {
		t.Errorf("November is at %q", got)
	}
	day := s.get("/archive/2026/11/22")
	day.expect(t, map[string]string{"h1": "Sunday, 22 November 2026", "#count": "2 articles", "#crumbs": "The Ferry GazetteArchive2026November 2026"})
	if got := day.attr("#before a", "href"); got != "/archive/2026/11/19" {
		t.Errorf("the day before is at %q", got)
	}
}

func TestAMonthIsACalendar(t *testing.T) {
	s := newSite(t, ferryGazette())
	p := s.get("/archive/2026/11")
	p.expect(t, map[string]string{"h1": "November 2026", "th:first-child": "Monday", "td a": "22 2 articles", ".today": "22 2 articles"})
	if got := p.attr("td a", "href"); got != "/archive/2026/11/22" {
		t.Errorf("the 22nd is at %q", got)
	}
	rows := p.Find("tr:has(td)")
	if rows.Length() != 6 { // 1 November 2026 is a Sunday
		t.Errorf("%d weeks, want 6", rows.Length())
	}
	if got := rows.First().Find("td").Last().Text(); got != "1" {
		t.Errorf("the first week ends with %q", got)
	}
	if got := p.Find("td").Length(); got != 42 {
		t.Errorf("%d fields, want 42", got)
	}
	if got := s.get("/archive/2027/02").Find("tr:has(td)").Length(); got != 4 { // begins on a Monday
		t.Errorf("February 2027 has %d weeks, want 4", got)
	}
}

func TestTheLatestAreGroupedByDay(t *testing.T) {
	p := newSite(t, ferryGazette()).get("/latest")
	if got := p.text("section:first-child h2 time"); got != "Sunday, 22 November 2026" {
		t.Errorf("the first day is %q", got)
	}
	if got := p.Find("section").Length(); got != 5 {
		t.Errorf("%d days, want 5", got)
	}
	if got := p.attr("section:first-child h2 a", "href"); got != "/archive/2026/11/22" {
		t.Errorf("the day leads to %q", got)
	}
}

func TestCorrectionsAreListedWithTheirArticles(t *testing.T) {
	g := ferryGazette()
	g.corrections = []paper.CorrectionEntry{{
		Correction: news.Correction{ID: 5, Kind: news.Clarification, Text: "Only on weekdays.", At: sunday},
		Article:    g.articles[0].Card,
	}}
	p := newSite(t, g).get("/corrections")
	p.expect(t, map[string]string{".correction b": "Clarification", "#correction-5 time": "22 Nov 2026, 10:30", ".card h2": "Ferry runs"})
}

func TestAnArticleInAnotherLanguageSaysSo(t *testing.T) {
	g := ferryGazette()
	a := &g.articles[0]
	a.Content.Lang, a.Lang = "ar", "ar"
	a.Content.Headline = "العبّارة تعود"
	p := newSite(t, g).get(articlePath)
	if p.attr("html", "dir") != "ltr" || p.attr("#article", "dir") != "rtl" || p.attr("#article", "lang") != "ar" {
		t.Errorf("html %q, article %q", p.attr("html", "dir"), p.attr("#article", "dir"))
	}
	card := newSite(t, g).get("/harbour").Find(".card")
	if card.First().AttrOr("dir", "") != "rtl" || card.First().AttrOr("lang", "") != "ar" || card.Eq(1).AttrOr("lang", "none") != "none" {
		t.Error("cards do not tell their language apart")
	}
}

func TestAPaperMayBeWrittenFromRightToLeft(t *testing.T) {
	g := ferryGazette()
	g.frame.Settings.Lang = "ar"
	g.articles[0].Content.Lang = "en"
	p := newSite(t, g).get(articlePath)
	if p.attr("html", "dir") != "rtl" || p.attr("html", "lang") != "ar" || p.attr("#article", "dir") != "ltr" {
		t.Errorf("html %q, article %q", p.attr("html", "dir"), p.attr("#article", "dir"))
	}
}

func TestEveryLinkLeadsSomewhere(t *testing.T) {
	s := newSite(t, ferryGazette())
	seen := map[string]bool{}
	for _, path := range everyPage() {
		for _, link := range s.get(path).links() {
			if !strings.HasPrefix(link, "/") || seen[link] {
				continue
			}
			seen[link] = true
			if p := s.do(http.MethodGet, link); p.code != http.StatusOK && p.code != http.StatusGone {
				t.Errorf("%s leads to %s: %d", path, link, p.code)
			}
		}
	}
}

func TestPagesWorkWithoutScripts(t *testing.T) {
	s := newSite(t, ferryGazette())
	for _, path := range everyPage() {
		p := s.get(path)
		if n := p.Find(`script:not([type="application/ld+json"]), [style], [onclick], style`).Length(); n != 0 {
			t.Errorf("%s has %d scripts or styles inline", path, n)
		}
	}
}

func TestAPreviewIsTheReadersPageWithAWarning(t *testing.T) {
	g := ferryGazette()
	s := newSite(t, g)
	a := g.articles[0]
	a.Embargo = sunday.Add(14 * time.Hour)
	a.Content.Body = richtext.Doc{Blocks: []richtext.Block{richtext.Paragraph{Text: richtext.Plain("Not yet.")}}}
	body, err := s.reader.Preview(t.Context(), a)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Not yet.", `content="noindex"`, "Under embargo until 23 Nov 2026, 00:30"} {
		if !strings.Contains(string(body), want) {
			t.Errorf("the preview has no %q:\n%s", want, body)
		}
	}
	if strings.Contains(s.get(articlePath).body, "Not yet.") {
		t.Error("readers see the preview")
	}
}

func TestAPastFrontSaysWhenItWasAndLeadsOn(t *testing.T) {
	s := newSite(t, ferryGazette())
	p := s.get("/fronts/home/2026-11-22-1830")
	p.expect(t, map[string]string{
		"h1":                 "Front page Sunday, 22 November 2026, 18:30",
		"nav [aria-current]": "18:30",
		`a[href="/gone"]`:    "This article has been withdrawn",
	})
	for selector, href := range map[string]string{
		"[rel=prev]": "/fronts/home/2026-11-22-0600", "nav [aria-current]": "/fronts/home/2026-11-22-1830",
	} {
		if got, _ := p.Find(selector).First().Attr("href"); got != href {
			t.Errorf("%s leads to %q", selector, got)
		}
	}
	if got, _ := p.Find("meta[name=robots]").Attr("content"); got != "noindex" {
		t.Errorf("search engines may %q", got)
	}
	for from, selector := range map[string]string{
		"/fronts/home": "", "/fronts/home/2026-11": "", "/archive/2026/11/22": "",
	} {
		if s.get(from).Find(selector+`a[href="/fronts/home/2026-11-22-1830"]`).Length() == 0 {
			t.Errorf("%s does not lead to the front", from)
		}
	}
	for _, made := range []string{"/fronts/home/2026-11-22-1831", "/fronts/home/2026-11-22", "/fronts/home/x", "/edition/nowhere"} {
		if got := s.do(http.MethodGet, made).code; got != 404 {
			t.Errorf("%s answers %d", made, got)
		}
	}
	if got := s.do(http.MethodGet, "/fronts"); got.code != 301 || got.header.Get("Location") != "/fronts/home" {
		t.Errorf("/fronts answers %d", got.code)
	}
}
