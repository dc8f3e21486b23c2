package richtext

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// everything is a document with every kind of block, in its normal form.
func everything() Doc {
	return Doc{Blocks: []Block{
		Paragraph{Text{
			{Text: "The "},
			{Text: "bridge", Topic: 7},
			{Text: " is "},
			{Text: "closed", Bold: true, Italic: true},
			{Text: ", "},
			{Text: "the mayor said", Link: "https://example.org/a?b=1&c=2"},
			{Text: ".\nH"},
			{Text: "2", Sub: true},
			{Text: "O, m"},
			{Text: "2", Sup: true},
			{Text: ", "},
			{Text: "old", Strike: true},
			{Text: ", "},
			{Text: "ls -l", Code: true},
			{Text: " and "},
			{Text: "الجسر", Lang: "ar"},
			{Text: "."},
		}},
		Heading{2, Plain("What happened & why")},
		Heading{3, Plain("What happened & why")},
		List{Items: []Item{
			{Text: Plain("one")},
			{Text: Text{{Text: "two", Italic: true}}, Sub: &List{Ordered: true, Start: 3, Items: []Item{{Text: Plain("deep")}}}},
		}},
		Quote{Text: []Text{Plain("I was there."), Plain("I saw it.")}, Speaker: "Mara Lind", Role: "harbour pilot", Topic: 9, Source: "https://example.org/said"},
		Quote{Text: []Text{Plain("Nobody said this.")}},
		PullQuote{Plain("I was there."), "Mara Lind"},
		Picture{Picture: 12, Caption: Plain("The quay."), Alt: "A quay with cranes", Width: "wide"},
		Gallery{Pictures: []Picture{{Picture: 13}, {Picture: 14, Caption: Plain("Two.")}}, Caption: Plain("Both.")},
		Table{Caption: Plain("Votes"), Rows: [][]Cell{
			{{Text: Plain("Party"), Header: true}, {Text: Plain("Seats"), Header: true, ColSpan: 2}},
			{{Text: Plain("Green"), Header: true}, {Text: Plain("12")}, {Text: Plain("13"), RowSpan: 2}},
			{{Text: Plain("Red"), Header: true}, {}},
		}},
		FactBox{"The bridge", []Block{Heading{3, Plain("Size")}, Paragraph{Plain("120 m.")}, List{Items: []Item{{Text: Plain("steel")}}}}},
		Timeline{"How it went", []Entry{{Date: "2026-11", Text: Plain("Plans.")}, {Date: "2026-11-22", Label: "Today", Text: Plain("Closed.")}, {Label: "Soon", Text: Plain("Open.")}}},
		Timeline{"", []Entry{{Date: "1871", Text: Plain("First ferry.")}}},
		Embed{URL: "https://www.youtube.com/watch?v=x1&t=2", Provider: "YouTube", Title: "The film", Caption: Plain("A film.")},
		Audio{Blob: "ab12", Title: "Bell", Caption: Plain("The bell.")},
		Video{URL: "https://example.org/v.mp4", Poster: 12, Title: "Boat"},
		Code{"go", "\tif a < b {\n\t\treturn\n\t}"},
		Divider{},
	}}
}

func TestStoredFormKeepsEveryKindOfBlock(t *testing.T) {
	want := everything()
	want.Blocks = append(want.Blocks, Legacy{"shortcode", "gallery", `[gallery ids="1,2"]`})
	data, err := json.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	var got Doc
	if err := json.Unmarshal(data, &got); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if err := got.Validate(); err != nil {
		t.Error(err)
	}
}

func TestStoredFormIsReadWhateverTheOrderOfMembers(t *testing.T) {
	for _, data := range []string{
		`{"version":1,"blocks":[{"type":"heading","level":2,"text":[{"text":"a"}]}]}`,
		`{"blocks":[{"level":2,"type":"heading","text":[{"text":"a"}]}],"version":1}`,
		`{"version":1, "blocks": [ { "level" : 2 , "text" : [ {"text":"a"} ] , "type" : "heading" } ]}`,
		`{"version":1,"blocks":[{ "type":"heading" , "level":2,"text":[{"text":"a"}]}]}`,
	} {
		var got Doc
		if err := json.Unmarshal([]byte(data), &got); err != nil {
			t.Errorf("%s: %v", data, err)
		}
		if diff := cmp.Diff(Doc{[]Block{Heading{2, Plain("a")}}}, got); diff != "" {
			t.Errorf("%s: %s", data, diff)
		}
	}
}

func TestStoredFormOfNothing(t *testing.T) {
	data, err := json.Marshal(Doc{})
	if want := `{"version":1,"blocks":[]}`; err != nil || string(data) != want {
		t.Errorf("got %s, %v, want %s", data, err, want)
	}
	var d Doc
	if err := json.Unmarshal(data, &d); err != nil || d.Blocks != nil {
		t.Errorf("got %v, %v", d, err)
	}
}

func TestStoredFormRefusesWhatItWouldLose(t *testing.T) {
	block := func(b string) string {
		return `{"version":1,"blocks":[{"type":"divider"},` + b + `]}`
	}
	for name, c := range map[string]struct{ data, want string }{
		"another version":      {`{"version":2,"blocks":[]}`, "The text has version 2 of the stored form, and this program reads version 1."},
		"no version":           {`{"blocks":[]}`, "The text has version 0 of the stored form, and this program reads version 1."},
		"an unknown member":    {`{"version":1,"blocks":[],"html":""}`, `The text is not in the stored form: unknown field "html".`},
		"an unknown type":      {block(`{"type":"marquee"}`), `Block 2: It cannot be read: there is no block of type "marquee".`},
		"no type":              {block(`{"text":[]}`), `Block 2: It cannot be read: it has no type.`},
		"a type of no string":  {block(`{"type":7}`), `Block 2: It cannot be read: its type is not a string.`},
		"a block of no object": {block(`"x"`), `Block 2: It cannot be read: a block is a JSON object.`},
		"an unknown field":     {block(`{"type":"paragraph","text":[],"style":"x"}`), `Block 2: It cannot be read: unknown field "style".`},
		"an unknown mark":      {block(`{"type":"paragraph","text":[{"text":"a","onclick":"x"}]}`), `Block 2: It cannot be read: unknown field "onclick".`},
		"a wrong value":        {block(`{"type":"heading","level":"two"}`), `Block 2: It cannot be read: "level" cannot be a string.`},
		"a box in a box":       {block(`{"type":"fact_box","blocks":[{"type":"fact_box","blocks":[]}]}`), `Block 2: It cannot be read: block 1 inside it: It cannot be read: a fact box holds paragraphs, headings and lists, not a block of type "fact_box".`},
		"too many blocks":      {`{"version":1,"blocks":[` + strings.Repeat(`{},`, MaxBlocks) + `{}]}`, "The text has 20001 blocks, and 20000 are allowed."},
		"too many bytes":       {`{"version":1,"blocks":[{"type":"code","text":"` + strings.Repeat("a", MaxBytes) + `"}]}`, "The text is too long: it takes 4194354 bytes, and 4194304 are allowed."},
	} {
		t.Run(name, func(t *testing.T) {
			err := json.Unmarshal([]byte(c.data), new(Doc))
			if err == nil || err.Error() != c.want {
				t.Errorf("got  %v\nwant %s", err, c.want)
			}
		})
	}
}
