package reader

import (
	"context"
	"strconv"

	"github.com/courant-press/courant/internal/paper"
)

// home is the name of the paper's front.
const homeFront = "home"

// front builds the front page.
func (s *Site) front(ctx context.Context, e *edition) (leaf, error) {
	p, err := s.source.FrontPage(ctx, homeFront, e.now)
	if err != nil {
		return leaf{}, err
	}
	page := e.page(about{kind: "front", path: "/", description: e.settings.Description, feed: true})
	page.JSONLD = e.listGraph(page, e.settings.Name, frontCards(p))
	v := FrontView{View: e.view(page), Latest: e.cards(p.Latest)}
	for i, c := range p.Containers {
		v.Containers = append(v.Containers, e.container(i, c))
	}
	return leaf{kind: "front", view: v, Page: p.Page}, nil
}

func (e *edition) container(i int, c paper.Container) ContainerView {
	v := ContainerView{ID: "part-" + strconv.Itoa(i+1), Shape: string(c.Shape), Title: c.Title, URL: c.Link}
	for _, card := range c.Cards {
		v.Cards = append(v.Cards, FrontCardView{CardView: e.card(card.Card), Sublinks: e.cards(card.Sublinks)})
	}
	return v
}

// frontCards returns what a front shows, from top to bottom.
func frontCards(p paper.FrontPage) []paper.Card {
	var all []paper.Card
	for _, container := range p.Containers {
		for _, c := range container.Cards {
			all = append(all, c.Card)
		}
	}
	return all
}
