package richtext

import (
	"html/template"
	"strconv"
)

// DiffWords are the words of a history page, in the language of the paper.
type DiffWords struct {
	Added   string // said before added text by a screen reader: "added:"
	Removed string
	// Block says what became of a block whose text does not tell: "Picture
	// added", "Links or marks changed". Kinds are those of [KindOf].
	Block func(op Op, kind string) string
}

// DiffHTML returns changes as a page shows them: what was kept as the text
// itself, the rest with <ins> and <del>, and with a line of words where that
// does not tell. Text of a list or table that changed stands line by line.
func DiffHTML(changes []Change, r Resolver, w DiffWords) template.HTML {
	p := &diffPrinter{printer{resolver: r, ids: map[string]int{}}, w}
	for _, c := range changes {
		p.change(c)
	}
	return template.HTML(p.b.String()) //nolint:gosec // As in HTML.
}

// A diffPrinter writes changes.
type diffPrinter struct {
	printer
	say DiffWords
}

func (p *diffPrinter) change(c Change) {
	switch c.Op {
	case Kept:
		c.New.html(&p.printer)
	case Added:
		p.whole(c.Op, c.New)
	case Removed:
		p.whole(c.Op, c.Old)
	case Changed:
		if unchanged(c.Words) {
			p.note(c.Op, c.New)
		}
		p.segments(c.New, c.Words)
	}
}

// whole writes a block that came or went.
func (p *diffPrinter) whole(op Op, b Block) {
	if !isRunning(b) {
		p.note(op, b)
	}
	if text := plainText(b); text != "" {
		p.segments(b, []Segment{{op, text}})
	}
}

// isRunning reports whether a block is text and nothing else.
func isRunning(b Block) bool {
	switch b.(type) {
	case Paragraph, Heading, List, Quote:
		return true
	default:
		return false
	}
}

// note writes what became of a block, in words.
func (p *diffPrinter) note(op Op, b Block) {
	if p.say.Block == nil {
		return
	}
	p.raw(`<p class="change">`)
	p.escaped(p.say.Block(op, b.kind()))
	p.end("p")
}

// segments writes the text of a block with its changes.
func (p *diffPrinter) segments(b Block, segments []Segment) {
	if len(segments) == 0 {
		return
	}
	name := "p"
	if h, ok := b.(Heading); ok {
		name = "h" + strconv.Itoa(p.levelOf(h))
	}
	p.raw("<" + name)
	p.attr("class", "diff "+b.kind())
	p.raw(">")
	for _, s := range segments {
		p.segment(s)
	}
	p.end(name)
}

func (p *diffPrinter) segment(s Segment) {
	var name, said string
	switch s.Op {
	case Added:
		name, said = "ins", p.say.Added
	case Removed:
		name, said = "del", p.say.Removed
	default:
		p.lines(s.Text)
		return
	}
	p.raw("<" + name + ">")
	if said != "" {
		p.raw(`<span class="visually-hidden">`)
		p.escaped(said + " ")
		p.raw("</span>")
	}
	p.lines(s.Text)
	p.raw("</" + name + ">")
}

// unchanged reports whether all of segments was kept.
func unchanged(segments []Segment) bool {
	for _, s := range segments {
		if s.Op != Kept {
			return false
		}
	}
	return true
}
