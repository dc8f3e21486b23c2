package letter

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/courant-press/courant/internal/mail"
	"github.com/courant-press/courant/internal/mail/pace"
)

// A Run sends an issue from one node. Others may send the same issue at the
// same time; the store gives each its own deliveries.
type Run struct {
	Issue   int64
	Store   Store
	Form    *mail.Form
	Fill    func(Delivery) mail.Filling
	Seal    mail.Seal // without keys nothing is signed
	Returns mail.Returns
	// Dial opens a line to a relay, whichever is up.
	Dial  func(context.Context) (*mail.Line, error)
	Lines int        // open at once
	Most  int        // mails to send, while a sender is new; 0 for no limit
	Pace  *pace.Pace // of this run alone
	// Journals is a folder of this node alone, which outlives the process.
	Journals *os.Root
	Now      func() time.Time
}

// ErrBlocked ends a run in which provider after provider refuses our mail for
// what we are. Going on would only make it worse: stop the issue and tell
// somebody.
var ErrBlocked = errors.New("our mail is refused for reasons of policy")

// When a run gives up, and how much it has in hand.
const (
	mostBlocked = 20  // refusals of policy in a row
	mostTrouble = 3   // mails in a row that a line broke under
	batch       = 500 // deliveries claimed at a time
	settleAfter = time.Second
)

// Send hands over all deliveries whose time has come and returns when none is
// left, when the issue is stopped, when ctx ends, or with an error when it
// can not go on; a later run then does. A mail under way when ctx ends is
// still finished.
func (r *Run) Send(ctx context.Context) error {
	journal, left, err := OpenJournal(r.Journals, r.Issue, r.Now())
	if err != nil {
		return err
	}
	if _, err := r.Store.SettleDeliveries(ctx, r.Issue, left); err != nil {
		return errors.Join(fmt.Errorf("settle what an earlier run left: %w", err), journal.Close())
	}
	if err := r.Store.FreeDeliveries(ctx, r.Issue); err != nil {
		return errors.Join(fmt.Errorf("free what an earlier run had claimed: %w", err), journal.Close())
	}
	s := &sending{Run: r, journal: journal, going: true, settled: r.Now(), wake: make(chan struct{})}
	group, within := errgroup.WithContext(ctx)
	for range r.Lines {
		group.Go(func() error { return s.work(within) })
	}
	err = group.Wait()
	if last := s.finish(context.WithoutCancel(ctx)); last != nil {
		return errors.Join(err, last, journal.Close())
	}
	return errors.Join(err, journal.Remove())
}

// work sends one mail after the other over a line of its own.
func (s *sending) work(ctx context.Context) error {
	w := worker{sending: s}
	defer func() { w.hangUp() }()
	for {
		d, ok, err := s.next(ctx)
		if err != nil || !ok {
			return err
		}
		if err := w.deliver(ctx, d); err != nil {
			return err
		}
	}
}

// A worker is one line and the room in which mails for it are put together.
type worker struct {
	*sending
	line *mail.Line
	text []byte
}

// deliver sends one mail and notes its outcome. Its error is that the run can
// not go on.
func (w *worker) deliver(ctx context.Context, d Delivery) error {
	text, err := w.Form.Fill(w.text[:0], w.Fill(d))
	if err != nil { // an address nobody can write to; it must not hold up the others
		return w.note(ctx, d, Outcome{Delivery: d.ID, Result: Refused, At: w.Now(), Text: err.Error()})
	}
	w.text = text
	held := false
	err = w.hand(context.WithoutCancel(ctx), d, func() error {
		if err := w.journal.Begin(d.ID); err != nil {
			return fmt.Errorf("write the journal: %w", err)
		}
		held = true
		return nil
	})
	o := d.outcome(err, held, w.Now())
	if held {
		if err := w.journal.End(o); err != nil {
			return errors.Join(fmt.Errorf("write the journal: %w", err), w.note(ctx, d, o))
		}
	}
	if o.Result == Unsent {
		return errors.Join(fmt.Errorf("send an issue: %w", err), w.note(ctx, d, o))
	}
	return w.note(ctx, d, o)
}

// hand gives a mail to the relay. Relays end a line after so many mails; where
// that happens before the text has left, a new line is tried once.
func (w *worker) hand(ctx context.Context, d Delivery, hold mail.Hold) error {
	seal, err := w.Seal.Sign(w.text)
	if err != nil {
		return err
	}
	e := mail.Envelope{From: w.Returns.Address(d.ID), To: d.To}
	if w.line != nil {
		held := false
		err := w.line.Send(ctx, e, func() error { held = true; return hold() }, seal, w.text)
		if !brokeOff(err) {
			return err
		}
		w.hangUp()
		if held {
			return err
		}
	}
	if w.line, err = w.Dial(ctx); err != nil {
		return err
	}
	if err = w.line.Send(ctx, e, hold, seal, w.text); brokeOff(err) {
		w.hangUp()
	}
	return err
}

// brokeOff reports whether an error is the end of a line and not of a mail.
func brokeOff(err error) bool {
	refusal, refused := errors.AsType[*mail.Refusal](err)
	return err != nil && (!refused || refusal.HangsUp())
}

func (w *worker) hangUp() {
	if w.line != nil {
		_ = w.line.Close() // whatever it says, we are done with it
		w.line = nil
	}
}

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
	s.going, s.done, s.settled = going, s.done[:0], s.Now()
	return nil
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
