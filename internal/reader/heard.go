package reader

import (
	"context"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
)

// heardLength is how many articles a page of what can be heard has.
const heardLength = 20

// heard builds a page of what can be heard.
func (s *Site) heard(at paper.Cursor) builder {
	return func(ctx context.Context, e *edition) (leaf, error) {
		p, err := s.source.HeardPage(ctx, 0, at, heardLength, e.now)
		if err != nil {
			return leaf{}, err
		}
		turns := pager(news.ListenPath, p.First, p.Newer, p.Older)
		title := e.word("listen")
		page := e.page(about{
			kind: "heard", path: news.ListenPath, title: title, description: e.word("listen_intro"),
			crumbs: e.crumbs(), podcast: news.ListenPath, pager: &turns, at: at,
		})
		var cards []paper.Card
		v := HeardView{Heading: title, Podcast: e.podcastPath(news.ListenPath), Pager: turns}
		for _, h := range p.Heard {
			cards = append(cards, h.Card)
			v.Heard = append(v.Heard, HeardItemView{Card: e.card(h.Card), Listen: e.heardListen(h)})
		}
		page.JSONLD = e.listGraph(page, title, cards)
		v.View = e.view(page)
		return leaf{kind: "heard", view: v, Page: p.Page}, nil
	}
}

// heardListen is the recording of an article in a list.
func (e *edition) heardListen(h paper.Heard) ListenView {
	v := ListenView{Lang: e.settings.Lang, Dir: direction(e.settings.Lang), Title: h.FullHead, Paper: e.settings.Name}
	e.sound(&v, h.Path, h.Recording)
	return v
}
