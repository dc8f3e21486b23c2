package bigpicture

import (
	"slices"
	"sync"
)

// kept is how many readings are kept for the desk.
const kept = 16

// A shelf keeps the last few readings of texts at the desk. Who asks for one
// that is being made waits for it.
type shelf struct {
	mu   sync.Mutex
	last []*copyOf // the oldest first
}

// An edition names a text, and the state of the topics it is read with.
type edition struct {
	article   int64
	head, age int
}

type copyOf struct {
	edition
	make    sync.Once
	reading Reading
	err     error
}

// get returns the reading of an edition, made if it is not there.
func (s *shelf) get(e edition, read func() (Reading, error)) (Reading, error) {
	c := s.place(e)
	c.make.Do(func() { c.reading, c.err = read() })
	if c.err != nil {
		s.drop(c)
	}
	return c.reading, c.err
}

// place returns the place of an edition on the shelf.
func (s *shelf) place(e edition) *copyOf {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, c := range s.last {
		if c.edition == e {
			return c
		}
	}
	c := &copyOf{edition: e}
	s.last = append(s.last, c)
	s.last = s.last[max(0, len(s.last)-kept):]
	return c
}

func (s *shelf) drop(c *copyOf) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.last = slices.DeleteFunc(s.last, func(o *copyOf) bool { return o == c })
}
