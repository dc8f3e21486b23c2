// Package media is the picture desk's machine room. [Inspect] looks at a file
// that somebody sent and says what it is, or refuses it; a [Darkroom] makes
// the sizes that pages ask for.
//
// An original is kept untouched and is never served, because it may say where
// it was taken. A rendition is drawn anew from its pixels, upright, at one of
// the [Widths], and carries nothing else; it is made when the first reader
// asks for it and kept for ever after, since its address has the hash of the
// original in it.
package media
