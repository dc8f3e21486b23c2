// Package web is what every entrance of the paper shares of HTTP: the server,
// the door where requests are looked at before anyone else sees them, and the
// one place where an error becomes an answer.
//
// # The way of a request
//
// [Serve] listens, with limits on time and size and an orderly end. A [Door]
// stands before everything: it turns away hosts that are not ours and addresses
// that are too long, puts the security headers of a [Policy] on every answer,
// catches panics, and writes the request log. Behind it handlers have the shape
//
//	func(w http.ResponseWriter, r *http.Request) error
//
// and return what went wrong instead of writing it. A news.Error carries its
// own sentence and becomes the status of its kind; anything else is our fault,
// is logged under a short random ID, and shows the reader that ID and no more.
// The page around the sentence is the theme's; when the theme fails too there
// is a plain one that cannot.
//
// [ReadOnly] makes a handler for readers, with GET and HEAD only; [Redirect]
// sends them on, and never off the site.
//
// # The express lane
//
// Nearly all that readers ask for lies printed on the press. A [Lane] answers
// such requests before net/http takes them up, at less than half the price; a
// request that is in any way unusual goes the way above, on the same
// connection. TestExpressAnswersAreThoseOfNetHTTP keeps the two from differing.
//
// # What may be believed
//
// Whatever a request says of where it came from is believed only when it comes
// from a trusted proxy, see [Proxies].
package web
