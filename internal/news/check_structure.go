package news

import (
	"fmt"

	"github.com/courant-press/courant/internal/richtext"
)

// longText is how many words may stand without a heading.
const longText = 900

// aboutStructure checks headings, tables and what was left unfinished.
func aboutStructure(c *Content) []Check {
	var checks []Check
	level, headings := 1, 0 // of the headline
	for i, b := range c.Body.Blocks {
		switch b := b.(type) {
		case richtext.Heading:
			if b.Level > level+1 {
				checks = append(checks, headingSkips(level, b.Level).in(i))
			}
			level, headings = b.Level, headings+1
		case richtext.Table:
			if !hasHeader(b) {
				checks = append(checks, should("table-header", "body", "The table has no header cells.",
					"Mark the first row or column as header, so that a screen reader can say what a figure means.").in(i))
			}
		case richtext.Legacy:
			checks = append(checks, should("legacy-block", "body", "This part could not be moved in and is not shown to readers.",
				"Write it anew, or delete it.").in(i))
		case richtext.Embed:
			if b.Title == "" {
				checks = append(checks, should("embed-title", "body", "The embed has no title; readers see a bare address.",
					"Say what it shows.").in(i))
			}
		case richtext.Quote:
			if b.Speaker == "" {
				checks = append(checks, should("quote-speaker", "body", "The quote does not say who spoke.", "Name the speaker.").in(i))
			}
		}
	}
	if words := richtext.Words(c.Body); words > longText && headings == 0 {
		checks = append(checks, should("headings-missing", "body",
			fmt.Sprintf("The text has %d words and no heading.", words), "Divide it, so that readers find their way."))
	}
	return checks
}

func headingSkips(from, to int) Check {
	return should("heading-order", "body", fmt.Sprintf("A heading of level %d follows one of level %d.", to, from),
		fmt.Sprintf("Make it level %d.", from+1))
}

func hasHeader(t richtext.Table) bool {
	for _, row := range t.Rows {
		for _, cell := range row {
			if cell.Header {
				return true
			}
		}
	}
	return false
}
