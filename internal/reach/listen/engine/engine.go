package engine

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/reach/listen/sound"
)

// A Voice is one that an engine can speak with.
type Voice struct {
	Name    string // as the engine calls it
	Lang    string // BCP 47
	Licence string // under which it may be heard in public, for the colophon
}

// A Line is what is spoken in one go.
type Line struct {
	Text  string
	Voice Voice
}

// An Engine speaks. It may be asked by several at once.
type Engine interface {
	// Name tells engines apart whose sound differs: sound that was made by
	// one is not taken for that of another.
	Name() string
	// Speak returns the sound of a line. What can not be spoken now is a
	// [news.Error] of kind Unavailable whose sentence says why; trying again
	// may help.
	Speak(ctx context.Context, l Line) (sound.Clip, error)
}

// Limits of one line, whichever engine speaks it. A line of some 800 letters
// is a minute of sound, 3 MB at 24,000 samples a second; slow machines with
// good voices need as long as the sound lasts.
const (
	maxTime = 3 * time.Minute
	maxSize = 48 << 20 // bytes of WAV
)

// Voices are the voices of a paper, by their language.
type Voices []Voice

// For returns the voice for a language: the one whose tag is nearest, and
// whether there is one.
func (all Voices) For(lang string) (Voice, bool) {
	for tag := strings.ToLower(lang); tag != ""; tag = cutLast(tag) {
		for _, v := range all {
			if have := strings.ToLower(v.Lang); have == tag || strings.HasPrefix(have, tag+"-") {
				return v, true
			}
		}
	}
	return Voice{}, false
}

// cutLast takes the last part off a tag: "de-at" becomes "de".
func cutLast(tag string) string {
	return tag[:max(0, strings.LastIndexByte(tag, '-'))]
}

// check takes what an engine sent for the sound of a line, if it can be that.
func check(wav []byte, l Line) (sound.Clip, error) {
	clip, err := sound.Decode(wav)
	if err != nil {
		return sound.Clip{}, err
	}
	if err := clip.Speech(l.Text); err != nil {
		return sound.Clip{}, err
	}
	return clip, nil
}

// unavailable is a refusal for the desk with what the log may want to know.
func unavailable(message string, cause error) error {
	refusal := &news.Error{Kind: news.Unavailable, Message: message}
	if cause == nil {
		return refusal
	}
	return errors.Join(refusal, fmt.Errorf("speech engine: %w", cause))
}
