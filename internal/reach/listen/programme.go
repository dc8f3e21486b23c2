package listen

import (
	"context"
	"errors"
	"io"
	"os"
	"time"

	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/reach/listen/script"
	"github.com/courant-press/courant/internal/reach/listen/sound"
)

// A programme is sound in its whole length. It is gone through more than
// once and never held in memory.
type programme interface {
	rate() int
	// play hands out all samples in order, some at a time.
	play(ctx context.Context, to func([]int16) error) error
}

// A spoken programme is the lines of a script with their rests.
type spoken struct {
	larder *Larder
	keys   []string
	rests  []time.Duration
	hertz  int
}

func (s spoken) rate() int { return s.hertz }

func (s spoken) play(ctx context.Context, to func([]int16) error) error {
	for i, key := range s.keys {
		if err := ctx.Err(); err != nil {
			return err
		}
		clip, ok := s.larder.find(key)
		if !ok {
			return errors.New("a line was taken from the larder while it was in use")
		}
		if err := to(clip.Samples); err != nil {
			return err
		}
		if err := to(make([]int16, s.samples(s.rests[i]))); err != nil {
			return err
		}
	}
	return nil
}

func (s spoken) samples(d time.Duration) int { return int(d.Seconds() * float64(s.hertz)) }

// A tape is a programme in a file of plain samples.
type tape struct {
	path  string
	hertz int
}

func (t tape) rate() int { return t.hertz }

func (t tape) play(ctx context.Context, to func([]int16) error) error {
	f, err := os.Open(t.path)
	if err != nil {
		return err
	}
	defer f.Close() // it was only read
	raw, samples := make([]byte, 1<<16), make([]int16, 1<<15)
	for {
		n, err := io.ReadFull(f, raw)
		for i := range n / 2 {
			samples[i] = int16(uint16(raw[2*i]) | uint16(raw[2*i+1])<<8)
		}
		if err := errors.Join(to(samples[:n/2]), ctx.Err()); err != nil {
			return err
		}
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// A layout says when which line of a script is heard.
type layout struct {
	marks    []paper.Mark
	chapters []paper.Chapter
	length   time.Duration
}

// lay lays lines of these lengths one after the other. Rests belong to the
// line before them.
func lay(s script.Script, lengths []time.Duration) layout {
	var l layout
	for i, line := range s.Lines {
		start := l.length
		l.length += lengths[i]
		text := line.Shown
		if text == "" {
			text = line.Text
		}
		l.marks = append(l.marks, paper.Mark{Start: start, End: l.length, Block: line.Block, Text: text})
		if line.Chapter != "" {
			l.close(start)
			l.chapters = append(l.chapters, paper.Chapter{Start: start, Title: line.Chapter, Path: line.Path})
		}
		l.length += line.Rest
	}
	l.close(l.length)
	return l.opened(s.Title)
}

// close ends the last chapter.
func (l *layout) close(at time.Duration) {
	if n := len(l.chapters); n > 0 {
		l.chapters[n-1].End = at
	}
}

// opened puts a chapter of the title before the first, if that begins later.
func (l *layout) opened(title string) layout {
	if len(l.chapters) > 0 && l.chapters[0].Start > 0 {
		first := paper.Chapter{End: l.chapters[0].Start, Title: title}
		l.chapters = append([]paper.Chapter{first}, l.chapters...)
	}
	return *l
}

// measure plays a programme into a meter.
func measure(ctx context.Context, p programme) (*sound.Meter, time.Duration, error) {
	m, n := sound.NewMeter(p.rate()), 0
	err := p.play(ctx, func(samples []int16) error {
		n += len(samples)
		for _, s := range samples {
			m.Add(fraction(s))
		}
		return nil
	})
	return m, time.Duration(float64(n) / float64(p.rate()) * float64(time.Second)), err
}

func fraction(s int16) float64 { return float64(s) / (1 << 15) }
