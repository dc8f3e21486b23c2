package richtext

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

func (r *htmlReader) walk(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		r.characters(n.Data)
	case html.ElementNode:
		if !isHidden(n) {
			r.element(n)
		}
	case html.DocumentNode:
		r.children(n)
	}
}

// children walks what is in n, but for the nodes in without.
func (r *htmlReader) children(n *html.Node, without ...*html.Node) {
	for c := range n.ChildNodes() {
		if !slices.Contains(without, c) {
			r.walk(c)
		}
	}
}

// element reads n with the marks that it gives.
func (r *htmlReader) element(n *html.Node) {
	marks, href := r.marks, r.href
	r.mark(n)
	switch {
	case n.Namespace == "svg", isDropped(n.DataAtom):
		if !isNoise(n.DataAtom) {
			r.legacy(n)
		}
	case r.place != inText && r.block(n):
	case isBlock(n.DataAtom):
		r.flush()
		r.children(n)
		r.flush()
	default:
		r.inline(n)
	}
	r.marks, r.href = marks, href
}

// inline reads an element that stands in a line, or that may.
func (r *htmlReader) inline(n *html.Node) {
	switch n.DataAtom {
	case atom.Br:
		r.newline()
	case atom.Img:
		r.image(n)
	case atom.Iframe, atom.Embed:
		r.frame(n)
	case atom.Audio, atom.Video:
		r.player(n)
	case atom.Q:
		r.write("“")
		r.children(n)
		r.write("”")
	case atom.Td, atom.Th:
		r.children(n)
		r.write(" ")
	case atom.Noscript: // the same picture again, for those who load lazily
		if p := n.PrevSibling; p == nil || p.DataAtom != atom.Img {
			r.children(n)
		}
	default:
		r.children(n)
	}
}

// block reads an element that is a block of its own, and reports whether it
// is one, here.
func (r *htmlReader) block(n *html.Node) bool {
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return r.heading(n)
	case atom.Ul, atom.Ol, atom.Menu:
		return r.list(n)
	case atom.Blockquote:
		return r.quote(n)
	case atom.Figure:
		return r.figure(n)
	case atom.Aside, atom.Details:
		return r.aside(n)
	case atom.Div, atom.Section:
		return r.division(n)
	case atom.Table:
		return r.table(n)
	case atom.Pre:
		return r.preformatted(n)
	case atom.Hr:
		r.put(Divider{})
		return true
	default:
		return false
	}
}

// heading reads a heading. Level 1 is the headline of the page, and there are
// none below 4.
func (r *htmlReader) heading(n *html.Node) bool {
	if !r.place.takes(Heading{}) {
		return false
	}
	t, after := r.line(n)
	level := number(n, "data-level")
	if level == 0 {
		level = int(n.Data[1] - '0')
	}
	r.put(Heading{min(max(level, 2), 4), t})
	r.putAll(after)
	return true
}

// aside reads a pull quote or a fact box; other asides are text.
func (r *htmlReader) aside(n *html.Node) bool {
	switch {
	case r.place != inFlow:
		return false
	case hasClass(n, "pull"):
		return r.quote(n)
	case n.DataAtom == atom.Details, hasClass(n, "facts"):
		r.facts(n)
		return true
	default:
		return false
	}
}

func (r *htmlReader) facts(n *html.Node) {
	title := titleOf(n)
	f := FactBox{}
	var after []Block
	if title != nil {
		t, more := r.line(title)
		f.Title, after = t.line(), more
	}
	blocks, more := r.boxed(n, inBox, title)
	f.Blocks = blocks
	r.put(f)
	r.putAll(after)
	r.putAll(more)
}

// titleOf returns the element that names the box n: a <summary>, or the
// paragraph of class "title" at its front. A heading there is made the title
// by [Doc.Clean].
func titleOf(n *html.Node) *html.Node {
	if summary := childOf(n, atom.Summary); summary != nil {
		return summary
	}
	if p := childOf(n, atom.P); p != nil && hasClass(p, "title") {
		return p
	}
	return nil
}

// division reads those <div> that stand for a block.
func (r *htmlReader) division(n *html.Node) bool {
	switch {
	case r.place != inFlow:
		return false
	case isGallery(n):
		return r.figure(n)
	case hasClass(n, "timeline"):
		list := childOf(n, atom.Ol)
		return list != nil && r.timeline(list, titleOf(n))
	case hasClass(n, "wp-caption"):
		return r.figure(n)
	default:
		return false
	}
}

// preformatted reads code, or a verse, whose lines are a paragraph.
func (r *htmlReader) preformatted(n *html.Node) bool {
	if hasClass(n, "wp-block-verse") {
		r.flush()
		r.pre = true
		r.children(n)
		r.pre = false
		r.flush()
		return true
	}
	lang := languageOf(n)
	if code := childOf(n, atom.Code); code != nil && lang == "" {
		lang = languageOf(code)
	}
	r.put(Code{lang, rawText(n)})
	return true
}

// languageOf returns the programming language that a class names.
func languageOf(n *html.Node) string {
	for class := range strings.FieldsSeq(attr(n, "class")) {
		if lang, ok := strings.CutPrefix(class, "language-"); ok && isName(lang) {
			return lang
		}
	}
	return ""
}

// lineIn returns the characters in n, which may be nil, on one line.
func lineIn(n *html.Node) string {
	if n == nil {
		return ""
	}
	return cleanLine(rawText(n))
}

// rawText returns the characters in n as they are.
func rawText(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		switch {
		case c.Type == html.TextNode && !isDropped(c.Parent.DataAtom):
			b.WriteString(c.Data)
		case c.DataAtom == atom.Br:
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// isNoise reports whether an element is not even worth keeping as [Legacy].
func isNoise(a atom.Atom) bool {
	switch a {
	case atom.Style, atom.Template, atom.Title, atom.Head, atom.Link, atom.Meta, atom.Base, atom.Param, atom.Source, atom.Track:
		return true
	default:
		return false
	}
}

// isDropped reports whether nothing in an element is text of an article.
func isDropped(a atom.Atom) bool {
	switch a {
	case atom.Script, atom.Style, atom.Template, atom.Title, atom.Head, atom.Link, atom.Meta, atom.Base,
		atom.Form, atom.Input, atom.Button, atom.Select, atom.Textarea, atom.Option, atom.Datalist, atom.Meter, atom.Progress,
		atom.Canvas, atom.Svg, atom.Map, atom.Area, atom.Frame, atom.Frameset, atom.Noframes, atom.Noembed, atom.Xmp, atom.Plaintext,
		atom.Dialog, atom.Applet, atom.Param, atom.Source, atom.Track:
		return true
	default:
		return false
	}
}

// isBlock reports whether an element begins a new line.
func isBlock(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.Section, atom.Article, atom.Aside, atom.Header, atom.Footer, atom.Main, atom.Nav, atom.Address,
		atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Hgroup, atom.Ul, atom.Ol, atom.Menu, atom.Li, atom.Dl, atom.Dt, atom.Dd,
		atom.Blockquote, atom.Figure, atom.Figcaption, atom.Table, atom.Caption, atom.Thead, atom.Tbody, atom.Tfoot, atom.Tr,
		atom.Pre, atom.Hr, atom.Details, atom.Summary, atom.Fieldset, atom.Legend, atom.Center, atom.Listing, atom.Body, atom.Html:
		return true
	default:
		return false
	}
}
