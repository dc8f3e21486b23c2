package api

import (
	"context"
	"net/http"

	"github.com/courant-press/courant/internal/news"
)

// A Section is a part of the paper.
type Section struct {
	ID          int64  `json:"id"`
	Slug        string `json:"slug" doc:"The first part of its address."`
	Path        string `json:"path"`
	Name        string `json:"name"`
	Description string `json:"description"`
	Parent      int64  `json:"parent" doc:"The section above it; 0 at the top."`
	Colour      string `json:"colour" doc:"Such as #1f4e79; empty for the theme's own."`
	Place       int    `json:"place" doc:"In the menu, from 1; 0 for a section that is not in it."`
}

// A SectionForm is what can be said of a section.
type SectionForm struct {
	Name        string `json:"name" maxLength:"200"`
	Slug        string `json:"slug,omitempty" maxLength:"200" doc:"Made of the name where there is none."`
	Description string `json:"description,omitempty" maxLength:"1000"`
	Parent      int64  `json:"parent,omitempty"`
	Colour      string `json:"colour,omitempty" maxLength:"20"`
}

// A Count is how many articles belong to something.
type Count struct {
	Articles int64 `json:"articles"`
}

// A Moved is how far moving articles has come.
type Moved struct {
	Moved int64 `json:"moved" doc:"With this request."`
	Left  int64 `json:"left" doc:"Send the request again until none are."`
}

// An order is things in the order they shall have.
type order struct {
	Body struct {
		IDs []int64 `json:"ids" maxItems:"500"`
	}
}

// A ByID names a thing by the id in the address.
type ByID struct {
	ID int64 `path:"id" minimum:"1"`
}

// A move says where the articles of a thing shall go.
type move struct {
	ByID
	Body struct {
		To int64 `json:"to" minimum:"0"`
	}
}

type sectionReads interface {
	Sections(ctx context.Context) ([]news.Section, error)
	Section(ctx context.Context, id int64) (news.Section, error)
	SectionArticles(ctx context.Context, id int64) (int64, error)
}

func (a *API) sections() {
	route(a, operation{
		id: "list-sections", method: http.MethodGet, path: "/sections", tag: "sections", needs: signedIn,
		summary: "All sections, in the order of the menu.",
	}, func(ctx context.Context, _ *struct{}) (*page[Section], error) {
		found, err := a.Settings.Sections(ctx)
		return pageOf(each(found, wireSection), ""), err
	})
	route(a, operation{
		id: "count-section", method: http.MethodGet, path: "/sections/{id}/articles", tag: "sections", needs: signedIn,
		summary: "How many articles a section has, in whatever state.",
	}, func(ctx context.Context, in *ByID) (*Count, error) {
		n, err := a.Settings.SectionArticles(ctx, in.ID)
		return &Count{n}, err
	})
	route(a, operation{
		id: "add-section", method: http.MethodPost, path: "/sections", tag: "sections", needs: right(news.MaySettings),
		summary: "Add a section, at the end of the menu.", status: made,
	}, func(ctx context.Context, in *struct{ Body SectionForm }) (*Section, error) {
		return a.saveSection(ctx, in.Body.section(0))
	})
	route(a, operation{
		id: "change-section", method: http.MethodPut, path: "/sections/{id}", tag: "sections", needs: right(news.MaySettings),
		summary: "Change a section. Its old address leads to the new one.",
	}, func(ctx context.Context, in *struct {
		ByID
		Body SectionForm
	},
	) (*Section, error) {
		return a.saveSection(ctx, in.Body.section(in.ID))
	})
	route(a, operation{
		id: "arrange-sections", method: http.MethodPut, path: "/sections/order", tag: "sections", needs: right(news.MaySettings),
		summary: "Make the menu of these sections, in this order.",
	}, func(ctx context.Context, in *order) (*none, error) {
		return nil, a.Office.ArrangeSections(ctx, staffOf(ctx), in.Body.IDs)
	})
	route(a, operation{
		id: "move-section-articles", method: http.MethodPost, path: "/sections/{id}/move-articles", tag: "sections",
		needs: right(news.MaySettings), summary: "Move some articles of a section to another one.",
	}, func(ctx context.Context, in *move) (*Moved, error) {
		moved, left, err := a.Office.MoveSectionArticles(ctx, staffOf(ctx), in.ID, in.Body.To)
		return &Moved{moved, left}, err
	})
	route(a, operation{
		id: "delete-section", method: http.MethodDelete, path: "/sections/{id}", tag: "sections", needs: right(news.MaySettings),
		summary: "Delete a section that has no articles.",
	}, func(ctx context.Context, in *struct {
		ByID
		LeadTo int64 `query:"lead_to" minimum:"0" doc:"The section its address leads to from then on; 0 for nowhere."`
	},
	) (*none, error) {
		return nil, a.Office.DeleteSection(ctx, staffOf(ctx), in.ID, in.LeadTo)
	})
}

func (a *API) saveSection(ctx context.Context, x news.Section) (*Section, error) {
	if err := a.Office.SaveSection(ctx, staffOf(ctx), &x); err != nil {
		return nil, err
	}
	w := wireSection(x)
	return &w, nil
}

func (f SectionForm) section(id int64) news.Section {
	return news.Section{ID: id, Slug: f.Slug, Name: f.Name, Description: f.Description, Parent: f.Parent, Colour: f.Colour}
}

func wireSection(x news.Section) Section {
	return Section{
		ID: x.ID, Slug: x.Slug, Path: x.Path(), Name: x.Name, Description: x.Description,
		Parent: x.Parent, Colour: x.Colour, Place: x.Order,
	}
}
