package web

import (
	"context"
	"errors"
	"net/http"

	"github.com/courant-press/courant/internal/news"
)

// A Refusal is an error of HTTP itself, which the language of the paper has no
// kind for.
type Refusal struct {
	Status  int
	Message string      // a sentence a person may read
	Header  http.Header // what the status asks for, such as Allow; may be nil
}

func (r *Refusal) Error() string { return r.Message }

// A Problem is what a person or a program may be told about an error. Its JSON
// form is that of RFC 9457.
type Problem struct {
	Status int    `json:"status"`
	Title  string `json:"title"`
	Detail string `json:"detail"`
	ID     string `json:"id,omitempty"` // under which our log has the details; only where it is our fault
}

// statusClientGone is what the log has for a reader who left before the answer.
// It is never sent.
const statusClientGone = 499

// statusOf returns the status an error is answered with.
func statusOf(r *http.Request, err error) int {
	if refusal, ok := errors.AsType[*Refusal](err); ok {
		return refusal.Status
	}
	if _, ok := errors.AsType[*http.MaxBytesError](err); ok {
		return http.StatusRequestEntityTooLarge
	}
	if _, ok := errors.AsType[*news.Error](err); !ok {
		return statusOfFailure(r, err)
	}
	return statusOfKind(r.Method, news.KindOf(err))
}

// statusOfFailure is for errors nobody foresaw.
func statusOfFailure(r *http.Request, err error) int {
	switch {
	case r.Context().Err() != nil:
		return statusClientGone
	case errors.Is(err, context.DeadlineExceeded):
		return http.StatusServiceUnavailable
	}
	return http.StatusInternalServerError
}

// statusOfKind translates a refusal of the newsroom. What is invalid in a form
// is unprocessable; in an address it is a bad request.
func statusOfKind(method string, kind news.Kind) int {
	switch kind {
	case news.Invalid:
		if method == http.MethodGet || method == http.MethodHead {
			return http.StatusBadRequest
		}
		return http.StatusUnprocessableEntity
	case news.NotFound:
		return http.StatusNotFound
	case news.Gone:
		return http.StatusGone
	case news.Conflict:
		return http.StatusConflict
	case news.Forbidden:
		return http.StatusForbidden
	case news.Unauthorized:
		return http.StatusUnauthorized
	case news.TooMany:
		return http.StatusTooManyRequests
	case news.Unavailable:
		return http.StatusServiceUnavailable
	default:
		return http.StatusInternalServerError
	}
}

// sentenceOf returns what may be said about an error.
func sentenceOf(status int, err error) string {
	if refusal, ok := errors.AsType[*Refusal](err); ok {
		return refusal.Message
	}
	switch status {
	case http.StatusRequestEntityTooLarge:
		return "What you sent is too big."
	case http.StatusServiceUnavailable:
		if _, ok := errors.AsType[*news.Error](err); !ok {
			return "This takes longer than it should. Please try again in a moment."
		}
	}
	return news.Sentence(err)
}
