package web

import "net/http"

// A Handler answers a request, or returns an error having sent nothing. An
// error after the first byte ends the answer where it stands.
type Handler func(w http.ResponseWriter, r *http.Request) error

// ReadOnly lets GET and HEAD through, answers OPTIONS, and refuses the rest.
func ReadOnly(h Handler) Handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		switch r.Method {
		case http.MethodGet, http.MethodHead:
			return h(w, r)
		case http.MethodOptions:
			w.Header().Set("Allow", readMethods)
			w.WriteHeader(http.StatusNoContent)
			return nil
		}
		return &Refusal{
			Status:  http.StatusMethodNotAllowed,
			Message: "This page can only be read.",
			Header:  http.Header{"Allow": {readMethods}},
		}
	}
}

const readMethods = "GET, HEAD, OPTIONS"
