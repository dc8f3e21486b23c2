package api

import (
	"context"
	"net/http"
	"time"

	"github.com/courant-press/courant/internal/newsroom/account"
)

// An Account is what opens one's own account, and where it is open.
type Account struct {
	App         bool      `json:"app" doc:"There is an authenticator app."`
	Passkeys    []Passkey `json:"passkeys"`
	Recovery    int       `json:"recovery" doc:"Recovery codes left."`
	Sessions    []Session `json:"sessions"`
	Tokens      []Token   `json:"tokens"`
	ProvedUntil time.Time `json:"proved_until" doc:"Until when the password need not be given again to change what opens the account."`
}

// A Passkey opens an account without a password.
type Passkey struct {
	ID      string     `json:"id"`
	Name    string     `json:"name"`
	Created time.Time  `json:"created"`
	Used    *time.Time `json:"used,omitempty"`
}

// A Session is a browser in which a person has signed in.
type Session struct {
	ID      int64     `json:"id"`
	Device  string    `json:"device"`
	Address string    `json:"address"`
	Began   time.Time `json:"began"`
	Seen    time.Time `json:"seen"`
	Here    bool      `json:"here,omitempty" doc:"It is the one that asks."`
}

// A NewApp is an authenticator app to be.
type NewApp struct {
	Secret string `json:"secret" doc:"In base32, to be typed."`
	QR     string `json:"qr" doc:"The same as a QR code, an SVG picture in a data address."`
}

// RecoveryCodes are shown once. There are none where the person has some.
type RecoveryCodes struct {
	Codes []string `json:"codes"`
}

func (a *API) myAccount() {
	const tag = "account"
	mine := func(id, method, path, summary string) operation {
		return operation{id: id, method: method, path: "/me" + path, tag: tag, needs: signedIn, summary: summary}
	}
	deed := func(id, method, path, summary string) operation {
		op := mine(id, method, path, summary)
		op.status = http.StatusNoContent
		return op
	}
	route(a, mine("get-account", http.MethodGet, "/account", "What opens one's own account, and where it is open."), a.getAccount)
	route(a, deed("rename-me", http.MethodPut, "/name", "Take another name."), a.renameMe)
	route(a, deed("change-password", http.MethodPut, "/password", "Take another password. The other sessions end."), a.changePassword)
	route(a, deed("prove-me", http.MethodPost, "/proof", "Give the password again, before changing what opens the account."), a.proveMe)
	route(a, mine("begin-app", http.MethodPost, "/app", "Begin with an authenticator app."), a.beginApp)
	route(a, mine("confirm-app", http.MethodPost, "/app/confirm", "Give the first code of an authenticator app."), a.confirmApp)
	route(a, deed("remove-app", http.MethodDelete, "/app", "Remove the authenticator app."), a.removeApp)
	route(a, mine("renew-recovery-codes", http.MethodPost, "/recovery", "Replace the recovery codes."), a.renewRecovery)
	route(a, mine("begin-passkey", http.MethodPost, "/passkeys", "Begin with a passkey."), a.beginPasskey)
	route(a, mine("finish-passkey", http.MethodPost, "/passkeys/answer", "Keep the passkey an authenticator has made."), a.finishPasskey)
	route(a, deed("remove-passkey", http.MethodDelete, "/passkeys/{id}", "Remove a passkey."), a.removePasskey)
	route(a, deed("end-session", http.MethodDelete, "/sessions/{id}", "End one of one's own sessions."), a.endSession)
	route(a, deed("end-other-sessions", http.MethodDelete, "/sessions", "End all of one's own sessions but this one."), a.endOtherSessions)
}

func passOf(ctx context.Context) account.Pass {
	who, _ := identityOf(ctx)
	return who.Pass
}

func (a *API) getAccount(ctx context.Context, _ *struct{}) (*Account, error) {
	by := passOf(ctx)
	f, err := a.Porter.Factors(ctx, by.Staff.ID)
	if err != nil {
		return nil, err
	}
	sessions, err := a.Porter.Sessions(ctx, by.Staff.ID)
	if err != nil {
		return nil, err
	}
	tokens, err := a.Porter.Tokens(ctx, by)
	if err != nil {
		return nil, err
	}
	out := &Account{
		App: f.App, Recovery: f.Recovery, ProvedUntil: by.ProvedUntil(),
		Passkeys: []Passkey{}, Sessions: []Session{}, Tokens: tokensOf(tokens),
	}
	for _, k := range f.Passkeys {
		out.Passkeys = append(out.Passkeys, Passkey{ID: k.ID, Name: k.Name, Created: k.Created, Used: when(k.Used)})
	}
	for _, s := range sessions {
		out.Sessions = append(out.Sessions, Session{
			ID: s.ID, Device: s.Device, Address: s.Address, Began: s.Began, Seen: s.Seen, Here: s.ID == by.Session.ID,
		})
	}
	return out, nil
}

// when is a time, or nil for never.
func when(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	return &t
}

func (a *API) renameMe(ctx context.Context, in *struct {
	Body struct {
		Name string `json:"name" maxLength:"200"`
	}
},
) (*none, error) {
	return nil, a.Porter.Rename(ctx, passOf(ctx), in.Body.Name)
}

func (a *API) changePassword(ctx context.Context, in *struct {
	Body struct {
		Current  string `json:"current" maxLength:"1000"`
		Password string `json:"password" maxLength:"1000"`
	}
},
) (*none, error) {
	return nil, a.Porter.ChangePassword(ctx, passOf(ctx), visitorOf(ctx), in.Body.Current, in.Body.Password)
}

func (a *API) proveMe(ctx context.Context, in *struct {
	Body struct {
		Password string `json:"password" maxLength:"1000"`
	}
},
) (*none, error) {
	return nil, a.Porter.Prove(ctx, passOf(ctx), visitorOf(ctx), in.Body.Password)
}

func (a *API) beginApp(ctx context.Context, _ *struct{}) (*NewApp, error) {
	secret, address, err := a.Porter.BeginApp(ctx, passOf(ctx))
	if err != nil {
		return nil, err
	}
	picture, err := account.QR(address)
	if err != nil {
		return nil, err
	}
	return &NewApp{Secret: secret, QR: picture}, nil
}

func (a *API) confirmApp(ctx context.Context, in *struct {
	Body struct {
		Code string `json:"code" maxLength:"40"`
	}
},
) (*RecoveryCodes, error) {
	return recoveryCodes(a.Porter.ConfirmApp(ctx, passOf(ctx), in.Body.Code))
}

func recoveryCodes(codes []string, err error) (*RecoveryCodes, error) {
	if err != nil {
		return nil, err
	}
	return &RecoveryCodes{Codes: list(codes)}, nil
}

func (a *API) removeApp(ctx context.Context, _ *struct{}) (*none, error) {
	return nil, a.Porter.RemoveApp(ctx, passOf(ctx))
}

func (a *API) renewRecovery(ctx context.Context, _ *struct{}) (*RecoveryCodes, error) {
	return recoveryCodes(a.Porter.RenewRecovery(ctx, passOf(ctx)))
}

func (a *API) beginPasskey(ctx context.Context, _ *struct{}) (*Challenge, error) {
	return challenge(a.Porter.BeginPasskey(ctx, passOf(ctx)))
}

func (a *API) finishPasskey(ctx context.Context, in *struct {
	Body struct {
		PasskeyAnswer
		Name string `json:"name" maxLength:"60" doc:"To tell it from others."`
	}
},
) (*RecoveryCodes, error) {
	response, err := in.Body.json()
	if err != nil {
		return nil, err
	}
	return recoveryCodes(a.Porter.FinishPasskey(ctx, passOf(ctx), in.Body.Ticket, in.Body.Name, response))
}

func (a *API) removePasskey(ctx context.Context, in *struct {
	ID string `path:"id" maxLength:"1400"`
},
) (*none, error) {
	return nil, a.Porter.RemovePasskey(ctx, passOf(ctx), in.ID)
}

func (a *API) endSession(ctx context.Context, in *struct {
	ID int64 `path:"id"`
},
) (*none, error) {
	return nil, a.Porter.EndSession(ctx, passOf(ctx), in.ID)
}

func (a *API) endOtherSessions(ctx context.Context, _ *struct{}) (*none, error) {
	return nil, a.Porter.EndOthers(ctx, passOf(ctx))
}
