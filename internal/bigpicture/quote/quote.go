package quote

import (
	"github.com/courant-press/courant/internal/bigpicture/name"
	"github.com/courant-press/courant/internal/bigpicture/prose"
	"github.com/courant-press/courant/internal/richtext"
)

// A Kind says how much of what was said stands between the marks.
type Kind string

// The kinds of quote.
const (
	Direct  Kind = "direct"  // whole sentences or clauses
	Partial Kind = "partial" // words inside a sentence of the reporter's
)

// A Quote is what somebody is quoted with, in one piece or in several.
type Quote struct {
	Kind    Kind
	Pieces  []Piece // in reading order
	Speaker Speaker // without a Mention if the text does not say who
	Cue     Words   // the words that tell that it was said; may be empty
}

// A Piece is one run of exact words between two marks.
type Piece struct {
	Words
	// Open says that the closing mark is missing, as it is where the quote
	// goes on in the next paragraph.
	Open bool
}

// Words are words of the text and where they stand.
type Words struct {
	Text  string
	Place prose.Place
}

// A Speaker is who said a quote.
type Speaker struct {
	Mention Words     // how the sentence names the speaker: "she", "Holm", "the harbour office"
	Name    string    // the full name from elsewhere in the article; empty if it gives none
	Role    string    // what the article says the speaker is: "mayor of Ostrand"
	Kind    name.Kind // person or organisation, as far as the text tells
}

// Find returns the quotes in the running text of d, in reading order. Lang is
// its language as BCP 47. In a language whose reporting words it does not know
// it returns quotes without speakers.
func Find(d richtext.Doc, lang string) []Quote {
	passages := prose.Passages(d)
	return InPassages(passages, name.Find(passages, lang), lang)
}

// InPassages does the work of [Find] on passages that are taken apart already,
// with the names that were found in them.
func InPassages(passages []prose.Passage, names *name.Names, lang string) []Quote {
	f := finder{
		passages: passages,
		language: newLanguage(lang),
		names:    names,
		last:     -1,
	}
	for i := range passages {
		f.read(i)
	}
	return f.quotes
}

// A finder reads a text from beginning to end and remembers what it needs to
// know whose turn it is.
type finder struct {
	passages []prose.Passage
	language *language
	names    *name.Names
	quotes   []Quote
	spoken   []name.Mention // who was mentioned last as a speaker, the newest at the end

	last      int           // the quote that quoted words alone go on with; -1 for none
	announced *announcement // who speaks next, if the text just said so
	reporting *announcement // who was last said to speak
}
