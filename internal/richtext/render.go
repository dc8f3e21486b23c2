package richtext

import (
	"html"
	"html/template"
	"strconv"
	"strings"
)

// A medium is where the text is read.
type medium int

const (
	page medium = iota // our own page: classes, ids, players
	mail               // a letter or a feed: bare elements, links for players
)

// HTML returns d for our own page, and the anchors of its headings for a table
// of contents. The elements carry the classes and data attributes by which
// themes style them and [FromHTML] reads them back.
func HTML(d Doc, r Resolver) (template.HTML, []Anchor) {
	p := newPrinter(page, d, r)
	return template.HTML(p.b.String()), p.anchors //nolint:gosec // This is the sanitiser: all that p writes is escaped.
}

// MailHTML returns d for a letter: elements without class, id or style,
// players and embeds as links. The resolver must return absolute addresses.
func MailHTML(d Doc, r Resolver) template.HTML {
	return template.HTML(newPrinter(mail, d, r).b.String()) //nolint:gosec // As above.
}

// FeedHTML returns d for the content of a feed entry, in the form of
// [MailHTML].
func FeedHTML(d Doc, r Resolver) string {
	return newPrinter(mail, d, r).b.String()
}

// A printer writes blocks as HTML. Its methods are the only way into b, and
// those that take strings from outside escape them.
type printer struct {
	b        strings.Builder
	medium   medium
	resolver Resolver
	ids      map[string]int // how often each was given
	levels   []int          // of the headings that the next one may belong to
	anchors  []Anchor
}

func newPrinter(m medium, d Doc, r Resolver) *printer {
	p := &printer{medium: m, resolver: r, ids: map[string]int{}}
	p.b.Grow(512 * len(d.Blocks))
	p.blocks(d.WithoutComments().Blocks)
	return p
}

func (p *printer) blocks(blocks []Block) {
	for _, b := range blocks {
		b.html(p)
	}
}

// raw writes markup of ours. It is given constants only.
func (p *printer) raw(markup string) { p.b.WriteString(markup) }

// escaped writes s as text or attribute value.
func (p *printer) escaped(s string) { p.b.WriteString(html.EscapeString(s)) }

// attr writes an attribute, unless value is empty.
func (p *printer) attr(name, value string) {
	if value == "" {
		return
	}
	p.raw(" ")
	p.raw(name)
	p.raw(`="`)
	p.escaped(value)
	p.raw(`"`)
}

// hook writes an attribute that only our own page has a use for.
func (p *printer) hook(name, value string) {
	if p.medium == page {
		p.attr(name, value)
	}
}

// number is [printer.hook] for an id.
func (p *printer) number(name string, id int64) {
	if id != 0 {
		p.hook(name, strconv.FormatInt(id, 10))
	}
}

// element writes t as the whole content of an element.
func (p *printer) element(name string, t Text) {
	p.raw("<")
	p.raw(name)
	p.attr("dir", p.dirOf(t))
	p.raw(">")
	p.text(t)
	p.end(name)
}

func (p *printer) end(name string) {
	p.raw("</")
	p.raw(name)
	p.raw(">\n")
}

// text writes t. Neighbours that lead to the same place are one link.
func (p *printer) text(t Text) {
	for len(t) > 0 {
		n := 1
		for n < len(t) && t[n].Link == t[0].Link && t[n].Topic == t[0].Topic {
			n++
		}
		linked := p.openLink(t[0])
		for _, s := range t[:n] {
			p.span(s)
		}
		if linked {
			p.raw("</a>")
		}
		t = t[n:]
	}
}

// openLink writes the start tag of the link of s, if it has one.
func (p *printer) openLink(s Span) bool {
	if s.Link == "" && s.Topic == 0 {
		return false
	}
	href, topic := p.resolver.link(s.Link), int64(0)
	if href == "" {
		href, topic = p.resolver.topic(s.Topic), s.Topic
	}
	if href == "" {
		return false
	}
	p.raw("<a")
	p.attr("href", href)
	if topic != 0 {
		p.hook("class", "topic")
		p.number("data-topic", topic)
	}
	p.raw(">")
	return true
}

// A mark is a field of [Span] and the element that shows it.
type mark struct {
	on   bool
	name string
}

func (s Span) marks() [6]mark {
	return [...]mark{{s.Bold, "strong"}, {s.Italic, "em"}, {s.Strike, "s"}, {s.Sub, "sub"}, {s.Sup, "sup"}, {s.Code, "code"}}
}

func (p *printer) span(s Span) {
	if s == (Span{Text: s.Text}) || (s == Span{Text: s.Text, Link: s.Link, Topic: s.Topic}) {
		p.lines(s.Text)
		return
	}
	if s.Lang != "" {
		p.raw("<span")
		p.attr("lang", s.Lang)
		p.attr("dir", langDir(s.Lang))
		p.raw(">")
	}
	marks := s.marks()
	for _, m := range marks {
		if m.on {
			p.raw("<" + m.name + ">")
		}
	}
	p.lines(s.Text)
	for i := len(marks) - 1; i >= 0; i-- {
		if marks[i].on {
			p.raw("</" + marks[i].name + ">")
		}
	}
	if s.Lang != "" {
		p.raw("</span>")
	}
}

// lines writes s with its line breaks.
func (p *printer) lines(s string) {
	for {
		line, rest, more := strings.Cut(s, "\n")
		p.escaped(line)
		if !more {
			return
		}
		p.raw("<br>")
		s = rest
	}
}

// id returns an id for something called name, unlike any given before.
func (p *printer) id(name string) string {
	id := p.resolver.Prefix + slug(name)
	p.ids[id]++
	for n := p.ids[id]; n > 1; n++ {
		if next := id + "-" + strconv.Itoa(n); p.ids[next] == 0 {
			p.ids[id], p.ids[next] = n, 1
			return next
		}
	}
	return id
}
