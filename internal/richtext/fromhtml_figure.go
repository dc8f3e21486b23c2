package richtext

import (
	"cmp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxFigures is how deep figures may stand in each other: a picture in a
// gallery in a wrapper. Deeper ones give way to what is in them.
const maxFigures = 3

// figure reads a <figure>, or a <div> that stands for one: what is in it, with
// the caption.
func (r *htmlReader) figure(n *html.Node) bool {
	if r.place != inFlow || r.figures == maxFigures {
		return false
	}
	caption := captionOf(n)
	below := r.below(inFlow)
	below.figures++
	if !below.attributes(n) {
		below.children(n, caption)
	}
	below.flush()
	blocks := below.blocks
	if len(blocks) == 0 && hasClass(n, "wp-block-gallery", "gallery") {
		return true
	}
	if isGallery(n) || pictures(blocks) > 1 {
		blocks = gathered(blocks)
	}
	if hasClass(n, "wp-block-pullquote") {
		blocks = pulled(blocks)
	}
	r.putAll(r.captioned(blocks, n, caption))
	return true
}

// attributes reads what a figure of our own, or of the same dialect, says
// without its content: which picture it shows, or which page it embeds.
func (r *htmlReader) attributes(n *html.Node) bool {
	if key := attr(n, "data-picture"); key != "" {
		tag := ImageTag{}
		if img := within(n, atom.Img); img != nil {
			tag = r.imageTag(img)
		}
		tag.Key = key
		return r.picture(tag)
	}
	if url := webAddress(attr(n, "data-url")); url != "" {
		r.put(Embed{URL: url, Provider: attr(n, "data-provider"), Title: linkTitle(n)})
		return true
	}
	if !hasClass(n, "wp-block-embed") {
		return false
	}
	wrapper := childOf(n, atom.Div)
	if wrapper == nil {
		return false
	}
	url := webAddress(rawText(wrapper))
	if url != "" && !r.embed(url, "") {
		r.put(Embed{URL: url})
	}
	return url != ""
}

// linkTitle returns what the link of an embed of ours calls the page.
func linkTitle(n *html.Node) string {
	if a := childOf(n, atom.A); a != nil {
		return lineIn(partOf(a, "title"))
	}
	return ""
}

// captionOf returns the caption of a figure, or nil.
func captionOf(n *html.Node) *html.Node {
	for c := range n.ChildNodes() {
		if c.DataAtom == atom.Figcaption || hasClass(c, "wp-caption-text") {
			return c
		}
	}
	return nil
}

// captioned gives the caption to the first of blocks that has room for it, and
// the width of the figure to its pictures. A caption for which there is no
// room is a paragraph.
func (r *htmlReader) captioned(blocks []Block, figure, caption *html.Node) []Block {
	title, text, after := r.caption(caption)
	width := widthOf(figure)
	for i, b := range blocks {
		switch b := b.(type) {
		case Picture:
			b.Width = cmp.Or(b.Width, width)
			b.Caption, text = give(b.Caption, text)
			blocks[i] = b
		case Gallery:
			b.Caption, text = give(b.Caption, text)
			blocks[i] = b
		case Table:
			b.Caption, text = give(b.Caption, text)
			blocks[i] = b
		case Embed:
			b.Caption, text = give(b.Caption, text)
			blocks[i] = b
		case Audio:
			b.Caption, text = give(b.Caption, text)
			b.Title = cmp.Or(title, b.Title)
			blocks[i] = b
		case Video:
			b.Caption, text = give(b.Caption, text)
			b.Title = cmp.Or(title, b.Title)
			blocks[i] = b
		case Quote:
			if b.Speaker == "" && caption != nil {
				b.attribute(caption)
				blocks[i], text = b, nil
			}
		}
	}
	if len(text) > 0 {
		blocks = append(blocks, Paragraph{text})
	}
	return append(blocks, after...)
}

// give returns what a block has as its caption, and what is left to give.
func give(own, t Text) (Text, Text) {
	if len(own) > 0 {
		return own, t
	}
	return t, nil
}

// caption reads a caption. One of our own pages has its parts marked by
// class; the credit is not its text, but known from the picture.
func (r *htmlReader) caption(n *html.Node) (title string, t Text, after []Block) {
	if n == nil {
		return "", nil, nil
	}
	if !isMarked(n) {
		t, after = r.line(n)
		return "", t, after
	}
	if c := partOf(n, "caption"); c != nil {
		t, after = r.line(c)
	}
	return lineIn(partOf(n, "title")), t, after
}

// isMarked reports whether a caption has nothing but the parts that our own
// pages mark.
func isMarked(n *html.Node) bool {
	for c := range n.ChildNodes() {
		if (c.Type != html.TextNode || strings.Trim(c.Data, htmlSpace) != "") && !hasClass(c, "title", "caption", "credit", "label") {
			return false
		}
	}
	return true
}

// widthOf returns the width that the class of a figure names, ours or that of
// another system.
func widthOf(n *html.Node) string {
	switch {
	case hasClass(n, "wide", "alignwide", "kg-width-wide"):
		return "wide"
	case hasClass(n, "full", "alignfull", "kg-width-full"):
		return "full"
	default:
		return ""
	}
}

func isGallery(n *html.Node) bool {
	return hasClass(n, "gallery", "wp-block-gallery", "kg-gallery-card", "tiled-gallery", "blocks-gallery-grid")
}

func pictures(blocks []Block) int {
	n := 0
	for _, b := range blocks {
		if _, ok := b.(Picture); ok {
			n++
		}
	}
	return n
}

// gathered makes one gallery of the pictures among blocks, in front of the
// rest. A paragraph after a picture is the caption it lacks.
func gathered(blocks []Block) []Block {
	var g Gallery
	var rest []Block
	captions := false // the last picture waits for one
	for _, b := range blocks {
		switch b := b.(type) {
		case Picture:
			g.Pictures = append(g.Pictures, b)
			captions = len(b.Caption) == 0
			continue
		case Gallery:
			g.Pictures, g.Caption = append(g.Pictures, b.Pictures...), append(g.Caption, b.Caption...)
		case Paragraph:
			if captions {
				g.Pictures[len(g.Pictures)-1].Caption = b.Text
			} else {
				rest = append(rest, b)
			}
		default:
			rest = append(rest, b)
		}
		captions = false
	}
	if len(g.Pictures) == 0 {
		return rest
	}
	return append([]Block{g}, rest...)
}

// pulled makes pull quotes of quotes.
func pulled(blocks []Block) []Block {
	for i, b := range blocks {
		if q, ok := b.(Quote); ok {
			blocks[i] = pullQuote(q)
		}
	}
	return blocks
}

// image reads an <img>: a picture, or a character drawn as one.
func (r *htmlReader) image(n *html.Node) {
	if hasClass(n, "emoji", "wp-smiley") {
		r.write(attr(n, "alt"))
		return
	}
	tag := r.imageTag(n)
	if tag.Width == 1 || tag.Height == 1 { // counts readers, shows nothing
		return
	}
	if !r.picture(tag) {
		r.legacy(n)
	}
}

// picture puts the picture of the library that tag stands for, if there is one.
func (r *htmlReader) picture(tag ImageTag) bool {
	if r.options.Picture == nil {
		return false
	}
	id, ok := r.options.Picture(tag)
	if !ok || id <= 0 {
		return false
	}
	r.put(Picture{Picture: id, Alt: tag.Alt})
	return true
}

func (r *htmlReader) imageTag(n *html.Node) ImageTag {
	return ImageTag{
		Key: attr(n, "data-picture"), Src: imageSource(n), Link: r.href,
		Alt: attr(n, "alt"), Title: attr(n, "title"), Class: attr(n, "class"),
		Width: number(n, "width"), Height: number(n, "height"),
	}
}

// imageSource returns the address of an image, also of one that a script
// would load later.
func imageSource(n *html.Node) string {
	for _, name := range []string{"src", "data-src", "data-lazy-src", "data-original", "data-orig-file", "srcset", "data-srcset"} {
		s := tidyAddress(attr(n, name))
		if strings.HasSuffix(name, "srcset") {
			s, _, _ = strings.Cut(s, "%20")
		}
		if s != "" && !strings.HasPrefix(s, "data:") {
			return s
		}
	}
	return ""
}

// player reads a sound or film.
func (r *htmlReader) player(n *html.Node) {
	blob, src := "", attr(n, "src")
	if s := within(n, atom.Source); src == "" && s != nil {
		src = attr(s, "src")
	}
	if isName(attr(n.Parent, "data-blob")) {
		blob, src = attr(n.Parent, "data-blob"), ""
	}
	src, title := webAddress(src), attr(n, "aria-label")
	switch {
	case blob == "" && src == "":
		r.legacy(n)
	case n.DataAtom == atom.Audio:
		r.put(Audio{Blob: blob, URL: src, Title: title})
	default:
		r.put(Video{Blob: blob, URL: src, Title: title, Poster: r.poster(n)})
	}
}

func (r *htmlReader) poster(n *html.Node) int64 {
	tag := ImageTag{Key: attr(n, "data-poster"), Src: tidyAddress(attr(n, "poster"))}
	if r.options.Picture == nil || tag.Key == "" && tag.Src == "" {
		return 0
	}
	id, ok := r.options.Picture(tag)
	if !ok {
		return 0
	}
	return max(id, 0)
}
