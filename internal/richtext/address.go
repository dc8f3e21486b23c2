package richtext

import (
	"net/url"
	"strings"
	"time"
	"unicode/utf8"
)

// isLink reports whether s may be the target of a link: http, https, mailto,
// or a path of the paper.
func isLink(s string) bool {
	if rest, ok := strings.CutPrefix(s, "/"); ok {
		return isAddress(s) && !strings.HasPrefix(rest, "/")
	}
	if to, ok := strings.CutPrefix(s, "mailto:"); ok {
		return isAddress(s) && to != ""
	}
	return isWeb(s)
}

// isWeb reports whether s is an absolute http or https address.
func isWeb(s string) bool {
	if !isAddress(s) {
		return false
	}
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != ""
}

// isAddress refuses the characters by which an address can mean one thing to
// us and another to a browser: spaces, controls and the backslash, which
// browsers take for a slash.
func isAddress(s string) bool {
	if len(s) > maxLink || !utf8.ValidString(s) {
		return false
	}
	for _, r := range s {
		if r <= ' ' || r == '\\' || r == 0x7f || unwanted(r) {
			return false
		}
	}
	return true
}

// isLang reports whether s has the shape of a language tag: a language of two
// or three letters, then subtags (RFC 5646, without its registry).
func isLang(s string) bool {
	language, rest, more := strings.Cut(s, "-")
	if len(language) < 2 || len(language) > 3 || !all(language, isLetter) || len(s) > 35 {
		return false
	}
	for more {
		var sub string
		sub, rest, more = strings.Cut(rest, "-")
		if sub == "" || len(sub) > 8 || !all(sub, isLetterOrDigit) {
			return false
		}
	}
	return true
}

// isName reports whether s is one short word of letters, digits and "+-_.#".
func isName(s string) bool {
	return s != "" && len(s) <= 128 && all(s, func(r rune) bool {
		return isLetterOrDigit(r) || strings.ContainsRune("+-_.#", r)
	})
}

// isDate reports whether s is a year, a month or a day of the calendar.
func isDate(s string) bool {
	if len(s) != len("2006") && len(s) != len("2006-01") && len(s) != len(time.DateOnly) {
		return false
	}
	_, err := time.Parse(time.DateOnly[:len(s)], s)
	return err == nil
}

func isLetter(r rune) bool { return 'a' <= r|0x20 && r|0x20 <= 'z' }

func isLetterOrDigit(r rune) bool { return isLetter(r) || '0' <= r && r <= '9' }

func all(s string, good func(rune) bool) bool {
	return strings.IndexFunc(s, func(r rune) bool { return !good(r) }) < 0
}
