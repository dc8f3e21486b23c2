package reader

import (
	"context"
	"fmt"
	"net/http"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/press"
	"github.com/courant-press/courant/internal/reach/feed"
)

// A leaf is a page that is ready for its template.
type leaf struct {
	kind   string // name of the template
	view   any
	status int    // 200 if zero
	to     string // where the page has moved to for good, instead of all that
	sheet  *sheet // what is printed where it is not HTML, instead of all that
	paper.Page
}

// render returns what the press calls to print the page that b builds.
func (s *Site) render(b builder) press.Render {
	return func(ctx context.Context) (*press.Print, error) {
		e, err := s.edition(ctx)
		if err != nil {
			return nil, err
		}
		l, err := b(ctx, e)
		if err != nil {
			return nil, err
		}
		return e.print(l)
	}
}

// redirectLasts is how long a redirect is kept before it is looked up again:
// its address may be given to another page.
const redirectLasts = 10 * time.Minute

// print puts a leaf through the theme.
func (e *edition) print(l leaf) (*press.Print, error) {
	p := &press.Print{
		Status:      l.status,
		ContentType: "text/html; charset=utf-8",
		Header:      feed.PolicyHeader(e.settings),
		Keys:        append(append(l.Keys, e.frame.Keys...), news.KeySettings),
		Expires:     earliest(l.Until, e.frame.Until, e.midnight()),
	}
	if l.to != "" {
		p.Status, p.ContentType = http.StatusMovedPermanently, "text/plain; charset=utf-8"
		p.Header.Set("Location", l.to)
		p.Expires = earliest(p.Expires, e.now.Add(redirectLasts))
		return p, nil
	}
	if l.sheet != nil {
		p.ContentType, p.Body = l.sheet.mediaType, l.sheet.body
		p.Header.Set("Access-Control-Allow-Origin", "*")
		return p, nil
	}
	p.Header.Set("Content-Language", e.settings.Lang)
	body, err := e.theme.Render(l.kind, e.locale, l.view)
	if err != nil {
		return nil, fmt.Errorf("print page: %w", err)
	}
	p.Body = body
	return p, nil
}

// earliest returns the first of some times, of which zero means never.
func earliest(times ...time.Time) (first time.Time) {
	for _, t := range times {
		if !t.IsZero() && (first.IsZero() || t.Before(first)) {
			first = t
		}
	}
	return first
}
