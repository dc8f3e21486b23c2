// Package prose takes running text apart: into tokens with their places, and
// tokens into sentences. All methods of the big picture read text through it,
// so that they agree on what a word is.
//
// Words follow Unicode's word boundaries (UAX #29) with the exceptions of an
// editor: a hyphen or an apostrophe inside a word belongs to it, and the
// possessive ('s) is a token of its own, so that "Anna's" is found as "Anna".
// Text that is written without spaces (Han, kana, Thai and its neighbours)
// gives one token for each character. Sentences end at a full stop, question
// or exclamation mark that does not belong to an abbreviation, a number or an
// initial (after Kiss and Strunk, "Unsupervised Multilingual Sentence Boundary
// Detection", 2006: a short word with a full stop before a lower-case word is
// an abbreviation).
//
// A [Passage] is one paragraph, heading or other line of a body, which knows
// where it stands in the [richtext.Doc]. Everything here takes time in
// proportion to the length of the text.
package prose
