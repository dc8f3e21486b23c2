package letter

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/courant-press/courant/internal/mail"
	"github.com/courant-press/courant/internal/mail/pace"
	"github.com/courant-press/courant/internal/news"
)

// A Run sends an issue from one node. Others may send the same issue at the
// same time; the store gives each its own deliveries.
type Run struct {
	Issue   int64
	Store   Store
	Form    *mail.Form
	Fill    func(Delivery) mail.Filling
	Seal    mail.Seal    // without keys nothing is signed
	Returns mail.Returns // without a domain mails return to Sender
	Sender  news.Email
	// Dial opens a line to a relay, whichever is up.
	Dial  func(context.Context) (*mail.Line, error)
	Lines int        // open at once
	Most  int        // mails to send, while a sender is new; 0 for no limit
	Pace  *pace.Pace // of this run alone
	// Journals is a folder of this node alone, which outlives the process.
	Journals *os.Root
	Now      func() time.Time
	NotTaken NotTaken // may be nil
}

// NotTaken is told outcomes after they were written down, once each, to see
// what follows for readers whose mail the relay refused.
type NotTaken func(ctx context.Context, outcomes []Outcome) error

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
