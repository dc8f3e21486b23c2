package prose

import (
	"slices"
	"unicode/utf8"

	"github.com/courant-press/courant/internal/richtext"
)

// A Passage is one line of running text with where it stands: the text with
// number Text of those that [richtext.TextsOf] returns for block number Block.
type Passage struct {
	Block, Text int
	Words       string
	Tokens      []Token
	Sentences   []Sentence

	counted []int // characters before each stride of bytes
}

// Passages returns the running text of d: paragraphs and the items of lists.
// Headings, captions, tables and boxes speak with another voice and are left
// out, and so are blocks of quotes, which name their speaker themselves.
func Passages(d richtext.Doc) []Passage {
	var all []Passage
	for i, b := range d.Blocks {
		switch b.(type) {
		case richtext.Paragraph, richtext.List:
			for n, t := range richtext.TextsOf(b) {
				all = append(all, NewPassage(i, n, t.String()))
			}
		}
	}
	return all
}

// NewPassage takes a line of text apart.
func NewPassage(block, text int, words string) Passage {
	tokens := Tokens(words)
	return Passage{block, text, words, tokens, Sentences(tokens), count(words)}
}

// stride is how many bytes lie between two counts of characters.
const stride = 1024

// count returns the number of characters before each stride of s, so that a
// place in a long text is found without counting from its beginning.
func count(s string) []int {
	counts := []int{0}
	for from := 0; from+stride < len(s); from += stride {
		counts = append(counts, counts[len(counts)-1]+starts(s[from:from+stride]))
	}
	return counts
}

// starts returns how many characters begin in s.
func starts(s string) int {
	n := 0
	for i := range len(s) {
		if utf8.RuneStart(s[i]) {
			n++
		}
	}
	return n
}

// A Place is a run of characters in a [richtext.Doc]: those from Start up to,
// not including, End, in the text number Text of block number Block. It counts
// characters (code points), not bytes.
type Place struct{ Block, Text, Start, End int }

// Place returns the place of the bytes from start up to end of p.
func (p *Passage) Place(start, end int) Place {
	return Place{p.Block, p.Text, p.characters(start), p.characters(end)}
}

// characters returns how many characters begin before byte i.
func (p *Passage) characters(i int) int {
	n := min(i/stride, len(p.counted)-1)
	return p.counted[n] + starts(p.Words[n*stride:i])
}

// Begins reports whether a sentence begins with token i.
func (p *Passage) Begins(i int) bool {
	_, found := slices.BinarySearchFunc(p.Sentences, i, func(s Sentence, i int) int { return s.From - i })
	return found
}

// Span returns the words of the tokens from number from up to number to, as
// they are written.
func (p *Passage) Span(from, to int) string {
	if from >= to {
		return ""
	}
	return p.Words[p.Tokens[from].Start:p.Tokens[to-1].End]
}
