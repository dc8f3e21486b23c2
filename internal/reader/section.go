package reader

import (
	"context"

	"github.com/courant-press/courant/internal/paper"
)

// section builds a page of a section's list.
func (s *Site) section(id int64, at paper.Cursor) builder {
	return func(ctx context.Context, e *edition) (leaf, error) {
		p, err := s.source.SectionPage(ctx, id, at, e.now)
		if err != nil {
			return leaf{}, err
		}
		if p.Front != "" && at.IsZero() {
			front, err := s.source.FrontPage(ctx, p.Front, e.now)
			if err != nil {
				return leaf{}, err
			}
			return e.sectionFront(p, front), nil
		}
		list := e.list(p.Section.Path(), p.List)
		page := e.page(about{
			kind: "section", path: p.Section.Path(), title: p.Section.Name, description: p.Section.Description,
			crumbs: e.crumbs(p.Parent), feed: true, podcast: p.Section.Path(), pager: &list.Pager, at: at,
		})
		page.JSONLD = e.listGraph(page, p.Section.Name, p.List.Cards)
		v := SectionPageView{
			View: e.view(page, sectionIDs(id, p.Parent)...),
			Name: p.Section.Name, Description: p.Section.Description, Tint: tintClass(p.Section.Colour),
			Parent: parentView(p.Parent), List: list,
		}
		for _, sub := range p.Subs {
			v.Subs = append(v.Subs, sectionView(sub))
		}
		return leaf{kind: "section", view: v, Page: p.Page}, nil
	}
}

// crumbs leads from the front through sections, of which some may be missing.
func (e *edition) crumbs(sections ...*paper.SectionRef) []LinkView {
	all := []LinkView{e.home()}
	for _, s := range sections {
		if s != nil {
			all = append(all, LinkView{Name: s.Name, URL: s.Path})
		}
	}
	return all
}

func parentView(s *paper.SectionRef) *SectionView {
	if s == nil {
		return nil
	}
	v := sectionView(*s)
	return &v
}

func sectionIDs(id int64, parent *paper.SectionRef) []int64 {
	if parent == nil {
		return []int64{id}
	}
	return []int64{id, parent.ID}
}
