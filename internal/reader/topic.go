package reader

import (
	"context"
	"net/url"
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
			crumbs: e.crumbs(), feed: true, pager: &list.Pager, at: at,
		})
		page.JSONLD = e.topicGraph(page, p)
		v := TopicView{
			View: e.view(page),
			Kind: string(t.Kind), KindLabel: e.word(string(t.Kind)),
			Name: t.Name, Role: t.Role, Description: t.Description,
			Aliases: e.locale.List(t.Aliases), Links: elsewhere(t.Links),
			Picture: e.cropped(p.Picture, news.PortraitCrop), List: list,
			Storylines: storylineLinks(p.Storylines),
		}
		v.Quotes, v.AllQuotes = e.quoted(p.Quotes), allQuotes(t, p.Quotes)
		if p.Count > 0 {
			v.Count = e.locale.Words("articles", p.Count)
		}
		return leaf{kind: "topic", view: v, Page: p.Page}, nil
	}
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
