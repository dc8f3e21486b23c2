package wxr

import (
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// feed wraps the inside of a channel.
func feed(inside string) string {
	return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><wp:wxr_version>1.2</wp:wxr_version>` + inside + `</channel></rss>`
}

// body wraps the inside of an element that holds the text of an item.
func body(inside string) string {
	return feed("<item><title>T</title><wp:post_id>7</wp:post_id><content:encoded>" + inside + "</content:encoded></item>")
}

func readAll(r io.Reader) ([]Entry, *Reader, error) {
	x, err := NewReader(r)
	if err != nil {
		return nil, x, err
	}
	var entries []Entry
	for {
		e, err := x.Next()
		if errors.Is(err, io.EOF) {
			return entries, x, nil
		}
		if err != nil {
			return entries, x, err
		}
		entries = append(entries, e)
	}
}

func TestText(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, inside, want, mended string }{
		{"one section of CDATA", "<![CDATA[<p>Rain & wind</p>]]>", "<p>Rain & wind</p>", ""},
		{"several sections", "<![CDATA[one]]><![CDATA[ two]]>", "one two", ""},
		{"a split end of CDATA", "<![CDATA[a ]]]]><![CDATA[> b]]>", "a ]]> b", ""},
		{"escapes in place of CDATA", "&lt;p&gt;Rain &amp;amp; wind&lt;/p&gt;", "<p>Rain &amp; wind</p>", ""},
		{"numbers of characters", "&#x42;&#97;&#13;", "Ba\r", ""},
		{"half a surrogate pair is lost", "a&#xD800;b", "ab", ""},
		{"entities of HTML", "caf&eacute;&nbsp;au lait", "café\u00a0au lait", ""},
		{"an entity nobody knows stays", "&lol9; &unknown;", "&lol9; &unknown;", "ampersands that are not escaped"},
		{"a bare ampersand stays", "a=1&b=2 & c", "a=1&b=2 & c", "ampersands that are not escaped"},
		{"CDATA inside CDATA", "<![CDATA[nested <![CDATA[ tags ]]> :)]]>", "nested <![CDATA[ tags ]]> :)", "CDATA inside CDATA"},
		{"an end of CDATA in CDATA", "<![CDATA[]]>]]>", "]]>", "CDATA inside CDATA"},
		{"tags between nested sections", "<![CDATA[a <![CDATA[ b ]]> <b>c</b> ]]>", "a <![CDATA[ b ]]> <b>c</b> ", "CDATA inside CDATA"},
		{"markup without CDATA", "<p>Rain &amp; <!-- wind --></p>", "<p>Rain &amp; <!-- wind --></p>", "markup that is not escaped"},
		{"control characters are dropped", "<![CDATA[a\x00b\x1fc\td]]>", "abc\td", "control characters"},
		{"bytes that are no text are marked", "<![CDATA[caf\xe9]]>", "caf\uFFFD", "bytes that are no UTF-8"},
		{"line ends of Windows", "<![CDATA[a\r\nb]]>", "a\nb", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			entries, x, err := readAll(strings.NewReader(body(test.inside)))
			if err != nil {
				t.Fatal(err)
			}
			if got := entries[0].Item.Content; got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
			if _, ok := x.Mended[test.mended]; test.mended != "" && !ok || test.mended == "" && len(x.Mended) > 0 {
				t.Errorf("mended %v, want %q", x.Mended, test.mended)
			}
		})
	}
}

func TestRefusals(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, file, want string }{
		{"an empty file", "", "line 1, byte 0: this is not a WordPress export: it has no <rss>"},
		{"a web page", "<html><body>no</body></html>", "it has no <rss>"},
		{"an item alone", "<?xml version='1.0'?><item></item>", "<item> stands where <rss> is missing"},
		{"no channel", "<rss><title>x</title></rss>", "<title> stands where <channel> is missing"},
		{"no version", "<rss><channel><item></item></channel></rss>", "it has no <wp:wxr_version>"},
		{"no version and no items", "<rss><channel></channel></rss>", "it has no <wp:wxr_version>"},
		{"a version that is none", "<rss><channel><wp:wxr_version>abc</wp:wxr_version></channel></rss>", `its version is "abc"`},
		{"an item that does not end", feed("<item>\n<title>Broken</title><wp:post_id>1</wp:post_id>"), `line 4, byte 269, in the item "Broken" (number 1, id "1"): </channel> stands where </item> is missing`},
		{"a file that was cut off", strings.TrimSuffix(feed("<item><title>Br"), "</channel></rss>"), "the file ends"},
		{"a field that does not end", feed("<item><title>Broken<wp:post_id>1</wp:post_id></item>"), "</title> is missing"},
		{"an item inside an item", feed("<item><title>A</title><item></item></item>"), "a new item begins before </item>"},
		{"entities of its own", `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "b">]><rss><channel></channel></rss>`, "it declares entities"},
		{"an entity from outside", `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss><channel>&a;</channel></rss>`, "it declares entities"},
		{"elements without end", feed(strings.Repeat("<x>", 100)), "nested more than 64 deep"},
		{"UTF-16", "\xff\xfe<\x00r\x00", "UTF-16"},
		{"letters nobody knows", `<?xml version="1.0" encoding="klingon"?><rss/>`, `"klingon"`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			_, _, err := readAll(strings.NewReader(test.file))
			if _, ok := errors.AsType[*SyntaxError](err); !ok {
				t.Fatalf("got %v, want a syntax error", err)
			}
			if !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %q, want %q", err, test.want)
			}
		})
	}
}

func TestWhatStandsAroundTheXMLDoesNotMatter(t *testing.T) {
	t.Parallel()
	for name, file := range map[string]string{
		"a byte order mark":     "\ufeff" + body("x"),
		"blank lines":           "\n\n \n" + body("x"),
		"a warning of PHP":      "<br />\n<b>Warning</b>: Undefined variable in <b>/x.php</b><br />\n" + body("x"),
		"text after the end":    body("x") + "\n<!-- cached -->",
		"no XML declaration":    strings.SplitN(body("x"), "\n", 2)[1],
		"Latin-1":               strings.Replace(body("x"), "UTF-8", "ISO-8859-1", 1),
		"namespaces with https": strings.ReplaceAll(body("x"), "http://", "https://"),
		"no namespaces at all":  strings.NewReplacer(`xmlns:wp="http://wordpress.org/export/1.2/"`, "", `xmlns:content="http://purl.org/rss/1.0/modules/content/"`, "").Replace(body("x")),
		"another prefix":        strings.NewReplacer("wp:", "w:", "xmlns:wp", "xmlns:w").Replace(body("x")),
		"unknown elements":      feed("<a><b c='>'/></a><item><media:x><title>no</title></media:x><content:encoded>x</content:encoded></item>"),
		"a type without rules":  strings.Replace(body("x"), "<rss", "<!DOCTYPE rss>\n<rss", 1),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			entries, _, err := readAll(strings.NewReader(file))
			if err != nil {
				t.Fatal(err)
			}
			if len(entries) != 1 || entries[0].Item.Content != "x" {
				t.Errorf("got %+v", entries)
			}
		})
	}
}

func TestNestedCDATAReadsLikeTheSplitOne(t *testing.T) {
	t.Parallel()
	nested, _, err := readAll(sample(t, "wordpress-importer/phpunit__data__crazy-cdata.xml"))
	if err != nil {
		t.Fatal(err)
	}
	split, _, err := readAll(sample(t, "wordpress-importer/phpunit__data__crazy-cdata-escaped.xml"))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(split, nested); diff != "" {
		t.Error(diff)
	}
	if len(nested) != 1 || len(nested[0].Item.Meta) != 3 {
		t.Errorf("got %+v", nested)
	}
}

func FuzzReader(f *testing.F) {
	f.Add(body("<![CDATA[nested <![CDATA[ tags ]]> :)]]>"))
	f.Add(feed("<wp:author><wp:author_login>a&b</wp:author_login></wp:author><item/><!-- x --><?php ?>"))
	f.Add("\ufeff<rss xmlns='' a=\">\"><channel><wp:term/></channel>")
	f.Fuzz(func(t *testing.T, file string) {
		entries, x, err := readAll(strings.NewReader(file))
		if x == nil || err != nil {
			return
		}
		size := 0
		for _, e := range entries {
			if e.Item != nil {
				size += len(e.Item.Content) + len(e.Item.Title)
			}
		}
		if size > 4*len(file) {
			t.Errorf("%d bytes of text came out of %d", size, len(file))
		}
	})
}
