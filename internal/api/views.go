package api

import (
	"context"
	"net/http"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom"
)

// ViewReads reads saved views.
type ViewReads interface {
	Views(ctx context.Context, staff int64) ([]newsroom.View, error)
}

// A View is a question to the list that somebody keeps under a name.
type View struct {
	ID     int64  `json:"id"`
	Mine   bool   `json:"mine"`
	Name   string `json:"name"`
	Shared bool   `json:"shared" doc:"Everybody has it in the list."`
	Query  string `json:"query" doc:"As in the address of the list: state=draft&desk=3"`
}

// A ViewDraft is what somebody writes of a view.
type ViewDraft struct {
	Name   string `json:"name" minLength:"1" maxLength:"60"`
	Shared bool   `json:"shared,omitempty"`
	Query  string `json:"query" maxLength:"1000"`
}

type viewID struct {
	ID int64 `path:"id" minimum:"1"`
}

func (a *API) views() {
	route(a, operation{
		id: "list-views", method: http.MethodGet, path: "/views", tag: "views", needs: right(news.MayWrite),
		summary: "Your saved views, and those that others share.",
	}, a.listViews)
	route(a, operation{
		id: "create-view", method: http.MethodPost, path: "/views", tag: "views", needs: right(news.MayWrite), status: made,
		summary: "Keep a question to the list under a name.",
	}, a.createView)
	route(a, operation{
		id: "change-view", method: http.MethodPut, path: "/views/{id}", tag: "views", needs: right(news.MayWrite),
		summary: "Change a view of your own.",
	}, a.changeView)
	route(a, operation{
		id: "delete-view", method: http.MethodDelete, path: "/views/{id}", tag: "views", needs: right(news.MayWrite), status: http.StatusNoContent,
		summary: "Delete a view of your own.",
	}, a.deleteView)
}

func (a *API) listViews(ctx context.Context, _ *struct{}) (*page[View], error) {
	found, err := a.Views.Views(ctx, staffOf(ctx).ID)
	if err != nil {
		return nil, err
	}
	var views []View
	for _, v := range found {
		views = append(views, *viewOf(ctx, v))
	}
	return pageOf(views, ""), nil
}

func (a *API) createView(ctx context.Context, in *struct{ Body ViewDraft }) (*View, error) {
	v, err := a.Newsroom.SaveView(ctx, staffOf(ctx), in.Body.view(0))
	return viewOf(ctx, v), err
}

func (a *API) changeView(ctx context.Context, in *struct {
	ID   int64 `path:"id" minimum:"1"`
	Body ViewDraft
},
) (*View, error) {
	v, err := a.Newsroom.SaveView(ctx, staffOf(ctx), in.Body.view(in.ID))
	return viewOf(ctx, v), err
}

func (a *API) deleteView(ctx context.Context, in *viewID) (*none, error) {
	return nil, a.Newsroom.DeleteView(ctx, staffOf(ctx), in.ID)
}

func (d *ViewDraft) view(id int64) newsroom.View {
	return newsroom.View{ID: id, Name: d.Name, Shared: d.Shared, Query: d.Query}
}

func viewOf(ctx context.Context, v newsroom.View) *View {
	return &View{ID: v.ID, Mine: v.Staff == staffOf(ctx).ID, Name: v.Name, Shared: v.Shared, Query: v.Query}
}
