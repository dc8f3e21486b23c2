package api

import (
	"context"
	"net/http"

	"github.com/courant-press/courant/internal/news"
)

// A Role is a named set of rights.
type Role struct {
	Role   news.Role    `json:"role"`
	Name   string       `json:"name"`
	Rights []news.Right `json:"rights"`
	Own    bool         `json:"own,omitempty" doc:"The publisher made it; the others are the program's."`
}

// A RightInfo says what a right is leave for.
type RightInfo struct {
	Right   news.Right `json:"right"`
	Words   string     `json:"words"`
	ForDesk bool       `json:"for_desk" doc:"It can be had at one desk."`
}

// Roles are all roles, and all rights they can be made of.
type Roles struct {
	Roles  []Role      `json:"roles"`
	Rights []RightInfo `json:"rights"`
}

// A RoleEdit is what a role is to be.
type RoleEdit struct {
	Name   string       `json:"name" maxLength:"60"`
	Rights []news.Right `json:"rights" maxItems:"20"`
}

func (a *API) roles() {
	const tag = "staff"
	route(a, operation{
		id: "list-roles", method: http.MethodGet, path: "/roles", tag: tag, needs: signedIn,
		summary: "All roles, and the rights that there are.",
	}, a.listRoles)
	route(a, operation{
		id: "make-role", method: http.MethodPost, path: "/roles", tag: tag, needs: right(news.MayStaff), status: http.StatusNoContent,
		summary: "Make a role.",
	}, a.makeRole)
	route(a, operation{
		id: "change-role", method: http.MethodPut, path: "/roles/{role}", tag: tag, needs: right(news.MayStaff), status: http.StatusNoContent,
		summary: "Give a role of the publisher's another name and other rights.",
	}, a.changeRole)
	route(a, operation{
		id: "remove-role", method: http.MethodDelete, path: "/roles/{role}", tag: tag, needs: right(news.MayStaff), status: http.StatusNoContent,
		summary: "Remove a role that nobody has.",
	}, a.removeRole)
}

func (a *API) listRoles(ctx context.Context, _ *struct{}) (*Roles, error) {
	own, err := a.Porter.Roles(ctx)
	if err != nil {
		return nil, err
	}
	out := &Roles{}
	for _, r := range news.Roles() {
		out.Roles = append(out.Roles, Role{Role: r, Name: r.Words(), Rights: r.Rights()})
	}
	for _, r := range own {
		out.Roles = append(out.Roles, Role{Role: r.Role, Name: r.Name, Rights: list(r.Rights), Own: true})
	}
	for _, r := range news.Rights() {
		out.Rights = append(out.Rights, RightInfo{Right: r, Words: r.Words(), ForDesk: r.ForDesk()})
	}
	return out, nil
}

func (a *API) makeRole(ctx context.Context, in *struct{ Body RoleEdit }) (*none, error) {
	return nil, a.Porter.SaveRole(ctx, staffOf(ctx), "", in.Body.Name, in.Body.Rights)
}

func (a *API) changeRole(ctx context.Context, in *struct {
	Role news.Role `path:"role" maxLength:"100"`
	Body RoleEdit
},
) (*none, error) {
	return nil, a.Porter.SaveRole(ctx, staffOf(ctx), in.Role, in.Body.Name, in.Body.Rights)
}

func (a *API) removeRole(ctx context.Context, in *struct {
	Role news.Role `path:"role" maxLength:"100"`
},
) (*none, error) {
	return nil, a.Porter.RemoveRole(ctx, staffOf(ctx), in.Role)
}
