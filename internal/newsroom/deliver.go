package newsroom

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/courant-press/courant/internal/news"
)

// Channels looks whether readers have what was done to an article.
type Channels interface {
	// Look returns nil if the channel shows the article as it is, [ErrUnused]
	// if it never goes there, [ErrUnderWay], and otherwise what is missing. A is the article
	// as readers shall have it; where it was withdrawn its State says so.
	Look(ctx context.Context, channel news.Channel, ev news.Event, a *news.Article) error
}

// ErrUnused says that an article does not go out on a channel, or that the
// paper has none of the kind.
var ErrUnused = errors.New("the channel is not used")

// ErrUnderWay says that what goes out on a channel is being made. Who makes it
// notes in the receipt when it is there, so nobody looks again.
var ErrUnderWay = errors.New("it is on its way")

// Deliver is the job that looks whether a deed reached readers, channel by
// channel, and keeps what it saw as receipts. It is done again until all have
// it.
type Deliver struct {
	Event int64 `json:"event"`
}

// Kind names the job.
func (Deliver) Kind() string { return "deliver" }

// Deliver does the job.
func (n *Newsroom) Deliver(ctx context.Context, d Deliver) error {
	receipts, err := n.look(ctx, d.Event)
	if err != nil {
		return err
	}
	if i := slices.IndexFunc(receipts, func(r news.Receipt) bool { return r.State == news.Failed }); i >= 0 {
		return fmt.Errorf("article %d has not reached %s: %s", receipts[i].Article, receipts[i].Channel, receipts[i].Error)
	}
	return nil
}

// Redeliver looks again, at once, for somebody who does not want to wait.
func (n *Newsroom) Redeliver(ctx context.Context, staff news.Staff, event int64) ([]news.Receipt, error) {
	if err := staff.Need(news.MayPublish); err != nil {
		return nil, err
	}
	return n.look(ctx, event)
}

// look goes through the channels on which the deed was not seen yet, and
// returns the receipts of all.
func (n *Newsroom) look(ctx context.Context, event int64) ([]news.Receipt, error) {
	receipts, err := n.Store.ReceiptsOf(ctx, event)
	if err != nil {
		return nil, fmt.Errorf("load the receipts of event %d: %w", event, err)
	}
	if n.Channels == nil || len(receipts) == 0 || n.Now().Before(receipts[0].Due) {
		return receipts, nil
	}
	ev, err := n.Store.Event(ctx, event)
	if err != nil {
		return nil, fmt.Errorf("load event %d: %w", event, err)
	}
	a, err := n.public(ctx, ev.Article)
	if err != nil {
		return nil, err
	}
	for i := range receipts {
		if r := &receipts[i]; r.State == news.Waiting || r.State == news.Failed {
			n.lookAt(ctx, r, ev, a)
		}
	}
	if err := n.Store.SaveReceipts(ctx, receipts); err != nil {
		return nil, fmt.Errorf("save the receipts of event %d: %w", event, err)
	}
	return receipts, nil
}

func (n *Newsroom) lookAt(ctx context.Context, r *news.Receipt, ev news.Event, a *news.Article) {
	switch err := n.Channels.Look(ctx, r.Channel, ev, a); {
	case errors.Is(err, ErrUnused):
		r.State, r.At = news.Unused, n.Now()
	case errors.Is(err, ErrUnderWay):
		r.State, r.At = news.Waiting, n.Now()
	default:
		r.Saw(err, n.Now())
	}
}

// public returns an article as readers shall have it: with the content of its
// live revision, or, if they shall not have it, as the desk does.
func (n *Newsroom) public(ctx context.Context, id int64) (*news.Article, error) {
	a, err := n.load(ctx, id)
	if err != nil {
		return nil, err
	}
	a.Settle(n.Now())
	if a.State != news.Live {
		return a, nil
	}
	return n.version(ctx, a)
}
