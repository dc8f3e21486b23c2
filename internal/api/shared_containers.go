package api

import (
	"context"
	"net/http"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// A SharedContainer stands on several fronts and is edited once.
type SharedContainer struct {
	ID        int64          `json:"id"`
	Name      string         `json:"name" doc:"At the desk."`
	Version   int            `json:"version"`
	SavedAt   time.Time      `json:"saved_at,omitzero"`
	Container news.Container `json:"container"`
}

// A SharedContent is what can be changed of a shared container.
type SharedContent struct {
	Name      string         `json:"name" minLength:"1" maxLength:"200"`
	Container news.Container `json:"container"`
}

// sharedContainers registers the containers of several fronts.
func (a *API) sharedContainers() {
	edit := right(news.MayEditFront)
	route(a, operation{
		id: "create-shared-container", method: http.MethodPost, path: "/shared-containers", tag: "fronts", needs: edit, status: made,
		summary: "Make a container that several fronts can have.",
	}, a.createShared)
	route(a, operation{
		id: "save-shared-container", method: http.MethodPut, path: "/shared-containers/{id}", tag: "fronts", needs: edit,
		summary: "Keep a shared container. Readers get it with the next launch of a front that has it.",
	}, a.saveShared)
	route(a, operation{
		id: "delete-shared-container", method: http.MethodDelete, path: "/shared-containers/{id}", tag: "fronts", needs: edit,
		summary: "Drop a shared container. Each front keeps a copy of its own.",
	}, a.deleteShared)
}

func wireShared(x news.SharedContainer) SharedContainer {
	x.Container.Slots = list(x.Container.Slots)
	return SharedContainer{ID: x.ID, Name: x.Name, Version: x.Version, SavedAt: x.SavedAt, Container: x.Container}
}

func (a *API) createShared(ctx context.Context, in *struct{ Body SharedContent }) (*SharedContainer, error) {
	return a.keepShared(ctx, news.SharedContainer{Name: in.Body.Name, Container: in.Body.Container})
}

func (a *API) saveShared(ctx context.Context, in *struct {
	ID   int64 `path:"id"`
	Body struct {
		Version int `json:"version" minimum:"1" doc:"The version you saw."`
		SharedContent
	}
},
) (*SharedContainer, error) {
	return a.keepShared(ctx, news.SharedContainer{
		ID: in.ID, Name: in.Body.Name, Version: in.Body.Version, Container: in.Body.Container,
	})
}

func (a *API) keepShared(ctx context.Context, x news.SharedContainer) (*SharedContainer, error) {
	x, err := a.Fronts.SaveShared(ctx, staffOf(ctx), x)
	if err != nil {
		return nil, err
	}
	kept := wireShared(x)
	return &kept, nil
}

func (a *API) deleteShared(ctx context.Context, in *struct {
	ID int64 `path:"id"`
},
) (*none, error) {
	return nil, a.Fronts.DeleteShared(ctx, staffOf(ctx), in.ID)
}
