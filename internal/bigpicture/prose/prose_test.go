package prose_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/bigpicture/prose"
	"github.com/courant-press/courant/internal/richtext"
)

func TestTokens(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ text, want string }{
		"words and marks":                      {"Boats, and tides.", "Boats|,|and|tides|."},
		"a hyphen and an apostrophe join":      {"the well-known don’t", "the|well-known|don’t"},
		"the possessive is apart":              {"Anna's and Anna’s boat", "Anna|'s|and|Anna|’s|boat"},
		"figures hold their points":            {"1,200.5 metres, 3.", "1,200.5|metres|,|3|."},
		"two strokes are one mark":             {"''No,'' she said", "''|No|,|''|she|said"},
		"characters without spaces are single": {"渡船停运", "渡|船|停|运"},
		"right to left":                        {"قال الوزير", "قال|الوزير"},
		"nothing":                              {" \t\n", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var words []string
			for _, token := range prose.Tokens(test.text) {
				words = append(words, token.Text)
			}
			if diff := cmp.Diff(test.want, strings.Join(words, "|")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestSentences(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ text, want string }{
		"two":                          {"It rained. The ferry ran.", "It rained.|The ferry ran."},
		"a title ends none":            {"Mr. Holm and Dr. Berg met. They spoke.", "Mr. Holm and Dr. Berg met.|They spoke."},
		"initials end none":            {"J. R. Holm left. He slept.", "J. R. Holm left.|He slept."},
		"U.S. inside a sentence":       {"The U.S. Navy came. It left.", "The U.S. Navy came.|It left."},
		"U.S. at the end":              {"She lives in the U.S. He does not.", "She lives in the U.S.|He does not."},
		"a closing mark belongs":       {"“We wait.” He left.", "“We wait.”|He left."},
		"a question inside a sentence": {"“Why?”, she asked. Nobody knew.", "“Why?”, she asked.|Nobody knew."},
		"German dates":                 {"Am 3. Mai kam sie. Er blieb.", "Am 3. Mai kam sie.|Er blieb."},
		"Chinese":                      {"渡船停运。他走了。", "渡船停运。|他走了。"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := prose.NewPassage(0, 0, test.text)
			var sentences []string
			for _, s := range p.Sentences {
				sentences = append(sentences, p.Span(s.From, s.To))
			}
			if diff := cmp.Diff(test.want, strings.Join(sentences, "|")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestAPlaceCountsCharacters(t *testing.T) {
	t.Parallel()
	p := prose.NewPassage(2, 1, "Ærø: “Nein”, sagte er.")
	start := strings.Index(p.Words, "Nein")
	want := prose.Place{Block: 2, Text: 1, Start: 6, End: 10}
	if got := p.Place(start, start+4); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestPassagesAreTheRunningText(t *testing.T) {
	t.Parallel()
	doc := richtext.Doc{Blocks: []richtext.Block{
		richtext.Heading{Level: 2, Text: richtext.Plain("Weather")},
		richtext.Paragraph{Text: richtext.Plain("It rained.")},
		richtext.List{Items: []richtext.Item{{Text: richtext.Plain("one")}, {Text: richtext.Plain("two")}}},
	}}
	var words []string
	for _, p := range prose.Passages(doc) {
		words = append(words, p.Words)
	}
	if diff := cmp.Diff([]string{"It rained.", "one", "two"}, words); diff != "" {
		t.Error(diff)
	}
}

func FuzzTokens(f *testing.F) {
	f.Add("“It’s 1,200.5,” said J. R. O’Neil’s aunt… „Ja“ 渡船 ''no'' \u202e")
	f.Fuzz(func(t *testing.T, s string) {
		end := 0
		p := prose.NewPassage(0, 0, s)
		for _, token := range p.Tokens {
			if token.Start < end || token.End <= token.Start || s[token.Start:token.End] != token.Text {
				t.Fatalf("token %+v after byte %d of %q", token, end, s)
			}
			end = token.End
		}
		next := 0
		for _, sentence := range p.Sentences {
			if sentence.From != next || sentence.To <= sentence.From {
				t.Fatalf("sentence %+v after token %d of %q", sentence, next, s)
			}
			next = sentence.To
		}
		if next != len(p.Tokens) {
			t.Fatalf("%d of %d tokens are in sentences of %q", next, len(p.Tokens), s)
		}
	})
}
