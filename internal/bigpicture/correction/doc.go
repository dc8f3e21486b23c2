// Package correction finds what else must be put right when an article is. A
// correction changes the article, its page, feeds and log by itself; but the
// words that were wrong may stand elsewhere: quoted in another article, told
// again in a follow-up, kept in a timeline, written on a card of a front.
//
// What was wrong is what the correction changes: the sentences of the text
// that readers had which the new text has no more ([Wrong]). They are looked
// for in the index of words by runs of six, and found where a live text has
// such a run word for word. Beside these stand the entries of timelines that
// have their facts from the article, its cards with words of their own, the
// letters in which it was sent, and the articles that link to it. Nothing is changed there: the list is worked
// off by people, who mark what they have seen to.
//
// The work does not grow with the archive: at most [maxRuns] questions to the
// index, [maxTexts] texts read, and [maxLinks] links listed.
package correction
