package richtext

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"
)

const hostileDir = "../../../shared/data/robust"

// allowed are the elements that a printed text may hold, with their attributes.
var allowed = map[string]string{
	"p": "dir class id", "h2": "id dir data-level", "h3": "id dir data-level", "h4": "id dir data-level", "ul": "", "ol": "start class aria-labelledby",
	"li": "dir", "figure": "class data-picture data-url data-provider data-blob", "blockquote": "cite data-topic", "figcaption": "",
	"aside": "class aria-hidden aria-labelledby", "pre": "dir tabindex", "code": "class", "hr": "", "br": "",
	"a": "href class data-topic", "span": "class dir lang", "strong": "", "em": "", "s": "", "sub": "", "sup": "",
	"div": "class role tabindex aria-labelledby aria-label", "table": "", "caption": "id", "thead": "", "tbody": "", "tr": "",
	"td": "colspan rowspan dir", "th": "scope colspan rowspan dir", "time": "datetime", "picture": "",
	"source": "type media srcset sizes", "img": "src srcset sizes width height loading decoding alt",
	"audio": "controls preload src aria-label", "video": "controls preload src aria-label data-poster poster",
}

// checkPrinted parses printed HTML as a browser would and reports whatever is
// not on the list, or could run.
func checkPrinted(t *testing.T, printed string) {
	t.Helper()
	root, err := html.Parse(strings.NewReader("<!doctype html><body>" + printed))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		switch {
		case n.Type == html.CommentNode:
			t.Errorf("a comment is left: %s", n.Data)
		case n.Type != html.ElementNode || n.Data == "html" || n.Data == "head" || n.Data == "body":
			continue
		}
		checkElement(t, n)
	}
}

func checkElement(t *testing.T, n *html.Node) {
	t.Helper()
	names, ok := allowed[n.Data]
	if !ok || n.Namespace != "" {
		t.Errorf("<%s> is not on the list", n.Data)
	}
	for _, a := range n.Attr {
		if !strings.Contains(" "+names+" ", " "+a.Key+" ") {
			t.Errorf("<%s %s> is not on the list", n.Data, a.Key)
		}
		switch a.Key {
		case "href", "src", "cite", "poster", "data-url":
			if !isLink(a.Val) {
				t.Errorf("<%s %s=%q> leads where no link may", n.Data, a.Key, a.Val)
			}
		}
	}
}

// tame reads src and reports whatever got through.
func tame(t *testing.T, src string) {
	t.Helper()
	options, resolver := keyed(), paperResolver()
	options.Link = nil
	options.Lang = ""
	d := FromHTML(src, options)
	if err := d.Validate(); err != nil {
		t.Errorf("%v\n%q\n%+v", err, src, d)
	}
	printed, _ := HTML(d, resolver)
	checkPrinted(t, string(printed))
	checkPrinted(t, string(MailHTML(d, resolver)))
	again := FromHTML(string(printed), paperOptions())
	if err := again.Validate(); err != nil {
		t.Errorf("read again: %v", err)
	}
	if t.Failed() {
		t.Fatalf("source: %q\nprinted: %s", src, printed)
	}
}

func TestSanitiserSuitePassesNothingExecutable(t *testing.T) {
	src := hostile(t, "html/test__fixtures__expect.mjs")
	payloads := regexp.MustCompile(`"payload": ("(?:[^"\\]|\\.)*")`).FindAllStringSubmatch(src, -1)
	if len(payloads) < 200 {
		t.Fatalf("found only %d payloads", len(payloads))
	}
	for i, p := range payloads {
		t.Run(strconv.Itoa(i), func(t *testing.T) {
			var payload string
			if err := json.Unmarshal([]byte(p[1]), &payload); err != nil {
				t.Fatal(err)
			}
			tame(t, payload)
		})
	}
}

func TestCheatSheetsAndDrawingsPassNothingExecutable(t *testing.T) {
	for _, pattern := range []string{"html/*.md", "payloads/*"} {
		files, err := filepath.Glob(filepath.Join(hostileDir, pattern))
		if err != nil {
			t.Fatal(err)
		}
		if len(files) == 0 {
			t.Skip("The shared folder of hostile input is not here.")
		}
		for _, f := range files {
			src := hostile(t, strings.TrimPrefix(f, hostileDir+"/"))
			t.Run(filepath.Base(f), func(t *testing.T) {
				tame(t, src)
				for line := range strings.Lines(src) {
					tame(t, line)
				}
			})
		}
	}
}

func TestNaughtyStringsPassNothingExecutable(t *testing.T) {
	var naughty []string
	if err := json.Unmarshal([]byte(hostile(t, "strings/blns.json")), &naughty); err != nil {
		t.Fatal(err)
	}
	for _, s := range naughty {
		tame(t, s)
		for _, b := range hostileBlocks(s) {
			printed, _ := HTML(Doc{[]Block{b}}, hostileResolver(s))
			checkPrinted(t, string(printed))
			checkPrinted(t, string(MailHTML(Doc{[]Block{b}}, hostileResolver(s))))
		}
	}
}

// hostileBlocks puts s wherever a block holds a string, although no such block
// passes [Doc.Validate].
func hostileBlocks(s string) []Block {
	text := Text{{Text: s, Link: s, Lang: s}, {Text: s, Topic: 1}}
	return []Block{
		Paragraph{text},
		Heading{9, text},
		List{Items: []Item{{Text: text, Sub: &List{Ordered: true, Start: -1, Items: []Item{{text, nil}}}}}},
		Quote{Text: []Text{text}, Speaker: s, Role: s, Topic: 1, Source: s},
		PullQuote{text, s},
		Picture{1, text, s, s},
		Gallery{[]Picture{{1, text, s, s}}, text},
		Table{text, [][]Cell{{{text, true, -1, 99}, {text, false, 99, 0}}, {}}},
		FactBox{s, []Block{Paragraph{text}, Embed{URL: s}}},
		Timeline{s, []Entry{{s, s, text}}},
		Embed{s, s, s, text},
		Audio{s, s, s, text},
		Video{s, s, 1, s, text},
		Code{s, s},
		Legacy{s, s, s},
	}
}

func hostileResolver(s string) Resolver {
	return Resolver{
		Picture: func(int64, string) (Image, bool) {
			return Image{
				Src: "/" + s, Alt: s, Caption: s, Credit: s, Label: s, Sizes: s,
				Sources: []Source{{s, s, []Candidate{{s, 1}}}}, Set: []Candidate{{s, 1}, {"/a.jpg", 2}},
			}, true
		},
		Topic:  func(int64) string { return s },
		Link:   func(string) string { return s },
		Blob:   func(string) string { return s },
		Date:   func(string) string { return s },
		Table:  s,
		Prefix: s,
	}
}

// hostile reads a file of hostile input.
func hostile(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(hostileDir, name))
	if err != nil {
		t.Skip("The shared folder of hostile input is not here.")
	}
	return string(data)
}

func TestLinksInDisguiseAreNoLinks(t *testing.T) {
	for _, href := range []string{
		"javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)", "java\nscript:alert(1)",
		"\x01javascript:alert(1)", "javascript&colon;alert(1)", "javascript&#58;alert(1)", "vbscript:x", "data:text/html,x",
		"/\\evil.example", "\\\\evil.example", "///evil.example", "http:\\\\evil.example", "https:evil", "http://", "file:///etc/passwd",
		"//", "mailto:", "about:blank", "blob:x", "relative", "?q", "#id", "", "tel:1", "http://a\u202eb.example/", "https://\x7f/",
	} {
		d := FromHTML(`<p><a href="`+href+`">words</a></p>`, FromHTMLOptions{})
		if len(d.Blocks) != 1 || d.Blocks[0].(Paragraph).Text[0].Link != "" {
			t.Errorf("%q became a link: %+v", href, d)
		}
	}
}

func TestHugeAndDeepInputTakesBoundedTime(t *testing.T) {
	const size = 1 << 16
	for name, src := range map[string]string{
		"deep divs":           repeat("<div>", size),
		"deep inline":         repeat("<b><i>x", size),
		"deep lists":          repeat("<ul><li>x", size),
		"deep quotes":         repeat("<blockquote><p>x", size),
		"deep tables":         repeat("<table><tr><td>x", size),
		"quotes just as deep": strings.Repeat("<blockquote>", 400) + repeat("<p>x", size),
		"figures as deep":     strings.Repeat("<figure>", 400) + repeat("<p>x</p>", size),
		"tables as deep":      strings.Repeat("<table><tr><td>", 100) + repeat("<p>x", size),
		"many line breaks":    repeat("<br>", size),
		"many paragraphs":     repeat("<p>x", size),
		"many bold letters":   repeat("<b>x</b>y", size),
		"vanishing spaces":    "<p>x " + repeat("<i> </i>x ", size),
		"comments":            "<p>" + repeat("a<!-- -->", size),
		"long link":           `<a href="/` + strings.Repeat("x", 4000) + `">` + repeat("<b>x</b>y", size),
		"wide table":          "<table><tr>" + repeat("<td>x", size),
		"tall table":          "<table>" + repeat("<tr><td>x", size),
		"huge spans":          "<table>" + repeat(`<tr><td rowspan=9999 colspan=9999>x<td>y`, size),
		"Word lists":          repeat(`<p style="mso-list:l0 level9">x`, size),
		"attributes":          "<p " + repeat("a=1 ", size) + ">x",
		"entities":            repeat("&lt;&amp;&#x41;", size),
		"spaces":              repeat(" \t\n", size),
		"no characters":       repeat("\x00\x01\xff\xfe", size),
	} {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			d := FromHTML(src, keyed())
			if err := d.Validate(); err != nil {
				t.Error(err)
			}
			t.Log(name, time.Since(start), len(d.Blocks))
		})
	}
}

// repeat returns s as often as fits into size.
func repeat(s string, size int) string { return strings.Repeat(s, size/len(s)) }
