package news

import (
	"iter"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/courant-press/courant/internal/richtext"
)

// Names shorter than shortName are too often alike by chance; a text with more
// than manyNames different ones is compared by its first.
const (
	shortName = 5
	manyNames = 400
)

// aboutNames looks for names that are spelt two ways in the text, or otherwise
// than the topics of the article are.
func aboutNames(c *Content, topics []Topic) []Check {
	seen := namesIn(c)
	var checks []Check
	for i, a := range seen {
		for _, b := range seen[i+1:] {
			if nearlySame(a.name, b.name) {
				checks = append(checks, spelling(b, a.name, "is also spelt"))
			}
		}
	}
	for _, known := range namesOf(topics) {
		for _, n := range seen {
			if nearlySame(known, n.name) && !slices.ContainsFunc(seen, func(s nameAt) bool { return s.name == known }) {
				checks = append(checks, spelling(n, known, "is spelt otherwise in a topic:"))
			}
		}
	}
	return checks
}

func spelling(n nameAt, other, verb string) Check {
	c := should("name-spelling", "body", "The name "+quote(n.name)+" "+verb+" "+quote(other)+".", "Find out which is right, and use it everywhere.")
	if n.block < 0 {
		c.Field = n.field
		return c
	}
	return c.in(n.block)
}

// A nameAt is a capitalised word and where it stands first.
type nameAt struct {
	name  string
	field string
	block int
}

// namesIn returns the words that are capitalised in the middle of a sentence
// and never written small, each once.
func namesIn(c *Content) []nameAt {
	found, small := []nameAt{}, map[string]bool{}
	known := map[string]bool{}
	collect := func(text, field string, block int) {
		for word, first := range wordsOf(text) {
			switch r, _ := utf8.DecodeRuneInString(word); {
			case unicode.IsLower(r):
				small[word] = true
			case unicode.IsUpper(r) && !first && !known[word] && utf8.RuneCountInString(word) >= shortName:
				known[word] = true
				found = append(found, nameAt{word, field, block})
			}
		}
	}
	collect(c.Standfirst, "standfirst", -1)
	for i, b := range c.Body.Blocks {
		for _, t := range richtext.TextsOf(b) {
			collect(t.String(), "body", i)
		}
		if q, ok := b.(richtext.Quote); ok {
			collect("– "+q.Speaker, "body", i)
		}
	}
	found = slices.DeleteFunc(found, func(n nameAt) bool { return small[strings.ToLower(n.name)] })
	return found[:min(len(found), manyNames)]
}

// wordsOf yields the words of a text without the possessive, and whether each
// begins a sentence or a quote.
func wordsOf(text string) iter.Seq2[string, bool] {
	return func(yield func(string, bool) bool) {
		first := true
		for _, field := range strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || r == '-' || r == '/' }) {
			begins := first || strings.IndexAny(field, "\"'“„«‘‚") == 0
			word := strings.TrimFunc(field, func(r rune) bool { return !unicode.IsLetter(r) })
			word = strings.TrimSuffix(strings.TrimSuffix(word, "'s"), "’s")
			if word != "" && !yield(word, begins) {
				return
			}
			first = strings.HasSuffix(strings.TrimRight(field, "\"'”’»)"), ".") || strings.ContainsAny(field, "!?:")
		}
	}
}

// namesOf returns the capitalised words of the names of topics, each once.
func namesOf(topics []Topic) []string {
	words := map[string]bool{}
	for _, t := range topics {
		for _, name := range append([]string{t.Name}, t.Aliases...) {
			for word := range wordsOf(name) {
				if r, _ := utf8.DecodeRuneInString(word); unicode.IsUpper(r) && utf8.RuneCountInString(word) >= shortName {
					words[word] = true
				}
			}
		}
	}
	return slices.Sorted(maps.Keys(words))
}

// nearlySame reports whether two words differ by one letter: another one, one
// more, or two neighbours in the other order. A longer form of the same word,
// such as a plural, is not taken for a mistake.
func nearlySame(a, b string) bool {
	x, y := []rune(a), []rune(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) == 0 || len(y)-len(x) > 1 || x[0] != y[0] {
		return false
	}
	i := 0
	for i < len(x) && x[i] == y[i] {
		i++
	}
	switch {
	case i == len(x): // the same, or one is the beginning of the other
		return false
	case len(x) < len(y):
		return slices.Equal(x[i:], y[i+1:])
	case slices.Equal(x[i+1:], y[i+1:]):
		return i < len(x)-1 || utf8.RuneCountInString(a) > shortName
	default:
		return i+1 < len(x) && x[i] == y[i+1] && x[i+1] == y[i] && slices.Equal(x[i+2:], y[i+2:])
	}
}
