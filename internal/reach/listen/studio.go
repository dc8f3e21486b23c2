package listen

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/courant-press/courant/internal/blob"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/reach/listen/engine"
	"github.com/courant-press/courant/internal/reach/listen/script"
	"github.com/courant-press/courant/internal/reach/listen/sound"
)

// A Studio makes recordings.
type Studio struct {
	Engine engine.Engine
	Voices engine.Voices
	Larder *Larder
	Shelf  blob.Shelf // where finished files go
	Tools  Tools
	Dir    string // for work under way; empty for the system's
	Lines  int    // that are spoken at once; 0 for one
}

// Read has a script spoken and makes a recording of it. It is safe to do
// twice: what was spoken before is not spoken again, and a file that is on the
// shelf already is not put there twice.
func (s *Studio) Read(ctx context.Context, text script.Script, l Label) (Recording, error) {
	if len(text.Lines) == 0 {
		return Recording{}, &news.Error{Kind: news.Invalid, Message: "There is nothing to read aloud."}
	}
	if err := s.Tools.Ready(); err != nil {
		return Recording{}, err
	}
	voice, err := s.voice(text.Lang)
	if err != nil {
		return Recording{}, err
	}
	r := Recording{Script: text.Hash(), Engine: s.Engine.Name()}
	programme, lengths, err := s.speak(ctx, text, voice, &r)
	if err != nil {
		return Recording{}, spare(err)
	}
	plan := lay(text, lengths)
	r.Recording = paper.Recording{Licence: voice.Licence, Marks: plan.marks, Chapters: plan.chapters}
	if err := s.master(ctx, programme, l.titled(text.Title), &r); err != nil {
		return Recording{}, spare(err)
	}
	return r, nil
}

// Say speaks a few words, for the ear of somebody who tries them out.
func (s *Studio) Say(ctx context.Context, text, lang string) (sound.Clip, error) {
	voice, err := s.voice(lang)
	if err != nil {
		return sound.Clip{}, err
	}
	clip, err := s.Engine.Speak(ctx, engine.Line{Text: text, Voice: voice})
	return clip.Trim(), err
}

// voice returns the voice for a language. That there is none is refused as
// [news.Invalid]: trying again does not help.
func (s *Studio) voice(lang string) (engine.Voice, error) {
	if s.Engine == nil {
		return engine.Voice{}, &news.Error{Kind: news.Unavailable, Message: "No voice is set up on this machine."}
	}
	voice, ok := s.Voices.For(lang)
	if !ok {
		return voice, &news.Error{Kind: news.Invalid, Message: "There is no voice for the language of this article."}
	}
	return voice, nil
}

// speak has every line in the larder afterwards, and returns how long each is.
func (s *Studio) speak(ctx context.Context, text script.Script, voice engine.Voice, r *Recording) (spoken, []time.Duration, error) {
	p := spoken{larder: s.Larder, keys: make([]string, len(text.Lines)), rests: make([]time.Duration, len(text.Lines))}
	lengths, rates, fresh := make([]time.Duration, len(text.Lines)), make([]int, len(text.Lines)), make([]bool, len(text.Lines))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(max(1, s.Lines))
	for i, line := range text.Lines {
		p.keys[i] = key(s.Engine, engine.Line{Voice: voice}, line.Hash(text.Lang))
		p.rests[i] = line.Rest
		group.Go(func() (err error) {
			lengths[i], rates[i], fresh[i], err = s.line(ctx, p.keys[i], engine.Line{Text: line.Text, Voice: voice})
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return spoken{}, nil, err
	}
	p.hertz = rates[0]
	for i, rate := range rates {
		if rate != p.hertz {
			return spoken{}, nil, &news.Error{Kind: news.Unavailable, Message: "The voice changed its rate of samples in the middle."}
		}
		if fresh[i] {
			r.Spoken++
		}
	}
	return p, lengths, nil
}

// line has one line in the larder.
func (s *Studio) line(ctx context.Context, key string, l engine.Line) (length time.Duration, rate int, fresh bool, err error) {
	clip, ok := s.Larder.find(key)
	if !ok {
		if clip, err = s.Engine.Speak(ctx, l); err != nil {
			return 0, 0, false, err
		}
		clip = clip.Trim()
		if err := s.Larder.keep(key, clip); err != nil {
			return 0, 0, false, err
		}
	}
	return clip.Duration(), clip.Rate, !ok, nil
}

// clear removes folders of work that began before a time.
func (s *Studio) clear(before time.Time) error {
	for _, pattern := range []string{mastering, taking} {
		left, err := filepath.Glob(filepath.Join(s.Dir, pattern))
		if err != nil {
			return fmt.Errorf("find work that was left behind: %w", err)
		}
		for _, dir := range left {
			info, err := os.Stat(dir)
			if err != nil || !info.ModTime().Before(before) {
				continue
			}
			if err := os.RemoveAll(dir); err != nil {
				return fmt.Errorf("clear away work that was left behind: %w", err)
			}
		}
	}
	return nil
}

// The folders of work under way.
const (
	mastering = "mastering-*"
	taking    = "taking-*"
)

// spare says that the disk is full in words that an editor may read.
func spare(err error) error {
	if errors.Is(err, syscall.ENOSPC) {
		return errors.Join(&news.Error{Kind: news.Unavailable, Message: "The disk is full. The recording is made when there is room."}, err)
	}
	return fmt.Errorf("make a recording: %w", err)
}
