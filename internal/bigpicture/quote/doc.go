// Package quote finds quotations in the text of an article, with who said
// them, as what, and the words that tell.
//
// A passage is read as a frame: the reporter's own words, in which every
// quoted stretch is one piece, however long. Marks of every language are
// paired, nested ones counted, and a mark that is never closed ends with the
// passage. In the frame a quotation is attributed by the clause beside it: a
// verb of speech with its subject ("said Anna Holm", "the mayor of Ostrand,
// who …, told reporters"), a source without a verb ("according to"), or a
// colon. A quotation that ends with a comma looks to its right first, all
// others to their left. Stretches under one cue are pieces of one quote ("…,"
// he said, "…"), and so is a sentence of nothing but quoted words after it,
// also in the next paragraph. This is the procedure of Krestel, Bergler and
// Witte, "Minding the Source: Automatic Tagging of Reported Speech in
// Newspaper Articles" (LREC 2008), and the split of the task into cue, source
// and content is that of Pareti, "PARC 3.0: A Corpus of Attribution Relations"
// (LREC 2016).
//
// Who speaks is then looked up in the names of the article (package name): a
// surname alone, or a pronoun, gets the full name and the role that the text
// gave before. A pronoun stands for the nearest person before it that fits,
// and of those in one passage for the subject of a sentence, or who spoke
// last (after Lappin and Leass, "An Algorithm for Pronominal Anaphora
// Resolution", 1994).
//
// The reporting words of English and German are known. In all other languages
// quotations are found by their marks, without a speaker: none is better than
// a wrong one. [Find] is the entry point. It takes time in proportion to the
// length of the text.
//
// What was found is a suggestion until somebody at the desk confirms it.
// [Quotes] keeps the decisions, by the article and the folded words, and gives
// each quote its speaker among the topics of the paper.
package quote
