package app

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom"
	"github.com/courant-press/courant/internal/richtext"
	"github.com/courant-press/courant/internal/store/storetest"
)

// TestACorrectionReachesEverythingWithOneDeed publishes an article, corrects it
// two hours later together with its text, and looks at each thing that readers
// and machines have of it.
func TestACorrectionReachesEverythingWithOneDeed(t *testing.T) { //nolint:tparallel // all look at the paper after one deed
	t.Parallel()
	p := printGazette(t, storetest.Path(t))
	id := p.write(t, "Otters seen below Hask")
	ok(t, p.desk.Publish(t.Context(), id))
	for _, place := range placesOf(p.path(t, id)) {
		p.fresh(t, place.path) // printed before the correction
	}

	const note = "We wrote that nobody had expected the otters. The warden had."
	p.clock.Set(p.clock.Now().Add(2 * time.Hour))
	at := p.clock.Now().In(time.UTC).Format(time.RFC3339)
	a, err := p.store.Article(t.Context(), id)
	ok(t, err)
	a.Content.Body = richtext.Doc{Blocks: []richtext.Block{richtext.Paragraph{Text: richtext.Plain("Only the warden had expected it.")}}}
	ok(t, p.desk.Save(t.Context(), id, a.Content, ""))
	a, err = p.store.Article(t.Context(), id)
	ok(t, err)
	_, err = p.newsroom.Correct(t.Context(), publisher, newsroom.Seen{ID: id, Version: a.Version},
		news.Correction{Kind: news.FactWrong, Text: note}, true)
	ok(t, err)

	for _, place := range placesOf(a.Path) {
		t.Run(place.name, func(t *testing.T) {
			entry := part(t, p.fresh(t, place.path).body, place.entry)
			for _, want := range place.shows {
				if want = strings.NewReplacer("NOTE", note, "NOW", at).Replace(want); !strings.Contains(entry, want) {
					t.Errorf("%s does not say %q of the article but\n%.2000s", place.path, want, entry)
				}
			}
		})
	}
}

func TestLinksIntoThePaperAreKnown(t *testing.T) {
	got := ownPaths([]string{
		"https://gazette.example/city/a", "/city/b#part", "/city/b?x=1", "https://elsewhere.example/city/c", "mailto:a@b.example", "%zz",
	}, "https://gazette.example")
	if diff := cmp.Diff([]string{"/city/a", "/city/b"}, got); diff != "" {
		t.Error(diff)
	}
}

// A placeOf is a thing that readers have of an article: entry finds the part of
// the page that is about it.
type placeOf struct {
	name, path, entry string
	shows             []string
}

func placesOf(article string) []placeOf {
	const (
		rss  = `(?s)<item>(?:.{0,200}?)Otters seen.*?</item>`
		atom = `(?s)<entry>(?:.{0,200}?)Otters seen.*?</entry>`
	)
	return []placeOf{
		{"the page", article, `(?s)<main.*</main>`, []string{"NOTE", "Only the warden had expected it."}},
		{"its structured data", article, `(?s)application/ld\+json">.*?</script>`, []string{`"CorrectionComment"`, `"text":"NOTE"`, `"dateModified":"NOW"`}},
		{"its history", article + "/history", `(?s)<main.*</main>`, []string{"NOTE", "Nobody"}},
		{"the feed as RSS", "/feed.xml", rss, []string{"NOTE", "<atom:updated>NOW"}},
		{"the feed as Atom", "/atom.xml", atom, []string{"NOTE", "<updated>NOW"}},
		{"the feed as JSON", "/feed.json", `(?s)"title": ?"Otters seen.*?date_modified.{40}`, []string{"NOTE", "NOW"}},
		{"the feed of the section", "/harbour/feed.xml", rss, []string{"NOTE"}},
		{"the feed of the topic", "/place/hask-island/atom.xml", atom, []string{"NOTE"}},
		{"the feed of the author", "/author/mara-lindqvist/feed.xml", rss, []string{"NOTE"}},
		{"the log", "/corrections", `(?s)<main.*</main>`, []string{"NOTE", "Otters seen below Hask"}},
		{"the feed of the log", "/corrections/feed.xml", rss, []string{"NOTE"}},
		{"the sitemap of the month", "/sitemaps/2026-11.xml", `(?s)otters-seen-below-hask</loc>.*?</url>`, []string{"<lastmod>NOW"}},
		{"the list of the newest", "/latest", `(?s)<article[^>]*>\s*<div>\s*<h3><a href="[^"]*otters.*?</article>`, []string{"<span>Correction</span>"}},
	}
}

// part returns what of a page the expression finds.
func part(t *testing.T, page, expression string) string {
	t.Helper()
	found := regexp.MustCompile(expression).FindString(page)
	if found == "" {
		t.Fatalf("nothing of it is about the article:\n%.400s", page)
	}
	return unescaped(found)
}

// unescaped undoes what JSON and HTML write differently.
func unescaped(s string) string {
	var plain string
	if json.Unmarshal([]byte(`"`+s+`"`), &plain) == nil {
		s = plain
	}
	return strings.NewReplacer("&#39;", "'", "&#43;", "+", "+00:00", "Z").Replace(s)
}
