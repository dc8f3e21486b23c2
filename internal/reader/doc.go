// Package reader is the public site: what every reader of the paper sees.
//
// One [Site] answers every address that no other entrance took. Pages with
// fixed addresses are known by name, all others by asking
// [paper.Source.Resolve] what lives there. Every page has one address: another
// way to write it, with capitals, doubled slashes or one at the end, is
// answered with a redirect, and so is an address that a page once had. Of a
// query only the place in a list, "before", and the old numbers of WordPress
// mean anything; whatever else stands in it is ignored.
//
// A page is made in four steps, each in files of its own:
//
//	paper data    one question to the Source, front.go, article.go, topic.go …
//	view          plain values ready to print, view*.go: what themes build on
//	theme         package theme prints the view
//	press         package press keeps the print and serves it
//
// The steps before the press run once per change, not once per reader: a
// builder of a page is given a context and no request, so nothing that one
// reader sent can end up in what another one gets. The keys of all a page
// shows travel from the paper data to the press untouched; the masthead's date
// makes every page turn at midnight in the paper's own time zone, and
// everything else that depends on the day, age notices and "today", turns with
// it.
//
// Three things here are not pages: pictures that stand in for missing ones
// where an article is shared (card_image.go), the colours of the sections
// (tints.go), and the answer to those who want to embed an article
// (oembed.go).
package reader
