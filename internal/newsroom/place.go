package newsroom

import (
	"strconv"
	"strings"
	"time"
)

// A Place is where an entry stands in a list that is sorted by time.
type Place struct {
	At time.Time
	ID int64
}

// String writes a place so that [ParsePlace] reads it.
func (p Place) String() string {
	return strconv.FormatInt(p.At.UnixMilli(), 10) + "-" + strconv.FormatInt(p.ID, 10)
}

// ParsePlace reads a place, or reports that the text is none.
func ParsePlace(text string) (p Place, ok bool) {
	at, id, ok := strings.Cut(text, "-")
	if !ok {
		return p, false
	}
	ms, err := strconv.ParseInt(at, 10, 64)
	if err != nil {
		return p, false
	}
	if p.ID, err = strconv.ParseInt(id, 10, 64); err != nil {
		return p, false
	}
	p.At = time.UnixMilli(ms).UTC()
	return p, true
}
