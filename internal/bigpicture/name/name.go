package name

import (
	"slices"
	"strings"

	"github.com/courant-press/courant/internal/bigpicture/prose"
)

// A Kind is what sort of thing a name stands for.
type Kind uint8

// The kinds of name.
const (
	Unknown Kind = iota
	Person
	Organisation
	Place
)

// String returns the kind as a word.
func (k Kind) String() string {
	return [...]string{"unknown", "person", "organisation", "place"}[k]
}

// A Name is one that a text mentions, with all its mentions in reading order.
type Name struct {
	Text     string // the fullest form
	Kind     Kind
	Role     string // what the text says the person is: "mayor of Ostrand"
	Female   bool   // a title says so
	Male     bool
	Sure     bool // it stands somewhere else than as a single word at the head of a sentence
	Mentions []Mention
}

// A Mention is one place where a name stands: tokens From up to, not
// including, To of passage number Passage. Name is the index of what it names.
type Mention struct {
	Passage, From, To int
	Name              int
	Title             string // "Mr.", "Senator": what stands before it, not part of the name
}

// Names are the names of one text.
type Names struct {
	All      []Name
	passages []prose.Passage
	byStart  [][]Mention // of each passage, in reading order
}

// Find returns the names of a text. Lang is its language as BCP 47.
func Find(passages []prose.Passage, lang string) *Names {
	r := newReader(passages, lang)
	names := &Names{passages: passages, byStart: make([][]Mention, len(passages))}
	for i := range passages {
		names.byStart[i] = r.runs(i)
	}
	g := gatherer{names: names, reader: r, bySurname: map[string]int{}, byText: map[string]int{}, byInitials: map[string]int{}}
	g.gather()
	return names
}

// In returns the mentions in a passage, in reading order.
func (n *Names) In(passage int) []Mention { return n.byStart[passage] }

// Within returns the first mention that lies in the given tokens of a passage.
func (n *Names) Within(passage, from, to int) (Mention, bool) {
	all := n.byStart[passage]
	first, _ := slices.BinarySearchFunc(all, from, func(m Mention, from int) int { return m.From - from })
	if first < len(all) && all[first].To <= to {
		return all[first], true
	}
	return Mention{}, false
}

// text returns the words of a mention.
func (n *Names) text(m Mention) string { return n.passages[m.Passage].Span(m.From, m.To) }

// surname returns the last word of a name, folded.
func surname(text string) string {
	words := strings.Fields(text)
	for len(words) > 1 && isSuffix(prose.Fold(strings.Trim(words[len(words)-1], ".,"))) {
		words = words[:len(words)-1]
	}
	if len(words) == 0 {
		return ""
	}
	return prose.Fold(words[len(words)-1])
}
