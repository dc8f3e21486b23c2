// Package testpaper is The Ferry Gazette, a small made-up daily of a made-up
// harbour city. It is the paper of the demo, of theme previews, of tests and,
// grown to any size, of benchmarks.
//
// [Read] turns the texts of the folder gazette, which people write and read,
// into a [Gazette]. [Gazette.Print] then makes the paper the way a paper is
// made: its articles are written, submitted, made ready, published, changed,
// corrected and withdrawn through the newsroom, each deed at its own time, up
// to the moment now. [Grow] makes as many more articles as are asked for.
//
// Pictures are drawn by package linocut. Days are counted back from the day
// of the demo, so that the paper is always of today.
package testpaper
