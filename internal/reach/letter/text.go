package letter

import (
	"strings"
	"unicode/utf8"
)

// lineWidth is where the lines of the plain form are broken, in characters.
const lineWidth = 72

// text returns the plain form of a mail: the same words and links as the HTML,
// in the same order.
func (p Printer) text(v View) string {
	t := &plain{}
	t.paragraph(v.Paper.Name)
	t.paragraph(v.Letter + " · " + v.Date)
	for _, b := range v.Blocks {
		switch {
		case b.Heading != "":
			t.paragraph(b.Heading + "\n" + strings.Repeat("-", utf8.RuneCountInString(b.Heading)))
		case b.text != "":
			t.paragraph(b.text)
		default:
			a := b.Article
			t.paragraph(lines(a.Kicker, a.Headline, a.Intro, a.Byline, a.URL))
		}
	}
	t.paragraph("-- ") // as mail programs know the end of a text (RFC 3676)
	if v.LeaveURL != "" {
		t.paragraph(p.Locale.Word("letter_why", "letter", v.Letter))
		t.paragraph(lines(p.Locale.Word("letter_leave")+": "+v.LeaveURL, p.Locale.Word("letter_prefer")+": "+v.PreferURL))
		t.paragraph(p.Locale.Word("letter_in_browser") + ": " + v.WebURL)
	}
	t.paragraph(lines(v.Paper.Publisher, v.Paper.Address))
	return t.b.String()
}

// lines returns those that are not empty below one another.
func lines(all ...string) string {
	var full []string
	for _, s := range all {
		if s != "" {
			full = append(full, s)
		}
	}
	return strings.Join(full, "\n")
}

// A plain collects paragraphs with an empty line between them.
type plain struct{ b strings.Builder }

func (t *plain) paragraph(text string) {
	if t.b.Len() > 0 {
		t.b.WriteString("\n")
	}
	for line := range strings.SplitSeq(text, "\n") {
		t.b.WriteString(broken(line))
		t.b.WriteString("\n")
	}
}

// broken breaks a line between words. A word that is longer than a line, such
// as an address, stays whole, so that programs make a link of it.
func broken(line string) string {
	if utf8.RuneCountInString(line) <= lineWidth {
		return line
	}
	var b strings.Builder
	width := 0
	for i, word := range strings.Split(line, " ") {
		n := utf8.RuneCountInString(word)
		switch {
		case i == 0:
		case width+1+n > lineWidth:
			b.WriteString("\n")
			width = 0
		default:
			b.WriteString(" ")
			width++
		}
		b.WriteString(word)
		width += n
	}
	return b.String()
}
