package job

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"time"

	"github.com/riverqueue/river"
)

// Args is what a job is to do: a struct that is kept as JSON. Kind names the
// sort of work for ever, in small letters and underscores.
type Args interface {
	Kind() string
}

// A List is every kind of work that the program can do. Its zero value is
// empty and ready to use; it is complete before the [Queue] is opened.
type List struct {
	kinds    []func(*river.Workers, Options)
	periodic []*river.PeriodicJob
	queues   map[string]river.QueueConfig
}

// Work has this node take what waits in a queue, so many jobs at a time. The
// queue of all work that names no other is taken by every node.
func (l *List) Work(queue string, atOnce int) {
	if l.queues == nil {
		l.queues = map[string]river.QueueConfig{}
	}
	l.queues[queue] = river.QueueConfig{MaxWorkers: atOnce}
}

// Queued is what the args of a job are that only some nodes can do: it waits in
// a queue of its own, for those that [List.Work] there.
type Queued interface {
	Queue() string
}

// Again is returned by a work that is not finished and did not fail: it is done
// again after a while.
func Again(after time.Duration) error { return river.JobSnooze(after) }

// Add puts a kind of work on the list. A work that fails is tried again,
// after a second at first and ever more patiently, 25 times in three weeks.
// Opening a queue panics if two kinds have the same name.
func Add[A Args](l *List, work func(context.Context, A) error) {
	l.kinds = append(l.kinds, func(workers *river.Workers, o Options) {
		river.AddWorker(workers, river.WorkFunc(func(ctx context.Context, j *river.Job[A]) error {
			start := o.Now()
			err := safely(func() error { return work(ctx, j.Args) })
			log := o.Log.With("job", j.Kind, "id", j.ID, "attempt", j.Attempt, "seconds", o.Now().Sub(start).Seconds())
			if _, again := errors.AsType[*river.JobSnoozeError](err); again {
				log.InfoContext(ctx, "job goes on later")
				return err
			}
			if err != nil {
				log.ErrorContext(ctx, "job failed", "error", err)
				return err
			}
			log.InfoContext(ctx, "job done")
			return nil
		}))
	})
}

// Every has work done again and again, for the first time when a leader
// starts. However many nodes there are, it is ordered once.
func (l *List) Every(interval time.Duration, args Args) { l.periodically(interval, args, true) }

// EveryLater is Every for heavy work: the first time is an interval after a
// leader starts, when the first readers have been served.
func (l *List) EveryLater(interval time.Duration, args Args) { l.periodically(interval, args, false) }

func (l *List) periodically(interval time.Duration, args Args, atStart bool) {
	l.periodic = append(l.periodic, river.NewPeriodicJob(
		river.PeriodicInterval(interval),
		func() (river.JobArgs, *river.InsertOpts) { return args, placed(args, once()) },
		&river.PeriodicJobOpts{RunOnStart: atStart},
	))
}

// workers returns the list in the form of the runner.
func (l *List) workers(o Options) *river.Workers {
	workers := river.NewWorkers()
	for _, add := range l.kinds {
		add(workers, o)
	}
	return workers
}

// safely turns a panic into an error with the place where it happened.
func safely(work func() error) (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = fmt.Errorf("panic: %v\n%s", v, debug.Stack())
		}
	}()
	return work()
}
