package reader

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
)

// editionPath is where fronts stand that are neither home nor a section's.
const editionPath = "/edition"

// front builds the front page.
func (s *Site) front(ctx context.Context, e *edition) (leaf, error) {
	p, err := s.source.FrontPage(ctx, news.HomeFront, e.now)
	if err != nil {
		return leaf{}, err
	}
	return e.homeFront(p), nil
}

func (e *edition) homeFront(p paper.FrontPage) leaf {
	page := e.page(about{kind: "front", path: "/", description: e.settings.Description, feed: true})
	page.JSONLD = e.listGraph(page, e.settings.Name, frontCards(p))
	v := FrontView{View: e.view(page), Containers: e.containers(p), Latest: e.cards(p.Latest), Signup: e.signup("/")}
	v.Digest = e.leadsToDigest(p.Digest)
	if !p.LaunchedAt.IsZero() {
		v.Past = pastFrontsPath(p.Name)
	}
	return leaf{kind: "front", view: v, Page: p.Page}
}

// edition builds the page of a front with an address of its own.
func (s *Site) editionFront(name string) builder {
	return func(ctx context.Context, e *edition) (leaf, error) {
		if name == news.HomeFront {
			return leaf{to: "/"}, nil
		}
		p, err := s.source.FrontPage(ctx, name, e.now)
		if err != nil {
			return leaf{}, err
		}
		if path := child(editionPath, name); p.Path != path {
			return leaf{to: escape(p.Path)}, nil
		}
		return e.ownFront(p), nil
	}
}

func (e *edition) ownFront(p paper.FrontPage) leaf {
	page := e.page(about{kind: "front", path: child(editionPath, p.Name), title: p.Title, crumbs: e.crumbs()})
	page.JSONLD = e.listGraph(page, p.Title, frontCards(p))
	v := FrontView{
		View: e.view(page), Title: p.Title, Containers: e.containers(p), Latest: e.cards(p.Latest), Past: pastFrontsPath(p.Name),
	}
	return leaf{kind: "front", view: v, Page: p.Page}
}

// sectionFront makes the first page of a section of the front that editors
// gave it; what is older stands in the list of the section.
func (e *edition) sectionFront(p paper.SectionPage, front paper.FrontPage) leaf {
	path := p.Section.Path()
	page := e.page(about{
		kind: "front", path: path, title: p.Section.Name, description: p.Section.Description,
		crumbs: e.crumbs(p.Parent), feed: true, podcast: path,
	})
	page.JSONLD = e.listGraph(page, p.Section.Name, frontCards(front))
	v := FrontView{
		View:  e.view(page, sectionIDs(p.Section.ID, p.Parent)...),
		Title: p.Section.Name, Containers: e.containers(front), Latest: e.cards(p.List.Cards), Past: pastFrontsPath(front.Name),
		Signup: e.signup(path, sectionIDs(p.Section.ID, p.Parent)...),
	}
	if !p.List.Older.IsZero() {
		v.Older = &LinkView{Name: e.word("older_in", "section", p.Section.Name), URL: ref{path, p.List.Older}.address()}
	}
	front.Keys = append(front.Keys, p.Keys...)
	front.Until = earliest(front.Until, p.Until)
	return leaf{kind: "front", view: v, Page: front.Page}
}

// PreviewFront prints a front as readers would get it, for people at the desk.
func (s *Site) PreviewFront(ctx context.Context, p paper.FrontPage) ([]byte, error) {
	e, err := s.edition(ctx)
	if err != nil {
		return nil, err
	}
	l := e.homeFront(p)
	if p.Name != news.HomeFront {
		l = e.ownFront(p)
	}
	body, err := e.theme.Render(l.kind, e.locale, l.view)
	if err != nil {
		return nil, fmt.Errorf("print the preview of a front: %w", err)
	}
	return body, nil
}

func (e *edition) containers(p paper.FrontPage) []ContainerView {
	var all []ContainerView
	for i, c := range p.Containers {
		all = append(all, e.container(i, c))
	}
	return all
}

func (e *edition) container(i int, c paper.Container) ContainerView {
	v := ContainerView{ID: "part-" + strconv.Itoa(i+1), Shape: string(c.Shape), Title: c.Title, URL: c.Link}
	for _, card := range c.Cards {
		v.Cards = append(v.Cards, e.frontCard(card))
	}
	big := func(x FrontCardView) bool { return x.Big }
	if c.Shape == news.LeadShape && len(v.Cards) > 0 && !slices.ContainsFunc(v.Cards, big) {
		v.Cards[0].Big = true
	}
	return v
}

func (e *edition) frontCard(c paper.FrontCard) FrontCardView {
	if c.Gone {
		gone := CardView{URL: c.Path, Headline: e.word("withdrawn_heading")}
		return FrontCardView{CardView: gone, Big: c.Big, Sublinks: e.cards(c.Sublinks)}
	}
	v := FrontCardView{CardView: e.card(c.Card), Big: c.Big, Sublinks: e.cards(c.Sublinks)}
	if c.CorrectedSince {
		v.Corrected = e.word("corrected_since")
	}
	if v.Picture != nil && c.Crop != "" {
		v.Picture.Crop = "crop-" + strings.ReplaceAll(string(c.Crop), ":", "x")
	}
	return v
}

// frontCards returns what a front shows, from top to bottom.
func frontCards(p paper.FrontPage) []paper.Card {
	var all []paper.Card
	for _, container := range p.Containers {
		for _, c := range container.Cards {
			if !c.Gone {
				all = append(all, c.Card)
			}
		}
	}
	return all
}
