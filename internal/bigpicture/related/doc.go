// Package related finds the articles that tell of the same as another, and
// says why in words.
//
// An article is a [Vector]: its 160 heaviest terms, words and pairs of
// neighbours, of length one. A term weighs more the more often the article
// uses it, with an end to it (the saturation of BM25; Robertson and Zaragoza,
// "The Probabilistic Relevance Framework", 2009), three times in the headline
// and twice as part of a name, and the fewer articles of the archive use it.
// The archive's own [Counts] say how many, joined to five hundred articles that
// are imagined to use no term, so that a young archive does not mistake its few
// words for common ones. A word that three articles in ten use says nothing; in
// a young archive, which may have one subject, it takes more. No list of stop
// words is needed, and no language.
//
// Two articles are as like as the cosine of their vectors, and a little less
// the longer the time between them. An [Index] finds the likest; it asks
// twice, the second time with what the three nearest said as well (feedback
// after Rocchio, 1971), so that an article is found that tells the same in
// other words. [Choose] picks what readers see: never the article itself, a
// duplicate or what is on the page already, and each with its [Reason]. The
// [Chooser] has it chosen in a job, and keeps what editors pin and ban.
package related
