package news

import (
	"fmt"
	"slices"
	"time"
	"unicode/utf8"
)

// A Picture is an image of the library with what must be known about it. A
// credit and an alternative text are required before it can be published,
// unless it is said to be decorative.
type Picture struct {
	ID         int64
	Version    int    // grows with every save; a save that saw an older one is refused
	Blob       string // content hash of the original file; empty if it could not be fetched
	Name       string // what the file was called; shown to staff only
	Size       int64  // of the file, in bytes; 0 if it was never measured
	Type       string // media type of the original, such as "image/jpeg"
	Width      int    // pixels, upright
	Height     int
	FocusX     float64 // the point every crop keeps, from 0 (left) to 1 (right)
	FocusY     float64 // from 0 (top) to 1 (bottom)
	Crops      Crops
	Caption    string
	Alt        string
	Decorative bool
	Credit     string
	Rights     string
	Persons    []string // who is shown
	SourceType string   // IPTC digital source type, such as "trainedAlgorithmicMedia"; empty for a photograph
	TakenAt    time.Time
	Expires    time.Time
	Staff      int64 // who put it into the library
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

// Expired reports whether the right to show the picture has ended by then.
func (p Picture) Expired(then time.Time) bool {
	return !p.Expires.IsZero() && !p.Expires.After(then)
}

// Framing returns how the picture may be cut.
func (p Picture) Framing() Framing { return Framing{p.FocusX, p.FocusY, p.Crops} }

// How long the words about a picture may be, in characters.
const (
	MaxCaption = 2000
	MaxAlt     = 1000
	MaxCredit  = 300
	MaxRights  = 1000
	MaxName    = 200 // of a file or a person
	MaxPersons = 50
)

// SourceTypes lists the IPTC digital source types that editors choose from
// (https://cv.iptc.org/newscodes/digitalsourcetype/), besides "" for a
// photograph.
func SourceTypes() []string {
	return []string{
		"digitalCapture", "negativeFilm", "positiveFilm", "print", "humanEdits", "digitalCreation", "dataDrivenMedia",
		"compositeCapture", "screenCapture", "trainedAlgorithmicMedia", "compositeWithTrainedAlgorithmicMedia",
		"compositeSynthetic", "algorithmicMedia", "algorithmicallyEnhanced",
	}
}

// Check refuses what can not be kept about a picture.
func (p Picture) Check() error {
	for _, field := range []struct {
		name, text string
		most       int
	}{
		{"caption", p.Caption, MaxCaption},
		{"alternative text", p.Alt, MaxAlt},
		{"credit", p.Credit, MaxCredit},
		{"note on rights", p.Rights, MaxRights},
		{"name of the file", p.Name, MaxName},
	} {
		if n := utf8.RuneCountInString(field.text); n > field.most {
			return &Error{Invalid, fmt.Sprintf("The %s has %d characters. The most is %d.", field.name, n, field.most)}
		}
	}
	switch {
	case p.Decorative && p.Alt != "":
		return &Error{Invalid, "A decorative picture has no alternative text. Remove the text, or do not mark the picture as decorative."}
	case len(p.Persons) > MaxPersons:
		return &Error{Invalid, fmt.Sprintf("At most %d people can be named.", MaxPersons)}
	case p.SourceType != "" && !slices.Contains(SourceTypes(), p.SourceType):
		return &Error{Invalid, fmt.Sprintf("There is no digital source type %q.", p.SourceType)}
	case !(p.FocusX >= 0 && p.FocusX <= 1 && p.FocusY >= 0 && p.FocusY <= 1):
		return &Error{Invalid, "The focus lies outside the picture."}
	}
	return p.Crops.Check(p.Width, p.Height)
}

// A PictureFile is a file that a picture had before it was replaced, with how
// it was cut.
type PictureFile struct {
	Number        int // from 1, the oldest
	Blob          string
	Name          string
	Size          int64
	Type          string
	Width, Height int
	Framing
	Staff int64 // who replaced it
	Until time.Time
}

// Take gives the picture another file. How it is cut stays as it is only if
// the new file has the same shape and says nothing else.
func (p *Picture) Take(f PictureFile) {
	if f.Framing.FocusX == 0 && f.Framing.FocusY == 0 && f.Crops == nil {
		f.Framing = Framing{FocusX: 0.5, FocusY: 0.5}
		if p.Width*f.Height == p.Height*f.Width {
			f.Framing = p.Framing()
		}
	}
	p.Blob, p.Name, p.Size, p.Type, p.Width, p.Height = f.Blob, f.Name, f.Size, f.Type, f.Width, f.Height
	p.FocusX, p.FocusY, p.Crops = f.FocusX, f.FocusY, f.Crops
}

// A PictureUse is a place that shows a picture.
type PictureUse struct {
	Noun  string // article, author, topic, front or setting
	Ref   int64  // its number; 0 for a front or a setting
	Name  string // of a front or a setting
	Title string // for people
	State State  // of an article
	Path  string // where readers find an article; empty before it was public
	Desk  bool   // as it stands at the desk
	Live  bool   // as readers have it, or will have it at its time
}
