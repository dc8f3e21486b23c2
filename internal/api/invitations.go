package api

import (
	"context"
	"net/http"
)

// An Invited is who an invitation is for.
type Invited struct {
	Name  string `json:"name"`
	Email string `json:"email"`
}

func (a *API) invitations() {
	const tag = "session"
	route(a, operation{
		id: "look-at-invitation", method: http.MethodPost, path: "/invitations/look", tag: tag, needs: anybody,
		summary: "Who an invitation is for.",
	}, a.lookAtInvitation)
	register(a, operation{
		id: "accept-invitation", method: http.MethodPost, path: "/invitations/accept", tag: tag, needs: anybody,
		summary: "Accept an invitation with a name and a password, and be signed in.",
	}, a.acceptInvitation)
	route(a, operation{
		id: "ask-reset", method: http.MethodPost, path: "/session/reset", tag: tag, needs: anybody, status: http.StatusNoContent,
		summary: "Have a link for another password mailed. The answer is the same for an unknown address.",
	}, a.askReset)
	route(a, operation{
		id: "reset-password", method: http.MethodPost, path: "/session/reset/password", tag: tag, needs: anybody, status: http.StatusNoContent,
		summary: "Choose another password with the key of a mailed link. All sessions end; the second factor stays.",
	}, a.resetPassword)
}

func (a *API) lookAtInvitation(ctx context.Context, in *struct {
	Body struct {
		Key string `json:"key" maxLength:"100"`
	}
},
) (*Invited, error) {
	s, err := a.Porter.Invited(ctx, in.Body.Key)
	if err != nil {
		return nil, err
	}
	return &Invited{Name: s.Name, Email: s.Email}, nil
}

func (a *API) acceptInvitation(ctx context.Context, in *struct {
	Body struct {
		Key      string `json:"key" maxLength:"100"`
		Name     string `json:"name" maxLength:"200"`
		Password string `json:"password" maxLength:"1000"`
	}
},
) (*entered, error) {
	e, err := a.Porter.Join(ctx, visitorOf(ctx), in.Body.Key, in.Body.Name, in.Body.Password)
	return let(ctx, e, err)
}

func (a *API) askReset(ctx context.Context, in *struct {
	Body struct {
		Email string `json:"email" maxLength:"254"`
	}
},
) (*none, error) {
	return nil, a.Porter.AskReset(ctx, visitorOf(ctx), in.Body.Email)
}

func (a *API) resetPassword(ctx context.Context, in *struct {
	Body struct {
		Key      string `json:"key" maxLength:"100"`
		Password string `json:"password" maxLength:"1000"`
	}
},
) (*none, error) {
	return nil, a.Porter.Reset(ctx, in.Body.Key, in.Body.Password)
}
