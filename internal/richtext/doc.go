// Package richtext is the text of an article as typed blocks.
//
// A [Doc] is a list of blocks (paragraph, heading, quote, picture, table and
// so on); the text inside a block is a list of [Span]s, runs of characters
// that share their marks. There is no nesting of marks and no markup inside
// strings, so that nothing executable can be expressed, only text, links to
// http, https and mailto, and references by id.
//
// The package reads and writes the stored form (JSON with a version), reads
// HTML of any origin by cleaning it down to these blocks, and renders a Doc as
// HTML for readers, as HTML for mail, as plain text, and as a count of words.
// [Diff] compares two Docs word by word for the public version history.
package richtext
