package script

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"time"
)

// A Script is what a voice reads, from top to bottom.
type Script struct {
	Lang  string // BCP 47
	Title string
	Lines []Line
}

// A Line is read in one go.
type Line struct {
	// Block is the place of what is read in the body of the article, from 0;
	// Furniture for what stands above the body.
	Block int
	Shown string // as it stands on the page, for a transcript
	Text  string // as it is spoken
	Rest  time.Duration
	// Chapter is the title of the chapter that begins here, and Path where it
	// leads on the site; empty for none.
	Chapter string
	Path    string
	// Article is the one a line of a digest tells of; 0 in an article.
	Article int64
}

// Furniture is the Block of a line that is not of the body.
const Furniture = -1

// How long a voice rests, after what.
const (
	afterLine      = 300 * time.Millisecond // inside a block
	afterParagraph = 700 * time.Millisecond
	beforeHeading  = 1300 * time.Millisecond
	afterHeading   = 900 * time.Millisecond
)

// version is counted up when the same script would sound otherwise, so that
// old sound is not taken for new.
const version = 1

// Hash returns the hash of how the line sounds but for the voice, in lower-case
// hexadecimal. The rest after it is not in it: it is silence, wherever it is.
func (l Line) Hash(lang string) string {
	sum := sha256.New()
	fmt.Fprintf(sum, "%d\x00%s\x00%s", version, lang, l.Text)
	return hex.EncodeToString(sum.Sum(nil))
}

// Hash returns the hash of all that can be heard of s, its rests and its
// chapters included.
func (s Script) Hash() string {
	sum := sha256.New()
	io.WriteString(sum, s.Title) //nolint:errcheck // a hash takes everything
	for _, l := range s.Lines {
		fmt.Fprintf(sum, "\x00%s\x00%d\x00%s\x00%s", l.Hash(s.Lang), l.Rest, l.Chapter, l.Path)
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// Words returns the hash of the words that stand on the page, however they are
// spoken. A person needs no lexicon.
func (s Script) Words() string {
	sum := sha256.New()
	io.WriteString(sum, s.Title) //nolint:errcheck // a hash takes everything
	for _, l := range s.Lines {
		fmt.Fprintf(sum, "\x00%s", l.Shown)
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// Letters returns how many bytes of text are spoken, a measure of the work.
func (s Script) Letters() int {
	n := 0
	for _, l := range s.Lines {
		n += len(l.Text)
	}
	return n
}
