package returns

import (
	"context"
	"fmt"
	"time"

	"github.com/courant-press/courant/internal/mail"
	"github.com/courant-press/courant/internal/mail/bounce"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/reach/letter"
)

// Returns decides what follows from a mail that came back.
type Returns struct {
	Store     Store
	Keys      letter.Keys
	Addresses mail.Returns // to which mails come back
	Now       func() time.Time
	Alarm     Alarm
}

// An Alarm stops an issue, if it is still being sent, and tells those who work
// on letters why.
type Alarm func(ctx context.Context, issue int64, why string) error

// A Store keeps what came back.
type Store interface {
	// SentDelivery returns a delivery and whom it went to. A delivery that was
	// erased, or never was, is not found.
	SentDelivery(ctx context.Context, id int64) (Delivery, error)
	// SaveReturn writes all of it down, or refuses with a conflict if the
	// delivery or its reader have changed since they were read. It returns the
	// figures of the issue after it.
	SaveReturn(ctx context.Context, r Return) (letter.Figures, error)
	// LastSent returns the newest delivery to an address; without one it is
	// not found.
	LastSent(ctx context.Context, to news.Email) (int64, error)
}

// tries is how often a decision is taken anew because somebody else changed
// the reader at the same time.
const tries = 5

// Take acts on what is reported of a delivery. Being told again changes
// nothing. An error means that nothing was written down: tell it later.
func (r *Returns) Take(ctx context.Context, delivery int64, reports []bounce.Report) error {
	said, ok := judge(reports)
	if !ok {
		return nil
	}
	return r.act(ctx, delivery, func(d Delivery) (Return, bool) { return d.cameBack(said, r.Now()) })
}

// NotTaken acts on what the relay would not take. Each outcome must be given
// once, after it was written down.
func (r *Returns) NotTaken(ctx context.Context, outcomes []letter.Outcome) error {
	for _, o := range outcomes {
		if o.Result != letter.Refused && o.Result != letter.Missed {
			continue
		}
		said := bounce.Report{Kind: bounce.Classify(o.Status, o.Text), Status: o.Status, Text: o.Text}
		err := r.act(ctx, o.Delivery, func(d Delivery) (Return, bool) { return d.notTaken(said, r.Now()) })
		if err != nil {
			return err
		}
	}
	return nil
}

// act loads a delivery, has decide say what follows, and saves it.
func (r *Returns) act(ctx context.Context, delivery int64, decide func(Delivery) (Return, bool)) error {
	var err error
	for range tries {
		if err = r.actOnce(ctx, delivery, decide); err == nil || news.KindOf(err) != news.Conflict {
			break
		}
	}
	if err != nil {
		return fmt.Errorf("take what came back of delivery %d: %w", delivery, err)
	}
	return nil
}

func (r *Returns) actOnce(ctx context.Context, delivery int64, decide func(Delivery) (Return, bool)) error {
	d, err := r.Store.SentDelivery(ctx, delivery)
	if err != nil {
		if news.KindOf(err) == news.NotFound {
			return nil // erased since, with all we knew of it
		}
		return err
	}
	back, ok := decide(d)
	if !ok {
		return nil
	}
	if back.Reader.Blocked != nil {
		back.Mark = r.Keys.Mark(back.Reader.Email)
	}
	figures, err := r.Store.SaveReturn(ctx, back)
	if err != nil {
		return err
	}
	return r.raise(ctx, back, figures)
}
