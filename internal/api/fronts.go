package api

import (
	"context"
	"net/http"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom/frontpage"
	"github.com/courant-press/courant/internal/paper"
)

// A FrontPrinter prints a front as readers would get it.
type FrontPrinter interface {
	PreviewFront(ctx context.Context, p paper.FrontPage) ([]byte, error)
}

// A FrontName names a front in an address.
type FrontName struct {
	Name string `path:"name" maxLength:"80" doc:"Such as home."`
}

// A FrontSeen says which state of a front the caller has on the screen.
type FrontSeen struct {
	Version int `json:"version" minimum:"0" doc:"The version you saw; 0 for a home front that was never saved. Refused if somebody saved the front since."`
}

// A FrontSummary is a front in the list of all.
type FrontSummary struct {
	Name       string    `json:"name"`
	Title      string    `json:"title"`
	Path       string    `json:"path" doc:"Where readers find it."`
	Section    int64     `json:"section" doc:"The section whose first page it is, or 0."`
	LaunchedAt time.Time `json:"launched_at,omitzero"`
	NextAt     time.Time `json:"next_at,omitzero" doc:"Of the next scheduled launch."`
	Changes    int       `json:"changes" doc:"How many things the next launch would change."`
}

// fronts registers what can be done to the draft of a front.
func (a *API) fronts() {
	edit := right(news.MayEditFront)
	route(a, operation{
		id: "list-fronts", method: http.MethodGet, path: "/fronts", tag: "fronts", needs: edit,
		summary: "All fronts, home first.",
	}, a.listFronts)
	route(a, operation{
		id: "create-front", method: http.MethodPost, path: "/fronts", tag: "fronts", needs: edit, status: made,
		summary: "Make a front that has nothing on it yet.",
	}, a.createFront)
	route(a, operation{
		id: "get-front", method: http.MethodGet, path: "/fronts/{name}", tag: "fronts", needs: edit,
		summary: "The draft of a front, what readers have, and what the next launch would change.",
	}, a.getFront)
	route(a, operation{
		id: "rename-front", method: http.MethodPatch, path: "/fronts/{name}", tag: "fronts", needs: edit,
		summary: "Give a front another title or section.",
	}, a.renameFront)
	route(a, operation{
		id: "delete-front", method: http.MethodDelete, path: "/fronts/{name}", tag: "fronts", needs: right(news.MayLaunchFront),
		summary: "Drop a front. Its past stays in the time machine.",
	}, a.deleteFront)
	route(a, operation{
		id: "save-front", method: http.MethodPut, path: "/fronts/{name}/draft", tag: "fronts", needs: edit,
		summary: "Keep an arrangement. One that comes too late is refused, and kept among the saves.",
	}, a.saveFront)
	route(a, operation{
		id: "discard-front", method: http.MethodPost, path: "/fronts/{name}/discard", tag: "fronts", needs: edit,
		summary: "Give up the draft for what readers have.",
	}, a.discardFront)
	route(a, operation{
		id: "list-front-saves", method: http.MethodGet, path: "/fronts/{name}/saves", tag: "fronts", needs: edit,
		summary: "What the draft was at its last saves, newest first.",
	}, a.frontSaves)
	route(a, operation{
		id: "find-for-front", method: http.MethodGet, path: "/fronts/{name}/articles", tag: "fronts", needs: edit,
		summary: "Articles that may be wanted on the front, newest first.",
	}, a.findForFront)
	register(a, operation{
		id: "preview-front", method: http.MethodGet, path: "/fronts/{name}/preview", tag: "fronts", needs: edit,
		summary: "The reader's page with the draft.",
	}, a.previewFront)
}

func (a *API) listFronts(ctx context.Context, _ *struct{}) (*page[FrontSummary], error) {
	found, err := a.Fronts.List(ctx, staffOf(ctx))
	return pageOf(each(found, wireSummary), ""), err
}

func wireSummary(s frontpage.Summary) FrontSummary {
	return FrontSummary{
		Name: s.Draft.Name, Title: s.Draft.Title, Path: s.Path, Section: s.Draft.Section,
		LaunchedAt: s.LaunchedAt.UTC(), NextAt: s.NextAt.UTC(), Changes: s.Changes,
	}
}

// A FrontHead is what a front is called and where it stands.
type FrontHead struct {
	Title   string `json:"title" minLength:"1" maxLength:"200"`
	Section int64  `json:"section,omitempty" doc:"The section whose first page it becomes, or 0."`
}

func (a *API) createFront(ctx context.Context, in *struct {
	Body struct {
		Name string `json:"name" minLength:"1" maxLength:"80" doc:"Small letters, digits and hyphens; part of its address."`
		FrontHead
	}
},
) (*Front, error) {
	v, err := a.Fronts.Create(ctx, staffOf(ctx), in.Body.Name, in.Body.Title, in.Body.Section)
	return a.wireFront(ctx, v, err)
}

func (a *API) getFront(ctx context.Context, in *FrontName) (*Front, error) {
	v, err := a.Fronts.Open(ctx, staffOf(ctx), in.Name)
	return a.wireFront(ctx, v, err)
}

func (a *API) renameFront(ctx context.Context, in *struct {
	FrontName
	Body struct {
		FrontSeen
		FrontHead
	}
},
) (*Front, error) {
	seen := frontpage.Seen{Name: in.Name, Version: in.Body.Version}
	v, err := a.Fronts.Rename(ctx, staffOf(ctx), seen, in.Body.Title, in.Body.Section)
	return a.wireFront(ctx, v, err)
}

func (a *API) deleteFront(ctx context.Context, in *FrontName) (*none, error) {
	return nil, a.Fronts.Delete(ctx, staffOf(ctx), in.Name)
}

func (a *API) saveFront(ctx context.Context, in *struct {
	FrontName
	Body struct {
		FrontSeen
		Containers []news.Container `json:"containers" maxItems:"40"`
	}
},
) (*Front, error) {
	seen := frontpage.Seen{Name: in.Name, Version: in.Body.Version}
	v, err := a.Fronts.Save(ctx, staffOf(ctx), seen, news.Front{Containers: list(in.Body.Containers)})
	return a.wireFront(ctx, v, err)
}

func (a *API) discardFront(ctx context.Context, in *struct {
	FrontName
	Body FrontSeen
},
) (*Front, error) {
	v, err := a.Fronts.Discard(ctx, staffOf(ctx), frontpage.Seen{Name: in.Name, Version: in.Body.Version})
	return a.wireFront(ctx, v, err)
}

// A FrontSave is one state that a draft had.
type FrontSave struct {
	Number     int              `json:"number"`
	At         time.Time        `json:"at"`
	By         string           `json:"by"`
	Aside      bool             `json:"aside" doc:"It came too late and was refused."`
	Containers []news.Container `json:"containers"`
}

func (a *API) frontSaves(ctx context.Context, in *struct {
	FrontName
	Limit int `query:"limit" minimum:"1" maximum:"100" default:"30"`
},
) (*page[FrontSave], error) {
	saves, err := a.Fronts.Saves(ctx, staffOf(ctx), in.Name, in.Limit)
	if err != nil {
		return nil, err
	}
	people, err := a.Fronts.People(ctx)
	return pageOf(each(saves, func(s news.FrontSave) FrontSave {
		return FrontSave{Number: s.Number, At: s.At, By: people[s.Staff], Aside: s.Aside, Containers: list(s.Front.Containers)}
	}), ""), err
}

func (a *API) findForFront(ctx context.Context, in *struct {
	FrontName
	Text    string `query:"text" maxLength:"200" doc:"Words of the headline or kicker."`
	Section int64  `query:"section" minimum:"0" doc:"Only of this section and those below it."`
	Limit   int    `query:"limit" minimum:"1" maximum:"100" default:"40"`
},
) (*page[FrontArticle], error) {
	found, err := a.Fronts.Find(ctx, staffOf(ctx), in.Text, in.Section, in.Limit)
	return pageOf(each(found, wireFacts), ""), err
}

func (a *API) previewFront(ctx context.Context, in *struct {
	FrontName
	At time.Time `query:"at" doc:"As readers would have it at this time; now if it is missing."`
},
) (*previewed, error) {
	at := in.At
	if at.IsZero() {
		at = a.Now()
	}
	p, err := a.Fronts.Preview(ctx, staffOf(ctx), in.Name, at)
	if err != nil {
		return nil, err
	}
	page, err := a.FrontPrinter.PreviewFront(ctx, p)
	return &previewed{Type: "text/html; charset=utf-8", Robots: "noindex", Body: page}, err
}
