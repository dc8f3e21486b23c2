// Package press keeps the paper printed, so that a reader never waits for a
// database.
//
// A page is printed once: the reader's site renders it, the press names it by
// the hash of its bytes, binds it in gzip and, once it is asked for again, in
// the codings browsers like better, and lays it on a shelf in memory under a
// budget of bytes. From then on it costs one look-up and one write, whoever
// asks.
//
// # What a page shows
//
// A [Print] carries the keys of all it shows ([news.Key]). When something
// changes, [Press.Touch] is told which keys:
//
//   - hard keys are about truth (the article itself, a correction, a
//     withdrawal): pages that show them are gone before Touch returns;
//   - soft keys are about company (a list in the margin): pages that show them
//     turn stale, and are served while one goroutine prints them anew, for a
//     minute at most.
//
// Pages that readers ask for often are printed anew at once by the hands that
// [Press.Run] sets to work, all others when they are next asked for.
//
// # Renders in flight
//
// However many readers wait for a page, it is rendered once. A render reads
// data that a Touch may change under it. So every render in flight notes what
// is touched while it works; if the finished page turns out to show a key that
// was touched hard, it is rendered again and nobody sees the first attempt. A
// reader who asks after Touch has returned can therefore never meet a page
// from before it.
//
// # The clock
//
// Some pages turn with the clock and not with an event: the date in the
// masthead, an age notice, a scheduled article. A Print says when it expires,
// and [Press.At] says that keys will turn at a time to come. Both are kept as
// a time on the page itself and compared when a reader asks, so that they are
// exact to the request and depend on no timer. Shared caches are never told to
// keep a page beyond that time.
//
// # Address
//
// A page is kept under an address that the caller has chosen, never under
// anything a stranger wrote. A render is given a context and no request, so no
// header, cookie or query can find its way into a page that others will see.
package press
