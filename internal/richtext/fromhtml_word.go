package richtext

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// wordLists turns the lists of Microsoft Word, which are paragraphs with a
// level in their style and the bullet in their text, into lists.
func wordLists(root *html.Node) {
	var items []*html.Node
	for n := range root.Descendants() {
		if n.DataAtom == atom.P && wordLevel(n) > 0 {
			items = append(items, n)
		}
	}
	var open []*html.Node // the lists that the last item stands in
	var last *html.Node   // the element that holds the last item
	for _, item := range items {
		if before := elementBefore(item); before == nil || before != last {
			open = nil
		}
		level := wordLevel(item)
		open = open[:min(level, len(open))]
		for len(open) < level {
			open = append(open, openList(open, item))
		}
		list := open[level-1]
		item.Parent.RemoveChild(item)
		item.Data, item.DataAtom = "li", atom.Li
		list.AppendChild(item)
		last = open[0]
	}
}

// openList returns a new list for item: below the last item of the innermost
// of open, or in the place of item.
func openList(open []*html.Node, item *html.Node) *html.Node {
	list := &html.Node{Type: html.ElementNode, Data: "ul", DataAtom: atom.Ul}
	if isNumbered(item) {
		list.Data, list.DataAtom = "ol", atom.Ol
	}
	if len(open) == 0 {
		item.Parent.InsertBefore(list, item)
	} else {
		open[len(open)-1].AppendChild(list)
	}
	return list
}

// elementBefore returns the element before n, if nothing else than white
// space stands between.
func elementBefore(n *html.Node) *html.Node {
	for p := n.PrevSibling; p != nil; p = p.PrevSibling {
		switch {
		case p.Type == html.ElementNode:
			return p
		case p.Type == html.TextNode && strings.Trim(p.Data, htmlSpace) != "":
			return nil
		}
	}
	return nil
}

// wordLevel returns the level of a paragraph of a Word list, from 1 to
// [MaxListDepth], or 0.
func wordLevel(n *html.Node) int {
	_, list, found := strings.Cut(attr(n, "style"), "mso-list:")
	if !found {
		return 0
	}
	_, level, found := strings.Cut(list, "level")
	if !found || level == "" || level[0] < '1' || level[0] > '9' {
		return 0
	}
	return min(int(level[0]-'0'), MaxListDepth)
}

// isNumbered reports whether the bullet of a paragraph of a Word list is a
// number or letter.
func isNumbered(n *html.Node) bool {
	for c := range n.Descendants() {
		if strings.Contains(strings.ToLower(strings.ReplaceAll(attr(c, "style"), " ", "")), "mso-list:ignore") {
			mark := strings.TrimLeft(cleanLine(rawText(c)), "( ")
			return mark != "" && mark != "o" && isLetterOrDigit(rune(mark[0]))
		}
	}
	return false
}
