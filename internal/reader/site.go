package reader

import (
	"net/http"
	"strings"
	"time"

	"github.com/courant-press/courant/internal/media"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/press"
	"github.com/courant-press/courant/internal/reach/letter/subscribers"
	"github.com/courant-press/courant/internal/theme"
	"github.com/courant-press/courant/internal/web"
)

// Options are what a [Site] is built from; all are required but Readers.
type Options struct {
	Source paper.Source
	Themes *theme.Shelf
	Press  *press.Press
	Images Images
	Now    func() time.Time

	// Frame is the policy of the one page that other sites may show in a
	// frame, and Proxies whom to believe about the scheme it came by.
	Frame   *web.Policy
	Proxies web.Proxies

	// Readers keeps those who get letters; nil for a paper where nobody can
	// ask for one.
	Readers *subscribers.Subscribers
}

// Images knows where pictures of the library are served.
type Images interface {
	// URL returns the address of a picture scaled to a width in pixels, which
	// is at most the picture's own.
	URL(p paper.Picture, width int, f media.Format) string
	// Crop returns the address of a picture of exactly this size, cut as its
	// framing says; in the plain format it is a JPEG.
	Crop(p paper.Picture, width, height int, f media.Format) string
	// Formats returns the formats there are besides the plain one, the one
	// with the smallest files first.
	Formats() []media.Format
	// File returns the address of a sound or film by its content hash.
	File(blob string) string
}

// A Site is the public site. It is safe for concurrent use.
type Site struct {
	source  paper.Source
	themes  *theme.Shelf
	press   *press.Press
	images  Images
	now     func() time.Time
	drawing chan struct{} // held by whoever draws a card image
	readers *subscribers.Subscribers
	proxies web.Proxies

	pages, frames web.Handler
}

// New returns a site that is ready to serve.
func New(o Options) *Site {
	s := &Site{
		source: o.Source, themes: o.Themes, press: o.Press, images: o.Images, now: o.Now,
		drawing: make(chan struct{}, 1), readers: o.Readers, proxies: o.Proxies,
	}
	s.pages = web.ReadOnly(s.answer)
	s.frames = o.Frame.Wrap(o.Proxies, s.pages)
	return s
}

// Serve answers a reader; it is a [web.Handler]. That there is no page is an
// answer of the site, with a page of its own; every other error is returned,
// for the one place that deals with errors, which asks [Site.ErrorPage].
func (s *Site) Serve(w http.ResponseWriter, r *http.Request) error {
	if IsFrame(r.URL.Path) {
		return s.frames(w, r)
	}
	if do, token := s.letterForm(r); do != nil {
		return s.serveForm(w, r, do, token)
	}
	return s.pages(w, r)
}

// IsFrame reports whether the page at a path may be shown in a frame by other
// sites, and so goes out under the policy of [Options.Frame].
func IsFrame(path string) bool { return strings.HasSuffix(path, "/"+embedName) }

func (s *Site) answer(w http.ResponseWriter, r *http.Request) error {
	err := s.route(w, r)
	if err != nil && news.KindOf(err) == news.NotFound {
		return s.press.Serve(w, r, "no page", s.render(s.noPage))
	}
	return err
}

// route finds what stands at an address. Files have hashes in their addresses,
// in which case matters; everything else is a page.
func (s *Site) route(w http.ResponseWriter, r *http.Request) error {
	switch path := r.URL.Path; {
	case strings.HasPrefix(path, theme.AssetRoot):
		return s.asset(w, r, path)
	case strings.HasPrefix(path, tintRoot):
		return s.tints(w, r)
	case strings.HasPrefix(path, cardRoot):
		return s.cardImage(w, r, path)
	case path == oembedPath:
		return s.oembed(w, r)
	default:
		return s.page(w, r, path)
	}
}
