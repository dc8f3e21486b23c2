package richtext

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// table reads a table. One that only lays out a page gives way to what is in
// it; one that is too large becomes a paragraph per row.
func (r *htmlReader) table(n *html.Node) bool {
	if isLayout(n) {
		return false
	}
	var t Table
	var after []Block
	for c := range n.ChildNodes() {
		switch c.DataAtom {
		case atom.Caption:
			line, more := r.line(c)
			t.Caption, after = line, append(after, more...)
		case atom.Thead, atom.Tbody, atom.Tfoot:
			for row := range c.ChildNodes() {
				after = append(after, r.row(&t, row, c.DataAtom == atom.Thead)...)
			}
		}
	}
	for i, row := range t.Rows {
		for j := range row {
			row[j].RowSpan = min(row[j].RowSpan, len(t.Rows)-i)
		}
	}
	if t.check() == nil {
		r.put(t)
	} else {
		r.putAll(rowByRow(t))
	}
	r.putAll(after)
	return true
}

// isLayout reports whether a table holds another or is nothing but a frame.
func isLayout(n *html.Node) bool {
	cells := 0
	for c := range n.Descendants() {
		switch c.DataAtom {
		case atom.Table:
			return true
		case atom.Td, atom.Th:
			cells++
		}
	}
	return cells <= 1 && !hasClass(n.Parent, "table")
}

// row reads a <tr> into t.
func (r *htmlReader) row(t *Table, n *html.Node, head bool) (after []Block) {
	var row []Cell
	for c := range n.ChildNodes() {
		if c.DataAtom != atom.Td && c.DataAtom != atom.Th {
			continue
		}
		text, more := r.line(c)
		row = append(row, Cell{
			Text:    text,
			Header:  head || c.DataAtom == atom.Th,
			ColSpan: min(number(c, "colspan"), MaxColumns),
			RowSpan: min(number(c, "rowspan"), MaxRows),
		})
		after = append(after, more...)
	}
	if row != nil {
		t.Rows = append(t.Rows, row)
	}
	return after
}

// rowByRow returns the rows of t as paragraphs.
func rowByRow(t Table) []Block {
	blocks := []Block{Paragraph{t.Caption}}
	for _, row := range t.Rows {
		var line Text
		for _, c := range row {
			line = append(append(line, c.Text...), Span{Text: " "})
		}
		blocks = append(blocks, Paragraph{line})
	}
	return blocks
}
