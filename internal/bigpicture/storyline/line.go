package storyline

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"time"

	"github.com/courant-press/courant/internal/bigpicture/related"
)

// A line is one running storyline.
type line struct {
	id        int
	count     int     // of articles
	joinings  int     // articles that joined it as it was
	closeness float64 // the sum of their likeness
	sum       map[related.Term]float32
	head      related.Vector // the heaviest of sum
	length    float32        // of sum
	last      time.Time
}

// need returns how like an article must be to join l: as like as most that
// joined before, where a close story asks for more than a wide one.
func (l *line) need() float64 {
	if l.joinings == 0 {
		return joins
	}
	return min(tightest, max(loosest, share*l.closeness/float64(l.joinings)))
}

// grow adds an article to a storyline.
func (s *Stream) grow(l *line, v related.Vector, at time.Time) {
	for _, w := range v {
		l.sum[w.Term] += w.Value
		s.use(w.Term, l.id)
	}
	l.count++
	if at.After(l.last) {
		l.last = at
	}
	s.trim(l)
}

// join makes other a part of l.
func (s *Stream) join(l, other *line) {
	for t, value := range other.sum {
		l.sum[t] += value
		s.use(t, l.id)
	}
	l.joinings, l.closeness = l.joinings+other.joinings, l.closeness+other.closeness
	l.count += other.count
	if other.last.After(l.last) {
		l.last = other.last
	}
	s.remove(other)
	s.trim(l)
}

func (s *Stream) use(t related.Term, id int) {
	if s.using[t] == nil {
		s.using[t] = map[int]bool{}
	}
	s.using[t][id] = true
}

func (s *Stream) unuse(t related.Term, id int) {
	delete(s.using[t], id)
	if len(s.using[t]) == 0 {
		delete(s.using, t)
	}
}

// trim cuts the sum of a storyline to its heaviest terms, now and then, and
// measures its length.
func (s *Stream) trim(l *line) {
	if len(l.sum) > 2*heaviest {
		heavy := slices.SortedFunc(maps.Keys(l.sum), func(a, b related.Term) int {
			return cmp.Or(cmp.Compare(l.sum[b], l.sum[a]), cmp.Compare(a, b))
		})
		for _, t := range heavy[heaviest:] {
			delete(l.sum, t)
			s.unuse(t, l.id)
		}
	}
	var squares float64
	all := make(related.Vector, 0, len(l.sum))
	for t, value := range l.sum {
		all = append(all, related.Weight{Term: t, Value: value})
		squares += float64(value) * float64(value)
	}
	l.head, l.length = all.Heaviest(asked), float32(math.Sqrt(squares))
}

func (s *Stream) remove(l *line) {
	for t := range l.sum {
		s.unuse(t, l.id)
	}
	delete(s.lines, l.id)
}

// forget drops the storylines that are quiet at a time, and the quietest tenth
// if there are still too many.
func (s *Stream) forget(now time.Time) {
	for _, l := range s.lines {
		if !l.last.IsZero() && now.Sub(l.last) > quiet {
			s.remove(l)
		}
	}
	if len(s.lines) < running {
		return
	}
	byAge := slices.SortedFunc(maps.Values(s.lines), func(a, b *line) int {
		return cmp.Or(a.last.Compare(b.last), cmp.Compare(a.id, b.id))
	})
	for _, l := range byAge[:running/10] {
		s.remove(l)
	}
}
