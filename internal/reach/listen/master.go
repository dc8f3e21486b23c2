package listen

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/reach/listen/id3"
	"github.com/courant-press/courant/internal/reach/listen/sound"
)

// Media types of the files.
const (
	typeOpus = `audio/ogg; codecs=opus`
	typeMP3  = "audio/mpeg"
)

// master brings a programme to its loudness, encodes it and puts the files on
// the shelf; it fills the recording in.
func (s *Studio) master(ctx context.Context, p programme, l Label, r *Recording) error {
	gain, length, err := gainFor(ctx, p)
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp(s.Dir, mastering)
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	after, err := s.encode(ctx, p, gain, dir, l, r.Chapters)
	if err != nil {
		return err
	}
	r.Duration, r.Loudness, r.TruePeak = length, after.Loudness(), after.TruePeak()
	return s.shelve(ctx, dir, l, r)
}

// tolerance is how far from the target a recording may end up, in LU.
const tolerance = .2

// What is turned up further is held back more, so each trial asks for more
// than is missing.
const (
	maxTrials = 4
	eager     = 1.6
)

// gainFor returns by how many decibels a programme must be turned up, and how
// long it is. Holding the peaks makes it a little softer, so the leveller is
// tried, and the gain mended, before anything is encoded.
func gainFor(ctx context.Context, p programme) (gain float64, length time.Duration, err error) {
	raw, length, err := measure(ctx, p)
	if err != nil {
		return 0, 0, err
	}
	if math.IsInf(raw.Loudness(), -1) {
		return 0, 0, &news.Error{Kind: news.Invalid, Message: "There is nothing to hear in this recording."}
	}
	gain = sound.Target - raw.Loudness()
	held := raw.TruePeak()+gain > sound.Ceiling
	for range maxTrials {
		if !held {
			break
		}
		trial := sound.NewMeter(p.rate())
		if err := level(ctx, p, gain, trial, io.Discard); err != nil {
			return 0, 0, err
		}
		off := sound.Target - trial.Loudness()
		if held = math.Abs(off) > tolerance; held {
			gain += eager * off
		}
	}
	return gain, length, nil
}

// encode plays a programme through a leveller into ffmpeg, which writes both
// files, and returns the meter at its end.
func (s *Studio) encode(ctx context.Context, p programme, gain float64, dir string, l Label, chapters []paper.Chapter) (*sound.Meter, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	out, in := io.Pipe()
	meter, played := sound.NewMeter(p.rate()), make(chan error, 1)
	go func() {
		err := level(ctx, p, gain, meter, in)
		in.CloseWithError(err)
		played <- err
	}()
	err := s.Tools.run(ctx, out, arguments(p.rate(), dir, l, chapters)...)
	out.CloseWithError(errStopped)
	if playing := <-played; playing != nil && !errors.Is(playing, errStopped) {
		return nil, errors.Join(playing, err)
	}
	return meter, err
}

var errStopped = errors.New("the encoder stopped")

// level writes a programme as plain samples, levelled.
func level(ctx context.Context, p programme, gain float64, m *sound.Meter, w io.Writer) error {
	l := sound.NewLeveller(p.rate(), gain)
	late := l.Delay()
	next := func(samples []int16) error {
		out := make([]int16, 0, len(samples))
		for _, x := range samples {
			y := l.Next(fraction(x))
			if late--; late >= 0 {
				continue
			}
			m.Add(y)
			out = append(out, int16(y*(1<<15)))
		}
		_, err := w.Write(sound.AppendPCM(nil, out))
		return err
	}
	if err := p.play(ctx, next); err != nil {
		return err
	}
	return next(make([]int16, l.Delay())) // what is still in it
}

// arguments are those of ffmpeg: plain samples in, an MP3 with constant rate
// and an Opus file out. The same sound makes the same files, to the byte. Opus
// has a mode for telephones, which overshoots the ceiling; this is the other.
func arguments(rate int, dir string, l Label, chapters []paper.Chapter) []string {
	args := []string{
		"-f", "s16le", "-ar", strconv.Itoa(rate), "-ac", "1", "-i", "pipe:0",
		"-c:a", "libmp3lame", "-b:a", "64k", "-ar", "44100", "-id3v2_version", "0", "-fflags", "+bitexact", filepath.Join(dir, "sound.mp3"),
		"-c:a", "libopus", "-b:a", "32k", "-application", "audio", "-vbr", "constrained", "-compression_level", "5", "-fflags", "+bitexact",
	}
	note := func(name, value string) {
		if value != "" {
			args = append(args, "-metadata", name+"="+value)
		}
	}
	note("title", l.Title)
	note("artist", l.Paper)
	note("album", l.Series)
	note("date", l.Date)
	for i, c := range chapters {
		n := fmt.Sprintf("CHAPTER%03d", i+1)
		note(n, clock(c.Start))
		note(n+"NAME", c.Title)
	}
	return append(args, filepath.Join(dir, "sound.opus"))
}

// shelve puts both files on the shelf, the MP3 behind its label.
func (s *Studio) shelve(ctx context.Context, dir string, l Label, r *Recording) error {
	r.Files = nil
	for _, f := range []struct {
		name, kind string
		label      []byte
	}{{"sound.opus", typeOpus, nil}, {"sound.mp3", typeMP3, tag(l, r.Chapters)}} {
		file, err := os.Open(filepath.Join(dir, f.name)) //nolint:gosec // in a folder made by us
		if err != nil {
			return err
		}
		hash, size, err := s.Shelf.Put(ctx, io.MultiReader(bytes.NewReader(f.label), file))
		if err = errors.Join(err, file.Close()); err != nil {
			return err
		}
		r.Files = append(r.Files, paper.SoundFile{Type: f.kind, Blob: hash, Size: size})
	}
	return nil
}

func tag(l Label, chapters []paper.Chapter) []byte {
	t := id3.Tag{Title: l.Title, Artist: l.Paper, Album: l.Series, Date: l.Date, URL: l.URL, Cover: l.Cover, Type: l.Type}
	for _, c := range chapters {
		t.Chapters = append(t.Chapters, id3.Chapter{Start: c.Start, End: c.End, Title: c.Title, URL: l.address(c.Path)})
	}
	return t.Bytes()
}
