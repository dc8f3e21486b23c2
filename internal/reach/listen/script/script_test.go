package script_test

import (
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/reach/listen/aloud"
	"github.com/courant-press/courant/internal/reach/listen/script"
	"github.com/courant-press/courant/internal/richtext"
)

var noon = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

func plain(s string) richtext.Text { return richtext.Plain(s) }

func article(blocks ...richtext.Block) paper.ArticlePage {
	p := paper.ArticlePage{Card: paper.Card{
		ID: 17, FullHead: "Ferry runs again", Standfirst: "After nine nights.",
		Byline: []paper.Credit{{Name: "Ada Quill"}, {Name: "Ben Ferry", Role: news.ByPhotography}},
	}}
	p.Content.Body = richtext.Doc{Blocks: blocks}
	return p
}

func read(p paper.ArticlePage) script.Script {
	return script.NewReader("en-GB", []aloud.Entry{{Written: "Quill", Spoken: "Kwill"}}, time.UTC).Article(p)
}

// said writes a script out as a listener hears it.
func said(s script.Script) []string {
	var lines []string
	for _, l := range s.Lines {
		text := fmt.Sprintf("%d %s (%v)", l.Block, l.Text, l.Rest)
		if l.Chapter != "" {
			text = "# " + text
		}
		lines = append(lines, text)
	}
	return lines
}

func TestAnArticleIsReadInTheOrderOfThePage(t *testing.T) {
	t.Parallel()
	p := article(
		richtext.Paragraph{Text: plain("It left at 14:30.")},
		richtext.Picture{Picture: 3, Caption: plain("Never read"), Alt: "nor this"},
		richtext.Heading{Level: 2, Text: plain("What broke")},
		richtext.Quote{Text: []richtext.Text{plain("We mended it.")}, Speaker: "Ann Oar", Role: "mayor"},
		richtext.PullQuote{Text: plain("We mended it.")},
		richtext.List{Ordered: true, Items: []richtext.Item{{Text: plain("rope")}, {Text: plain("oil")}}},
		richtext.Table{Caption: plain("Crossings"), Rows: [][]richtext.Cell{{{Text: plain("12")}}}},
		richtext.Code{Text: "print()"},
		richtext.Embed{URL: "https://video.example/1", Title: "A film"},
		richtext.FactBox{Title: "The ferry", Blocks: []richtext.Block{richtext.Paragraph{Text: plain("Built in 1987.")}}},
		richtext.Timeline{Title: "Nine nights", Entries: []richtext.Entry{{Date: "2026-11-13", Text: plain("It stops")}}},
		richtext.Paragraph{Text: plain("***")},
		richtext.Quote{Text: []richtext.Text{plain("…")}},
	)
	p.Corrections = []news.Correction{{At: noon, Text: "It was nine."}}
	want := []string{
		"-1 Ferry runs again. (900ms)",
		"-1 After nine nights. (700ms)",
		"-1 By Ada Kwill. (700ms)",
		"-1 This article was corrected on the twenty-second of November twenty twenty-six. (700ms)",
		"0 It left at fourteen thirty. (1.3s)",
		"# 2 What broke. (900ms)",
		"3 Quote from Ann Oar, mayor. (300ms)",
		"3 We mended it. (300ms)",
		"3 End of quote. (700ms)",
		"5 one: rope. (300ms)",
		"5 two: oil. (700ms)",
		"6 The article shows a table here: Crossings. (1.3s)",
		"9 Background: The ferry. (900ms)",
		"9 Built in nineteen eighty-seven. (700ms)",
		"9 Back to the article. (1.3s)",
		"10 Nine nights. (900ms)",
		"10 the thirteenth of November twenty twenty-six: It stops. (1.3s)",
	}
	if diff := cmp.Diff(want, said(read(p))); diff != "" {
		t.Errorf("(- want, + got)\n%s", diff)
	}
}

func TestACorrectionChangesOnlyItsOwnLines(t *testing.T) {
	t.Parallel()
	before := read(article(richtext.Paragraph{Text: plain("Nine nights.")}, richtext.Paragraph{Text: plain("A rope.")}))
	after := read(article(richtext.Paragraph{Text: plain("Ten nights.")}, richtext.Paragraph{Text: plain("A rope.")}))
	changed := 0
	for i := range before.Lines {
		if before.Lines[i].Hash(before.Lang) != after.Lines[i].Hash(after.Lang) {
			changed++
		}
	}
	if changed != 1 || before.Hash() == after.Hash() {
		t.Errorf("%d lines changed; script hashes %.8s and %.8s", changed, before.Hash(), after.Hash())
	}
}

func TestTheSameWordsInAnotherLanguageSoundOtherwise(t *testing.T) {
	t.Parallel()
	l := script.Line{Text: "Paris."}
	if l.Hash("en") == l.Hash("fr") {
		t.Error("one hash for two languages")
	}
}

func TestALongParagraphIsReadInSeveralBreaths(t *testing.T) {
	t.Parallel()
	sentence := "The ferry crossed the water with nine people, two dogs and a piano on board. "
	s := read(article(
		richtext.Paragraph{Text: plain(strings.Repeat(sentence, 30))},
		richtext.Paragraph{Text: plain(strings.Repeat("word ", 500))},
		richtext.Paragraph{Text: plain(strings.Repeat("ä", 3000))},
	))
	for _, l := range s.Lines {
		if len(l.Shown) > 800 || !utf8.ValidString(l.Text) {
			t.Errorf("a line of %d bytes: %.40q", len(l.Shown), l.Shown)
		}
		if l.Block == 0 && !strings.HasSuffix(l.Text, "board.") {
			t.Errorf("cut inside a sentence: %.40q", l.Text[len(l.Text)-40:])
		}
	}
}

func TestADigestIsTheFrontInTheEditorsOrder(t *testing.T) {
	t.Parallel()
	card := func(id int64, headline string, at time.Time) paper.FrontCard {
		return paper.FrontCard{Card: paper.Card{ID: id, Path: "/" + headline, Headline: headline, Standfirst: "Of " + headline + ".", PublishedAt: at}}
	}
	filled := card(4, "Filler", noon)
	filled.Filled = true
	dumb := card(5, "Dumb", noon)
	dumb.Standfirst = ""
	updated := card(6, "Updated", noon.Add(-72*time.Hour))
	updated.UpdatedAt = noon
	front := paper.FrontPage{Containers: []paper.Container{
		{Cards: []paper.FrontCard{card(1, "Lead", noon), filled, card(2, "Old", noon.Add(-48*time.Hour)), dumb}},
		{Cards: []paper.FrontCard{card(3, "Second", noon), card(1, "Lead", noon), updated}},
	}}
	d := script.Compose(front, script.Choice{Paper: "The Ferry Gazette", Lang: "en-GB", Date: noon, Since: noon.Add(-24 * time.Hour), Most: 10})
	s := script.NewReader("en-GB", nil, time.UTC).Digest(d)
	want := []string{
		"# -1 This is The Ferry Gazette, with the news of the twenty-second of November twenty twenty-six. (1.3s)",
		"# 0 Lead. (900ms)", "0 Of Lead. (1.3s)",
		"# 1 Second. (900ms)", "1 Of Second. (1.3s)",
		"# 2 Updated. (900ms)", "2 Of Updated. (1.3s)",
		"# 3 Filler. (900ms)", "3 Of Filler. (1.3s)",
		"-1 That was The Ferry Gazette. (300ms)",
	}
	got := said(s)
	if diff := cmp.Diff(want[:9], got[:9]); diff != "" {
		t.Errorf("(- want, + got)\n%s", diff)
	}
	if s.Lines[1].Path != "/Lead" || s.Lines[1].Article != 1 || s.Title != "The news of 22 November 2026" {
		t.Errorf("chapter leads to %q, article %d, title %q", s.Lines[1].Path, s.Lines[1].Article, s.Title)
	}
}

func TestADayWithoutNewsHasNoDigest(t *testing.T) {
	t.Parallel()
	d := script.Compose(paper.FrontPage{}, script.Choice{Paper: "The Ferry Gazette", Date: noon, Since: noon, Most: 10})
	if s := script.NewReader("en", nil, time.UTC).Digest(d); len(s.Lines) != 0 {
		t.Errorf("says %q", said(s))
	}
}

func TestAnEditorsWordsStandBeforeTheUsualOnes(t *testing.T) {
	t.Parallel()
	s := script.NewReader("de", nil, time.UTC).Digest(script.Digest{
		Intro: "Guten Morgen!", Outro: "Tschüss.", Stories: []script.Story{{Headline: "Fähre", Text: "Sie fährt."}},
	})
	if got := s.Lines[0].Text + " " + s.Lines[len(s.Lines)-1].Text; got != "Guten Morgen! Tschüss." {
		t.Errorf("said %q", got)
	}
}

func FuzzArticle(f *testing.F) {
	f.Add("en", "Ten nights. “Why?” — nobody knew… 12 May")
	f.Add("ja", "橋が開いた。人々は喜んだ。")
	f.Fuzz(func(t *testing.T, tag, text string) {
		p := article(richtext.Paragraph{Text: plain(text)}, richtext.Quote{Text: []richtext.Text{plain(text)}, Speaker: text})
		for _, l := range script.NewReader(tag, nil, time.UTC).Article(p).Lines {
			if strings.TrimSpace(l.Text) == "" || l.Rest <= 0 {
				t.Errorf("nothing to say in %+v", l)
			}
		}
	})
}
