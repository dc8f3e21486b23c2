package reader

import (
	"context"

	"github.com/courant-press/courant/internal/news"
)

// embed builds the small page of an article for frames on the pages of others.
// Standing pages have none: they are not news, and have no date.
func (s *Site) embed(id int64) builder {
	return func(ctx context.Context, e *edition) (leaf, error) {
		p, err := s.source.ArticlePage(ctx, id, e.now)
		if err != nil {
			return leaf{}, err
		}
		if p.Content.Kind == news.AboutPage {
			return leaf{}, errNoPage
		}
		page := e.page(about{kind: "embed", path: p.Path, title: p.Content.Headline})
		page.Robots = robotsNone
		card := e.card(p.Card)
		card.URL = e.absolute(p.Path)
		return leaf{kind: "embed", view: EmbedView{View: e.view(page), Card: card}, Page: p.Page}, nil
	}
}
