package reader_test

import (
	"net/http"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/richtext"
	"github.com/courant-press/courant/internal/theme"
	"github.com/courant-press/courant/themes"
)

// venom breaks out of text, attributes, scripts and addresses wherever one of
// them is not escaped.
const venom = `</script></title></textarea><img src=x onerror=alert(1)>"' onload='alert(2)' javascript:alert(3) ]]>--><svg/onload=alert(4)>`

// skip are fields that are not words of anybody: what the program itself gives
// out or has checked before.
var skip = map[string]bool{
	"Kind": true, "Lang": true, "Zone": true, "URL": true, "Theme": true, "AI": true, "Keys": true,
	"Shape": true, "Name": false, "Role": false, "Slug": true, "Path": true, "ArticlePath": true, "Blob": true,
}

// poison writes venom into every text of v that a person could have written.
func poison(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() && v.Elem().CanSet() {
			poison(v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			poison(v.Index(i))
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			entry := reflect.New(v.Type().Elem()).Elem()
			entry.Set(v.MapIndex(key))
			poison(entry)
			v.SetMapIndex(key, entry)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() && !skip[f.Name] {
				poison(v.Field(i))
			}
		}
	case reflect.String:
		v.SetString(venom)
	}
}

// poisonedGazette has venom in every field of every page.
func poisonedGazette() *gazette {
	g := ferryGazette()
	g.corrections = []paper.CorrectionEntry{{Correction: news.Correction{ID: 1, Kind: news.FactWrong, At: sunday}, Article: g.articles[0].Card}}
	g.articles[0].Corrections = []news.Correction{{ID: 1, Kind: news.FactWrong, At: sunday}, {ID: 2, Kind: news.NewsUpdate, Top: true, At: sunday}}
	g.articles[0].Versions = 2
	g.history = []paper.PublicRevision{{Number: 1, At: sunday, Content: g.articles[0].Content}, {Number: 2, At: sunday, Content: g.articles[0].Content}}
	for _, part := range []any{
		&g.frame, &g.articles, &g.sections, &g.topics, &g.authors, &g.withdrawn, &g.corrections, &g.history, &g.standing, &g.asked, g.portrait,
	} {
		poison(reflect.ValueOf(part))
	}
	body := richtext.Doc{Blocks: []richtext.Block{
		richtext.Paragraph{Text: richtext.Text{{Text: venom, Link: "javascript:alert(5)"}, {Text: venom, Link: "https://example.org/" + venom}}},
		richtext.Quote{Text: []richtext.Text{richtext.Plain(venom)}, Speaker: venom, Source: venom},
		richtext.Embed{URL: "javascript:alert(6)", Title: venom},
		richtext.Code{Text: venom, Lang: venom},
		richtext.Legacy{Format: "html", Source: venom},
	}}
	g.articles[0].Content.Body, g.standing.Content.Body = body, body
	g.articles[0].Content.Canonical = "javascript:alert(7)"
	return g
}

func TestWordsOfPeopleStayWords(t *testing.T) {
	classic := must(themes.Classic())
	for name, shelf := range map[string]*theme.Shelf{
		"bare":    {Classic: os.DirFS("testdata/theme")},
		"classic": {Classic: classic},
	} {
		t.Run(name, func(t *testing.T) {
			s := themedSite(t, poisonedGazette(), shelf)
			for _, path := range append(everyPage(), "/nowhere", "/harbour/2026/11/20/wrong") {
				p := s.do(http.MethodGet, path)
				if p.code >= http.StatusInternalServerError {
					t.Errorf("%s: %d", path, p.code)
				}
				checkInert(t, path, p)
			}
		})
	}
}

// checkInert fails if the venom did anything but stand there.
func checkInert(t *testing.T, path string, p page) {
	t.Helper()
	if !strings.Contains(p.body, "alert(1)") {
		t.Errorf("%s: nothing of the venom is to be seen, so nothing is tested", path)
	}
	p.Find("*").Each(func(_ int, el *goquery.Selection) {
		node := el.Nodes[0]
		if node.Data == "svg" && el.Is("[onload]") || node.Data == "img" && el.AttrOr("src", "") == "x" {
			t.Errorf("%s: the venom made a <%s>", path, node.Data)
		}
		for _, a := range node.Attr {
			value := strings.ToLower(strings.TrimSpace(a.Val))
			if strings.HasPrefix(a.Key, "on") || strings.HasPrefix(value, "javascript:") && a.Key != "content" && a.Key != "alt" {
				t.Errorf("%s: <%s %s=%q>", path, node.Data, a.Key, a.Val)
			}
		}
	})
	if n := p.Find("script").Length(); n != strings.Count(p.body, "<script") || n != strings.Count(p.body, "</script>") {
		t.Errorf("%s: a script ended early", path)
	}
}
