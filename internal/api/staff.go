package api

import (
	"context"
	"net/http"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom/account"
)

// A Colleague is somebody of the newsroom. What concerns their account is for
// those alone who manage the staff.
type Colleague struct {
	ID       int64    `json:"id"`
	Name     string   `json:"name"`
	Posts    []Post   `json:"posts"`
	Disabled bool     `json:"disabled,omitempty"`
	Invited  bool     `json:"invited,omitempty" doc:"They have not accepted their invitation yet."`
	Account  *Lodging `json:"account,omitempty" doc:"Absent for who may not manage the staff."`
}

// A Lodging is what those know of an account who manage the staff.
type Lodging struct {
	Email    string `json:"email"`
	Second   bool   `json:"second" doc:"The account has a second factor."`
	Sessions int    `json:"sessions" doc:"Where the person is signed in."`
}

// An Invitation was sent, or is to be handed over.
type Invitation struct {
	ID   int64  `json:"id" doc:"Of the account."`
	Link string `json:"link,omitempty" doc:"To hand over; absent if it was mailed."`
	Why  string `json:"why,omitempty" doc:"Why it was not mailed."`
}

// Posts are what somebody is to be.
type Posts struct {
	Posts []Post `json:"posts" minItems:"1" maxItems:"50"`
}

// named is the account an operation is about.
type named struct {
	ID int64 `path:"id"`
}

func (a *API) staff() {
	deed := func(id, method, path, summary string) operation {
		return operation{
			id: id, method: method, path: "/staff/{id}" + path, tag: "staff", needs: right(news.MayStaff),
			summary: summary, status: http.StatusNoContent,
		}
	}
	route(a, operation{
		id: "list-staff", method: http.MethodGet, path: "/staff", tag: "staff", needs: signedIn,
		summary: "Everybody who has an account.",
	}, a.listStaff)
	route(a, operation{
		id: "invite", method: http.MethodPost, path: "/staff", tag: "staff", needs: right(news.MayStaff), status: made,
		summary: "Make an account, and mail the person a link to it.",
	}, a.invite)
	route(a, operation{
		id: "invite-again", method: http.MethodPost, path: "/staff/{id}/invitation", tag: "staff", needs: right(news.MayStaff),
		summary: "Send another link: an invitation, or one to choose another password for who has joined.",
	}, a.inviteAgain)
	route(a, deed("set-posts", http.MethodPut, "/posts", "Give somebody other posts."), a.setPosts)
	route(a, deed("disable-account", http.MethodPost, "/disable", "Close an account. Its sessions end at once."), a.setDisabled(true))
	route(a, deed("enable-account", http.MethodPost, "/enable", "Open an account again."), a.setDisabled(false))
	route(a, deed("end-sessions-of", http.MethodDelete, "/sessions", "End all sessions of somebody."), a.endSessionsOf)
	route(a, deed("remove-factors-of", http.MethodDelete, "/factors", "Take the second factors from somebody who has lost them."), a.removeFactorsOf)
	route(a, deed("remove-account", http.MethodDelete, "", "Take back an invitation that nobody has accepted."), a.removeAccount)
}

func (a *API) listStaff(ctx context.Context, _ *struct{}) (*page[Colleague], error) {
	all, err := a.Porter.List(ctx)
	if err != nil {
		return nil, err
	}
	manages := staffOf(ctx).May(news.MayStaff)
	var people []Colleague
	for _, s := range all {
		c := Colleague{ID: s.ID, Name: s.Name, Posts: postsOf(s.Posts), Disabled: s.Disabled, Invited: s.Password == ""}
		if manages {
			if c.Account, err = a.lodging(ctx, s); err != nil {
				return nil, err
			}
		}
		people = append(people, c)
	}
	return pageOf(people, ""), nil
}

func (a *API) lodging(ctx context.Context, s news.Staff) (*Lodging, error) {
	f, err := a.Porter.Factors(ctx, s.ID)
	if err != nil {
		return nil, err
	}
	sessions, err := a.Porter.Sessions(ctx, s.ID)
	if err != nil {
		return nil, err
	}
	return &Lodging{Email: s.Email, Second: f.App || len(f.Passkeys) > 0, Sessions: len(sessions)}, nil
}

func (p Posts) news() []news.Post {
	var posts []news.Post
	for _, post := range p.Posts {
		posts = append(posts, news.Post{Role: post.Role, Desk: post.Desk})
	}
	return posts
}

func (a *API) invite(ctx context.Context, in *struct {
	Body struct {
		Posts
		Name  string `json:"name" maxLength:"200"`
		Email string `json:"email" maxLength:"254"`
	}
},
) (*Invitation, error) {
	s := news.Staff{Name: in.Body.Name, Email: in.Body.Email, Posts: in.Body.news()}
	return invitation(a.Porter.Invite(ctx, staffOf(ctx), s))
}

func invitation(i account.Invitation, err error) (*Invitation, error) {
	if err != nil {
		return nil, err
	}
	return &Invitation{ID: i.Staff.ID, Link: i.Link, Why: i.Why}, nil
}

func (a *API) inviteAgain(ctx context.Context, in *named) (*Invitation, error) {
	return invitation(a.Porter.InviteAgain(ctx, staffOf(ctx), in.ID))
}

func (a *API) setPosts(ctx context.Context, in *struct {
	ID   int64 `path:"id"`
	Body Posts
},
) (*none, error) {
	return nil, a.Porter.SetPosts(ctx, staffOf(ctx), in.ID, in.Body.news())
}

func (a *API) setDisabled(disabled bool) func(context.Context, *named) (*none, error) {
	return func(ctx context.Context, in *named) (*none, error) {
		return nil, a.Porter.SetDisabled(ctx, staffOf(ctx), in.ID, disabled)
	}
}

func (a *API) endSessionsOf(ctx context.Context, in *named) (*none, error) {
	return nil, a.Porter.EndSessionsOf(ctx, staffOf(ctx), in.ID)
}

func (a *API) removeFactorsOf(ctx context.Context, in *named) (*none, error) {
	return nil, a.Porter.RemoveFactors(ctx, staffOf(ctx), in.ID)
}

func (a *API) removeAccount(ctx context.Context, in *named) (*none, error) {
	return nil, a.Porter.Remove(ctx, staffOf(ctx), in.ID)
}
