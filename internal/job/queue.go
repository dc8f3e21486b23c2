package job

import (
	"context"
	"database/sql"
	"fmt"
	"log/slog"
	"maps"
	"strings"
	"time"

	"github.com/riverqueue/river"
)

const (
	// longest is how long a job may take before it is told to stop. What takes
	// longer is cut into several jobs.
	longest = 5 * time.Minute
	// abandoned is after how long a job counts as lost with its node.
	abandoned = longest + time.Minute
	// poll is how often the database is asked for jobs. PostgreSQL tells of
	// most of them at once, but not of all.
	poll = time.Second
	// atOnce is how many jobs a node does at the same time.
	atOnce = 8
	// grace is how long cancelled jobs have to return when a queue stops.
	grace = 5 * time.Second
)

// Options say where the jobs are kept and what they are.
type Options struct {
	URL  string // of the paper's database: path of an SQLite file, or a postgres:// address
	List *List
	Log  *slog.Logger
	Now  func() time.Time // to tell in the log how long a job took
}

// A Queue keeps jobs and works them off. Its methods may be called at the
// same time.
type Queue struct {
	engine engine
}

// An engine is River on one kind of database.
type engine interface {
	Start(ctx context.Context) error
	Stop(ctx context.Context) error
	StopAndCancel(ctx context.Context) error
	insert(ctx context.Context, tx *sql.Tx, args river.JobArgs, opts *river.InsertOpts) error
	close() error
}

// Open opens the queue in the database at o.URL and brings River's tables up
// to date. Jobs can be ordered at once; they are done after [Queue.Start].
func Open(ctx context.Context, o Options) (*Queue, error) {
	open := openSQLite
	if strings.HasPrefix(o.URL, "postgres://") || strings.HasPrefix(o.URL, "postgresql://") {
		open = openPostgres
	}
	e, err := open(ctx, o.URL, config(o))
	if err != nil {
		return nil, fmt.Errorf("open the job queue: %w", err)
	}
	return &Queue{e}, nil
}

// config returns what both engines have in common.
func config(o Options) *river.Config {
	queues := map[string]river.QueueConfig{river.QueueDefault: {MaxWorkers: atOnce}}
	maps.Copy(queues, o.List.queues)
	return &river.Config{
		Workers:              o.List.workers(o),
		PeriodicJobs:         o.List.periodic,
		Queues:               queues,
		FetchPollInterval:    poll,
		JobTimeout:           longest,
		RescueStuckJobsAfter: abandoned,
		Logger:               slog.New(quiet{o.Log.Handler()}),
	}
}

// Start begins to work. It returns at once; work goes on until [Queue.Stop],
// or until ctx ends.
func (q *Queue) Start(ctx context.Context) error {
	if err := q.engine.Start(ctx); err != nil {
		return fmt.Errorf("start the job queue: %w", err)
	}
	return nil
}

// Stop takes no more jobs, waits for those being done until ctx ends, then
// cancels them, and closes the queue. A job that was cut short is done again.
// A queue that was never started is just closed.
func (q *Queue) Stop(ctx context.Context) error {
	err := q.engine.Stop(ctx)
	if ctx.Err() != nil {
		last, cancel := context.WithTimeout(context.WithoutCancel(ctx), grace)
		defer cancel()
		err = q.engine.StopAndCancel(last)
	}
	if err != nil {
		err = fmt.Errorf("stop the job queue: %w", err)
	}
	if closing := q.engine.close(); err == nil {
		err = closing
	}
	return err
}
