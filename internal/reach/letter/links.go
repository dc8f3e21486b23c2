package letter

import (
	"slices"
	"strconv"
	"strings"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
)

// Links returns the addresses that an issue leads to, each once, in the order
// of its parts, if its letter counts how often they are opened. The links by
// which a reader leaves or chooses are never among them.
func (p Printer) Links(l news.Letter, i news.Issue, cards map[int64]paper.Card) (links []string) {
	if !l.CountClicks {
		return nil
	}
	for _, address := range p.addresses(i, cards) {
		if strings.HasPrefix(address, "http") && !slices.Contains(links, address) {
			links = append(links, address)
		}
	}
	return links
}

// addresses returns all that the parts of an issue link to.
func (p Printer) addresses(i news.Issue, cards map[int64]paper.Card) (all []string) {
	for _, part := range i.Parts {
		switch part.Kind {
		case news.TextPart:
			for _, link := range part.Text.Links() {
				all = append(all, p.url(link))
			}
		case news.ArticlePart:
			if card, ok := cards[part.Article]; ok {
				all = append(all, p.url(card.Path))
			}
		}
	}
	return all
}

// counted returns through which address of ours each link of an issue leads.
// Before the issue is sent there is nothing to count: previews and tests lead
// straight on.
func (p Printer) counted(l news.Letter, i news.Issue, cards map[int64]paper.Card) map[string]string {
	if i.StartedAt.IsZero() {
		return nil
	}
	through := map[string]string{}
	for n, link := range p.Links(l, i, cards) {
		through[link] = p.issueURL(l, i) + "/to/" + strconv.Itoa(n+1)
	}
	return through
}

// link returns where a link of an issue leads in this mail.
func (p Printer) link(path string) string {
	address := p.url(path)
	if through, ok := p.through[address]; ok {
		return through
	}
	return address
}
