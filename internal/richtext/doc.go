// Package richtext is the text of an article as typed blocks.
//
// A [Doc] is a list of blocks (paragraph, heading, quote, picture, table and
// so on); the text inside a block is a list of [Span]s, runs of characters
// that share their marks. There is no nesting of marks and no markup inside
// strings, so that nothing executable can be expressed, only text, links to
// http, https and mailto, and references by id.
//
// The package reads and writes the stored form (JSON with a version), and reads
// HTML of any origin by cleaning it down to these blocks ([FromHTML]). What
// comes from outside is brought into its normal form ([Doc.Clean]) and held
// against the rules ([Doc.Validate]); what keeps them is printed as HTML for
// readers ([HTML]), for letters and feeds ([MailHTML], [FeedHTML]) and as plain
// text ([PlainText]). A [Resolver] tells the printer where the pictures and
// topics are to which a Doc refers by number ([Doc.Pictures], [Doc.Topics]).
// [Diff] compares two Docs word by word for the version history.
package richtext
