package api

import (
	"context"
	"net/http"
	"strconv"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom/frontpage"
)

// A FrontLaunch is a front as it was, or will be, given to readers.
type FrontLaunch struct {
	ID      int64     `json:"id"`
	At      time.Time `json:"at" doc:"From when readers have it."`
	MadeAt  time.Time `json:"made_at"`
	By      string    `json:"by"`
	Path    string    `json:"path" doc:"In the time machine, from its time on."`
	Changes []string  `json:"changes" doc:"Against what readers had when it was made."`
}

// A LaunchID names a launch of a front in an address.
type LaunchID struct {
	FrontName
	Launch int64 `path:"launch"`
}

// frontLaunches registers what has to do with giving a front to readers.
func (a *API) frontLaunches() {
	edit, launch := right(news.MayEditFront), right(news.MayLaunchFront)
	route(a, operation{
		id: "launch-front", method: http.MethodPost, path: "/fronts/{name}/launch", tag: "fronts", needs: launch,
		summary: "Give readers the draft, now or at a time to come.",
	}, a.launchFront)
	route(a, operation{
		id: "list-front-launches", method: http.MethodGet, path: "/fronts/{name}/launches", tag: "fronts", needs: edit,
		summary: "All launches, newest first, with what each changed.",
	}, a.listLaunches)
	route(a, operation{
		id: "cancel-front-launch", method: http.MethodDelete, path: "/fronts/{name}/launches/{launch}", tag: "fronts", needs: launch,
		summary: "Cancel a scheduled launch.",
	}, a.cancelLaunch)
	route(a, operation{
		id: "restore-front-launch", method: http.MethodPost, path: "/fronts/{name}/launches/{launch}/restore", tag: "fronts", needs: edit,
		summary: "Put a launch into the draft.",
	}, a.restoreLaunch)
}

func wireLaunch(l news.FrontLaunch, people map[int64]string) FrontLaunch {
	return FrontLaunch{
		ID: l.ID, At: l.At.UTC(), MadeAt: l.MadeAt.UTC(), By: people[l.Staff],
		Path: news.PastFrontPath(l.Name, l.Address), Changes: list(l.Changes),
	}
}

func (a *API) launchFront(ctx context.Context, in *struct {
	FrontName
	Body struct {
		FrontSeen
		At time.Time `json:"at,omitzero" doc:"When readers get it; now if it is missing."`
	}
},
) (*Front, error) {
	seen, staff := frontpage.Seen{Name: in.Name, Version: in.Body.Version}, staffOf(ctx)
	if in.Body.At.IsZero() {
		v, err := a.Fronts.Launch(ctx, staff, seen)
		return a.wireFront(ctx, v, err)
	}
	v, err := a.Fronts.Schedule(ctx, staff, seen, in.Body.At)
	return a.wireFront(ctx, v, err)
}

func (a *API) listLaunches(ctx context.Context, in *struct {
	FrontName
	After int64 `query:"after" minimum:"0" doc:"What next of the page before said."`
	Limit int   `query:"limit" minimum:"1" maximum:"100" default:"30"`
},
) (*page[FrontLaunch], error) {
	found, err := a.Fronts.History(ctx, staffOf(ctx), in.Name, in.After, in.Limit+1)
	if err != nil {
		return nil, err
	}
	people, err := a.Fronts.People(ctx)
	next := ""
	if len(found) > in.Limit {
		found = found[:in.Limit]
		next = strconv.FormatInt(found[in.Limit-1].ID, 10)
	}
	return pageOf(each(found, func(l news.FrontLaunch) FrontLaunch { return wireLaunch(l, people) }), next), err
}

func (a *API) cancelLaunch(ctx context.Context, in *LaunchID) (*Front, error) {
	v, err := a.Fronts.Cancel(ctx, staffOf(ctx), in.Name, in.Launch)
	return a.wireFront(ctx, v, err)
}

func (a *API) restoreLaunch(ctx context.Context, in *struct {
	LaunchID
	Body FrontSeen
},
) (*Front, error) {
	v, err := a.Fronts.Restore(ctx, staffOf(ctx), frontpage.Seen{Name: in.Name, Version: in.Body.Version}, in.Launch)
	return a.wireFront(ctx, v, err)
}
