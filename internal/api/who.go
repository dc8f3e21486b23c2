package api

import (
	"context"
	"net/http"
	"strings"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom/account"
	"github.com/courant-press/courant/internal/web"
)

// An Identity is somebody who asks, and how they showed who they are.
type Identity struct {
	account.Pass // of nobody, whose id is 0, if they did not
	Visitor      account.Visitor
	Secure       bool // they speak https
}

// An Identifier finds out who sends a request. Nobody is no error.
type Identifier interface {
	Identify(r *http.Request) (Identity, error)
}

// A Doorman knows people by the cookie of their session, and programs by their
// token (RFC 6750).
type Doorman struct {
	Porter  *account.Porter
	Proxies web.Proxies
}

// Identify implements [Identifier].
func (d Doorman) Identify(r *http.Request) (who Identity, err error) {
	who.Secure = d.Proxies.Secure(r)
	who.Visitor = account.Visitor{Address: d.Proxies.Client(r), Browser: r.UserAgent()}
	who.Visitor.Listens = r.Header.Get("Accept") == "text/event-stream"
	if key, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer "); ok {
		who.Pass, err = d.Porter.Token(r.Context(), strings.TrimSpace(key))
	} else if cookie, missing := r.Cookie(cookieName(who.Secure)); missing == nil {
		who.Visitor.Session = cookie.Value
		who.Pass, err = d.Porter.Session(r.Context(), who.Visitor)
	}
	if err != nil && news.KindOf(err) == news.Unauthorized {
		err = nil
	}
	return who, err
}

type identityKey struct{}

// identified notes who asks, for all that follows.
func (a *API) identified(next web.Handler) web.Handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		who, err := a.Identifier.Identify(r)
		if err != nil {
			return err
		}
		return next(w, r.WithContext(context.WithValue(r.Context(), identityKey{}, who)))
	}
}

// owner is whose idempotency keys a request may use. There are none where an
// answer holds a secret: it would be kept with the key.
func owner(r *http.Request) (int64, bool) {
	for _, noun := range []string{"/me/", "/session", "/staff", "/invitations"} {
		if strings.HasPrefix(r.URL.Path, Root+noun) {
			return 0, false
		}
	}
	who, ok := identityOf(r.Context())
	return who.Staff.ID, ok
}

// identityOf returns who asks, and whether it is somebody.
func identityOf(ctx context.Context) (Identity, bool) {
	who, _ := ctx.Value(identityKey{}).(Identity)
	return who, who.Staff.ID != 0
}

// staffOf returns who asks. Where an operation needs nobody it may be nobody,
// who has no rights.
func staffOf(ctx context.Context) news.Staff {
	who, _ := identityOf(ctx)
	return who.Staff
}
