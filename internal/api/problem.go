package api

import (
	"context"
	"crypto/rand"
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/web"
)

// A Problem says what went wrong (RFC 9457). Its detail is a sentence for a
// person.
type Problem struct {
	web.Problem
	Errors []Fault `json:"errors,omitempty" doc:"What is wrong with single fields of what was sent."`
}

// A Fault is what is wrong with one field.
type Fault struct {
	Location string `json:"location" doc:"The field."`
	Message  string `json:"message" doc:"A sentence for a person."`
}

func (p *Problem) Error() string { return p.Detail }

// GetStatus is for huma, which sends the problem.
func (p *Problem) GetStatus() int { return p.Status }

// ContentType is for huma as well.
func (p *Problem) ContentType(string) string { return "application/problem+json" }

// problem makes an answer of an error. What is our own fault goes to the log
// with an id, and only the id to the one who asked.
func (a *API) problem(ctx context.Context, err error) *Problem {
	p := &Problem{
		Problem: web.Problem{Status: statusOf(news.KindOf(err)), Detail: news.Sentence(err)},
		Errors:  each(news.FaultsOf(err), wireFault),
	}
	p.Title = http.StatusText(p.Status)
	if p.Status == http.StatusInternalServerError && ctx.Err() == nil {
		p.ID = rand.Text()[:10]
		a.Log.ErrorContext(ctx, "request failed", "id", p.ID, "error", err)
	}
	return p
}

func wireFault(f news.Fault) Fault { return Fault{Location: f.Field, Message: f.Sentence} }

func statusOf(k news.Kind) int {
	switch k {
	case news.Invalid:
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

// plainly makes one sentence of what huma found wrong with a request, and
// leaves out what was sent: it may have been a password.
func plainly(_ huma.Context, _ string, v any) (any, error) {
	m, ok := v.(*huma.ErrorModel)
	if !ok || len(m.Errors) == 0 {
		return v, nil
	}
	var wrong []string
	for _, e := range m.Errors {
		e.Value = nil
		wrong = append(wrong, strings.TrimPrefix(e.Location, "body.")+": "+e.Message)
	}
	m.Detail = "This can not be used as it was sent: " + strings.Join(wrong, "; ") + "."
	return m, nil
}
