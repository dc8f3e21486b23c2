package storyline

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"github.com/courant-press/courant/internal/bigpicture/related"
)

// A Watch keeps the stream of the paper: which articles run together, as they
// come. It lives in memory, at most as long as storylines run, and is made
// again from the readings of the last weeks when the program starts anew.
type Watch struct {
	// Past yields the readings of articles that were published from one time
	// to another, oldest first.
	Past Past
	Now  func() time.Time

	beginning atomic.Bool // the stream is being made by Begin

	mu       sync.Mutex
	stream   *Stream
	articles map[int][]int64 // of each line of the stream, the newest last
	lines    map[int64]int   // the other way round
	heard    time.Time       // when Past was last asked
}

// Past reads what was read before.
type Past func(ctx context.Context, from, to time.Time, yield func(article int64, at time.Time, v related.Vector)) error

// remembered is how many articles of a line are kept in mind.
const remembered = 60

// Begin makes the stream ahead of the first question. One that comes meanwhile
// is not kept waiting, see [Watch.Near].
func (w *Watch) Begin(ctx context.Context) error {
	w.beginning.Store(true)
	defer w.beginning.Store(false)
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.catchUp(ctx)
}

// Add takes in an article and returns those that it runs together with, the
// newest last, and how like it is to them. An article that is there already
// stays where it is.
func (w *Watch) Add(ctx context.Context, article int64, at time.Time, v related.Vector) (others []int64, likeness float64, err error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if err := w.catchUp(ctx); err != nil {
		return nil, 0, err
	}
	if _, known := w.lines[article]; !known {
		likeness = w.add(article, at, v)
	}
	return without(w.articles[w.lines[article]], article), likeness, nil
}

// Near returns the articles that one which is not published would run
// together with, and how like it is to them. In the first moments of a program
// that knows many readings there are none: who asks is somebody who writes, and
// asks again with the next words.
func (w *Watch) Near(ctx context.Context, article int64, at time.Time, v related.Vector) (others []int64, likeness float64, err error) {
	if w.beginning.Load() {
		return nil, 0, nil
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if err := w.catchUp(ctx); err != nil {
		return nil, 0, err
	}
	line, known := w.lines[article]
	if !known {
		line, likeness = w.stream.Find(v, at)
	}
	return without(w.articles[line], article), likeness, nil
}

// Drop forgets an article. What it lent its line of words, the line keeps.
func (w *Watch) Drop(article int64) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if line, ok := w.lines[article]; ok {
		w.articles[line] = without(w.articles[line], article)
		delete(w.lines, article)
	}
}

// How a watch hears of what other nodes read.
const (
	patience = time.Minute // before it looks again
	overlap  = time.Hour   // how far back it looks then: a reading takes a while
)

// catchUp makes the stream of what was published in the last weeks, once, and
// after that adds what this node did not read itself.
func (w *Watch) catchUp(ctx context.Context) error {
	now, from := w.Now(), w.heard.Add(-overlap)
	switch {
	case w.stream == nil:
		w.stream, w.articles, w.lines = NewStream(), map[int][]int64{}, map[int64]int{}
		from = now.Add(-quiet)
	case now.Sub(w.heard) < patience:
		return nil
	}
	err := w.Past(ctx, from, now, func(article int64, at time.Time, v related.Vector) {
		if _, known := w.lines[article]; !known {
			w.add(article, at, v)
		}
	})
	if err != nil {
		if w.heard.IsZero() {
			w.stream = nil
		}
		return fmt.Errorf("read what was published before: %w", err)
	}
	w.heard = now
	return nil
}

func (w *Watch) add(article int64, at time.Time, v related.Vector) float64 {
	p := w.stream.Add(v, at)
	for _, joined := range p.Joined {
		for _, other := range w.articles[joined] {
			w.put(other, p.Storyline)
		}
		delete(w.articles, joined)
	}
	w.put(article, p.Storyline)
	if len(w.articles) > 2*running {
		w.prune()
	}
	return p.Likeness
}

// put writes an article down at the end of a line, and forgets the line's
// oldest.
func (w *Watch) put(article int64, line int) {
	w.lines[article] = line
	all := append(w.articles[line], article)
	if len(all) > remembered {
		delete(w.lines, all[0])
		all = all[1:]
	}
	w.articles[line] = all
}

// prune forgets the articles of lines that the stream has forgotten.
func (w *Watch) prune() {
	for line, articles := range w.articles {
		if w.stream.Has(line) {
			continue
		}
		for _, article := range articles {
			delete(w.lines, article)
		}
		delete(w.articles, line)
	}
}

// without returns ids without one of them, in a slice of its own.
func without(ids []int64, id int64) (others []int64) {
	for _, x := range ids {
		if x != id {
			others = append(others, x)
		}
	}
	return others
}
