package job_test

import (
	"context"
	"database/sql"
	"errors"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/courant-press/courant/internal/job"
	"github.com/courant-press/courant/internal/store/storetest"
)

// ring is the work of these tests.
type ring struct{ Bell string }

func (ring) Kind() string { return "ring" }

// patience is how long a test waits for a job that must come. One that never
// comes fails the test.
const patience = 30 * time.Second

// A tower counts the bells that jobs rang.
type tower struct {
	name  string // of the test, on one engine
	db    *sql.DB
	queue *job.Queue
	rung  chan string
	log   *lines
}

// each runs fn on both engines with a queue whose jobs do work and then ring.
func each(t *testing.T, work func(context.Context, ring) error, fn func(t *testing.T, w *tower)) {
	t.Helper()
	storetest.EachURL(t, func(t *testing.T, url string) {
		w := build(t, url)
		w.queue = w.open(t, url, work, nil)
		if err := w.queue.Start(t.Context()); err != nil {
			t.Fatal(err)
		}
		fn(t, w)
	})
}

func build(t *testing.T, url string) *tower {
	t.Helper()
	return &tower{name: t.Name(), db: storetest.Open(t, url).DB(), rung: make(chan string, 100), log: &lines{}}
}

func (w *tower) open(t *testing.T, url string, work func(context.Context, ring) error, more func(*job.List)) *job.Queue {
	t.Helper()
	var list job.List
	job.Add(&list, func(ctx context.Context, r ring) error {
		defer func() { w.rung <- r.Bell }()
		return work(ctx, r)
	})
	if more != nil {
		more(&list)
	}
	queue, err := job.Open(t.Context(), job.Options{URL: url, List: &list, Log: slog.New(slog.NewTextHandler(w.log, nil)), Now: time.Now})
	if err != nil {
		t.Error(err)
		return nil
	}
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), patience)
		defer cancel()
		_ = queue.Stop(ctx) // a test may have stopped it already
	})
	return queue
}

// order inserts in a transaction of its own, which it commits or rolls back.
func (w *tower) order(t *testing.T, commit bool, orders ...job.Order) {
	t.Helper()
	tx, err := w.db.BeginTx(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback()
	for _, o := range orders {
		if err := w.queue.Insert(t.Context(), tx, o); err != nil {
			t.Fatal(err)
		}
	}
	if commit {
		if err := tx.Commit(); err != nil {
			t.Fatal(err)
		}
	}
}

// hears waits for bells, in this order.
func (w *tower) hears(t *testing.T, bells ...string) {
	t.Helper()
	for _, want := range bells {
		select {
		case got := <-w.rung:
			if got != want {
				t.Errorf("rang %q, want %q", got, want)
			}
		case <-time.After(patience):
			t.Fatalf("%q never rang; log:\n%s", want, w.log)
		}
	}
}

func fine(context.Context, ring) error { return nil }

func TestAJobExistsExactlyIfItsTransactionDoes(t *testing.T) {
	t.Parallel()
	each(t, fine, func(t *testing.T, w *tower) {
		w.order(t, false, job.Order{Args: ring{"rolled back"}})
		w.order(t, true, job.Order{Args: ring{"committed"}})
		w.hears(t, "committed")
		w.order(t, true, job.Order{Args: ring{"again"}})
		w.hears(t, "again")
	})
}

func TestARefusedStatementAfterTheOrderTakesTheJobAlong(t *testing.T) {
	t.Parallel()
	each(t, fine, func(t *testing.T, w *tower) {
		tx, err := w.db.BeginTx(t.Context(), nil)
		if err != nil {
			t.Fatal(err)
		}
		if err := w.queue.Insert(t.Context(), tx, job.Order{Args: ring{"never"}}); err != nil {
			t.Fatal(err)
		}
		if _, err := tx.ExecContext(t.Context(), "insert into no_such_table values (1)"); err == nil {
			t.Fatal("no error")
		}
		_ = tx.Rollback()
		w.order(t, true, job.Order{Args: ring{"after"}})
		w.hears(t, "after")
	})
}

func TestAFailedJobIsTriedAgain(t *testing.T) {
	t.Parallel()
	for name, fail := range map[string]func() error{
		"an error": func() error { return errors.New("the rope broke") },
		"a panic":  func() error { panic("the rope broke") },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			each(t, failFirst(fail), func(t *testing.T, w *tower) {
				w.order(t, true, job.Order{Args: ring{w.name}})
				w.hears(t, w.name, w.name)
				if log := w.log.String(); !strings.Contains(log, `msg="job failed"`) || !strings.Contains(log, "the rope broke") {
					t.Errorf("the log does not say so:\n%s", log)
				}
			})
		})
	}
}

// failFirst returns work that fails the first time that a bell is to ring.
func failFirst(fail func() error) func(context.Context, ring) error {
	var tried sync.Map
	return func(_ context.Context, r ring) error {
		if _, again := tried.LoadOrStore(r.Bell, true); again {
			return nil
		}
		return fail()
	}
}

func TestAScheduledJobWaitsForItsTime(t *testing.T) {
	t.Parallel()
	each(t, fine, func(t *testing.T, w *tower) {
		w.order(t, true,
			job.Order{Args: ring{"tomorrow"}, At: time.Now().Add(24 * time.Hour)},
			job.Order{Args: ring{"soon"}, At: time.Now().Add(2 * time.Second)},
			job.Order{Args: ring{"at once"}},
		)
		w.hears(t, "at once", "soon")
	})
}

func TestEqualOrdersBecomeOne(t *testing.T) {
	t.Parallel()
	each(t, fine, func(t *testing.T, w *tower) {
		same := job.Order{Args: ring{"same"}, At: time.Now().Add(time.Second), Once: true}
		w.order(t, true, same, same, same)
		w.order(t, true, same)
		w.hears(t, "same")
		w.order(t, true, job.Order{Args: ring{"other"}, Once: true})
		w.hears(t, "other")
	})
}

func TestPeriodicWorkIsDoneOnce(t *testing.T) {
	t.Parallel()
	storetest.EachURL(t, func(t *testing.T, url string) {
		w := build(t, url)
		every := func(l *job.List) {
			l.Every(time.Hour, ring{"hourly"})
			l.EveryLater(time.Hour, ring{"an hour from now"})
		}
		for range 2 { // two nodes
			if err := w.open(t, url, fine, every).Start(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		w.hears(t, "hourly")
		select {
		case bell := <-w.rung:
			t.Errorf("%s, too", bell)
		case <-time.After(3 * time.Second):
		}
	})
}

func TestNodesThatOpenAtTheSameTimeAllSucceed(t *testing.T) {
	t.Parallel()
	storetest.EachURL(t, func(t *testing.T, url string) {
		w := build(t, url)
		var nodes sync.WaitGroup
		for range 3 {
			nodes.Go(func() {
				if queue := w.open(t, url, fine, nil); queue != nil && queue.Stop(t.Context()) != nil {
					t.Error("a queue that was never started can not be stopped")
				}
			})
		}
		nodes.Wait()
	})
}

func TestStopWaitsForWhatIsBeingDone(t *testing.T) {
	t.Parallel()
	started := make(chan bool, 2)
	work := func(context.Context, ring) error {
		started <- true
		time.Sleep(500 * time.Millisecond)
		return nil
	}
	each(t, work, func(t *testing.T, w *tower) {
		w.order(t, true, job.Order{Args: ring{"slow"}})
		<-started
		if err := w.queue.Stop(t.Context()); err != nil {
			t.Fatal(err)
		}
		if len(w.rung) != 1 {
			t.Error("stopped before the job was done")
		}
	})
}

func TestStopCancelsWhatTakesTooLong(t *testing.T) {
	t.Parallel()
	started := make(chan bool, 2)
	work := func(ctx context.Context, _ ring) error {
		started <- true
		<-ctx.Done()
		return ctx.Err()
	}
	each(t, work, func(t *testing.T, w *tower) {
		w.order(t, true, job.Order{Args: ring{"endless"}})
		<-started
		ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
		defer cancel()
		if err := w.queue.Stop(ctx); err != nil {
			t.Fatal(err)
		}
		if len(w.rung) != 1 {
			t.Error("the job was not cancelled")
		}
	})
}

// lines is a log that can be read while it is written.
type lines struct {
	mu sync.Mutex
	b  strings.Builder
}

func (l *lines) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lines) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}
