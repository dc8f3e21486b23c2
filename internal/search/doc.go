// Package search finds articles by their words. It keeps an index of the text
// of every article in one SQLite file, which each node has for itself,
// whatever engine the paper is on: PostgreSQL ranks by how often a word stands
// in a text, not by how rare it is, and two engines would find two different
// things.
//
// The file is derived. [Index.Follow] reads the change feed of the paper and
// writes what changed, so that an article is found within a second of being
// saved. The index remembers in the same transaction up to which event it has
// heard; a file that is missing, damaged or of another program is begun anew,
// newest articles first, in the background, and searching goes on meanwhile
// with what is there.
//
// The index knows nothing of journalism but the parts of a text. What a text
// may be chosen by, its state or section, are flags: words that the caller
// makes up and that stand beside the text. Texts of the desk are in the table
// desk; what readers may find is another text, the live revision, and gets a
// table of its own beside it, so that no forgotten condition can show a draft.
package search
