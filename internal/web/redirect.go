package web

import (
	"net/http"
	"strings"
	"unicode/utf8"

	"github.com/courant-press/courant/internal/news"
)

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

func isControl(r rune) bool { return r < ' ' || r == 0x7f || r == '\\' }
