package reader_test

import (
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/locale"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/theme"
	"github.com/courant-press/courant/themes"
)

func samples(t *testing.T) []theme.Sample {
	t.Helper()
	g := ferryGazette()
	g.history = []paper.PublicRevision{{Content: g.articles[1].Content}, {Content: g.articles[0].Content}}
	all, err := newSite(t, g).reader.Samples(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestSamplesHaveEveryKindOfPageFilledAndEmpty(t *testing.T) {
	count := map[string]int{}
	for _, s := range samples(t) {
		count[s.Page]++
	}
	files, err := os.ReadDir("testdata/theme/pages")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if page := strings.TrimSuffix(f.Name(), ".html"); count[page] < 2 {
			t.Errorf("%d samples of %s, want a filled and an empty one", count[page], page)
		}
	}
	if len(files) != len(count) {
		t.Errorf("%d kinds of page and %d templates", len(count), len(files))
	}
}

func TestClassicPrintsEverySample(t *testing.T) {
	th, err := theme.Load(must(themes.Classic()))
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range []string{"en", "ar", "en-XA"} {
		if err := th.Check(locale.Find(lang), samples(t)); err != nil {
			t.Errorf("%s: %v", lang, err)
		}
	}
}

func TestACheckFindsWhatIsWrongWithATheme(t *testing.T) {
	own := fstest.MapFS{"parts/card.html": {Data: []byte("<p>\n{{.Titel}}</p>")}}
	th, err := theme.Load(own, os.DirFS("testdata/theme"))
	if err != nil {
		t.Fatal(err)
	}
	found := theme.Problems(th.Check(locale.Find("en"), samples(t)))
	want := theme.Problem{File: "parts/card.html", Line: 2, Message: `executing "card" at <.Titel>: can't evaluate field Titel in type reader.CardView`}
	if !slices.Contains(found, want) {
		t.Errorf("found %s", cmp.Diff([]theme.Problem{want}, found))
	}
}
