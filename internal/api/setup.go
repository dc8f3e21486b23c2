package api

import (
	"context"
	"net/http"

	"github.com/courant-press/courant/internal/news"
)

// A Founding is what a new paper begins with.
type Founding struct {
	Key       string   `json:"key" maxLength:"100" doc:"From the link in the log."`
	Name      string   `json:"name" maxLength:"200"`
	Motto     string   `json:"motto,omitempty" maxLength:"300"`
	Lang      string   `json:"lang" maxLength:"40" doc:"BCP 47, such as en-GB."`
	Zone      string   `json:"zone" maxLength:"60" doc:"Such as Europe/London."`
	URL       string   `json:"url" maxLength:"300" doc:"The public address."`
	Sections  []string `json:"sections,omitempty" maxItems:"30"`
	Email     string   `json:"email" maxLength:"254" doc:"Of the first account, an administrator."`
	StaffName string   `json:"staff_name" maxLength:"200"`
	Password  string   `json:"password" maxLength:"1000"`
}

// A Founder makes the paper of a program that has none yet.
type Founder interface {
	Found(ctx context.Context, f Founding) error
}

// An Entrance is what somebody sees before they have signed in.
type Entrance struct {
	Paper string `json:"paper,omitempty" doc:"Its name."`
	SetUp bool   `json:"set_up" doc:"There is a paper."`
	Mail  bool   `json:"mail" doc:"A forgotten password can be replaced by mail."`
}

func (a *API) setup() {
	const tag = "session"
	route(a, operation{
		id: "get-entrance", method: http.MethodGet, path: "/entrance", tag: tag, needs: anybody,
		summary: "What somebody may know before they have signed in.",
	}, a.getEntrance)
	route(a, operation{
		id: "set-up", method: http.MethodPost, path: "/setup", tag: tag, needs: anybody, status: http.StatusNoContent,
		summary: "Make the paper of a program that has none yet, with the key that it has written to its log.",
	}, a.setUp)
}

func (a *API) getEntrance(ctx context.Context, _ *struct{}) (*Entrance, error) {
	if a.Founder != nil {
		return &Entrance{}, nil
	}
	name, mails, err := a.Porter.Entrance(ctx)
	if err != nil {
		return nil, err
	}
	return &Entrance{Paper: name, SetUp: true, Mail: mails}, nil
}

func (a *API) setUp(ctx context.Context, in *struct{ Body Founding }) (*none, error) {
	if a.Founder == nil {
		return nil, &news.Error{Kind: news.Conflict, Message: "This paper is set up already. Sign in."}
	}
	return nil, a.Founder.Found(ctx, in.Body)
}
