package api

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"github.com/courant-press/courant/internal/mail/hook"
	"github.com/courant-press/courant/internal/news"
)

// Returns is told what providers of mail report; nil where no letters go out.
type Returns interface {
	// Report checks that a request is from a provider and acts on it.
	Report(ctx context.Context, p hook.Provider, head http.Header, body []byte) error
}

// mostReported is how long a report may be, in bytes. SendGrid gathers some
// hundred events in one.
const mostReported = 4 << 20

// A report is a request of a provider, in a form of its own.
type report struct {
	Provider hook.Provider `path:"provider" enum:"brevo,mailgun,postmark,sendgrid,ses"`
	RawBody  []byte
	head     http.Header
}

// Resolve implements [huma.Resolver].
func (in *report) Resolve(c huma.Context) []error {
	in.head = http.Header{}
	c.EachHeader(in.head.Add)
	return nil
}

// returns registers where providers report bounces and complaints. They show
// who they are in their own ways, see package hook.
func (a *API) returns() {
	route(a, operation{
		id: "report-returns", method: http.MethodPost, path: "/returns/{provider}", tag: "letters",
		summary: "Report bounces and complaints, as a provider of mail.", needs: anybody, maxBody: mostReported,
	}, func(ctx context.Context, in *report) (*none, error) {
		if a.Returns == nil {
			return nil, &news.Error{Kind: news.NotFound, Message: "No such provider is set up."}
		}
		err := a.Returns.Report(ctx, in.Provider, in.head, in.RawBody)
		if err != nil && news.KindOf(err) == news.Unauthorized {
			// Amazon SNS sends its password only when it is asked for it.
			return nil, huma.ErrorWithHeaders(err, http.Header{"WWW-Authenticate": {`Basic realm="returns"`}})
		}
		return nil, err
	})
}
