package richtext

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// FromHTMLOptions say what the addresses and names of a page mean to the
// paper. The zero value knows nothing: pictures and mentions are left out,
// links are kept as they are.
type FromHTMLOptions struct {
	// Picture returns the picture of the library for one of the page; false
	// leaves it out.
	Picture func(ImageTag) (id int64, ok bool)
	// Topic returns the topic that a data-topic attribute names, or 0.
	Topic func(name string) int64
	// Link returns the target for the href of a link; "" leaves the words.
	// What it returns is checked like everything else.
	Link func(href string) string
	// Lang is the language of the article; its own tag is not kept.
	Lang string
	// Legacy keeps what has no place in an article (scripts, forms, frames of
	// unknown hosts, unknown pictures) as [Legacy] blocks instead of dropping it.
	Legacy bool
}

// An ImageTag is a picture as a page shows it.
type ImageTag struct {
	Key    string // data-picture of the <figure> or <img>
	Src    string // address; with lazy loading the one that would be loaded
	Alt    string
	Title  string
	Class  string // "wp-image-123" and the like
	Link   string // href of the link around it
	Width  int    // attributes in pixels, 0 if there are none
	Height int
}

// FromHTML reads HTML of any origin as blocks: our own pages, what an import
// finds, what somebody pastes. It never fails: whatever comes in, a Doc in its
// normal form comes out that [Doc.Validate] accepts. Elements it does not know
// give way to what is in them. It reads the first [MaxBytes] of src and keeps
// the first [MaxBlocks] blocks, in time that grows with the length of src.
func FromHTML(src string, o FromHTMLOptions) Doc {
	if len(src) > MaxBytes {
		src = strings.ToValidUTF8(src[:MaxBytes], "")
	}
	r := &htmlReader{options: &o, linkBytes: new(int)}
	body := &html.Node{Type: html.ElementNode, DataAtom: atom.Body, Data: "body"}
	nodes, err := html.ParseFragmentWithOptions(strings.NewReader(src), body, html.ParseOptionEnableScripting(false))
	if err != nil { // nested deeper than the parser goes
		return textOf(src)
	}
	for _, n := range nodes {
		body.AppendChild(n)
	}
	if strings.Contains(src, "mso-list:") {
		wordLists(body)
	}
	r.children(body)
	r.flush()
	return Doc{r.blocks}.Clean().first(MaxBlocks)
}

// first returns d with n blocks at most.
func (d Doc) first(n int) Doc {
	return Doc{d.Blocks[:min(n, len(d.Blocks))]}
}

// textOf reads the bare text of src, tag by tag.
func textOf(src string) Doc {
	r := &htmlReader{options: &FromHTMLOptions{}, linkBytes: new(int)}
	tokens := html.NewTokenizer(strings.NewReader(src))
	var closing atom.Atom // of the element whose content is no text
	for {
		switch tokens.Next() {
		case html.ErrorToken:
			r.flush()
			return Doc{r.blocks}.Clean().first(MaxBlocks)
		case html.TextToken:
			if closing == 0 {
				r.characters(string(tokens.Text()))
			}
		case html.StartTagToken:
			name, _ := tokens.TagName()
			tag := atom.Lookup(name)
			if closing == 0 && isDropped(tag) {
				closing = tag
			} else if isBlock(tag) {
				r.flush()
			}
		case html.EndTagToken:
			name, _ := tokens.TagName()
			if tag := atom.Lookup(name); tag == closing {
				closing = 0
			}
		}
	}
}

// A place is what may stand where the reader is.
type place int

const (
	inFlow  place = iota // every block
	inBox                // paragraphs, headings and lists
	inItem               // paragraphs and lists
	inQuote              // paragraphs
	inText               // running text
)

// takes reports whether b may stand there.
func (p place) takes(b Block) bool {
	switch b.(type) {
	case Paragraph:
		return p != inText
	case List:
		return p <= inItem
	case Heading:
		return p <= inBox
	default:
		return p == inFlow
	}
}

// An htmlReader collects blocks while it walks a tree. Where only some of them
// may stand, another one reads what is below.
type htmlReader struct {
	options   *FromHTMLOptions
	place     place
	lists     int    // how many lists it is in
	figures   int    // how many figures
	linkBytes *int   // how long the targets of all links are together
	pre       bool   // white space counts
	broken    bool   // a line break came last
	marks     Span   // of the text that comes
	href      string // of the link it is in
	run       strings.Builder
	runMarks  Span
	text      Text    // of the block that is open
	blocks    []Block // read so far
	after     []Block // met where they may not stand: they follow
}

// below returns a reader for what is inside the block at hand.
func (r *htmlReader) below(p place) *htmlReader {
	return &htmlReader{
		options: r.options, place: p, lists: r.lists, figures: r.figures,
		linkBytes: r.linkBytes, marks: r.marks, href: r.href,
	}
}

// write appends characters with the marks of the moment.
func (r *htmlReader) write(s string) {
	if s == "" {
		return
	}
	if r.run.Len() > 0 && r.runMarks != r.marks {
		r.endRun()
	}
	r.runMarks = r.marks
	r.run.WriteString(s)
}

// endRun closes a run of characters with the same marks. The target of a link
// is repeated in each of its spans; past a limit that no page needs they are
// left out, or a short page could become a huge text.
func (r *htmlReader) endRun() {
	if r.run.Len() == 0 {
		return
	}
	s := r.runMarks.with(r.run.String())
	r.run.Reset()
	*r.linkBytes += len(s.Link)
	if *r.linkBytes > MaxBytes/4 {
		s.Link = ""
	}
	r.text = append(r.text, s)
}

// characters writes the text of a node, with its white space as one space.
func (r *htmlReader) characters(s string) {
	if r.pre {
		r.write(s)
		return
	}
	if strings.Trim(s, htmlSpace) != "" {
		r.broken = false
	}
	for s != "" {
		word := strings.IndexAny(s, htmlSpace)
		if word < 0 {
			word = len(s)
		}
		r.write(s[:word])
		rest := strings.TrimLeft(s[word:], htmlSpace)
		if len(rest) < len(s)-word {
			r.write(" ")
		}
		s = rest
	}
}

const htmlSpace = " \t\n\f\r"

// newline is a <br>. Two of them in running text are how many an editor makes
// paragraphs.
func (r *htmlReader) newline() {
	if r.broken && r.place != inText {
		r.flush()
		return
	}
	r.write("\n")
	r.broken = true
}

// flush closes the paragraph that is open. In running text, which has none,
// it starts a new line.
func (r *htmlReader) flush() {
	if r.place == inText {
		r.write("\n")
		return
	}
	if t := r.take(); t != nil {
		r.blocks = append(r.blocks, Paragraph{t})
	}
}

// take returns the open text and begins anew.
func (r *htmlReader) take() Text {
	r.endRun()
	t := cleanText(r.text)
	r.text, r.broken = nil, false
	return t
}

// put adds a block where it may stand, or keeps it for later.
func (r *htmlReader) put(b Block) {
	if r.place == inText {
		r.after = append(r.after, b)
		return
	}
	r.flush()
	if r.place.takes(b) {
		r.blocks = append(r.blocks, b)
	} else {
		r.after = append(r.after, b)
	}
}

func (r *htmlReader) putAll(blocks []Block) {
	for _, b := range blocks {
		r.put(b)
	}
}

// line reads what is in n as running text.
func (r *htmlReader) line(n *html.Node) (t Text, after []Block) {
	below := r.below(inText)
	below.children(n)
	return below.take(), below.after
}

// boxed reads what is in n, but for the nodes in without, for another place.
func (r *htmlReader) boxed(n *html.Node, p place, without ...*html.Node) (blocks, after []Block) {
	below := r.below(p)
	below.children(n, without...)
	below.flush()
	return below.blocks, below.after
}

// legacy keeps n verbatim, if that is wanted.
func (r *htmlReader) legacy(n *html.Node) {
	if !r.options.Legacy {
		return
	}
	var b strings.Builder
	if err := html.Render(&b, n); err == nil && utf8.ValidString(b.String()) {
		r.put(Legacy{Format: "html", Name: n.Data, Source: b.String()})
	}
}
