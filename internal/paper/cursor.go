package paper

import (
	"strconv"
	"strings"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// A Cursor is a place in a list that is newest first: the time and id of an
// entry, and on which side of it the page lies. Its text form is stable, so
// that a page keeps its address while newer articles arrive. The empty Cursor
// is the start of the list.
type Cursor struct {
	At    time.Time
	ID    int64
	Newer bool // the page is the one just before the entry, not just after
}

// IsZero reports whether c is the start of the list.
func (c Cursor) IsZero() bool { return c == Cursor{} }

// String returns c for an address: milliseconds since 1970 in base 36, a
// hyphen and the id, behind "newer-" if it looks that way; "" for the start.
func (c Cursor) String() string {
	if c.IsZero() {
		return ""
	}
	s := strconv.FormatInt(c.At.UnixMilli(), 36) + "-" + strconv.FormatInt(c.ID, 36)
	if c.Newer {
		return "newer-" + s
	}
	return s
}

// ParseCursor reads what [Cursor.String] wrote; anything else is
// [news.NotFound], because it can only be a made-up address.
func ParseCursor(s string) (Cursor, error) {
	if s == "" {
		return Cursor{}, nil
	}
	rest, newer := strings.CutPrefix(s, "newer-")
	at, id, ok := strings.Cut(rest, "-")
	ms, err1 := strconv.ParseInt(at, 36, 64)
	n, err2 := strconv.ParseInt(id, 36, 64)
	c := Cursor{At: time.UnixMilli(ms), ID: n, Newer: newer}
	if !ok || err1 != nil || err2 != nil || n <= 0 || c.String() != s {
		return Cursor{}, &news.Error{Kind: news.NotFound, Message: "There is no such page in this list."}
	}
	return c, nil
}
