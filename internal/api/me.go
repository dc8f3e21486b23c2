package api

import (
	"context"
	"net/http"

	"github.com/courant-press/courant/internal/news"
)

// Me is who is signed in, and what they may do.
type Me struct {
	ID     int64        `json:"id"`
	Name   string       `json:"name"`
	Email  string       `json:"email"`
	Role   news.Role    `json:"role"`
	Rights []news.Right `json:"rights" doc:"What this person may do somewhere in the paper."`
}

func (a *API) me() {
	route(a, operation{
		id: "get-me", method: http.MethodGet, path: "/me", tag: "account", needs: signedIn,
		summary: "Who is signed in.",
	}, a.getMe)
}

func (a *API) getMe(ctx context.Context, _ *struct{}) (*Me, error) {
	s := staffOf(ctx)
	return &Me{ID: s.ID, Name: s.Name, Email: s.Email, Role: s.Role, Rights: s.Role.Rights()}, nil
}
