package correction

import (
	"slices"
	"strings"

	"github.com/courant-press/courant/internal/bigpicture/prose"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/richtext"
)

// Wrong returns the sentences of a text that its next version has no more, in
// reading order, the headline and the standfirst first.
func Wrong(was, is *news.Content) []string {
	var gone, come []prose.Passage
	for _, field := range [][2]string{{was.Headline, is.Headline}, {was.Standfirst, is.Standfirst}} {
		gone = append(gone, prose.NewPassage(0, 0, field[0]))
		come = append(come, prose.NewPassage(0, 0, field[1]))
	}
	var before, after richtext.Doc
	for _, change := range richtext.Diff(was.Body, is.Body) {
		if change.Old != nil && change.Op != richtext.Kept {
			before.Blocks = append(before.Blocks, change.Old)
		}
		if change.New != nil {
			after.Blocks = append(after.Blocks, change.New)
		}
	}
	gone, come = append(gone, passages(before)...), append(come, passages(after)...)
	stays := map[string]bool{}
	for _, s := range sentences(come) {
		stays[s.folded()] = true
	}
	var wrong []string
	for _, s := range sentences(gone) {
		if words := s.folded(); words != "" && !stays[words] {
			stays[words] = true // once
			wrong = append(wrong, s.text)
		}
	}
	return wrong
}

// passages are all running texts of d, those of quotes, captions and boxes
// too: a wrong number may stand anywhere.
func passages(d richtext.Doc) (all []prose.Passage) {
	for i, b := range d.Blocks {
		for n, t := range richtext.TextsOf(b) {
			all = append(all, prose.NewPassage(i, n, t.String()))
		}
	}
	return all
}

// A sentence is its text, and its words folded.
type sentence struct {
	text  string
	words []string
}

func (s sentence) folded() string { return strings.Join(s.words, " ") }

func sentences(passages []prose.Passage) (all []sentence) {
	for i := range passages {
		p := &passages[i]
		for _, s := range p.Sentences {
			all = append(all, sentence{p.Span(s.From, s.To), fold(p.Tokens[s.From:s.To])})
		}
	}
	return all
}

// fold returns the words among tokens as they are compared.
func fold(tokens []prose.Token) (words []string) {
	for _, t := range tokens {
		if t.Kind != prose.Mark {
			words = append(words, prose.Fold(t.Text))
		}
	}
	return words
}

// How a sentence is looked for.
const (
	run     = 6  // words that stand in a row by chance nowhere else
	least   = 3  // of a sentence that is looked for as a whole
	maxRuns = 60 // of all sentences together
)

// runs returns the runs of words by which sentences are looked for: in each
// one every second, the last one at its end.
func runs(wrong []string) (all [][]string) {
	for _, text := range wrong {
		p := prose.NewPassage(0, 0, text)
		words := fold(p.Tokens)
		if len(words) < least {
			continue
		}
		last := max(0, len(words)-run)
		for at := 0; at < last; at += run / 2 {
			all = append(all, words[at:at+run])
		}
		all = append(all, words[last:])
		if len(all) >= maxRuns {
			return all[:maxRuns]
		}
	}
	return all
}

// standsIn returns the first sentence of a text that has one of the runs.
func standsIn(c *news.Content, runs [][]string) (string, bool) {
	furniture := []prose.Passage{prose.NewPassage(0, 0, c.Headline), prose.NewPassage(0, 0, c.Standfirst)}
	for _, s := range sentences(append(furniture, passages(c.Body)...)) {
		folded := " " + s.folded() + " "
		if slices.ContainsFunc(runs, func(r []string) bool { return strings.Contains(folded, " "+strings.Join(r, " ")+" ") }) {
			return s.text, true
		}
	}
	return "", false
}
