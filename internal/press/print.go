package press

import (
	"context"
	"net/http"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// A Print is one rendered page on its way to the press. It must not be changed
// once it has been handed over.
type Print struct {
	Status      int         // 200 when zero
	ContentType string      // with its charset
	Header      http.Header // what this page alone carries: Link, Location, Content-Language; may be nil
	Body        []byte

	// Keys names all that the page shows, the most important first: shared
	// caches are told as many as fit.
	Keys []news.Key

	// Expires is when the clock makes the page untrue. From then on it is
	// printed anew before it is served. Zero means never.
	Expires time.Time

	// Modified becomes Last-Modified. Zero leaves it out.
	Modified time.Time

	// CacheControl replaces the press's own policy where it is not empty.
	CacheControl string
}

// A Render makes one page. It must depend on nothing but the address it was
// made for, because its page is shown to everybody, and it is kept to print
// the page again later. It must heed the end of its context.
type Render func(context.Context) (*Print, error)

// missing is borne by every page that reports an absence, and touched by every
// hard touch: what was not there may be there after any change.
const missing news.Key = "missing"

// keys returns what the page hangs on. A page about an absence, or an error in
// its place, hangs on everything.
func (p *Print) keys() []news.Key {
	switch {
	case p == nil:
		return []news.Key{missing}
	case p.Status >= http.StatusBadRequest:
		return append([]news.Key{missing}, p.Keys...)
	}
	return p.Keys
}
