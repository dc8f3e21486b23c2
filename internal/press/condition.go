package press

import (
	"net/http"
	"strings"
	"time"
)

// unchanged reports whether a reader already holds what we are about to send,
// by RFC 9110 section 13.2.2: If-None-Match decides alone where it is given,
// If-Modified-Since otherwise. The zero modified matches no date.
func unchanged(ask wish, etag string, modified time.Time) bool {
	if len(ask.none) > 0 {
		return holds(ask.none, etag)
	}
	since := ask.since
	if len(since) != 1 || modified.IsZero() {
		return false
	}
	t, err := http.ParseTime(since[0])
	return err == nil && !modified.Truncate(time.Second).After(t)
}

// holds reports whether an If-None-Match, possibly sent as several fields,
// names etag. The comparison is the weak one, as section 13.1.2 asks: a cache
// on the way may have weakened the tag it passes on.
func holds(fields []string, etag string) bool {
	for _, field := range fields {
		if field == etag || strings.TrimSpace(field) == "*" || listHolds(field, etag) {
			return true
		}
	}
	return false
}

// listHolds looks for etag in a list like `"a", W/"b"`. It walks from quote to
// quote, because a tag may itself hold a comma, and gives up on anything else.
func listHolds(list, etag string) bool {
	for {
		list = strings.TrimPrefix(strings.TrimLeft(list, " \t,"), "W/")
		if !strings.HasPrefix(list, `"`) {
			return false
		}
		end := strings.IndexByte(list[1:], '"')
		if end < 0 {
			return false
		}
		tag := list[:end+2]
		if tag == etag {
			return true
		}
		list = list[len(tag):]
	}
}
