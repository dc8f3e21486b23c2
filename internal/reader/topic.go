package reader

import (
	"context"
	"net/url"
	"slices"
	"strings"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
)

// topic builds a page of what was written about a topic.
func (s *Site) topic(id int64, at paper.Cursor) builder {
	return func(ctx context.Context, e *edition) (leaf, error) {
		p, err := s.source.TopicPage(ctx, id, at, e.now)
		if err != nil {
			return leaf{}, err
		}
		t := p.Topic
		list := e.list(t.Path(), p.List)
		page := e.page(about{
			kind: "topic", path: t.Path(), title: t.Name, description: t.Description,
			crumbs: e.topicCrumbs(t.Kind, p.Above), feed: true, pager: &list.Pager, at: at,
		})
		page.JSONLD = e.topicGraph(page, p)
		v := TopicView{
			View: e.view(page),
			Kind: string(t.Kind), KindLabel: e.word(string(t.Kind)),
			Name: t.Name, Role: t.Role, Description: t.Description,
			Aliases: e.locale.List(alsoKnownAs(t)), Links: elsewhere(append(slices.Clip(t.Links), concepts(t.Code)...)),
			Below: topicLinks(p.Below), Together: topicLinks(p.Together),
			Picture: e.cropped(p.Picture, news.PortraitCrop), List: list,
			Storylines: storylineLinks(p.Storylines),
		}
		v.Quotes, v.AllQuotes = e.quoted(p.Quotes), allQuotes(t, p.Quotes)
		if p.Count > 0 {
			v.Count = e.locale.Words("articles", p.Count)
		}
		if !p.Since.IsZero() {
			v.Since = e.word("in_the_paper_since", "date", e.locale.MonthYear(p.Since.In(e.zone)))
		}
		return leaf{kind: "topic", view: v, Page: p.Page}, nil
	}
}

// maxAliases is how many other names a page says; some topics have thousands.
const maxAliases = 12

// alsoKnownAs returns the other names that readers want to know. Those of a
// subject of a public list are its name in other languages.
func alsoKnownAs(t news.Topic) []string {
	if t.Code != "" {
		return nil
	}
	return t.Aliases[:min(len(t.Aliases), maxAliases)]
}

// concepts returns the address of a code in a public list, if there is one.
func concepts(code string) []string {
	if at := news.Concept(code); at != "" {
		return []string{at}
	}
	return nil
}

func topicLinks(refs []paper.TopicRef) []LinkView {
	var all []LinkView
	for _, t := range refs {
		all = append(all, LinkView{Name: t.Name, URL: t.Path})
	}
	return all
}

// elsewhere names absolute addresses by their host, "www." left off; what is
// not the address of a web page is left out.
func elsewhere(addresses []string) []LinkView {
	var all []LinkView
	for _, a := range addresses {
		u, err := url.Parse(a)
		if err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" {
			all = append(all, LinkView{Name: strings.TrimPrefix(u.Hostname(), "www."), URL: a})
		}
	}
	return all
}
