package api

import (
	"context"
	"net/http"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom/settings"
)

// A StandingPage is an article that stands in the menu at the foot, such as
// "About us".
type StandingPage struct {
	ID       int64      `json:"id" doc:"Of the article."`
	Headline string     `json:"headline"`
	Path     string     `json:"path,omitempty" doc:"Absent before it was public."`
	State    news.State `json:"state"`
}

// A PageTemplate is a standing page to begin with.
type PageTemplate struct {
	Name  string `json:"name"`
	Title string `json:"title"`
	Why   string `json:"why" doc:"What it is for, in a sentence."`
}

type pageReads interface {
	StandingPages(ctx context.Context) ([]news.StandingPage, error)
}

func (a *API) pages() {
	route(a, operation{
		id: "list-pages", method: http.MethodGet, path: "/pages", tag: "pages", needs: signedIn,
		summary: "Standing pages, in the order of the menu at the foot.",
	}, func(ctx context.Context, _ *struct{}) (*page[StandingPage], error) {
		found, err := a.Settings.StandingPages(ctx)
		return pageOf(each(found, wireStandingPage), ""), err
	})
	route(a, operation{
		id: "list-page-templates", method: http.MethodGet, path: "/pages/templates", tag: "pages", needs: signedIn,
		summary: "Standing pages that readers expect, to begin with.",
	}, func(context.Context, *struct{}) (*page[PageTemplate], error) {
		return pageOf(each(settings.PageTemplates(), func(t settings.PageTemplate) PageTemplate { return PageTemplate(t) }), ""), nil
	})
	route(a, operation{
		id: "add-page", method: http.MethodPost, path: "/pages", tag: "pages", needs: right(news.MaySettings), status: made,
		summary: "Begin a standing page: a draft that is written and published like any article.",
	}, a.addPage)
}

func (a *API) addPage(ctx context.Context, in *struct {
	Body struct {
		Template string `json:"template,omitempty" maxLength:"80" doc:"Name of a template; an empty page without one."`
		Title    string `json:"title,omitempty" maxLength:"200" doc:"That of the template where there is none."`
	}
},
) (*StandingPage, error) {
	s, err := a.Settings.Settings(ctx)
	if err != nil {
		return nil, err
	}
	c, err := settings.NewPage(in.Body.Template, in.Body.Title, s)
	if err != nil {
		return nil, err
	}
	begun, err := a.Newsroom.Write(ctx, staffOf(ctx), c)
	if err != nil {
		return nil, err
	}
	return &StandingPage{ID: begun.ID, Headline: begun.Headline, State: begun.State}, nil
}

func wireStandingPage(p news.StandingPage) StandingPage { return StandingPage(p) }
