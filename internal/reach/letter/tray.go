package letter

import (
	"context"
	"errors"
	"sync/atomic"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// Warmups is what the store knows of senders that are new. Providers distrust a
// domain from which much mail comes at once that never sent any.
type Warmups interface {
	// TakeShare takes up to n mails from what a domain may send on a day and
	// returns how many it got. most is for each day on which it sends, from
	// the first; afterwards there is no limit.
	TakeShare(ctx context.Context, domain string, day news.Day, n int, most []int) (int, error)
	// GiveBack returns what was not sent of it.
	GiveBack(ctx context.Context, domain string, day news.Day, n int) error
}

// A tray is the store of a run that keeps to the share of a new sender.
type tray struct {
	Store
	room   *Mailroom
	domain string // of the sender
	empty  atomic.Bool
}

// ClaimDeliveries implements [Store].
func (t *tray) ClaimDeliveries(ctx context.Context, issue int64, n int) ([]Delivery, error) {
	warmup := t.room.Letters.Outbox.Warmup
	if len(warmup) == 0 {
		return t.Store.ClaimDeliveries(ctx, issue, n)
	}
	share, err := t.room.Runs.TakeShare(ctx, t.domain, t.day(), n, warmup)
	if t.empty.Store(share == 0); err != nil || share == 0 {
		return nil, err
	}
	found, err := t.Store.ClaimDeliveries(ctx, issue, share)
	return found, errors.Join(err, t.giveBack(ctx, share-len(found)))
}

// SettleDeliveries implements [Store].
func (t *tray) SettleDeliveries(ctx context.Context, issue int64, outcomes []Outcome) (bool, error) {
	going, err := t.Store.SettleDeliveries(ctx, issue, outcomes)
	unsent := 0
	for _, o := range outcomes {
		if o.Result == Unsent {
			unsent++
		}
	}
	return going, errors.Join(err, t.giveBack(ctx, unsent))
}

func (t *tray) giveBack(ctx context.Context, n int) error {
	if n == 0 || len(t.room.Letters.Outbox.Warmup) == 0 {
		return nil
	}
	return t.room.Runs.GiveBack(ctx, t.domain, t.day(), n)
}

// day is the one by which shares are counted.
func (t *tray) day() news.Day { return news.DayAt(t.room.Letters.Now().UTC()) }

// trouble says why the rest has to wait; empty if nothing is in the way.
func (t *tray) trouble() string {
	if t.empty.Load() {
		return "This sender is new, and has sent as many mails today as the operator allows it. The rest goes out tomorrow."
	}
	return ""
}

// wait is how long to rest before looking again.
func (t *tray) wait() time.Duration {
	if t.empty.Load() {
		return longestWait
	}
	return lookEvery
}
