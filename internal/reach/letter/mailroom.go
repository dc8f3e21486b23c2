package letter

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"sync"
	"time"

	"github.com/courant-press/courant/internal/mail"
	"github.com/courant-press/courant/internal/mail/pace"
	"github.com/courant-press/courant/internal/news"
)

// A Mailroom is the part of a node that sends issues. All nodes have one; those
// that send the same issue share its readers. Nothing has to be handed over
// when one of them ends: what is to be sent stands in the store.
type Mailroom struct {
	Letters  *Letters
	Runs     Runs
	Store    Store // as this node sees it
	Keys     Keys
	Journals *os.Root // of this node alone
	NotTaken NotTaken
	Woken    <-chan struct{} // says that there may be work
	Log      *slog.Logger
}

// Runs is what the store knows of issues that are on their way.
type Runs interface {
	// DueIssues returns those that are scheduled for now or before.
	DueIssues(ctx context.Context, now time.Time) ([]int64, error)
	SendingIssues(ctx context.Context) ([]int64, error)
	RunState(ctx context.Context, issue int64) (RunState, error)
	// FillDeliveries writes the deliveries of the next n readers of an issue
	// that is being sent, and reports whether all have one. mark says by what
	// an address is known on the list of those that must not be written to.
	FillDeliveries(ctx context.Context, issue int64, n int, mark func(news.Email) string) (complete bool, err error)
	// SetTrouble notes why an issue can not go on; empty if it does.
	SetTrouble(ctx context.Context, issue int64, trouble string) error

	Warmups
}

// How the work is cut up.
const (
	fillAtOnce  = 2000
	lookEvery   = time.Second
	longestWait = time.Minute // between two tries to reach a relay
)

// Work starts issues when they are due and sends those that are on their way,
// until ctx ends. Mails that are being handed over then are finished.
func (m *Mailroom) Work(ctx context.Context) {
	s := shift{Mailroom: m, running: map[int64]bool{}}
	defer s.runs.Wait()
	for {
		if err := s.look(ctx); err != nil && ctx.Err() == nil {
			m.Log.ErrorContext(ctx, "the mailroom can not see what is due", "error", err)
		}
		if !m.pause(ctx, lookEvery) {
			return
		}
	}
}

// pause waits, or until there is work, and reports whether to go on.
func (m *Mailroom) pause(ctx context.Context, d time.Duration) bool {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return false
	case <-t.C:
	case <-m.Woken:
	}
	return true
}

// A shift is what a mailroom is doing.
type shift struct {
	*Mailroom
	runs    sync.WaitGroup
	mu      sync.Mutex
	running map[int64]bool
}

func (s *shift) look(ctx context.Context) error {
	due, err := s.Runs.DueIssues(ctx, s.Letters.Now())
	if err != nil {
		return err
	}
	for _, id := range due {
		if err := s.Letters.startDue(ctx, id); err != nil {
			s.Log.ErrorContext(ctx, "an issue did not start", "issue", id, "error", err)
		}
	}
	sending, err := s.Runs.SendingIssues(ctx)
	if err != nil {
		return err
	}
	for _, id := range sending {
		if s.begin(id) {
			s.runs.Go(func() {
				defer s.ended(id)
				s.run(ctx, id)
			})
		}
	}
	return nil
}

// begin reports whether this node was not sending an issue, and now is.
func (s *shift) begin(id int64) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	was := s.running[id]
	s.running[id] = true
	return !was
}

func (s *shift) ended(id int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.running, id)
}

// run sends an issue until nothing is left, or until it is not sent any more.
func (m *Mailroom) run(ctx context.Context, id int64) {
	log := m.Log.With("issue", id)
	for wait := lookEvery; ; {
		more, err := m.send(ctx, id)
		if err != nil && ctx.Err() == nil {
			log.ErrorContext(ctx, "an issue can not go on", "error", err)
			wait = min(2*wait, longestWait)
		}
		if !more || !m.pause(ctx, wait) {
			return
		}
	}
}

// send goes through an issue until there is nothing to do for now, and reports
// whether there will be.
func (m *Mailroom) send(ctx context.Context, id int64) (more bool, err error) {
	r, t, err := m.prepare(ctx, id)
	if err != nil {
		return true, m.hold(ctx, id, err)
	}
	if err := m.fill(ctx, id); err != nil {
		return true, err
	}
	for {
		state, err := m.Runs.RunState(ctx, id)
		switch {
		case err != nil:
			return true, err
		case !state.Sending:
			return false, nil
		case state.Done():
			return false, m.Letters.finish(ctx, id)
		case state.Waiting && !state.NextAt.After(m.Letters.Now()):
			if err := r.Send(ctx); err != nil {
				return true, m.hold(ctx, id, err)
			}
			if err := m.Runs.SetTrouble(ctx, id, t.trouble()); err != nil {
				return true, err
			}
		}
		if !m.pause(ctx, t.wait()) {
			return false, nil
		}
	}
}

// refusedForGood is what editors are told when a run ended with [ErrBlocked].
const refusedForGood = "Provider after provider refuses our mail for what we are, not for whom it is to. Going on as it is would make it worse."

// hold notes why an issue can not go on and, if going on would do harm, stops
// it.
func (m *Mailroom) hold(ctx context.Context, id int64, why error) error {
	switch {
	case ctx.Err() != nil:
		return why
	case errors.Is(why, ErrBlocked):
		return errors.Join(why, m.Letters.Halt(ctx, id, refusedForGood))
	}
	return errors.Join(why, m.Runs.SetTrouble(ctx, id, "The relay can not be reached or does not take mail. It is tried again every minute."))
}

// fill writes the deliveries of an issue, a batch at a time, so that no
// transaction gets long. Of several nodes each does a part.
func (m *Mailroom) fill(ctx context.Context, id int64) error {
	for {
		complete, err := m.Runs.FillDeliveries(ctx, id, fillAtOnce, m.Keys.Mark)
		if err != nil {
			return fmt.Errorf("list the readers of issue %d: %w", id, err)
		}
		if complete {
			return nil
		}
	}
}

// prepare prints an issue and returns the run that sends it.
func (m *Mailroom) prepare(ctx context.Context, id int64) (*Run, *tray, error) {
	i, err := m.Letters.Store.Issue(ctx, id)
	if err != nil {
		return nil, nil, fmt.Errorf("load issue %d: %w", id, err)
	}
	proof, err := m.Letters.proof(ctx, i)
	if err != nil {
		return nil, nil, err
	}
	c, err := proof.printer.Copy(proof.letter, i, proof.cards, i.StartedAt)
	if err != nil {
		return nil, nil, err
	}
	form, err := mail.NewForm(c)
	if err != nil {
		return nil, nil, err
	}
	out := m.Letters.Outbox
	t := &tray{Store: m.Store, room: m, domain: proof.letter.Sender.Email.Domain()}
	return &Run{
		Issue: id, Store: t, Form: form,
		Fill: func(d Delivery) mail.Filling { return proof.printer.Fill(proof.letter, d.Subscriber, d.ID, d.To) },
		Seal: out.seal(proof.letter), Returns: out.Returns, Sender: proof.letter.Sender.Email,
		Dial: out.Dial, Lines: out.Lines, Pace: pace.New(pace.Default()), Journals: m.Journals, Now: m.Letters.Now,
		NotTaken: m.NotTaken,
	}, t, nil
}
