// Package letter carries the paper to readers by mail.
//
// An issue is composed at the desk as plain data, or by [OfFront] and [OfList]
// as a digest that editors go on with. A [Printer] turns it into the HTML and
// the text of a mail, once for all readers; what the preview shows is what is
// sent. Each reader's own links carry a [Token] that says who they are and can
// not be forged, and while the issue is printed a token for nobody stands in
// their place ([Keys]).
//
// A [Run] sends an issue: it claims deliveries from the store, keeps to the
// pace each domain wants, and writes into a [Journal] what it is about to hand
// over, so that after a crash nothing is sent twice and it is known which mail
// was in the air.
package letter
