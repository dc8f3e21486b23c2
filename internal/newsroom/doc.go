// Package newsroom makes the paper: it carries out the verbs of the desk, one
// file for each. Every deed goes the same way: load the article, check that
// the person may do this and saw the article as it is, decide with the pure
// rule of package news, and save once, in one transaction, together with the
// event that tells the rest of the house. The event is also the line in the
// article's history: who did what, when and why.
//
// Two numbers keep people from treading on each other. A deed on an article
// names the version the editor saw, see [Seen], and is refused if somebody
// saved it since. A text names the revision it was begun from, see [Draft],
// and is refused only if somebody else wrote in between: the parallel saves of
// one writer never quarrel. A text that is refused is kept all the same, as a
// revision set aside, so that nobody's words are lost.
//
// The first of these numbers does not move when somebody takes the lock, so an
// editor can send back or withdraw what a reporter has open.
package newsroom
