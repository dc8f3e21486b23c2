package api

import (
	"context"
	"errors"
	"net/http"
	"reflect"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"github.com/courant-press/courant/internal/news"
)

// An operation is one thing that can be asked of the API.
type operation struct {
	id      string // in the spelling of the OpenAPI document: "list-articles"
	method  string
	path    string // below Root, such as "/articles/{id}"
	tag     string // the noun it belongs to
	summary string // one sentence, for the description
	needs   need

	status  int   // of a good answer, if it is not 200, or 204 for nothing
	maxBody int64 // bytes; 0 for 1 MiB
}

// A need is what somebody must have to call an operation.
type need string

// Needs beside the rights of the newsroom, see [right].
const (
	anybody  need = "anybody"
	signedIn need = "signed_in"
)

// right is the need of a right, for the whole paper or at one desk at least.
// What the right means for the thing in hand, the department decides.
func right(r news.Right) need { return need("right:" + string(r)) }

// A reply is the body of a good answer.
type reply[T any] struct {
	Body *T
}

// none is the body of an answer that has none.
type none struct{}

// route registers an operation whose answer is JSON, or nothing for [none].
func route[I, O any](a *API, op operation, handle func(context.Context, *I) (*O, error)) {
	if reflect.TypeFor[O]() == reflect.TypeFor[none]() {
		register(a, op, func(ctx context.Context, in *I) (*struct{}, error) {
			_, err := handle(ctx, in)
			return nil, err
		})
		return
	}
	register(a, op, func(ctx context.Context, in *I) (*reply[O], error) {
		out, err := handle(ctx, in)
		if err != nil {
			return nil, err
		}
		return &reply[O]{out}, nil
	})
}

// register is route for answers that are more than JSON: O is what huma takes
// for an output, with headers or a body that streams.
func register[I, O any](a *API, op operation, handle func(context.Context, *I) (*O, error)) {
	o := huma.Operation{
		OperationID: op.id, Method: op.method, Path: op.path, Summary: op.summary, Tags: []string{op.tag},
		DefaultStatus: op.status, MaxBodyBytes: op.maxBody, Middlewares: huma.Middlewares{a.guard(op.needs)},
		Metadata: map[string]any{"needs": op.needs},
	}
	if op.needs != anybody {
		o.Security = []map[string][]string{{"session": {}}, {"token": {}}}
	}
	if r, ok := strings.CutPrefix(string(op.needs), "right:"); ok {
		o.Description = "Needs the right: " + r + "."
	}
	huma.Register(a.huma, o, func(ctx context.Context, in *I) (*O, error) {
		out, err := handle(ctx, in)
		if err != nil {
			return nil, a.refuse(ctx, err)
		}
		return out, nil
	})
}

// refuse makes an answer of an error, with the headers that it brings along.
func (a *API) refuse(ctx context.Context, err error) error {
	p := a.problem(ctx, err)
	if with, ok := errors.AsType[huma.HeadersError](err); ok {
		return huma.ErrorWithHeaders(p, with.GetHeaders())
	}
	return p
}

// guard turns away who may not call an operation.
func (a *API) guard(n need) func(huma.Context, func(huma.Context)) {
	return func(c huma.Context, next func(huma.Context)) {
		if err := allowed(c.Context(), n); err != nil {
			p := a.problem(c.Context(), err)
			c.SetHeader("Content-Type", "application/problem+json")
			c.SetStatus(p.Status)
			_ = a.huma.Marshal(c.BodyWriter(), "application/json", p) // whoever left does not miss it
			return
		}
		next(c)
	}
}

func allowed(ctx context.Context, n need) error {
	if n == anybody {
		return nil
	}
	who, ok := identityOf(ctx)
	if !ok {
		return &news.Error{Kind: news.Unauthorized, Message: "Sign in first."}
	}
	if r, ok := strings.CutPrefix(string(n), "right:"); ok {
		return who.Staff.Need(news.Right(r))
	}
	return nil
}

// A page is a part of a list.
type page[T any] struct {
	Items []T    `json:"items"`
	Next  string `json:"next,omitempty" doc:"Send it as after to get what follows; absent at the end."`
}

// pageOf makes a page of what was found.
func pageOf[T any](items []T, next string) *page[T] {
	return &page[T]{Items: list(items), Next: next}
}

// list returns items as a list that is never null in JSON.
func list[T any](items []T) []T {
	if items == nil {
		return []T{}
	}
	return items
}

// each converts what was found for the wire, item by item.
func each[T, W any](found []T, wire func(T) W) []W {
	items := make([]W, len(found))
	for i, x := range found {
		items[i] = wire(x)
	}
	return items
}

// made is the status of an answer to what was made anew.
const made = http.StatusCreated
