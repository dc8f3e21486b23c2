// Package letter carries the paper to readers by mail.
//
// An issue is composed at the desk as plain data, or by [OfFront] and [OfList]
// as a digest that editors go on with. A [Printer] turns it into the HTML and
// the text of a mail, once for all readers; what the preview shows is what is
// sent. Each reader's own links carry a [Token] that says who they are and can
// not be forged, and while the issue is printed a token for nobody stands in
// their place ([Keys]).
//
// [Letters] is the desk: each deed loads, has the rules of package news decide,
// and saves once. Its jobs compose what a letter's rhythm wants an hour ahead;
// a draft waits for its editor, and a letter that goes out unattended is
// composed anew at its minute. When an issue starts, its articles are kept as
// they are, so that every mail of it says the same, on whatever node and
// however often it was stopped.
//
// Each node has a [Mailroom] that starts what is due and takes part in what is
// being sent. A [Run] sends an issue: it claims deliveries from the store, keeps to the
// pace each domain wants, and writes into a [Journal] what it is about to hand
// over, so that after a crash nothing is sent twice and it is known which mail
// was in the air.
package letter
