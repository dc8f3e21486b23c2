package paper

import "time"

// A Recording is an article, or the news of a day, as it can be heard.
type Recording struct {
	Duration time.Duration
	Reader   string      // who reads it; empty for a synthetic voice
	Licence  string      // of a synthetic voice
	Files    []SoundFile // the same sound in several formats, the smallest first
	// Marks say when which part of the text is heard, in order. A person's
	// recording has none.
	Marks    []Mark
	Chapters []Chapter
}

// A SoundFile is a recording in one format.
type SoundFile struct {
	Type string // media type, with codecs where they matter
	Blob string // content hash
	Size int64  // in bytes
}

// A Mark is a stretch of a recording in which a part of the text is heard.
type Mark struct {
	Start, End time.Duration
	Block      int    // of the body, from 0; -1 for what stands above it
	Text       string // as it stands on the page, or what the voice adds
}

// A Chapter of a recording.
type Chapter struct {
	Start, End time.Duration
	Title      string
	Path       string // of the article it tells of; empty if that is this one
}
