package richtext

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// words are what the texts of the generated documents are made of.
var words = []string{
	"rain", "harbour", "“quoted”", "a < b & c", "naïve", "cafe\u0301", "الجسر", "橋", " ", "  ", "\n", "\u00a0", "x\ty", "\u200f", "🚢", "don't",
	"\u202eevil", "\ufeff", "<script>", "&amp;", "https://example.org/",
}

func genString(t *rapid.T, label string) string {
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 0, 4).Draw(t, label), "")
}

func genText(t *rapid.T) Text {
	var text Text
	for range rapid.IntRange(0, 4).Draw(t, "spans") {
		s := Span{
			Text: genString(t, "text"), Bold: rapid.Bool().Draw(t, "bold"), Italic: rapid.Bool().Draw(t, "italic"),
			Strike: rapid.Bool().Draw(t, "strike"), Code: rapid.Bool().Draw(t, "code"),
		}
		switch rapid.IntRange(0, 6).Draw(t, "mark") {
		case 0:
			s.Link = rapid.SampledFrom([]string{"https://example.org/?a=1&b=2", "/about", "mailto:a@example.org"}).Draw(t, "link")
		case 1:
			s.Topic = rapid.Int64Range(1, 3).Draw(t, "topic")
		case 2:
			s.Lang = rapid.SampledFrom([]string{"ar", "fr-CA"}).Draw(t, "lang")
		case 3:
			s.Sub = true
		case 4:
			s.Sup = true
		case 5:
			s.Comment = rapid.Int64Range(1, 3).Draw(t, "comment")
		}
		text = append(text, s)
	}
	return text
}

func genTexts(t *rapid.T) []Text {
	return rapid.SliceOfN(rapid.Custom(genText), 1, 3).Draw(t, "texts")
}

func genList(t *rapid.T, depth int) List {
	l := List{Ordered: rapid.Bool().Draw(t, "ordered")}
	if l.Ordered {
		l.Start = rapid.IntRange(0, 5).Draw(t, "start")
	}
	for range rapid.IntRange(1, 3).Draw(t, "items") {
		item := Item{Text: genText(t)}
		if depth < 4 && rapid.IntRange(0, 3).Draw(t, "sub") == 0 {
			sub := genList(t, depth+1)
			item.Sub = &sub
		}
		l.Items = append(l.Items, item)
	}
	return l
}

func genTable(t *rapid.T) Table {
	table := Table{Caption: genText(t)}
	for range rapid.IntRange(1, 4).Draw(t, "rows") {
		var row []Cell
		for range rapid.IntRange(0, 4).Draw(t, "cells") {
			row = append(row, Cell{genText(t), rapid.Bool().Draw(t, "header"), rapid.IntRange(0, 3).Draw(t, "columns"), rapid.IntRange(0, 3).Draw(t, "rows")})
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}

func genPicture(t *rapid.T) Picture {
	return Picture{rapid.Int64Range(1, 9).Draw(t, "picture"), genText(t), genString(t, "alt"), rapid.SampledFrom([]string{"", "wide", "full"}).Draw(t, "width")}
}

func genTimeline(t *rapid.T) Timeline {
	line := Timeline{Title: genString(t, "title")}
	for range rapid.IntRange(1, 3).Draw(t, "entries") {
		e := Entry{Date: rapid.SampledFrom([]string{"2026", "2026-11", "2026-11-22"}).Draw(t, "date"), Label: genString(t, "label"), Text: genText(t)}
		line.Entries = append(line.Entries, e)
	}
	return line
}

func genMedia(t *rapid.T) (blob, url string) {
	if rapid.Bool().Draw(t, "ours") {
		return "ab12", ""
	}
	return "", "https://example.org/a.mp3?x=1&y=2"
}

func genBoxed(t *rapid.T) Block {
	switch rapid.IntRange(0, 2).Draw(t, "kind") {
	case 0:
		return Heading{rapid.IntRange(2, 4).Draw(t, "level"), genText(t)}
	case 1:
		return genList(t, 1)
	default:
		return Paragraph{genText(t)}
	}
}

func genBlock(t *rapid.T) Block {
	switch rapid.IntRange(0, 13).Draw(t, "kind") {
	case 0:
		return Quote{genTexts(t), genString(t, "speaker"), genString(t, "role"), rapid.Int64Range(0, 2).Draw(t, "topic"), rapid.SampledFrom([]string{"", "https://example.org/"}).Draw(t, "source")}
	case 1:
		return PullQuote{genText(t), genString(t, "speaker")}
	case 2:
		return genPicture(t)
	case 3:
		return Gallery{rapid.SliceOfN(rapid.Custom(genPicture), 1, 3).Draw(t, "pictures"), genText(t)}
	case 4:
		return genTable(t)
	case 5:
		return FactBox{genString(t, "title"), rapid.SliceOfN(rapid.Custom(genBoxed), 1, 3).Draw(t, "boxed")}
	case 6:
		return genTimeline(t)
	case 7:
		return Embed{rapid.SampledFrom([]string{"https://example.org/x", "https://www.youtube.com/embed/1"}).Draw(t, "url"), genString(t, "provider"), genString(t, "title"), genText(t)}
	case 8:
		blob, url := genMedia(t)
		return Audio{blob, url, genString(t, "title"), genText(t)}
	case 9:
		blob, url := genMedia(t)
		return Video{blob, url, rapid.Int64Range(0, 2).Draw(t, "poster"), genString(t, "title"), genText(t)}
	case 10:
		return Code{rapid.SampledFrom([]string{"", "go"}).Draw(t, "lang"), genString(t, "code")}
	case 11:
		return Divider{}
	default:
		return genBoxed(t)
	}
}

func genDoc(t *rapid.T) Doc {
	return Doc{rapid.SliceOfN(rapid.Custom(genBlock), 0, 5).Draw(t, "blocks")}
}

func TestCleaningTwiceIsCleaningOnceAndKeepsTheRules(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		once := genDoc(t).Clean()
		if diff := cmp.Diff(once, once.Clean()); diff != "" {
			t.Error(diff)
		}
		if err := once.Validate(); err != nil {
			t.Errorf("%v\n%+v", err, once)
		}
	})
}

func TestEveryDocumentSurvivesItsStoredForm(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := genDoc(t).Clean()
		data, err := json.Marshal(want)
		if err != nil {
			t.Fatal(err)
		}
		var got Doc
		if err := json.Unmarshal(data, &got); err != nil {
			t.Fatalf("%v\n%s", err, data)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	})
}

func TestEveryDocumentSurvivesItsPage(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := genDoc(t).WithoutComments().Clean()
		html, _ := HTML(want, paperResolver())
		got := FromHTML(string(html), paperOptions())
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s\n%s", html, diff)
		}
	})
}
