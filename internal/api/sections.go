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

type sectionReads interface {
	Sections(ctx context.Context) ([]news.Section, error)
}

func (a *API) sections() {
	route(a, operation{
		id: "list-sections", method: http.MethodGet, path: "/sections", tag: "sections", needs: signedIn,
		summary: "All sections, in the order of the menu.",
	}, func(ctx context.Context, _ *struct{}) (*page[Section], error) {
		found, err := a.Settings.Sections(ctx)
		return pageOf(each(found, wireSection), ""), err
	})
}

func wireSection(x news.Section) Section {
	return Section{
		ID: x.ID, Slug: x.Slug, Path: x.Path(), Name: x.Name, Description: x.Description,
		Parent: x.Parent, Colour: x.Colour, Place: x.Order,
	}
}
