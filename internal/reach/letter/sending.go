package letter

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
)

// A sending is the state of a run that its workers share.
type sending struct {
	*Run
	journal *Journal

	mu      sync.Mutex
	claimed int
	pending []Delivery
	done    []Outcome // to be settled
	settled time.Time // the last time some were
	going   bool
	blocked int           // in a row
	trouble int           // in a row
	wake    chan struct{} // closed when a mail has ended
}

// next returns a delivery that may set out now, after waiting for it where
// every domain has as much as it takes; false when there is none.
func (s *sending) next(ctx context.Context) (Delivery, bool, error) {
	for {
		d, ok, wake, err := s.pick(ctx)
		if ok || err != nil || wake == nil {
			return d, ok, err
		}
		select {
		case <-ctx.Done():
			return Delivery{}, false, nil
		case <-wake:
		}
	}
}

// pick returns a delivery, or what to wait for, or neither at the end.
func (s *sending) pick(ctx context.Context) (d Delivery, ok bool, wake chan struct{}, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.going || ctx.Err() != nil {
		return d, false, nil, nil
	}
	if d, ok := s.take(); ok {
		return d, true, nil, nil
	}
	if len(s.pending) > 0 {
		return d, false, s.wake, nil
	}
	if err := s.claim(ctx); err != nil {
		return d, false, nil, err
	}
	if d, ok = s.take(); ok || len(s.pending) == 0 {
		return d, ok, nil, nil
	}
	return d, false, s.wake, nil
}

// claim gets the next deliveries from the store, if there are any and no limit
// is reached.
func (s *sending) claim(ctx context.Context) (err error) {
	n := batch
	if s.Most > 0 {
		n = min(n, s.Most-s.claimed)
	}
	if n == 0 {
		return nil
	}
	if s.pending, err = s.Store.ClaimDeliveries(ctx, s.Issue, n); err != nil {
		return fmt.Errorf("claim deliveries: %w", err)
	}
	s.claimed += len(s.pending)
	return nil
}

// take takes the first delivery whose domain may be written to. Those whose
// domain rests are put off until it has rested.
func (s *sending) take() (Delivery, bool) {
	now := s.Now()
	for i := 0; i < len(s.pending); {
		d := s.pending[i]
		wait, ok := s.Pace.Begin(d.To.Domain(), now)
		if !ok && wait == 0 {
			i++
			continue
		}
		s.pending = append(s.pending[:i], s.pending[i+1:]...)
		if ok {
			return d, true
		}
		s.done = append(s.done, Outcome{Delivery: d.ID, Result: Later, At: now, RetryAt: now.Add(wait)})
	}
	return Delivery{}, false
}

// note takes an outcome in, and settles what has gathered now and then.
func (s *sending) note(ctx context.Context, d Delivery, o Outcome) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.Pace.End(d.To.Domain(), o.Result == Later || o.Result == Missed, o.At)
	s.done = append(s.done, o)
	close(s.wake)
	s.wake = make(chan struct{})
	if err := s.judge(o); err != nil {
		return err
	}
	if len(s.done) < batch && o.At.Sub(s.settled) < settleAfter {
		return nil
	}
	return s.settle(context.WithoutCancel(ctx))
}

// judge ends the run where going on would do harm.
func (s *sending) judge(o Outcome) error {
	s.blocked, s.trouble = counted(s.blocked, o.blocked()), counted(s.trouble, o.Result == Unknown)
	switch {
	case s.blocked >= mostBlocked:
		return ErrBlocked
	case s.trouble >= mostTrouble:
		return errors.New("send an issue: the line breaks under every mail")
	default:
		return nil
	}
}

// counted returns one more for another in a row, and 0 for the end of it.
func counted(n int, another bool) int {
	if !another {
		return 0
	}
	return n + 1
}

func (s *sending) settle(ctx context.Context) error {
	going, err := s.Store.SettleDeliveries(ctx, s.Issue, s.done)
	if err != nil {
		return fmt.Errorf("settle deliveries: %w", err)
	}
	told := s.done
	s.going, s.done, s.settled = going, s.done[:0], s.Now()
	if s.NotTaken == nil {
		return nil
	}
	return s.NotTaken(ctx, told)
}

// finish settles the rest and gives back what was claimed for nothing.
func (s *sending) finish(ctx context.Context) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, d := range s.pending {
		s.done = append(s.done, Outcome{Delivery: d.ID, Result: Unsent, At: s.Now()})
	}
	return s.settle(ctx)
}
