package api

import (
	"context"
	"net/http"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/web"
)

// An Identity is somebody who asks, and how they showed who they are.
type Identity struct {
	Staff news.Staff
	Token int64 // the API token, or 0 for a session
}

// An Identifier finds out who sends a request. Nobody is no error: it
// answers false.
type Identifier interface {
	Identify(r *http.Request) (Identity, bool, error)
}

type identityKey struct{}

// identified notes who asks, for all that follows.
func (a *API) identified(next web.Handler) web.Handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		who, ok, err := a.Identifier.Identify(r)
		if err != nil {
			return err
		}
		if ok {
			r = r.WithContext(context.WithValue(r.Context(), identityKey{}, who))
		}
		return next(w, r)
	}
}

// owner is whose idempotency keys a request may use.
func owner(r *http.Request) (int64, bool) {
	who, ok := identityOf(r.Context())
	return who.Staff.ID, ok
}

func identityOf(ctx context.Context) (Identity, bool) {
	who, ok := ctx.Value(identityKey{}).(Identity)
	return who, ok
}

// staffOf returns who asks. Where an operation needs nobody it may be nobody,
// who has no rights.
func staffOf(ctx context.Context) news.Staff {
	who, _ := identityOf(ctx)
	return who.Staff
}
