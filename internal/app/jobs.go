package app

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"github.com/courant-press/courant/internal/bigpicture"
	"github.com/courant-press/courant/internal/bigpicture/duplicate"
	"github.com/courant-press/courant/internal/job"
	"github.com/courant-press/courant/internal/media"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom"
	"github.com/courant-press/courant/internal/newsroom/account"
	"github.com/courant-press/courant/internal/newsroom/frontpage"
	"github.com/courant-press/courant/internal/reach/letter/subscribers"
)

// openJobs puts every kind of work the house does on one list, and has the
// store order what follows from a command inside the command's transaction.
func (n *Newspaper) openJobs(ctx context.Context) (err error) {
	var list job.List
	n.newsroom.Jobs(&list)
	n.porter.Jobs(&list)
	n.library.Jobs(&list, n.pictures.Darkroom, n.pictures.Usual)
	n.fronts.Jobs(&list)
	n.readings.Jobs(&list)
	n.related.Jobs(&list)
	n.questions.Jobs(&list)
	n.copies.Jobs(&list)
	n.recordings.Jobs(&list)
	n.letters.Jobs(&list)
	n.readers.Jobs(&list)
	n.returnJobs(&list)
	n.digests.Jobs(&list, n.recordings.Speaks())
	n.jobs, err = job.Open(ctx, job.Options{URL: n.config.DatabaseURL(), List: &list, Log: n.log, Now: n.now})
	if err != nil {
		return fmt.Errorf("open the jobs: %w", err)
	}
	n.store.EnqueueWith(func(ctx context.Context, tx *sql.Tx, ev news.Event) error {
		for _, order := range slices.Concat(newsroom.Orders(ev), account.Orders(ev), frontpage.Orders(ev), media.Orders(ev), bigpicture.Orders(ev), duplicate.Orders(ev), subscribers.Orders(ev), n.orderRecordings(ev)) {
			if err := n.jobs.Insert(ctx, tx, order); err != nil {
				return fmt.Errorf("order a job after %s: %w", ev.Name, err)
			}
		}
		return nil
	})
	return nil
}
