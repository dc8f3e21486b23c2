package api

import (
	"context"
	"net/http"
	"net/url"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom/settings"
)

// A Redirect leads one address of the paper to another.
type Redirect struct {
	From string `json:"from" maxLength:"1000"`
	To   string `json:"to" maxLength:"1000"`
}

// A RedirectLine is what became of one line of a table.
type RedirectLine struct {
	Line    int    `json:"line"`
	From    string `json:"from"`
	To      string `json:"to"`
	Refusal string `json:"refusal,omitempty" doc:"Why it was left out, in a sentence; absent where the address leads now."`
}

// A RedirectReport is what became of a table.
type RedirectReport struct {
	Added   int            `json:"added"`
	Refused []RedirectLine `json:"refused" doc:"The first 500 lines that were left out."`
	Left    int            `json:"left" doc:"How many were left out."`
}

// A Trip is what a reader meets at an address.
type Trip struct {
	Stops  []Stop   `json:"stops" doc:"The address and where it led, in order; the last one is what the reader gets."`
	Circle bool     `json:"circle" doc:"It leads round and round, and the reader gets nothing."`
	Others []string `json:"others" doc:"Up to 20 other addresses that lead there."`
}

// A Stop is one address on the way.
type Stop struct {
	Address string `json:"address"`
	Status  int    `json:"status" doc:"Of HTTP: 200 is a page, 301 leads on, 404 is nothing, 410 was withdrawn."`
	Title   string `json:"title,omitempty" doc:"Of the page."`
}

// A Visitor asks the paper for an address as a reader does.
type Visitor interface {
	// Visit returns the status of the answer, where it leads, and the title
	// of the page.
	Visit(ctx context.Context, address string) (status int, location, title string)
}

type redirectReads interface {
	Redirects(ctx context.Context, start, after string, n int) ([]news.Redirect, error)
	LeadingTo(ctx context.Context, path string, n int) ([]string, error)
}

func (a *API) redirects() {
	route(a, operation{
		id: "list-redirects", method: http.MethodGet, path: "/redirects", tag: "redirects", needs: right(news.MaySettings),
		summary: "Addresses that lead to others, by address.",
	}, a.listRedirects)
	route(a, operation{
		id: "add-redirect", method: http.MethodPost, path: "/redirects", tag: "redirects", needs: right(news.MaySettings),
		summary: "Make an address lead to another one.", status: made,
	}, func(ctx context.Context, in *struct{ Body Redirect }) (*Redirect, error) {
		r, err := a.Office.AddRedirect(ctx, staffOf(ctx), in.Body.From, in.Body.To)
		return &Redirect{r.From, r.To}, err
	})
	route(a, operation{
		id: "remove-redirect", method: http.MethodDelete, path: "/redirects", tag: "redirects", needs: right(news.MaySettings),
		summary: "Make an address lead nowhere.",
	}, func(ctx context.Context, in *struct {
		From string `query:"from" required:"true" maxLength:"1000"`
	},
	) (*none, error) {
		return nil, a.Office.RemoveRedirect(ctx, staffOf(ctx), in.From)
	})
	route(a, operation{
		id: "import-redirects", method: http.MethodPost, path: "/redirects/import", tag: "redirects",
		needs: right(news.MaySettings), maxBody: 2 * settings.MaxTable,
		summary: "Add the redirects of a table: CSV with two columns, from and to.",
	}, a.importRedirects)
	route(a, operation{
		id: "test-redirect", method: http.MethodGet, path: "/redirects/test", tag: "redirects", needs: right(news.MaySettings),
		summary: "What a reader meets at an address.",
	}, a.testRedirect)
}

func (a *API) listRedirects(ctx context.Context, in *struct {
	Q     string `query:"q" maxLength:"1000" doc:"How the address begins."`
	After string `query:"after" maxLength:"1000"`
	Limit int    `query:"limit" minimum:"1" maximum:"200" default:"50"`
},
) (*page[Redirect], error) {
	found, err := a.Settings.Redirects(ctx, in.Q, in.After, in.Limit+1)
	next := ""
	if len(found) > in.Limit {
		found = found[:in.Limit]
		next = found[in.Limit-1].From
	}
	return pageOf(each(found, func(r news.Redirect) Redirect { return Redirect(r) }), next), err
}

// maxRefused is how many lines that were left out an answer repeats.
const maxRefused = 500

func (a *API) importRedirects(ctx context.Context, in *struct {
	Body struct {
		Table string `json:"table" maxLength:"4194304"`
	}
},
) (*RedirectReport, error) {
	lines, err := a.Office.ImportRedirects(ctx, staffOf(ctx), in.Body.Table)
	rep := &RedirectReport{Refused: []RedirectLine{}}
	for _, l := range lines {
		switch {
		case l.Refusal == "":
			rep.Added++
		case rep.Left < maxRefused:
			rep.Refused = append(rep.Refused, RedirectLine{Line: l.Number, From: l.From, To: l.To, Refusal: l.Refusal})
			rep.Left++
		default:
			rep.Left++
		}
	}
	return rep, err
}

// maxStops is how far a test follows where an address leads.
const maxStops = 10

func (a *API) testRedirect(ctx context.Context, in *struct {
	Address string `query:"address" required:"true" maxLength:"1000"`
},
) (*Trip, error) {
	address, err := ownAddress(in.Address)
	if err != nil {
		return nil, err
	}
	trip, seen := &Trip{Others: []string{}}, map[string]bool{}
	for !trip.Circle {
		seen[address] = true
		status, location, title := a.Visitor.Visit(ctx, address)
		trip.Stops = append(trip.Stops, Stop{address, status, title})
		if location == "" {
			break
		}
		address = location
		trip.Circle = seen[address] || len(trip.Stops) == maxStops
	}
	others, err := a.Settings.LeadingTo(ctx, address, 20)
	trip.Others = append(trip.Others, others...)
	return trip, err
}

// ownAddress returns an address on the paper's site without its host.
func ownAddress(address string) (string, error) {
	u, err := url.Parse(address)
	if err != nil || u.Opaque != "" {
		return "", &news.Error{Kind: news.Invalid, Message: "This is not an address."}
	}
	if u.Path == "" || u.Path[0] != '/' {
		u.Path = "/" + u.Path
	}
	return (&url.URL{Path: u.Path, RawQuery: u.RawQuery}).String(), nil
}
