package richtext

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// PlainText returns d as readable text: blocks apart by a blank line, bullets
// and numbers before the items of a list, the speaker under a quote, a table
// row by row. What cannot be read (pictures without caption, embeds without
// title) leaves no trace; nor do pull quotes, which repeat the text.
func PlainText(d Doc) string {
	var p plainPrinter
	p.blocks(d.Blocks)
	return p.b.String()
}

// Excerpt returns the beginning of the running text of d, at most n
// characters, cut between words and closed with "…" if there is more. It reads
// paragraphs only.
func Excerpt(d Doc, n int) string {
	var words []string
	length := 0 // of words with the spaces between them
	for _, b := range d.Blocks {
		p, ok := b.(Paragraph)
		if !ok {
			continue
		}
		for word := range strings.FieldsSeq(p.Text.String()) {
			length += utf8.RuneCountInString(word)
			if length+len(words) > n {
				return cut(words, word, n)
			}
			words = append(words, word)
		}
	}
	return strings.Join(words, " ")
}

// cut joins words with an ellipsis that fits into n characters as well. A text
// whose first word is too long, as in languages without spaces, is cut inside.
func cut(words []string, next string, n int) string {
	if len(words) == 0 {
		runes := []rune(next)
		return string(runes[:max(0, min(len(runes), n-1))]) + "…"
	}
	s := strings.Join(words, " ")
	if utf8.RuneCountInString(s) >= n {
		s = s[:max(strings.LastIndexByte(s, ' '), 0)]
	}
	return strings.TrimRight(s, ",;:–—- ") + "…"
}

// A plainPrinter collects lines of plain text.
type plainPrinter struct {
	b strings.Builder
}

// blocks prints blocks with a blank line between those that print anything.
func (p *plainPrinter) blocks(blocks []Block) {
	for _, b := range blocks {
		b.plain(p)
	}
}

// block prints lines as one block.
func (p *plainPrinter) block(lines ...string) {
	s := strings.Trim(strings.Join(lines, "\n"), "\n")
	if s == "" {
		return
	}
	if p.b.Len() > 0 {
		p.b.WriteString("\n\n")
	}
	p.b.WriteString(s)
}

func (b Paragraph) plain(p *plainPrinter) { p.block(b.Text.String()) }
func (b Heading) plain(p *plainPrinter)   { p.block(b.Text.String()) }
func (b List) plain(p *plainPrinter)      { p.block(b.lines("")...) }

func (b List) lines(indent string) []string {
	var lines []string
	for i, item := range b.Items {
		mark := "• "
		if b.Ordered {
			mark = strconv.Itoa(max(b.Start, 1)+i) + ". "
		}
		lines = append(lines, indent+mark+strings.ReplaceAll(item.Text.String(), "\n", "\n"+indent+"  "))
		if item.Sub != nil {
			lines = append(lines, item.Sub.lines(indent+"  ")...)
		}
	}
	return lines
}

func (b Quote) plain(p *plainPrinter) {
	var lines []string
	for _, t := range b.Text {
		lines = append(lines, "> "+strings.ReplaceAll(t.String(), "\n", "\n> "))
	}
	if b.Speaker != "" {
		lines = append(lines, "— "+joinNonEmpty(", ", b.Speaker, b.Role))
	}
	p.block(lines...)
}

func (PullQuote) plain(*plainPrinter)   {}
func (b Picture) plain(p *plainPrinter) { p.block(b.Caption.String()) }
func (Divider) plain(p *plainPrinter)   { p.block("* * *") }
func (Legacy) plain(*plainPrinter)      {}
func (b Code) plain(p *plainPrinter)    { p.block(b.Text) }
func (b Embed) plain(p *plainPrinter) {
	p.block(joinNonEmpty("\n", b.Title, b.URL, b.Caption.String()))
}
func (b Audio) plain(p *plainPrinter) { p.block(joinNonEmpty("\n", b.Title, b.Caption.String())) }
func (b Video) plain(p *plainPrinter) { p.block(joinNonEmpty("\n", b.Title, b.Caption.String())) }

func (b Gallery) plain(p *plainPrinter) {
	for _, picture := range b.Pictures {
		picture.plain(p)
	}
	p.block(b.Caption.String())
}

func (b Table) plain(p *plainPrinter) {
	lines := []string{b.Caption.String()}
	for _, row := range b.Rows {
		cells := make([]string, len(row))
		for i, c := range row {
			cells[i] = c.Text.line()
		}
		lines = append(lines, strings.Join(cells, " | "))
	}
	p.block(lines...)
}

func (b FactBox) plain(p *plainPrinter) {
	p.block(b.Title)
	p.blocks(b.Blocks)
}

func (b Timeline) plain(p *plainPrinter) {
	lines := []string{b.Title}
	for _, e := range b.Entries {
		when := e.Label
		if when == "" {
			when = e.Date
		}
		lines = append(lines, when+": "+e.Text.String())
	}
	p.block(lines...)
}

// joinNonEmpty joins those of parts that are not empty.
func joinNonEmpty(sep string, parts ...string) string {
	var full []string
	for _, s := range parts {
		if s != "" {
			full = append(full, s)
		}
	}
	return strings.Join(full, sep)
}
