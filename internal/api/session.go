package api

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom/account"
)

// A Challenge is for the browser, which hands it to an authenticator.
type Challenge struct {
	Ticket  string `json:"ticket" doc:"Goes back with the answer."`
	Options any    `json:"options" doc:"For PublicKeyCredential.parseCreationOptionsFromJSON or parseRequestOptionsFromJSON."`
}

// A PasskeyAnswer is what the authenticator made of a challenge.
type PasskeyAnswer struct {
	Ticket   string `json:"ticket" maxLength:"100"`
	Response any    `json:"response" doc:"The credential as toJSON writes it."`
}

// A SignedIn says whether a second step is needed.
type SignedIn struct {
	Name    string `json:"name" doc:"Of the person."`
	Ticket  string `json:"ticket,omitempty" doc:"For the second step; absent where the person is in."`
	App     bool   `json:"app,omitempty" doc:"The second step can be the code of an authenticator app."`
	Passkey bool   `json:"passkey,omitempty" doc:"The person has a passkey, which needs no password."`
}

// entered is the answer to somebody who was let in: it brings the cookie.
type entered struct {
	SetCookie []http.Cookie `header:"Set-Cookie"`
	Body      SignedIn
}

func (a *API) session() {
	const tag = "session"
	register(a, operation{
		id: "sign-in", method: http.MethodPost, path: "/session", tag: tag, needs: anybody,
		summary: "Sign in with address and password.",
	}, a.signIn)
	register(a, operation{
		id: "sign-in-with-code", method: http.MethodPost, path: "/session/code", tag: tag, needs: anybody,
		summary: "The second step: the code of an authenticator app, or a recovery code.",
	}, a.signInWithCode)
	route(a, operation{
		id: "ask-passkey", method: http.MethodPost, path: "/session/passkey", tag: tag, needs: anybody,
		summary: "Begin to sign in with a passkey.",
	}, a.askPasskey)
	register(a, operation{
		id: "sign-in-with-passkey", method: http.MethodPost, path: "/session/passkey/answer", tag: tag, needs: anybody,
		summary: "Sign in with the answer of a passkey.",
	}, a.signInWithPasskey)
	register(a, operation{
		id: "sign-out", method: http.MethodDelete, path: "/session", tag: tag, needs: signedIn,
		summary: "End this session.",
	}, a.signOut)
}

// cookieName is that of the cookie with the key of a session. Over https the
// browser itself sees to it that nobody else has set it (RFC 6265bis, 4.1.3.2).
func cookieName(secure bool) string {
	if secure {
		return "__Host-courant"
	}
	return "courant"
}

// cookie returns the cookie for a key; an empty key takes it back. Scripts can
// not read it, and other sites can not have it sent.
func cookie(key string, secure bool) []http.Cookie {
	c := http.Cookie{ //nolint:gosec // over http, on one's own machine, a secure cookie would be dropped
		Name: cookieName(secure), Value: key, Path: "/", MaxAge: int(account.Lifetime.Seconds()),
		Secure: secure, HttpOnly: true, SameSite: http.SameSiteStrictMode,
	}
	if key == "" {
		c.MaxAge = -1
	}
	return []http.Cookie{c}
}

// let answers somebody who was let in, or is to take the second step.
func let(ctx context.Context, e account.Entry, err error) (*entered, error) {
	if err != nil {
		return nil, err
	}
	out := &entered{Body: SignedIn{Name: e.Staff.Name, Ticket: e.Ticket, App: e.App, Passkey: e.Passkey}}
	if e.Session != "" {
		who, _ := identityOf(ctx)
		out.SetCookie = cookie(e.Session, who.Secure)
	} else {
		out.Body.Name = "" // the password alone does not tell whose it is
	}
	return out, nil
}

func visitorOf(ctx context.Context) account.Visitor {
	who, _ := identityOf(ctx)
	return who.Visitor
}

func (a *API) signIn(ctx context.Context, in *struct {
	Body struct {
		Email    string `json:"email" maxLength:"254"`
		Password string `json:"password" maxLength:"1000"`
	}
},
) (*entered, error) {
	e, err := a.Porter.SignIn(ctx, visitorOf(ctx), in.Body.Email, in.Body.Password)
	return let(ctx, e, err)
}

func (a *API) signInWithCode(ctx context.Context, in *struct {
	Body struct {
		Ticket string `json:"ticket" maxLength:"100"`
		Code   string `json:"code" maxLength:"40"`
	}
},
) (*entered, error) {
	e, err := a.Porter.SignInWithCode(ctx, visitorOf(ctx), in.Body.Ticket, in.Body.Code)
	return let(ctx, e, err)
}

func (a *API) askPasskey(ctx context.Context, _ *struct{}) (*Challenge, error) {
	return challenge(a.Porter.BeginPasskeySignIn(ctx, visitorOf(ctx)))
}

func challenge(c account.Challenge, err error) (*Challenge, error) {
	if err != nil {
		return nil, err
	}
	return &Challenge{Ticket: c.Ticket, Options: c.Options}, nil
}

func (a *API) signInWithPasskey(ctx context.Context, in *struct{ Body PasskeyAnswer }) (*entered, error) {
	response, err := in.Body.json()
	if err != nil {
		return nil, err
	}
	e, err := a.Porter.FinishPasskeySignIn(ctx, visitorOf(ctx), in.Body.Ticket, response)
	return let(ctx, e, err)
}

// json returns the response as the browser sent it.
func (p PasskeyAnswer) json() ([]byte, error) {
	text, err := json.Marshal(p.Response)
	if err != nil {
		return nil, fmt.Errorf("read the answer of a passkey: %w", err)
	}
	return text, nil
}

type left struct {
	SetCookie []http.Cookie `header:"Set-Cookie"`
}

func (a *API) signOut(ctx context.Context, _ *struct{}) (*left, error) {
	who, _ := identityOf(ctx)
	if err := a.Porter.SignOut(ctx, who.Pass); err != nil && news.KindOf(err) != news.NotFound {
		return nil, err
	}
	return &left{cookie("", who.Secure)}, nil
}
