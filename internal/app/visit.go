package app

import (
	"bytes"
	"context"
	"html"
	"net/http"
	"regexp"
	"strings"

	"github.com/courant-press/courant/internal/web"
)

// A visitor asks the paper for addresses as a reader does, from within.
type visitor struct{ paper http.Handler }

// visitor returns one who meets what readers meet, error pages and all.
func (n *Newspaper) visitor() visitor {
	failures := &web.Errors{Log: n.log, Page: n.site.ErrorPage}
	return visitor{failures.Handle(n.site.Serve)}
}

// Visit implements [api.Visitor].
func (v visitor) Visit(ctx context.Context, address string) (status int, location, title string) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, address, http.NoBody)
	if err != nil {
		return http.StatusBadRequest, "", ""
	}
	a := &slip{header: http.Header{}, status: http.StatusOK}
	v.paper.ServeHTTP(a, r)
	return a.status, a.header.Get("Location"), a.title()
}

// A slip takes down what is answered, and of the page as much as has a title.
type slip struct {
	header http.Header
	status int
	page   bytes.Buffer
}

// titleWithin is where in a page its title stands at the latest, in bytes.
const titleWithin = 64 << 10

func (s *slip) Header() http.Header { return s.header }

func (s *slip) WriteHeader(status int) { s.status = status }

func (s *slip) Write(b []byte) (int, error) {
	s.page.Write(b[:min(len(b), max(0, titleWithin-s.page.Len()))])
	return len(b), nil
}

var titleElement = regexp.MustCompile(`(?is)<title>(.*?)</title>`)

func (s *slip) title() string {
	if m := titleElement.FindSubmatch(s.page.Bytes()); m != nil {
		return strings.TrimSpace(html.UnescapeString(string(m[1])))
	}
	return ""
}
