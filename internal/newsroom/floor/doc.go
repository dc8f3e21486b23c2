// Package floor is the newsroom as one sees it when looking up from the
// screen: what the others do, and who sits over which article.
//
// Whoever watches has a [Seat], from which messages can be read: an article
// changed, somebody opened one, a front was launched. The [Floor] reads the
// change feed of the paper in its order, so all nodes tell the same story, and
// a seat that was lost is taken again with the number of the last message:
// what was missed is told first. A seat whose messages nobody reads is
// cleared, which costs its owner no more than that.
//
// Who has an article open is known only while their browser says so every few
// seconds, and only at the node it says it to. That somebody writes in an
// article is the lock, which everybody knows.
package floor
