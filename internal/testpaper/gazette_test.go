package testpaper_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/richtext"
	"github.com/courant-press/courant/internal/testpaper"
)

func london(t testing.TB) *time.Location {
	t.Helper()
	zone, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	return zone
}

// moments are times at which somebody may start the demo.
func moments(t testing.TB) map[string]time.Time {
	t.Helper()
	zone := london(t)
	return map[string]time.Time{
		"just after midnight":         time.Date(2026, 11, 22, 0, 5, 0, 0, zone),
		"in the morning":              time.Date(2026, 11, 22, 9, 0, 0, 0, zone),
		"in the evening":              time.Date(2026, 11, 22, 18, 30, 0, 0, zone),
		"just before midnight":        time.Date(2026, 11, 22, 23, 59, 0, 0, zone),
		"at midnight":                 time.Date(2026, 11, 22, 0, 0, 0, 0, zone),
		"on a leap day":               time.Date(2028, 2, 29, 12, 0, 0, 0, zone),
		"when the clocks go forward":  time.Date(2026, 3, 29, 1, 30, 0, 0, time.UTC),
		"early before they do":        time.Date(2026, 3, 29, 0, 30, 0, 0, zone),
		"when the clocks go back":     time.Date(2026, 10, 25, 1, 30, 0, 0, time.UTC),
		"on new year's day":           time.Date(2027, 1, 1, 7, 0, 0, 0, zone),
		"on the other side of Europe": time.Date(2026, 11, 22, 23, 30, 0, 0, time.FixedZone("", -8*3600)),
	}
}

func read(t testing.TB, now time.Time) *testpaper.Gazette {
	t.Helper()
	g, err := testpaper.Read(now)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestWhatHappenedLiesBehindAndWhatIsPlannedAhead(t *testing.T) {
	t.Parallel()
	for name, now := range moments(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, a := range read(t, now).Articles {
				for what, at := range pastOf(&a) {
					if at.After(now) {
						t.Errorf("%s: %s at %s is after %s", a.Slug, what, at, now)
					}
				}
				if a.State == news.Scheduled && !a.Published.After(now) {
					t.Errorf("%s is scheduled for %s, which is not after %s", a.Slug, a.Published, now)
				}
				if !a.Embargo.IsZero() && !a.Embargo.After(now) {
					t.Errorf("%s is under embargo until %s, which is not after %s", a.Slug, a.Embargo, now)
				}
			}
		})
	}
}

// pastOf returns everything that has happened to an article, by what it was.
func pastOf(a *testpaper.Article) map[string]time.Time {
	past := map[string]time.Time{}
	if a.State == news.Live || a.State == news.Withdrawn {
		past["published"] = a.Published
	}
	if !a.Updated.IsZero() {
		past["updated"] = a.Updated
	}
	for i, v := range a.Earlier {
		past[fmt.Sprint("version ", i)] = v.At
	}
	for i, c := range a.Correct {
		past[fmt.Sprint("correction ", i)] = c.At
	}
	return past
}

func TestNothingHappensBeforeTheArticleWasThere(t *testing.T) {
	t.Parallel()
	for name, now := range moments(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, a := range read(t, now).Articles {
				for what, at := range pastOf(&a) {
					if at.Before(a.Published) {
						t.Errorf("%s: %s at %s is before its publication at %s", a.Slug, what, at, a.Published)
					}
				}
			}
		})
	}
}

func TestEveryReferenceLeadsSomewhere(t *testing.T) {
	t.Parallel()
	g := read(t, time.Date(2026, 11, 22, 18, 30, 0, 0, london(t)))
	known := map[string]bool{"": true}
	for _, s := range g.Sections {
		known["section "+s.Slug] = true
	}
	for _, a := range g.Authors {
		known["author "+a.Name] = true
	}
	for _, x := range g.Topics {
		known["topic "+x.Slug] = true
	}
	for _, p := range g.Pictures {
		known["picture "+p.Key] = true
	}
	for _, a := range g.Articles {
		known["article "+a.Slug] = true
	}
	for who, what := range references(g) {
		for _, name := range what {
			if kind, rest, _ := strings.Cut(name, " "); rest != "" && !known[name] {
				t.Errorf("%s refers to the %s %s, which is not there", who, kind, rest)
			}
		}
	}
}

// inText finds what a text refers to: links, topics, pictures.
var inText = regexp.MustCompile(`(?:href="|data-)(article|topic|section)[:=]"?([a-z0-9-]+)"|<img[^>]* data-key="([^"]+)"`)

// references returns the names of all that is referred to, by who refers.
func references(g *testpaper.Gazette) map[string][]string {
	all := map[string][]string{}
	for _, s := range g.Sections {
		all["section "+s.Slug] = []string{"section " + s.Above}
	}
	for _, a := range g.Authors {
		all["author "+a.Slug] = []string{"picture " + a.Portrait}
	}
	for _, x := range g.Topics {
		all["topic "+x.Slug] = []string{"picture " + x.Drawing}
	}
	for _, a := range g.Articles {
		names := []string{"section " + a.Section, "picture " + a.Picture, "article " + a.See}
		for _, c := range a.Byline {
			names = append(names, "author "+c.Name)
		}
		for _, topic := range a.Topics {
			names = append(names, "topic "+topic)
		}
		for _, m := range inText.FindAllStringSubmatch(a.HTML, -1) {
			names = append(names, m[1]+" "+m[2], "picture "+m[3])
		}
		all["article "+a.Slug] = names
	}
	for _, c := range g.Front {
		for _, card := range c.Cards {
			for _, slug := range append(slices.Clone(card.Sublinks), card.Article) {
				all["the front"] = append(all["the front"], "article "+slug)
			}
		}
	}
	return all
}

func TestTheTextsAreFilledInAndClean(t *testing.T) {
	t.Parallel()
	left := regexp.MustCompile(`\{[a-z]+ [+-]?\d+\}|TODO|XXX|[Ll]orem ipsum`)
	g := read(t, time.Date(2026, 11, 22, 18, 30, 0, 0, london(t)))
	for _, a := range g.Articles {
		for _, html := range append([]string{a.HTML, a.Headline, a.Standfirst, a.Caption}, earlier(&a)...) {
			if found := left.FindString(html); found != "" {
				t.Errorf("%s has %q", a.Slug, found)
			}
			for _, b := range richtext.FromHTML(html, richtext.FromHTMLOptions{Picture: anyPicture}).Blocks {
				if legacy, ok := b.(richtext.Legacy); ok {
					t.Errorf("%s has a legacy block: %+v", a.Slug, legacy)
				}
			}
		}
	}
}

func earlier(a *testpaper.Article) (texts []string) {
	for _, v := range a.Earlier {
		texts = append(texts, v.HTML)
	}
	return texts
}

func anyPicture(richtext.ImageTag) (int64, bool) { return 1, true }

func TestTheQuestionOfFourYearsAgoIsThere(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 22, 18, 30, 0, 0, london(t))
	g := read(t, now)
	i := slices.IndexFunc(g.Articles, func(a testpaper.Article) bool { return a.Slug == "will-the-swing-bridge-reopen" })
	if i < 0 {
		t.Fatal("the article is not there")
	}
	a := g.Articles[i]
	if age := now.Sub(a.Published); age < 4*365*24*time.Hour || !strings.HasSuffix(a.Headline, "?") {
		t.Errorf("%q is %s old", a.Headline, age)
	}
}

func TestGrowIsTheSameEveryTime(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 22, 18, 30, 0, 0, london(t))
	g := read(t, now)
	ids := invented(g)
	grow := func(seed uint64, n int) []*news.Imported { return slices.Collect(g.Grow(seed, n, ids, now)) }
	few, many := grow(7, 20), grow(7, 50)
	if len(few) != 20 || len(many) != 50 {
		t.Fatalf("%d and %d articles", len(few), len(many))
	}
	if diff := cmp.Diff(few, many[:20]); diff != "" {
		t.Errorf("the first twenty of fifty are not the twenty:\n%s", diff)
	}
	if cmp.Equal(few, grow(8, 20)) {
		t.Error("another seed gives the same articles")
	}
	paths := map[string]bool{}
	for _, item := range many {
		a := item.Article
		if paths[a.Path] || !a.PublishAt.Before(now) || len(a.Body.Blocks) < 8 {
			t.Errorf("%s at %s, %d blocks", a.Path, a.PublishAt, len(a.Body.Blocks))
		}
		paths[a.Path] = true
	}
}

// invented gives everything of a Gazette an id, as if it had been printed.
func invented(g *testpaper.Gazette) testpaper.IDs {
	ids := testpaper.IDs{Sections: map[string]int64{}, Authors: map[string]int64{}, Topics: map[string]int64{}, Pictures: map[string]int64{}}
	for i, s := range g.Sections {
		ids.Sections[s.Slug] = int64(i + 1)
	}
	for i, a := range g.Authors {
		ids.Authors[a.Name] = int64(i + 1)
	}
	for i, x := range g.Topics {
		ids.Topics[x.Slug] = int64(i + 1)
	}
	for i, p := range g.Pictures {
		ids.Pictures[p.Key] = int64(i + 1)
	}
	return ids
}
