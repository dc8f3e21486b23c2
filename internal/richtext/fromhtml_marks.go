package richtext

import (
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// mark sets the marks that n gives to the text in it.
func (r *htmlReader) mark(n *html.Node) {
	m := &r.marks
	switch n.DataAtom {
	case atom.B, atom.Strong, atom.Dt:
		m.Bold = true
	case atom.I, atom.Em, atom.Cite, atom.Dfn, atom.Var:
		m.Italic = true
	case atom.S, atom.Strike, atom.Del:
		m.Strike = true
	case atom.Code, atom.Kbd, atom.Samp, atom.Tt:
		m.Code = true
	case atom.Sub:
		m.Sub, m.Sup = true, false
	case atom.Sup:
		m.Sub, m.Sup = false, true
	case atom.A:
		r.href = attr(n, "href")
		m.Link, m.Topic = r.target(r.href), 0
	}
	if len(n.Attr) == 0 {
		return
	}
	r.mention(n)
	r.language(n)
	if !isBlock(n.DataAtom) {
		m.style(attr(n, "style"))
	}
}

// mention marks the mention of a topic, which takes the place of a link.
func (r *htmlReader) mention(n *html.Node) {
	name := attr(n, "data-topic")
	if name == "" || r.options.Topic == nil || n.DataAtom == atom.Blockquote {
		return
	}
	if id := r.options.Topic(name); id > 0 {
		r.marks.Link, r.marks.Topic = "", id
	}
}

// language marks text in another language than the article's.
func (r *htmlReader) language(n *html.Node) {
	lang := attr(n, "lang")
	if !isLang(lang) {
		return
	}
	primary, rest, region := strings.Cut(lang, "-")
	primary = strings.ToLower(primary)
	own, _, _ := strings.Cut(strings.ToLower(r.options.Lang), "-")
	switch {
	case primary == own:
		r.marks.Lang = ""
	case region:
		r.marks.Lang = primary + "-" + rest
	default:
		r.marks.Lang = primary
	}
}

// style reads the marks that word processors write as CSS.
func (s *Span) style(css string) {
	for declaration := range strings.SplitSeq(css, ";") {
		name, value, _ := strings.Cut(declaration, ":")
		value = strings.ToLower(strings.TrimSpace(value))
		switch strings.ToLower(strings.TrimSpace(name)) {
		case "font-weight":
			weight, err := strconv.Atoi(value)
			s.Bold = value == "bold" || value == "bolder" || err == nil && weight >= 600
		case "font-style":
			s.Italic = value == "italic" || value == "oblique"
		case "text-decoration", "text-decoration-line":
			s.Strike = s.Strike || strings.Contains(value, "line-through")
		case "vertical-align":
			switch value {
			case "sub":
				s.Sub, s.Sup = true, false
			case "super":
				s.Sub, s.Sup = false, true
			}
		}
	}
}

// target returns the address of a link as it may stand in a text, or "".
func (r *htmlReader) target(href string) string {
	href = tidyAddress(href)
	if r.options.Link != nil && href != "" {
		href = tidyAddress(r.options.Link(href))
	}
	return link(href)
}

// tidyAddress returns an address as a browser would understand it: without
// the white space it ignores, with a scheme in lower case.
func tidyAddress(s string) string {
	s = strings.Trim(s, htmlSpace)
	s = strings.NewReplacer("\t", "", "\n", "", "\r", "", " ", "%20").Replace(s)
	if strings.HasPrefix(s, "//") {
		return "https:" + s
	}
	if i := strings.IndexByte(s, ':'); i > 0 && all(s[:i], isLetterOrDigit) {
		return strings.ToLower(s[:i]) + s[i:]
	}
	return s
}

// isHidden reports whether a page does not show n.
func isHidden(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "style":
			css := strings.ReplaceAll(strings.ToLower(a.Val), " ", "")
			if strings.Contains(css, "display:none") || strings.Contains(css, "mso-list:ignore") {
				return true
			}
		}
	}
	return false
}

// attr returns the value of an attribute of n, or "".
func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name && a.Namespace == "" {
			return a.Val
		}
	}
	return ""
}

// number returns an attribute that is a number of at least 0, or 0.
func number(n *html.Node, name string) int {
	i, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSpace(attr(n, name)), "px"))
	if err != nil || i < 0 {
		return 0
	}
	return i
}

// hasClass reports whether n has one of the classes.
func hasClass(n *html.Node, names ...string) bool {
	for class := range strings.FieldsSeq(attr(n, "class")) {
		if slices.Contains(names, class) {
			return true
		}
	}
	return false
}

// childOf returns the first child of n that is such an element, or nil.
func childOf(n *html.Node, a atom.Atom) *html.Node {
	for c := range n.ChildNodes() {
		if c.Type == html.ElementNode && c.DataAtom == a {
			return c
		}
	}
	return nil
}

// partOf returns the first child of n that is of the class, or nil.
func partOf(n *html.Node, class string) *html.Node {
	for c := range n.ChildNodes() {
		if hasClass(c, class) {
			return c
		}
	}
	return nil
}

// within returns the first descendant of n that is such an element, or nil.
func within(n *html.Node, a atom.Atom) *html.Node {
	for c := range n.Descendants() {
		if c.Type == html.ElementNode && c.DataAtom == a {
			return c
		}
	}
	return nil
}
