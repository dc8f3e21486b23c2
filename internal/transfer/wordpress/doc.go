// Package wordpress moves a paper in from WordPress: it reads the files that
// WordPress exports (see package wxr) and hands the store sections, topics,
// authors, pictures, articles and redirects.
//
// An import goes over the files twice or more. The inventory reads everything
// once, refuses what is broken before anything is written, and keeps what
// later passes must know: who is who, which category lies in which, which
// picture has which address. Then the apply passes write in batches, each in
// one transaction together with a checkpoint, so that an import that was
// killed goes on where it stopped. Everything is known by its origin, the
// site, the kind and WordPress's own id, so that a second import of the same
// files changes nothing and an import of newer files changes only what is new.
//
// Bodies are converted in three steps, each in a file of its own: the comments
// that mark blocks (block.go), shortcodes (shortcode.go) and the paragraphs
// that the classic editor leaves out (paragraphs.go) become plain HTML, which
// [richtext.FromHTML] reads. What has no place in HTML or no meaning here
// stands in it as a numbered keepsake and comes back as a legacy block.
package wordpress
