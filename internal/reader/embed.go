package reader

import "context"

// embed builds the small page of an article for frames on the pages of others.
func (s *Site) embed(id int64) builder {
	return func(ctx context.Context, e *edition) (leaf, error) {
		p, err := s.source.ArticlePage(ctx, id, e.now)
		if err != nil {
			return leaf{}, err
		}
		page := e.page(about{kind: "embed", path: p.Path, title: p.Content.Headline})
		page.Robots = robotsNone
		card := e.card(p.Card)
		card.URL = e.absolute(p.Path)
		return leaf{kind: "embed", view: EmbedView{View: e.view(page), Card: card}, Page: p.Page}, nil
	}
}
