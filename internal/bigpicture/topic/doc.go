// Package topic finds the paper's topics in a text as it is written, and names
// that are no topics yet.
//
// A [Tagger] knows the names and aliases of all topics as a trie of words. It
// reads a text once; at each word it follows the trie as far as the words go
// on, and takes the longest name (a dictionary matcher of the kind of Aho and
// Corasick, "Efficient string matching", 1975, on words instead of
// characters). Nothing of that depends on how many topics there are.
//
// A name must be written as a name: with capitals where it has some, whole
// words only, and not inside a longer name that means something else ("Holm
// Street", if only Holm is known). Several topics may share an alias. Then the
// one is meant that the text also calls by a name of its own, or whose profile,
// the vector of what was written about it, is clearly likest to the text. If
// neither tells, the mention is offered with all its topics and none chosen.
//
// What package name finds beside that is offered as unknown, with its likely
// kind, so that a topic can be made of it.
//
// [Topics] offers all that beside the text, and keeps what was refused.
package topic
