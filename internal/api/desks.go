package api

import (
	"context"
	"net/http"

	"github.com/courant-press/courant/internal/news"
)

// A Desk is a group of the staff with a beat.
type Desk struct {
	ID   int64  `json:"id"`
	Name string `json:"name"`
}

type deskReads interface {
	Desks(ctx context.Context) ([]news.Desk, error)
}

func (a *API) desks() {
	route(a, operation{
		id: "list-desks", method: http.MethodGet, path: "/desks", tag: "desks", needs: signedIn,
		summary: "All desks, in their order.",
	}, func(ctx context.Context, _ *struct{}) (*page[Desk], error) {
		found, err := a.Settings.Desks(ctx)
		return pageOf(each(found, wireDesk), ""), err
	})
}

func wireDesk(d news.Desk) Desk { return Desk{ID: d.ID, Name: d.Name} }
