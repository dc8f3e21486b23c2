package theme_test

import (
	"errors"
	"html/template"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/locale"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/theme"
)

// A view is a page as small as can be.
type view struct {
	Headline string
	Body     template.HTML
	Cards    []string
}

// folder makes a theme folder of files given as name, text, name, text.
func folder(files ...string) fstest.MapFS {
	m := fstest.MapFS{}
	for i := 0; i < len(files); i += 2 {
		m[files[i]] = &fstest.MapFile{Data: []byte(files[i+1])}
	}
	return m
}

// classic is a whole theme, small.
func classic() fstest.MapFS {
	return folder(
		"theme.toml", `name = "Classic"`,
		"layouts/base.html", `<title>{{block "title" .}}none{{end}}</title>{{block "main" .}}{{end}}`,
		"pages/article.html", `{{define "main"}}<h1>{{.Headline}}</h1>{{template "body" .}}{{end}}`,
		"pages/front.html", `{{define "title"}}front{{end}}{{define "main"}}{{range first 2 .Cards}}[{{.}}]{{end}}{{end}}`,
		"parts/body.html", `<div>{{.Body}}</div>`,
		"assets/style.css", `body{}`,
		"assets/fonts/a.woff2", `wOF2`,
		"assets/fonts/LICENCE", `not for browsers`,
	)
}

func load(t *testing.T, folders ...fs.FS) *theme.Theme {
	t.Helper()
	th, err := theme.Load(folders...)
	if err != nil {
		t.Fatal(err)
	}
	return th
}

func render(t *testing.T, th *theme.Theme, page, lang string, v view) string {
	t.Helper()
	out, err := th.Render(page, locale.Find(lang), v)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

func TestAPageFillsTheBlocksOfItsLayout(t *testing.T) {
	th := load(t, classic())
	got := render(t, th, "front", "en", view{Cards: []string{"a", "b", "c"}})
	if want := "<title>front</title>[a][b]"; got != want {
		t.Errorf("front = %q, want %q", got, want)
	}
	got = render(t, th, "article", "en", view{Headline: "<b>", Body: "<p>text</p>"})
	if want := "<title>none</title><h1>&lt;b&gt;</h1><div><p>text</p></div>"; got != want {
		t.Errorf("article = %q, want %q", got, want)
	}
}

func TestAMailStandsAlone(t *testing.T) {
	own := folder("mail/letter.html", `<p style="margin:0">{{template "body" .}}</p>{{define "body"}}{{.Headline}}{{end}}`)
	th := load(t, own, classic())
	got := render(t, th, "mail/letter", "en", view{Headline: "<b>"})
	if want := `<p style="margin:0">&lt;b&gt;</p>`; got != want {
		t.Errorf("letter = %q, want %q", got, want)
	}
	if err := th.Check(locale.Find("en"), []theme.Sample{{Page: "mail/letter", View: view{}}}); err != nil {
		t.Error(err)
	}
}

func TestMailsShareTheirOwnParts(t *testing.T) {
	own := folder(
		"mail/parts/frame.html", `{{define "frame"}}<p>{{template "piece" .}}</p>{{end}}`,
		"mail/brief.html", `{{template "frame" .}}{{define "piece"}}{{.Headline}}{{end}}`,
	)
	th := load(t, own, classic())
	if got, want := render(t, th, "mail/brief", "en", view{Headline: "Ferry"}), "<p>Ferry</p>"; got != want {
		t.Errorf("brief = %q, want %q", got, want)
	}
	if got := th.Mails(); !slices.Contains(got, "brief") || slices.Contains(got, "parts/frame") {
		t.Errorf("designs: %v", got)
	}
}

func TestFilesAreLookedForInTheNewsroomThenTheThemeThenClassic(t *testing.T) {
	chosen := folder(
		"theme.toml", `name = "Chosen"`,
		"parts/body.html", `chosen body`,
		"pages/article.html", `{{define "main"}}chosen: {{template "body" .}}{{end}}`,
	)
	own := folder("parts/body.html", `own body`)
	th := load(t, own, chosen, classic())
	if got, want := render(t, th, "article", "en", view{}), "<title>none</title>chosen: own body"; got != want {
		t.Errorf("article = %q, want %q", got, want)
	}
	if th.Manifest.Name != "Chosen" {
		t.Errorf("name = %q, want the chosen theme's", th.Manifest.Name)
	}
	if got := render(t, th, "front", "en", view{}); got != "<title>front</title>" {
		t.Errorf("front = %q, want classic's", got)
	}
}

func TestALayoutNamedLikeAPageIsUsedForIt(t *testing.T) {
	th := load(t, folder("layouts/front.html", `bare {{template "main" .}}`), classic())
	if got := render(t, th, "front", "en", view{Cards: []string{"a"}}); got != "bare [a]" {
		t.Errorf("front = %q", got)
	}
}

func TestWordsSpeakTheLanguageOfThePage(t *testing.T) {
	own := folder("pages/article.html",
		`{{define "main"}}{{word "by" "names" .Headline}}, {{words "articles" 3}}{{with around "by" "names"}}|{{.Before}}|{{end}}{{end}}`)
	th := load(t, own, classic())
	for lang, want := range map[string]string{
		"en": "By Ada, 3 articles|By |",
		"fr": "Par Ada, 3 articles|Par |",
	} {
		if got := render(t, th, "article", lang, view{Headline: "Ada"}); !strings.HasSuffix(got, want) {
			t.Errorf("%s: %q, want …%q", lang, got, want)
		}
	}
}

func TestWhatIsWrongIsReportedWithFileAndLine(t *testing.T) {
	tests := []struct {
		name string
		file string
		text string
		want theme.Problem
	}{
		{
			"a tag that is never closed", "parts/body.html", "one\n{{if .Headline}}",
			theme.Problem{File: "parts/body.html", Line: 2, Message: "unexpected EOF"},
		},
		{
			"a function that does not exist", "pages/front.html", "\n\n{{define \"main\"}}{{system `rm`}}{{end}}",
			theme.Problem{File: "pages/front.html", Line: 3, Message: `function "system" not defined`},
		},
		{
			"a setting that does not exist", "theme.toml", "name = 'x'\ncolor = '#ffffff'",
			theme.Problem{File: "theme.toml", Line: 2, Message: `there is no setting called ["color"]`},
		},
		{
			"a colour that is more than a colour", "theme.toml", "name = 'x'\ncolour = 'red;}'",
			theme.Problem{File: "theme.toml", Message: `"red;}" is not a colour such as #1f4e79`},
		},
		{
			"no name", "theme.toml", "version = '1'",
			theme.Problem{File: "theme.toml", Message: "the theme needs a name"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := theme.Load(folder(tt.file, tt.text), classic())
			if diff := cmp.Diff([]theme.Problem{tt.want}, theme.Problems(err)); diff != "" {
				t.Errorf("problems (-want +got):\n%s\n%v", diff, err)
			}
		})
	}
}

func TestAllFaultyTemplatesAreReportedAtOnce(t *testing.T) {
	_, err := theme.Load(folder("parts/body.html", "{{", "pages/front.html", "{{end}}"), classic())
	if got := len(theme.Problems(err)); got != 2 {
		t.Errorf("%d problems, want 2: %v", got, err)
	}
}

func TestOneNameForTwoTemplatesIsRefused(t *testing.T) {
	_, err := theme.Load(folder("parts/other.html", `{{define "body"}}other{{end}}`), classic())
	want := []theme.Problem{{File: "parts/other.html", Message: `"body" is defined in parts/body.html already`}}
	if diff := cmp.Diff(want, theme.Problems(err)); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
}

func TestCheckTriesEveryPage(t *testing.T) {
	tests := []struct {
		name string
		text string
		want theme.Problem
	}{
		{
			"a field that does not exist", "{{define \"main\"}}\n{{.Standfirst}}{{end}}",
			theme.Problem{File: "pages/article.html", Line: 2, Message: `executing "main" at <.Standfirst>: can't evaluate field Standfirst in type theme_test.view`},
		},
		{
			"an asset that does not exist", "{{define \"main\"}}{{asset \"stile.css\"}}{{end}}",
			theme.Problem{File: "pages/article.html", Line: 1, Message: `executing "main" at <asset "stile.css">: error calling asset: there is no file assets/stile.css`},
		},
		{
			"a word that does not exist", "{{define \"main\"}}{{word \"no_such\"}}{{end}}",
			theme.Problem{File: "pages/article.html", Line: 1, Message: `executing "main" at <word "no_such">: error calling word: there is no word "no_such"`},
		},
		{
			"a part that does not exist", "{{define \"main\"}}{{template \"no_such\"}}{{end}}",
			theme.Problem{File: "pages/article.html", Line: 1, Message: `no such template "no_such"`},
		},
		{
			"a style in the page", `{{define "main"}}<p style="color: {{.Headline}}">{{end}}`,
			theme.Problem{File: "pages/article.html", Message: "<p> has a style attribute; put it into a stylesheet"},
		},
		{
			"a script in the page", `{{define "main"}}<script>alert(1)</script>{{end}}`,
			theme.Problem{File: "pages/article.html", Message: "<script> stands in the page; put it into a file"},
		},
		{
			"a handler in the page", `{{define "main"}}<b onclick="f()">x</b>{{end}}`,
			theme.Problem{File: "pages/article.html", Message: "<b> has onclick; put it into a script file"},
		},
		{
			"a font from another host", `{{define "main"}}<link rel="preload" href="https://fonts.example/a.woff2">{{end}}`,
			theme.Problem{File: "pages/article.html", Message: "<link> fetches from another host; put the file into the theme"},
		},
		{
			"a page without end", "{{define \"main\"}}{{range 1000000000}}xxxxxxxxxxxxxxxx{{end}}{{end}}",
			theme.Problem{Message: "the page gets longer than 16 MB"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			th := load(t, folder("pages/article.html", tt.text), classic())
			err := th.Check(locale.Find("en"), []theme.Sample{
				{Page: "article", View: view{}}, {Page: "front", View: view{}}, {Page: "article", View: view{}},
			})
			if diff := cmp.Diff([]theme.Problem{tt.want}, theme.Problems(err)); diff != "" {
				t.Errorf("problems (-want +got):\n%s", diff)
			}
		})
	}
}

func TestCheckIsContentWithClassic(t *testing.T) {
	th := load(t, classic())
	if err := th.Check(locale.Find("en"), []theme.Sample{{Page: "article", View: view{}}}); err != nil {
		t.Error(err)
	}
	err := th.Check(locale.Find("en"), []theme.Sample{{Page: "search", View: view{}}})
	want := []theme.Problem{{File: "pages/search.html", Message: "this page is missing"}}
	if diff := cmp.Diff(want, theme.Problems(err)); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
}

func TestAnAssetsAddressChangesWithAnyAsset(t *testing.T) {
	before := load(t, classic())
	address, err := before.AssetURL("style.css")
	if err != nil {
		t.Fatal(err)
	}
	a, ok := before.Asset("style.css")
	if !ok || string(a.Body) != "body{}" || a.Type != "text/css; charset=utf-8" {
		t.Errorf("Asset = %+v, %v", a, ok)
	}
	after := load(t, folder("assets/fonts/a.woff2", "new"), classic())
	if moved, _ := after.AssetURL("style.css"); moved == address {
		t.Error("the address is the same although a font changed")
	}
	if _, ok := after.Asset("fonts/LICENCE"); ok {
		t.Error("a file of a kind we do not know is served")
	}
}

func TestAShelfFindsThemesByName(t *testing.T) {
	themes := folder("slate/theme.toml", `name = "Slate"`)
	shelf := &theme.Shelf{Themes: themes, Classic: classic()}
	for name, want := range map[string]string{"": "Classic", "classic": "Classic", "slate": "Slate"} {
		th, err := shelf.Theme(name)
		if err != nil || th.Manifest.Name != want {
			t.Errorf("Theme(%q) = %v, %v", name, th, err)
		}
	}
	for _, name := range []string{"missing", "../slate", "Slate", "slate/theme.toml"} {
		_, err := shelf.Theme(name)
		if e, ok := errors.AsType[*news.Error](err); !ok || e.Kind != news.NotFound {
			t.Errorf("Theme(%q): %v, want not found", name, err)
		}
	}
}

func TestDevReadsTheThemeAgain(t *testing.T) {
	for _, dev := range []bool{true, false} {
		files := classic()
		shelf := &theme.Shelf{Classic: files, Dev: dev}
		if _, err := shelf.Theme(""); err != nil {
			t.Fatal(err)
		}
		files["pages/front.html"] = &fstest.MapFile{Data: []byte(`{{define "title"}}new{{end}}`)}
		th, err := shelf.Theme("")
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(render(t, th, "front", "en", view{}), "new"); got != dev {
			t.Errorf("dev %v: the change is seen: %v", dev, got)
		}
	}
}

func TestAThemeCanNotRunCode(t *testing.T) {
	for name, text := range map[string]string{
		"calls a method with effects": `{{define "main"}}{{.Erase}}{{end}}`,
		"marks text as safe":          `{{define "main"}}{{safeHTML .Headline}}{{end}}`,
		"reads a file":                `{{define "main"}}{{readFile "/etc/passwd"}}{{end}}`,
		"looks at the environment":    `{{define "main"}}{{env "HOME"}}{{end}}`,
	} {
		th, err := theme.Load(folder("pages/article.html", text), classic())
		if err != nil {
			continue
		}
		if _, err := th.Render("article", locale.Find("en"), view{}); err == nil {
			t.Errorf("a theme that %s was printed", name)
		}
	}
	th := load(t, folder("pages/article.html", `{{define "main"}}<a href="{{.Headline}}" onclick="f({{.Headline}})">{{end}}`), classic())
	got := render(t, th, "article", "en", view{Headline: `javascript:alert(1)//"</script>`})
	if strings.Contains(got, `href="javascript:`) || strings.Contains(got, "</script>") {
		t.Errorf("a value broke out: %s", got)
	}
}
