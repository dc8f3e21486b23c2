package job

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/rivertype"
)

// An Order asks for one job.
type Order struct {
	Args Args
	At   time.Time // not before this; zero for at once
	Once bool      // forget it if the same work is waiting or being done already
}

// Insert orders a job inside tx, a transaction of the queue's database. The
// job exists once tx is committed; if tx is rolled back it never did.
func (q *Queue) Insert(ctx context.Context, tx *sql.Tx, o Order) error {
	opts := &river.InsertOpts{}
	if o.Once {
		opts = once()
	}
	opts = placed(o.Args, opts)
	opts.ScheduledAt = o.At
	if err := q.engine.insert(ctx, tx, o.Args, opts); err != nil {
		return fmt.Errorf("order job %s: %w", o.Args.Kind(), err)
	}
	return nil
}

// placed adds the queue of a job that has one to its options.
func placed(args Args, opts *river.InsertOpts) *river.InsertOpts {
	if q, ok := args.(Queued); ok {
		opts.Queue = q.Queue()
	}
	return opts
}

// once returns options under which equal orders become one, as long as the
// first is not finished.
func once() *river.InsertOpts {
	return &river.InsertOpts{UniqueOpts: river.UniqueOpts{ByArgs: true, ByState: []rivertype.JobState{
		rivertype.JobStateAvailable, rivertype.JobStatePending, rivertype.JobStateRetryable,
		rivertype.JobStateRunning, rivertype.JobStateScheduled,
	}}}
}
