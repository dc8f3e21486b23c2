package floor

import (
	"context"
	"fmt"
)

// A Seat hears of everything that happens from when it was taken.
type Seat struct {
	floor    *Floor
	messages chan Message
}

const (
	patience = 256  // messages that may wait at a seat
	memory   = 1000 // events that are told to somebody who comes back
)

// Sit takes a seat. With the number of the last message that its owner had,
// those that were missed come first; 0 for somebody new. The people who have
// articles open are told at once.
func (f *Floor) Sit(ctx context.Context, last int64) (*Seat, []Message, error) {
	s := &Seat{f, make(chan Message, patience)}
	f.mu.Lock()
	if f.closing {
		close(s.messages)
		f.mu.Unlock()
		return s, nil, nil
	}
	until := f.at
	f.seats[s] = true
	first := f.hereNow()
	f.mu.Unlock()

	missed, err := f.missed(ctx, last, until)
	if err != nil {
		s.Leave()
		return nil, nil, err
	}
	return s, append(missed, first...), nil
}

// missed returns the messages after one and up to another.
func (f *Floor) missed(ctx context.Context, last, until int64) ([]Message, error) {
	switch {
	case last == 0 || last >= until:
		return nil, nil
	case until-last > memory:
		return []Message{{ID: until, Missed: true}}, nil
	}
	var missed []Message
	for last < until {
		events, err := f.Store.EventsAfter(ctx, last)
		if err != nil {
			return nil, fmt.Errorf("read what was missed: %w", err)
		}
		for len(events) > 0 && events[len(events)-1].ID > until {
			events = events[:len(events)-1]
		}
		if len(events) == 0 {
			break
		}
		last = events[len(events)-1].ID
		more, err := f.messages(ctx, events)
		if err != nil {
			return nil, err
		}
		missed = append(missed, more...)
	}
	return missed, nil
}

// Messages returns what happens, in order. It is closed when the seat is
// cleared: because nobody read, or because the house closes.
func (s *Seat) Messages() <-chan Message { return s.messages }

// Leave gives up the seat.
func (s *Seat) Leave() {
	s.floor.mu.Lock()
	defer s.floor.mu.Unlock()
	s.floor.clear(s)
}

// clear takes a seat away. The floor is locked.
func (f *Floor) clear(s *Seat) {
	if f.seats[s] {
		delete(f.seats, s)
		close(s.messages)
	}
}

// send puts a message at every seat and clears those that are full. The floor
// is locked.
func (f *Floor) send(m Message) {
	for s := range f.seats {
		select {
		case s.messages <- m:
		default:
			f.clear(s)
		}
	}
}

// close clears all seats; who sits down now gets up again at once.
func (f *Floor) close() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.closing = true
	for s := range f.seats {
		f.clear(s)
	}
}
