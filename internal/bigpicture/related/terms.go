package related

import (
	"github.com/courant-press/courant/internal/bigpicture/name"
	"github.com/courant-press/courant/internal/bigpicture/prose"
)

// A Term is the hash of a folded word, or of two neighbours.
type Term uint64

// Terms is how often an article uses each of its terms, with extra for the
// headline and for names.
type Terms map[Term]float32

// How much a use of a term counts.
const (
	inHeadline = 3
	inName     = 1 // more
	asPair     = 0.4
	longest    = 20_000 // tokens of a text that are read
)

// Read counts the terms of an article: its headline, and its text with the
// names found in it.
func Read(headline string, passages []prose.Passage, names *name.Names) Terms {
	terms := Terms{}
	terms.add(prose.Tokens(headline), inHeadline)
	left := longest
	for i, p := range passages {
		read := p.Tokens[:min(left, len(p.Tokens))]
		terms.add(read, 1)
		for _, m := range names.In(i) {
			if m.To <= len(read) {
				terms.addName(read[m.From:m.To])
			}
		}
		left -= len(read)
	}
	return terms
}

// add counts words and the pairs of those that follow each other without a
// mark between.
func (t Terms) add(tokens []prose.Token, count float32) {
	var before Term
	for _, token := range tokens {
		if token.Kind == prose.Mark || token.Is("'s", "’s") {
			before = 0
			continue
		}
		word := term(token.Text)
		t[word] += count
		if before != 0 {
			t[before*31^word] += count * asPair
		}
		before = word
	}
}

func (t Terms) addName(tokens []prose.Token) {
	for _, token := range tokens {
		if token.Kind != prose.Mark {
			t[term(token.Text)] += inName
		}
	}
}

// term returns the hash of a word (FNV-1a).
func term(word string) Term {
	h := uint64(14695981039346656037)
	for _, c := range []byte(prose.Fold(word)) {
		h = (h ^ uint64(c)) * 1099511628211
	}
	return Term(h)
}
