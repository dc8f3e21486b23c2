package app

import (
	"fmt"
	"io"

	"github.com/courant-press/courant/internal/job"
	"github.com/courant-press/courant/internal/store"
)

type migrateCommand struct {
	JSON bool `help:"Print one JSON object."`
}

type migrateReport struct {
	Good bool `json:"good"`
}

// Run opens the paper and its jobs, which is all it takes.
func (c migrateCommand) Run(r *run) error {
	return r.withStore(func(*store.Store) error {
		q, err := job.Open(r.ctx, job.Options{URL: r.config.DatabaseURL(), List: &job.List{}, Log: r.logger(), Now: r.Now})
		if err != nil {
			return err
		}
		if err := q.Stop(r.ctx); err != nil {
			return fmt.Errorf("close the jobs: %w", err)
		}
		return r.say(migrateReport{Good: true}, c.JSON)
	})
}

func (migrateReport) text(w io.Writer) { fmt.Fprintln(w, "The database is up to date.") }
