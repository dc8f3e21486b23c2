package newsroom

import (
	"context"
	"fmt"
	"time"

	"github.com/courant-press/courant/internal/job"
	"github.com/courant-press/courant/internal/news"
)

// Settle is the job that notes at the desk which scheduled articles have gone
// live. It is housekeeping: readers see them at their time without it.
type Settle struct{}

// Kind names the job.
func (Settle) Kind() string { return "settle" }

// sweep is how often all articles are settled, in case a job was lost.
const sweep = 10 * time.Minute

// Jobs puts the work of the newsroom on the list.
func (n *Newsroom) Jobs(list *job.List) {
	job.Add(list, n.Settle)
	job.Add(list, n.Deliver)
	list.Every(sweep, Settle{})
}

// Settle does the job.
func (n *Newsroom) Settle(ctx context.Context, _ Settle) error {
	if _, err := n.Store.Settle(ctx, n.Now()); err != nil {
		return fmt.Errorf("settle articles: %w", err)
	}
	if err := n.Store.ForgetTyping(ctx, n.Now().Add(-typingKept)); err != nil {
		return fmt.Errorf("forget old saves while typing: %w", err)
	}
	return nil
}

// typingKept is how long the events of saves while typing are of use.
const typingKept = 24 * time.Hour

// Orders returns the jobs that follow from an event.
func Orders(ev news.Event) []job.Order {
	var orders []job.Order
	if !ev.TakesEffect.IsZero() {
		orders = append(orders, job.Order{Args: Settle{}, At: ev.TakesEffect})
	}
	if ev.Reaches() {
		orders = append(orders, job.Order{Args: Deliver{Event: ev.ID}, At: ev.TakesEffect})
	}
	return orders
}
