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
	Posts  []Post       `json:"posts" doc:"What this person is, for the whole paper or at a desk."`
	Rights []news.Right `json:"rights" doc:"What this person may do somewhere in the paper."`
	Paper  string       `json:"paper" doc:"The name of the paper."`
	Zone   string       `json:"zone" doc:"The time zone of the paper, in which the desk tells times."`
}

// A Post is a role for the whole paper, or at one desk.
type Post struct {
	Role   news.Role    `json:"role"`
	Desk   int64        `json:"desk,omitempty" doc:"Absent for the whole paper."`
	Rights []news.Right `json:"rights,omitempty" readOnly:"true"`
}

func postsOf(posts []news.Post) []Post {
	out := []Post{}
	for _, p := range posts {
		out = append(out, Post{Role: p.Role, Desk: p.Desk, Rights: p.Rights})
	}
	return out
}

func (a *API) me() {
	route(a, operation{
		id: "get-me", method: http.MethodGet, path: "/me", tag: "account", needs: signedIn,
		summary: "Who is signed in.",
	}, a.getMe)
}

func (a *API) getMe(ctx context.Context, _ *struct{}) (*Me, error) {
	settings, err := a.Articles.Settings(ctx)
	if err != nil {
		return nil, err
	}
	s := staffOf(ctx)
	me := &Me{ID: s.ID, Name: s.Name, Email: s.Email, Posts: postsOf(s.Posts), Rights: []news.Right{}}
	me.Paper, me.Zone = settings.Name, settings.Zone
	for _, r := range news.Rights() {
		if s.May(r) {
			me.Rights = append(me.Rights, r)
		}
	}
	return me, nil
}
