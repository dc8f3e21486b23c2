// Package duplicate finds texts that are nearly the same: wire copy that came
// twice, two reporters on one event, an article that was pasted into another.
//
// A [Text] is the set of its shingles, runs of three folded words. Its
// [Signature] holds, for 128 hash functions, the least value that any shingle
// has; two signatures agree in as large a share of their places as the two
// sets share of all shingles they have together (Broder, "On the resemblance
// and containment of documents", 1997). Places are gathered in [Bands] bands
// of four: texts that agree in a whole band are candidates (Leskovec,
// Rajaraman and Ullman, "Mining of Massive Datasets", section 3.4). A pair
// that resembles each other by .5 becomes one with a probability of .87, by
// .6 with .99, by .2 with .05.
//
// Candidates are only that. [Compare] holds the two texts against each other
// word by word and says how much they share, and where. What it calls the same
// is decided by [Likeness.Same] alone. A signature and its bands can be kept
// in a table, so that nothing grows with the archive but the disk; [Index]
// keeps them in memory for a window of articles.
//
// The [Finder] asks for a text at the desk, and keeps what people say of a pair.
package duplicate
