package richtext

import (
	"strings"
	"testing"
)

func TestEveryRuleHasItsSentence(t *testing.T) {
	word := Plain("word")
	deep := &List{Items: []Item{{Text: word}}}
	for range MaxListDepth {
		deep = &List{Items: []Item{{Text: word, Sub: deep}}}
	}
	linked := func(link string) Block { return Paragraph{Text{{Text: "x", Link: link}}} }
	for _, c := range []struct {
		name  string
		block Block
		want  string
	}{
		{"no text", Paragraph{}, "A paragraph needs text."},
		{"blank text", Paragraph{Plain("\u00a0\u200b ")}, "A paragraph needs text."},
		{"an empty run", Paragraph{Text{{Text: "a"}, {}}}, "A run of text is empty."},
		{"heading 1", Heading{1, word}, "A heading has level 2, 3 or 4, not 1."},
		{"a list too deep", *deep, "A list goes 8 levels deep at most."},
		{"a list of nothing", List{}, "A list needs an item."},
		{"an empty item", List{Items: []Item{{}}}, "An item of a list needs text."},
		{"a start without numbers", List{Start: 3, Items: []Item{{Text: word}}}, "Only a numbered list has a first number."},
		{"a script", linked("javascript:alert(1)"), `A link leads to http, https, mailto or a path of the paper like /about, not to "javascript:alert(1)".`},
		{"another host in disguise", linked("//evil.example"), `A link leads to http, https, mailto or a path of the paper like /about, not to "//evil.example".`},
		{"a backslash", linked(`/\evil.example`), `A link leads to http, https, mailto or a path of the paper like /about, not to "/\\evil.example".`},
		{"a link and a topic", Paragraph{Text{{Text: "x", Link: "/a", Topic: 1}}}, "Text is a link or the mention of a topic, not both."},
		{"a negative topic", Paragraph{Text{{Text: "x", Topic: -1}}}, "A mention names no topic."},
		{"a language", Paragraph{Text{{Text: "x", Lang: "english"}}}, `"english" is not a language tag like "fr" or "en-GB".`},
		{"a control", Paragraph{Plain("a\x00")}, "The text contains the control character U+0000."},
		{"an override", Paragraph{Plain("a\u202eb")}, "The text contains the control character U+202E."},
		{"broken bytes", Paragraph{Plain("a\xff")}, "The text is not valid UTF-8."},
		{"a quote of nothing", Quote{Speaker: "x"}, "A quote needs text."},
		{"a source", Quote{Text: []Text{word}, Source: "/here"}, "The source of a quote is an address that begins with http:// or https://."},
		{"no picture", Picture{}, "A picture block names no picture."},
		{"a width", Picture{Picture: 1, Width: "huge"}, `A picture is wide, full or neither, not "huge".`},
		{"an empty gallery", Gallery{}, "A gallery needs a picture."},
		{"an empty table", Table{}, "A table needs a row."},
		{"a wide table", Table{Rows: [][]Cell{{{ColSpan: 101}}}}, "A table has 100 columns and 50000 cells at most."},
		{"a span of less than one", Table{Rows: [][]Cell{{{ColSpan: -1}}}}, "A cell of a table spans at least one row and one column."},
		{"a box in a box", FactBox{"x", []Block{FactBox{}}}, "A fact box holds paragraphs, headings and lists, not a fact_box."},
		{"an empty box", FactBox{Title: "x"}, "A fact box needs text."},
		{"an entry without date", Timeline{"", []Entry{{Text: word}}}, "An entry of a timeline needs a date."},
		{"a day that is none", Timeline{"", []Entry{{Date: "2026-02-30", Text: word}}}, `The date of an entry is a year, a month or a day like 2026-11-22, not "2026-02-30".`},
		{"an embed of a file", Embed{URL: "file:///x"}, "An embed needs an address that begins with http:// or https://."},
		{"a sound of nothing", Audio{}, "A sound needs a file or an address."},
		{"a film by path", Video{URL: "/x.mp4"}, "A film has an address that begins with http:// or https://."},
		{"a hash", Audio{Blob: "../../etc"}, `A sound names its file by hash, not as "../../etc".`},
		{"a programming language", Code{`go" onclick="x`, "x"}, `The language of a code block is one word like "go", not "go\" onclick=\"x".`},
		{"a legacy format", Legacy{Format: "exe"}, `There is no legacy format "exe".`},
	} {
		t.Run(c.name, func(t *testing.T) {
			err := Doc{[]Block{Divider{}, c.block}}.Validate()
			if want := "Block 2: " + c.want; err == nil || err.Error() != want {
				t.Errorf("got  %v\nwant %s", err, want)
			}
		})
	}
}

func TestLinksThatMayStand(t *testing.T) {
	for _, link := range []string{"/", "/about#us", "/a//b", "https://example.org", "HTTP://EXAMPLE.ORG/", "http://[::1]:8080/x?y#z", "https://пример.example/ё", "mailto:a@example.org?subject=x"} {
		if !isLink(link) {
			t.Errorf("%q is refused", link)
		}
	}
}

func TestTooManyBlocks(t *testing.T) {
	err := Doc{make([]Block, MaxBlocks+1)}.Validate()
	if err == nil || !strings.HasPrefix(err.Error(), "The text has 20001 blocks") {
		t.Errorf("got %v", err)
	}
}
