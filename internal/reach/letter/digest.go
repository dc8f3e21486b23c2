package letter

import (
	"strings"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
)

// OfFront makes an issue of what a front shows, in the editors' order, with
// the titles of its containers as headings. No article comes twice, and the
// first stands large.
func OfFront(f paper.FrontPage, most int) []news.IssuePart {
	d := digest{most: most, seen: map[int64]bool{}}
	for _, c := range f.Containers {
		d.heading = c.Title
		for _, card := range c.Cards {
			d.add(card.Card, card.Gone)
		}
	}
	return d.parts
}

// OfList makes an issue of a section, a storyline or a search: its articles in
// the order they come in.
func OfList(cards []paper.Card, most int) []news.IssuePart {
	d := digest{most: most, seen: map[int64]bool{}}
	for _, card := range cards {
		d.add(card, false)
	}
	return d.parts
}

// A digest is an issue in the making.
type digest struct {
	parts   []news.IssuePart
	seen    map[int64]bool
	most    int
	heading string // to stand before the next article
}

func (d *digest) add(card paper.Card, gone bool) {
	if gone || d.seen[card.ID] || len(d.seen) == d.most {
		return
	}
	if d.heading != "" {
		d.parts = append(d.parts, news.IssuePart{Kind: news.HeadingPart, Title: d.heading})
		d.heading = ""
	}
	d.parts = append(d.parts, news.IssuePart{Kind: news.ArticlePart, Article: card.ID, Large: len(d.seen) == 0})
	d.seen[card.ID] = true
}

// Openings suggests subjects and preheaders from the articles of an issue: the
// first headline before the next two, and the other way about. Editors
// choose one, or write another.
func Openings(cards []paper.Card) []news.Opening {
	var found []news.Opening
	for i, card := range cards[:min(len(cards), 3)] {
		var rest []string
		for j, other := range cards[:min(len(cards), 3)] {
			if j != i {
				rest = append(rest, other.Headline)
			}
		}
		found = append(found, news.Opening{Subject: card.Headline, Preheader: strings.Join(rest, " · ")})
	}
	return found
}
