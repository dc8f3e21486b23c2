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

// A DeskForm is what can be said of a desk.
type DeskForm struct {
	Name string `json:"name" maxLength:"200"`
}

type deskReads interface {
	Desks(ctx context.Context) ([]news.Desk, error)
	DeskArticles(ctx context.Context, id int64) (int64, error)
}

func (a *API) desks() {
	route(a, operation{
		id: "list-desks", method: http.MethodGet, path: "/desks", tag: "desks", needs: signedIn,
		summary: "All desks, in their order.",
	}, func(ctx context.Context, _ *struct{}) (*page[Desk], error) {
		found, err := a.Settings.Desks(ctx)
		return pageOf(each(found, wireDesk), ""), err
	})
	route(a, operation{
		id: "count-desk", method: http.MethodGet, path: "/desks/{id}/articles", tag: "desks", needs: signedIn,
		summary: "How many articles a desk has, in whatever state.",
	}, func(ctx context.Context, in *ByID) (*Count, error) {
		n, err := a.Settings.DeskArticles(ctx, in.ID)
		return &Count{n}, err
	})
	route(a, operation{
		id: "add-desk", method: http.MethodPost, path: "/desks", tag: "desks", needs: right(news.MaySettings),
		summary: "Add a desk.", status: made,
	}, func(ctx context.Context, in *struct{ Body DeskForm }) (*Desk, error) {
		return a.saveDesk(ctx, news.Desk{Name: in.Body.Name})
	})
	route(a, operation{
		id: "change-desk", method: http.MethodPut, path: "/desks/{id}", tag: "desks", needs: right(news.MaySettings),
		summary: "Rename a desk.",
	}, func(ctx context.Context, in *struct {
		ByID
		Body DeskForm
	},
	) (*Desk, error) {
		return a.saveDesk(ctx, news.Desk{ID: in.ID, Name: in.Body.Name})
	})
	route(a, operation{
		id: "arrange-desks", method: http.MethodPut, path: "/desks/order", tag: "desks", needs: right(news.MaySettings),
		summary: "Put the desks into this order.",
	}, func(ctx context.Context, in *order) (*none, error) {
		return nil, a.Office.ArrangeDesks(ctx, staffOf(ctx), in.Body.IDs)
	})
	route(a, operation{
		id: "move-desk-articles", method: http.MethodPost, path: "/desks/{id}/move-articles", tag: "desks",
		needs: right(news.MaySettings), summary: "Move some articles of a desk to another one, or to none.",
	}, func(ctx context.Context, in *move) (*Moved, error) {
		moved, left, err := a.Office.MoveDeskArticles(ctx, staffOf(ctx), in.ID, in.Body.To)
		return &Moved{moved, left}, err
	})
	route(a, operation{
		id: "delete-desk", method: http.MethodDelete, path: "/desks/{id}", tag: "desks", needs: right(news.MaySettings),
		summary: "Delete a desk that has no articles.",
	}, func(ctx context.Context, in *ByID) (*none, error) {
		return nil, a.Office.DeleteDesk(ctx, staffOf(ctx), in.ID)
	})
}

func (a *API) saveDesk(ctx context.Context, d news.Desk) (*Desk, error) {
	if err := a.Office.SaveDesk(ctx, staffOf(ctx), &d); err != nil {
		return nil, err
	}
	w := wireDesk(d)
	return &w, nil
}

func wireDesk(d news.Desk) Desk { return Desk{ID: d.ID, Name: d.Name} }
