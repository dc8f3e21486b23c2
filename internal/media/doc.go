// Package media is the picture desk. A [Library] takes files in: it streams
// them to disk, tells by their first bytes what they are, measures them before
// anybody opens them, and reads what they say about themselves. It keeps what
// editors say about a picture, replaces its file wherever it is shown, and
// brings a former one back. A [Darkroom] makes the sizes and formats that
// pages ask for.
//
// An original is kept untouched and is never served, because it may say where
// it was taken. A rendition is drawn anew from its pixels, upright, as a whole
// at one of the [Widths] or as a crop under a [Seal], and carries nothing
// else. The usual ones are made by a job after the upload, any other when the
// first reader asks; all are kept for ever after, since their addresses have
// the hash of the original in them.
//
// Go reads JPEG, PNG, GIF and WebP, and writes JPEG and PNG. For the rest
// there are [Tools] of the machine, each optional, run on files with limits of
// time and memory: cwebp and avifenc write WebP and AVIF, heif-convert and
// avifdec read HEIC and AVIF, rsvg-convert draws SVG after it was cleaned.
package media
