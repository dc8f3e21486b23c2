// Package frontpage is the work of those who curate fronts.
//
// A front has a draft, which editors arrange together, and launches, which
// readers get. [Fronts] carries out the deeds: save the draft, launch it now or
// at a time to come, put a past launch back into the draft. A launch keeps the
// arrangement for ever, together with a pressed copy of what every card said,
// from which the time machine shows the front as it was although articles
// change. Readers have the newest launch whose time has come; the time is
// compared when they ask, so a scheduled launch is exact and waits for no job.
//
// What an arrangement makes of a front is the business of [Arrange]: which
// slot stands where, what fills the free places, and what is left out. It is
// the same for readers, previews and the desk, and it gives a reason for
// everything it leaves out, because nothing puzzles an editor more than a card
// that is not there. [Compare] says in words how two arrangements differ.
package frontpage
