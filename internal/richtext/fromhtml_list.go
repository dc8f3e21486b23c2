package richtext

import (
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// list reads a list or a timeline. A list that is too deep, or stands where
// none may, is lines of text.
func (r *htmlReader) list(n *html.Node) bool {
	if !r.place.takes(List{}) || r.lists == MaxListDepth {
		return false
	}
	if r.place == inFlow && hasClass(n, "timeline") && r.timeline(n, nil) {
		return true
	}
	l := List{Ordered: n.DataAtom == atom.Ol}
	if l.Ordered {
		l.Start = min(number(n, "start"), 1_000_000)
	}
	var after []Block
	for c := range n.ChildNodes() {
		after = append(after, r.item(&l, c)...)
	}
	r.put(l)
	r.putAll(after)
	return true
}

// item reads a child of a list. A list that stands directly in a list, as
// word processors write it, belongs to the item before.
func (r *htmlReader) item(l *List, n *html.Node) (after []Block) {
	if n.Type == html.CommentNode || n.Type == html.TextNode && strings.Trim(n.Data, htmlSpace) == "" {
		return nil
	}
	below := r.below(inItem)
	below.lists++
	if n.DataAtom == atom.Li {
		below.mark(n)
		below.children(n)
	} else {
		below.walk(n)
	}
	below.flush()
	if item := itemOf(below.blocks); item.Text != nil || item.Sub != nil {
		l.Items = addItem(l.Items, item)
	}
	return below.after
}

// itemOf makes one item of paragraphs and lists.
func itemOf(blocks []Block) Item {
	var item Item
	for _, b := range blocks {
		switch b := b.(type) {
		case Paragraph:
			item.Text = appendLine(item.Text, b.Text)
		case List:
			item.Sub = merge(item.Sub, b)
		}
	}
	return item
}

// appendLine returns t with more on a new line.
func appendLine(t, more Text) Text {
	if len(t) == 0 {
		return more
	}
	return append(append(t, Span{Text: "\n"}), more...)
}

// timeline reads a list whose items begin with a date; false if they do not.
func (r *htmlReader) timeline(n, title *html.Node) bool {
	t := Timeline{}
	var after []Block
	for c := range n.ChildNodes() {
		if c.DataAtom != atom.Li {
			continue
		}
		e, more, ok := r.entry(c)
		if !ok {
			return false
		}
		t.Entries, after = append(t.Entries, e), append(after, more...)
	}
	if title != nil {
		line, more := r.line(title)
		t.Title, after = line.line(), append(after, more...)
	}
	r.put(t)
	r.putAll(after)
	return true
}

// entry reads an item of a timeline; false if it has no date.
func (r *htmlReader) entry(n *html.Node) (e Entry, after []Block, ok bool) {
	when := dateOf(n)
	if when == nil {
		return Entry{}, nil, false
	}
	e = Entry{Date: attr(when, "datetime"), Label: lineIn(when)}
	e.Date = e.Date[:min(len(e.Date), len(time.DateOnly))]
	if !isDate(e.Date) {
		e.Date = ""
	}
	below := r.below(inText)
	below.children(n, when)
	e.Text = below.take()
	return e, below.after, e.Date != "" || e.Label != ""
}

// dateOf returns the element at the front of an entry that holds its date.
func dateOf(n *html.Node) *html.Node {
	for c := range n.ChildNodes() {
		if c.DataAtom == atom.Time || c.DataAtom == atom.Span && hasClass(c, "when") {
			return c
		}
		if c.Type == html.TextNode && strings.Trim(c.Data, htmlSpace) == "" {
			continue
		}
		break
	}
	return nil
}
