package reader

import (
	"context"
	"net/http"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/web"
)

// errNoPage is the answer to an address that cannot be one of ours.
var errNoPage = &news.Error{Kind: news.NotFound, Message: "There is no page at this address."}

// errorLatest is how many of the newest articles an error page offers.
const errorLatest = 10

// noPage builds the page for all addresses where there is none. It is the
// same for all of them, so that the press keeps one, however many addresses
// strangers invent.
func (s *Site) noPage(ctx context.Context, e *edition) (leaf, error) {
	newest, err := s.source.Latest(ctx, paper.Cursor{}, errorLatest, e.now)
	if err != nil {
		return leaf{}, err
	}
	v := e.errorView(web.Problem{Status: http.StatusNotFound})
	v.Latest = e.cards(newest.Cards)
	return leaf{kind: "error", view: v, status: v.Status, Page: newest.Page}, nil
}

// ErrorPage prints the page for anything that went wrong; it is a
// [web.ErrorPage]. It asks nothing of the Source but the frame, since the
// Source may be what went wrong.
func (s *Site) ErrorPage(r *http.Request, p web.Problem) (contentType string, body []byte, err error) {
	e, err := s.edition(r.Context())
	if err != nil {
		return "", nil, err
	}
	body, err = e.theme.Render("error", e.locale, e.errorView(p))
	return "text/html; charset=utf-8", body, err
}

// errorView says what is wrong in the paper's own words where it has some, and
// in those of the problem where it has not.
func (e *edition) errorView(p web.Problem) ErrorView {
	v := ErrorView{Status: p.Status, Heading: e.word("error_heading"), Message: p.Detail, ID: p.ID}
	switch {
	case p.Status == http.StatusNotFound:
		v.Heading, v.Message = e.word("not_found_heading"), e.word("not_found_text")
	case p.ID != "":
		v.Message = e.word("error_text", "id", p.ID)
	}
	v.View = e.view(Page{Kind: "error", Title: e.title(v.Heading), Robots: robotsNone, Feeds: e.feeds(about{})})
	return v
}
