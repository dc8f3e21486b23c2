// Package script turns an article into what a voice shall read: a [Script] of
// lines, each with the rest that follows it.
//
// It reads what the page says, in the order of the page: headline, standfirst,
// byline, what was corrected, and the body. Quotations that stand by
// themselves are announced and closed. A heading begins a chapter after a
// longer rest. Pictures, captions, credits, embeds, code and pull quotes,
// which repeat the text, are passed over; of a table only its title is said,
// because nobody can follow cells by ear.
//
// Every line has a hash over all that decides how it sounds but the voice, and
// so has the script. Whoever has the sound of a line keeps it by that hash, and
// speaks only the lines of a corrected article that are new. A recording whose
// script has another hash than the article tells an older text than the page.
//
// A [Digest] reads the front of the day: an opening, the standfirst of each
// story under a chapter that leads to it, and a close.
package script
