package web

import (
	"net/http"
	"net/url"
	"path"
	"strings"
	"unicode/utf8"

	"github.com/courant-press/courant/internal/news"
)

// A Slash says what becomes of a slash at the end of a path.
type Slash bool

// A paper spells all its addresses in one way; which one is for its resolver
// to say when it came with addresses of its own.
const (
	TrimSlash Slash = false // "/sea/" is sent on to "/sea"
	KeepSlash Slash = true  // both reach the handler
)

// Clean lets only paths in their one right spelling through to h. Those that
// can be mended are sent on for good, the rest are refused.
func Clean(slash Slash, h Handler) Handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		if !wellFormed(r.URL) {
			return &news.Error{Kind: news.Invalid, Message: "This address is not well formed."}
		}
		clean := cleanPath(r.URL.Path, slash)
		if clean == r.URL.Path {
			return h(w, r)
		}
		target := url.URL{Path: clean, RawQuery: r.URL.RawQuery}
		return Redirect(w, r, target.String(), http.StatusMovedPermanently)
	}
}

// wellFormed reports whether a path can be an address of ours at all. An
// encoded slash cannot: decoded, it would pass for a real one.
func wellFormed(u *url.URL) bool {
	hidden := strings.Contains(u.RawPath, "%2F") || strings.Contains(u.RawPath, "%2f")
	return strings.HasPrefix(u.Path, "/") && utf8.ValidString(u.Path) &&
		!strings.ContainsFunc(u.Path, isControl) && !hidden
}

func isControl(r rune) bool { return r < ' ' || r == 0x7f || r == '\\' }

// cleanPath returns the one right spelling of a well-formed path.
func cleanPath(p string, slash Slash) string {
	clean := path.Clean(p)
	if slash == KeepSlash && clean != "/" && strings.HasSuffix(p, "/") {
		return clean + "/"
	}
	return clean
}

// Redirect sends the reader on to another address of ours, for good: with 301,
// or with 308 where a method other than GET must be kept. A target that could
// lead off the site is an error, since it must have come from a stranger.
func Redirect(w http.ResponseWriter, r *http.Request, target string, status int) error {
	if !ownPath(target) {
		return &news.Error{Kind: news.Internal, Message: "This address leads nowhere."}
	}
	if status == http.StatusMovedPermanently && r.Method != http.MethodGet && r.Method != http.MethodHead {
		status = http.StatusPermanentRedirect
	}
	h := w.Header()
	h.Set("Location", target)
	h.Set("Cache-Control", "public, max-age=3600")
	h.Set("Content-Length", "0")
	w.WriteHeader(status)
	return nil
}

// ownPath reports whether a target is a path on this site to every browser:
// "//evil.example" and "/\evil.example" name another host to some.
func ownPath(target string) bool {
	return strings.HasPrefix(target, "/") &&
		!strings.HasPrefix(target, "//") &&
		!strings.ContainsFunc(target, isControl) && utf8.ValidString(target)
}
