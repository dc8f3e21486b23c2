package storyline

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"github.com/courant-press/courant/internal/bigpicture/related"
)

// The one setting, for all languages and papers.
const (
	joins    = 0.24 // likeness from which on an article joins another alone
	share    = 0.6  // of the likeness of those that joined before, in a storyline
	loosest  = 0.19 // but never less than this
	tightest = 0.35 // and never more
	merges   = 0.6  // likeness from which on two storylines are one

	heaviest = 300  // terms of a storyline
	asked    = 64   // terms that storylines are looked up by
	weighed  = 24   // storylines that are then held against all terms
	crowd    = 400  // storylines that may use a term that chooses
	running  = 5000 // storylines at most
	quiet    = 90 * 24 * time.Hour
)

// A Stream is the running storylines. It is not safe for use by several
// goroutines.
type Stream struct {
	lines map[int]*line
	using map[related.Term]map[int]bool // storylines by the terms of their sums
	next  int
	added int
}

// NewStream returns a stream without storylines.
func NewStream() *Stream {
	return &Stream{lines: map[int]*line{}, using: map[related.Term]map[int]bool{}, next: 1}
}

// A Proposal is what becomes of an article.
type Proposal struct {
	Storyline int     // its number in the stream, from 1
	Likeness  float64 // to the storyline as it was; 0 if it begins it
	Joined    []int   // storylines that turned out to be the same, and are now this one
}

// Add takes in an article and returns which storyline it belongs to.
func (s *Stream) Add(v related.Vector, at time.Time) Proposal {
	if s.added++; s.added%running == 0 || len(s.lines) >= running {
		s.forget(at)
	}
	l, likeness := s.nearest(v, at)
	if l == nil {
		l = s.begin()
	} else {
		l.joinings, l.closeness = l.joinings+1, l.closeness+likeness
	}
	s.grow(l, v, at)
	p := Proposal{Storyline: l.id, Likeness: likeness}
	for other := s.twin(l); other != nil; other = s.twin(l) {
		p.Joined = append(p.Joined, other.id)
		s.join(l, other)
	}
	return p
}

// Find returns the storyline that an article would belong to if it came now,
// 0 for one of its own, and how like it is.
func (s *Stream) Find(v related.Vector, at time.Time) (storyline int, likeness float64) {
	l, likeness := s.nearest(v, at)
	if l == nil {
		return 0, 0
	}
	return l.id, likeness
}

// Has reports whether a storyline is not forgotten, nor a part of another.
func (s *Stream) Has(storyline int) bool { return s.lines[storyline] != nil }

// nearest returns the storyline that v fits best of those it is like enough
// to, or nil, and how like it is.
func (s *Stream) nearest(v related.Vector, at time.Time) (best *line, likeness float64) {
	most := 0.0
	for _, l := range s.candidates(v.Heaviest(asked)) {
		if apart(at, l.last) {
			continue
		}
		var sum float32
		for _, w := range v {
			sum += w.Value * l.sum[w.Term]
		}
		like := float64(sum/l.length) * related.Near(at, l.last)
		if over := like - l.need(); over > most {
			best, most, likeness = l, over, like
		}
	}
	return best, likeness
}

// apart reports whether two times are so far from each other that what happened
// then is not one running storyline.
func apart(a, b time.Time) bool { return !a.IsZero() && !b.IsZero() && a.Sub(b).Abs() > quiet }

// twin returns the storyline that is so like l that they are one, or nil.
func (s *Stream) twin(l *line) *line {
	var best *line
	most := 0.0
	for _, o := range s.candidates(l.head) {
		if o == l || apart(l.last, o.last) {
			continue
		}
		var sum float32
		for t, value := range l.sum {
			sum += value * o.sum[t]
		}
		over := float64(sum/l.length/o.length)*related.Near(l.last, o.last) - together(l, o)
		if over > most {
			best, most = o, over
		}
	}
	return best
}

// candidates returns the storylines that share most of the given terms, the
// best first. Terms that very many storylines use do not choose.
func (s *Stream) candidates(head related.Vector) []*line {
	sums := map[int]float32{}
	for _, w := range head {
		if len(s.using[w.Term]) > crowd {
			continue
		}
		for id := range s.using[w.Term] {
			sums[id] += w.Value * s.lines[id].sum[w.Term] / s.lines[id].length
		}
	}
	ids := slices.SortedFunc(maps.Keys(sums), func(a, b int) int {
		return cmp.Or(cmp.Compare(sums[b], sums[a]), cmp.Compare(a, b))
	})
	var best []*line
	for _, id := range ids[:min(weighed, len(ids))] {
		best = append(best, s.lines[id])
	}
	return best
}

// together returns how like two storylines must be to be one. To one article
// alone the other is what any storyline is to an article that comes.
func together(a, b *line) float64 {
	switch {
	case a.count == 1:
		return b.need()
	case b.count == 1:
		return a.need()
	default:
		return merges
	}
}

func (s *Stream) begin() *line {
	l := &line{id: s.next, sum: map[related.Term]float32{}}
	s.next++
	s.lines[l.id] = l
	return l
}
