package reader

import (
	"context"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
)

// author builds a page of an author's work.
func (s *Site) author(id int64, at paper.Cursor) builder {
	return func(ctx context.Context, e *edition) (leaf, error) {
		p, err := s.source.AuthorPage(ctx, id, at, e.now)
		if err != nil {
			return leaf{}, err
		}
		list := e.list(p.Author.Path(), p.List)
		page := e.page(about{
			kind: "author", path: p.Author.Path(), title: p.Author.Name, description: p.Author.Bio,
			crumbs: e.crumbs(), feed: true, pager: &list.Pager, at: at,
		})
		page.Crumbs = append(page.Crumbs, LinkView{Name: e.word("staff"), URL: staffPath})
		page.Share.Type = "profile"
		page.JSONLD = e.authorGraph(page, p)
		v := AuthorView{
			View: e.view(page), PersonView: e.person(p.Author),
			Languages: e.locale.List(p.Author.Languages), Links: elsewhere(p.Author.Links),
			Disclosures: p.Author.Disclosures, List: list,
		}
		return leaf{kind: "author", view: v, Page: p.Page}, nil
	}
}

// person introduces an author.
func (e *edition) person(a paper.Author) PersonView {
	return PersonView{
		Name: a.Name, URL: a.Path(), Role: a.Role, Beat: a.Beat, Bio: a.Bio, Email: a.Email,
		Picture: e.cropped(a.Portrait, news.PortraitCrop), Agency: a.Agency, Former: a.Former,
	}
}
