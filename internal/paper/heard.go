package paper

import "github.com/courant-press/courant/internal/news"

// A Heard is an article with the recording that tells it.
type Heard struct {
	Card
	Recording Recording
}

// A HeardPage lists what can be heard, newest first.
type HeardPage struct {
	Page
	Section *news.Section // nil for the whole paper
	Heard   []Heard
	Older   Cursor
	Newer   Cursor
	First   bool
}

// A RecordingPage is the recording of an article by itself.
type RecordingPage struct {
	Page
	Article   int64
	Lang      string // BCP 47; empty for that of the paper
	Recording Recording
}
