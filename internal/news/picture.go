package news

import "time"

// A Picture is an image of the library with what must be known about it. A
// credit and an alternative text are required before it can be published,
// unless it is said to be decorative.
type Picture struct {
	ID         int64
	Blob       string // content hash of the original file; empty if it could not be fetched
	Type       string // media type of the original, such as "image/jpeg"
	Width      int    // pixels, upright
	Height     int
	FocusX     float64 // the point every crop keeps, from 0 (left) to 1 (right)
	FocusY     float64 // from 0 (top) to 1 (bottom)
	Caption    string
	Alt        string
	Decorative bool
	Credit     string
	Rights     string
	SourceType string // IPTC digital source type, such as "trainedAlgorithmicMedia"; empty for a photograph
	Expires    time.Time
	CreatedAt  time.Time
	Origin     *Origin
}

// Missing says in one sentence what keeps the picture from being published,
// or returns "" if nothing does.
func (p Picture) Missing() string {
	switch {
	case p.Credit == "" && p.Alt == "" && !p.Decorative:
		return "The picture needs a credit and an alternative text."
	case p.Credit == "":
		return "The picture needs a credit."
	case p.Alt == "" && !p.Decorative:
		return "The picture needs an alternative text, or must be marked as decorative."
	default:
		return ""
	}
}
