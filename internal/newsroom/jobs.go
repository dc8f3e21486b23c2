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
	list.Every(sweep, Settle{})
}

// Settle does the job.
func (n *Newsroom) Settle(ctx context.Context, _ Settle) error {
	if _, err := n.Store.Settle(ctx, n.Now()); err != nil {
		return fmt.Errorf("settle articles: %w", err)
	}
	return nil
}

// Orders returns the jobs that follow from an event.
func Orders(ev news.Event) []job.Order {
	if ev.TakesEffect.IsZero() {
		return nil
	}
	return []job.Order{{Args: Settle{}, At: ev.TakesEffect}}
}
