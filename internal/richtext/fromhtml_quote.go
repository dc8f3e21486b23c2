package richtext

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// quote reads a quote or a pull quote, or the fallback of an embedded post,
// which many hosts write as a quote.
func (r *htmlReader) quote(n *html.Node) bool {
	if r.place != inFlow {
		return false
	}
	if post := postOf(n); post != "" && r.embed(post, "") {
		return true
	}
	said := attributionOf(n)
	blocks, after := r.boxed(n, inQuote, said)
	q := Quote{Text: paragraphs(blocks), Source: webAddress(attr(n, "cite"))}
	q.Speaker, q.Role = cleanLine(attr(n, "data-speaker")), cleanLine(attr(n, "data-role"))
	if name := attr(n, "data-topic"); name != "" && r.options.Topic != nil {
		q.Topic = max(r.options.Topic(name), 0)
	}
	if said != nil {
		q.attribute(said)
	}
	if len(q.Text) == 0 {
		r.putAll(after)
		return true
	}
	if hasClass(n, "pull", "pullquote", "wp-block-pullquote") {
		r.put(pullQuote(q))
	} else {
		r.put(q)
	}
	r.putAll(after)
	return true
}

// attributionOf returns the element at the foot of a quote that says who said
// it, or nil.
func attributionOf(n *html.Node) *html.Node {
	for c := n.LastChild; c != nil; c = c.PrevSibling {
		switch {
		case c.Type == html.TextNode && strings.Trim(c.Data, htmlSpace) == "":
			continue
		case c.DataAtom == atom.Footer, c.DataAtom == atom.Cite, c.DataAtom == atom.P && hasClass(c, "speaker"):
			return c
		}
		return nil
	}
	return nil
}

// attribute sets what q does not know yet about its speaker from the line
// "— Name, role", or from the parts of it that our own pages mark.
func (b *Quote) attribute(n *html.Node) {
	speaker, role, _ := strings.Cut(strings.TrimLeft(lineIn(n), "–—-― "), ", ")
	if s, r := partOf(n, "speaker"), partOf(n, "role"); s != nil || r != nil {
		speaker, role = lineIn(s), lineIn(r)
	}
	if b.Speaker == "" {
		b.Speaker, b.Role = speaker, role
	}
}

// pullQuote makes a pull quote of a quote.
func pullQuote(q Quote) PullQuote {
	var t Text
	for _, p := range q.Text {
		t = appendLine(t, p)
	}
	return PullQuote{Text: t, Speaker: q.Speaker}
}

// paragraphs returns the texts of blocks that are paragraphs.
func paragraphs(blocks []Block) []Text {
	var texts []Text
	for _, b := range blocks {
		if p, ok := b.(Paragraph); ok {
			texts = append(texts, p.Text)
		}
	}
	return texts
}

// webAddress returns s tidied, if it is an http or https address, or "".
func webAddress(s string) string {
	if s = tidyAddress(s); isWeb(s) {
		return s
	}
	return ""
}
