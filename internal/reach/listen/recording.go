package listen

import (
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/reach/listen/script"
)

// A Recording is a script made sound, with what the desk may want to know.
type Recording struct {
	paper.Recording
	Script   string  // hash of the script it tells; of its words alone where a person reads
	Engine   string  // that spoke it; empty for a person
	Loudness float64 // LUFS
	TruePeak float64 // dBTP
	Spoken   int     // lines that were spoken for it, not found in the larder
}

// Tells reports whether the recording tells this script: as it would sound
// now, or, where a person reads, the same words.
func (r Recording) Tells(s script.Script) bool {
	if r.Reader != "" {
		return r.Script == s.Words()
	}
	return r.Script == s.Hash()
}

// A Label is what the files of a recording say about themselves.
type Label struct {
	Title  string // empty for that of the script
	Paper  string // its name
	Date   string // "2026-11-22"
	URL    string // of the article, absolute
	Site   string // base of the addresses of chapters, without a slash at its end
	Cover  []byte // JPEG or PNG
	Type   string // media type of the cover
	Series string // the podcast it belongs to
}

// titled gives a label without a title this one.
func (l Label) titled(title string) Label {
	if l.Title == "" {
		l.Title = title
	}
	return l
}

// address returns the absolute address of a path; "" for none.
func (l Label) address(path string) string {
	if path == "" {
		return ""
	}
	return l.Site + path
}
