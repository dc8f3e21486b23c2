package press

import (
	"sync/atomic"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// A page is a sheet on the shelf, with all the press must know about it. Its
// fields are guarded by the lock of the press, all but heat and again.
type page struct {
	address string
	render  Render
	keys    []news.Key
	copy    view
	weight  int64

	// heat counts how often readers asked, and is halved at every reprint, so
	// that what was in demand last week does not count as hot for ever.
	heat atomic.Uint32
	// again says that somebody binds the page in more codings already.
	again atomic.Bool

	older, newer *page
}

// hot is the heat from which on a page is printed anew at once when it turns.
// At every multiple of finest it is put up for the best compression.
const (
	hot    = 8
	finest = 64
)

// A view is what a reader gets to see of a page at one moment.
type view struct {
	sheet   *sheet
	expires time.Time // from then on it must not be served; zero is never
	stales  time.Time // from then on it is to be printed anew; zero is never
}

func (v view) expired(now time.Time) bool { return reached(v.expires, now) }
func (v view) stale(now time.Time) bool   { return reached(v.stales, now) }
func (v view) fresh(now time.Time) bool   { return !v.expired(now) && !v.stale(now) }

// A shelf keeps pages under a budget of bytes and finds them by address and by
// key. When it is full the hand goes round from the oldest page to the newest
// and takes the first that nobody has asked for since it last came by (SIEVE,
// NSDI 2024). A crawler that reads the archive from end to end thus pushes out
// what it brought in itself, not the pages people read.
type shelf struct {
	budget  int64
	bytes   int64
	pages   map[string]*page
	showing map[news.Key]map[*page]struct{}
	ends    page // older is the newest page, newer is the oldest
	hand    *page
}

func newShelf(budget int64) *shelf {
	s := &shelf{budget: budget, pages: map[string]*page{}, showing: map[news.Key]map[*page]struct{}{}}
	s.ends.older, s.ends.newer = &s.ends, &s.ends
	s.hand = &s.ends
	return s
}

// takes reports whether a sheet may lie on the shelf at all. One that would
// push out an eighth of all others is not worth its place.
func (s *shelf) takes(weight int64) bool { return weight <= s.budget/8 }

// maxMissing bounds the pages about absences, whose addresses strangers invent.
const maxMissing = 256

// put lays a page on the shelf, in the place of the one with its address.
func (s *shelf) put(p *page) {
	p.weight = p.size()
	if old := s.pages[p.address]; old != nil {
		p.heat.Store(old.heat.Load() / 2)
		s.drop(old)
	}
	for s.bytes+p.weight > s.budget {
		s.drop(s.leastWanted())
	}
	s.bytes += p.weight
	s.pages[p.address] = p
	p.newer, p.older = &s.ends, s.ends.older
	p.newer.older, p.older.newer = p, p
	for _, key := range p.keys {
		s.show(key, p)
	}
}

// show notes that a page shows a key. Of absences only so many are kept; which
// of them makes room does not matter.
func (s *shelf) show(key news.Key, p *page) {
	pages := s.showing[key]
	if pages == nil {
		pages = map[*page]struct{}{}
		s.showing[key] = pages
	}
	pages[p] = struct{}{}
	if key != missing || len(pages) <= maxMissing {
		return
	}
	for other := range pages {
		if other != p {
			s.drop(other)
			return
		}
	}
}

// drop takes a page off the shelf.
func (s *shelf) drop(p *page) {
	delete(s.pages, p.address)
	s.bytes -= p.weight
	if s.hand == p {
		s.hand = p.newer
	}
	p.newer.older, p.older.newer = p.older, p.newer
	for _, key := range p.keys {
		delete(s.showing[key], p)
		if len(s.showing[key]) == 0 {
			delete(s.showing, key)
		}
	}
}

// swap gives a page a sheet that differs only in how it is bound.
func (s *shelf) swap(p *page, better *sheet) {
	p.copy.sheet = better
	s.bytes -= p.weight
	p.weight = p.size()
	s.bytes += p.weight
	for s.bytes > s.budget {
		s.drop(s.leastWanted())
	}
}

// leastWanted moves the hand to the next page nobody has asked for. The shelf
// must not be empty.
func (s *shelf) leastWanted() *page {
	for {
		if s.hand == &s.ends {
			s.hand = s.ends.newer
		}
		if s.hand.heat.Swap(0) == 0 {
			return s.hand
		}
		s.hand = s.hand.newer
	}
}

// showingAny returns the pages that show any of the keys, each once.
func (s *shelf) showingAny(keys []news.Key) map[*page]struct{} {
	found := map[*page]struct{}{}
	for _, key := range keys {
		for p := range s.showing[key] {
			found[p] = struct{}{}
		}
	}
	return found
}

// size estimates the memory of a page in bytes, with its part of the indexes.
func (p *page) size() int64 {
	const perPage, perKey = 512, 128
	n := p.copy.sheet.size() + perPage + int64(len(p.address))
	for _, key := range p.keys {
		n += perKey + int64(len(key))
	}
	return n
}

// reached reports whether now has come to t. The zero time never comes.
func reached(t, now time.Time) bool { return !t.IsZero() && !now.Before(t) }

// sooner returns the earlier of two times, of which zero means never.
func sooner(a, b time.Time) time.Time {
	if a.IsZero() || !b.IsZero() && b.Before(a) {
		return b
	}
	return a
}
