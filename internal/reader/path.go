package reader

import (
	"net/url"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxPath is the longest path of ours, in bytes. A slug in a script that takes
// three bytes a letter still fits.
const maxPath = 1024

// wellFormed reports whether a path can be an address of ours at all. A slash
// that came encoded cannot: decoded, it would pass for a real one.
func wellFormed(u *url.URL) bool {
	return len(u.Path) <= maxPath && strings.HasPrefix(u.Path, "/") && utf8.ValidString(u.Path) &&
		!strings.ContainsFunc(u.Path, func(r rune) bool { return unicode.IsControl(r) || r == '\\' }) &&
		!strings.Contains(lowerASCII(u.RawPath), "%2f")
}

// cleanPath brings a well-formed path into the form that the paper gives its
// own addresses: ASCII letters small, no doubled and no last slash, no dots as
// steps.
func cleanPath(p string) string { return path.Clean("/" + lowerASCII(p)) }

// lowerASCII leaves letters beyond ASCII alone: which is the small form of a
// letter depends on the language.
func lowerASCII(s string) string {
	return strings.Map(func(r rune) rune {
		if 'A' <= r && r <= 'Z' {
			return r + 'a' - 'A'
		}
		return r
	}, s)
}

// escape writes a path for a header or an absolute address.
func escape(p string) string { return (&url.URL{Path: p}).EscapedPath() }

// child returns the path of something below p, which may end with a slash.
func child(p, name string) string { return strings.TrimSuffix(p, "/") + "/" + name }
