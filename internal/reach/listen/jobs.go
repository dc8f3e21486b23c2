package listen

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/courant-press/courant/internal/job"
	"github.com/courant-press/courant/internal/news"
)

// Queue is where articles wait that came out just now, and Backlog all other
// work that needs a voice: what is fresh must not wait for it. Only nodes that
// have a voice take work from there.
const (
	Queue   = "listen"
	Backlog = "listen_backlog"
)

// atOnce is how many recordings of each queue a node makes at the same time,
// each in several lines at once.
const atOnce = 1

// CatchUp is the job that makes what is missing: what was interrupted when the
// program stopped, and what came out while nobody could speak.
type CatchUp struct{}

// Kind names the job.
func (CatchUp) Kind() string { return "catch_up_reading" }

// Queue names where the job waits.
func (CatchUp) Queue() string { return Backlog }

const (
	catchUpEvery = 10 * time.Minute
	catchUpFor   = 3 * time.Minute    // at a stretch; a job may take five
	recent       = 2 * 24 * time.Hour // what came out longer ago is for the backfill
	retryAfter   = time.Hour          // what failed since is left alone
	stretch      = 50
)

// Sweep is the job that throws away what nobody needs: spoken lines that were
// not asked for in a while, and recordings of texts that readers have no more.
type Sweep struct{}

// Kind names the job.
func (Sweep) Kind() string { return "sweep_the_larder" }

// Queue names where the job waits.
func (Sweep) Queue() string { return Backlog }

// Jobs puts the work of the recordings on the list. Where nobody speaks it is
// left to other nodes.
func (r *Recordings) Jobs(list *job.List) {
	job.Add(list, r.ReadAloud)
	job.Add(list, r.catchUp)
	job.Add(list, r.Relearn)
	job.Add(list, r.Sweep)
	if !r.Speaks() {
		return
	}
	list.Work(Queue, atOnce)
	list.Work(Backlog, atOnce)
	list.Every(catchUpEvery, CatchUp{})
	list.Every(24*time.Hour, Sweep{})
}

// Orders returns the jobs that follow from an event.
func Orders(ev news.Event) []job.Order {
	switch ev.Name {
	case news.ArticlePublished, news.ArticleScheduled, news.ArticleUnplanned, news.ArticleCorrected,
		news.ArticleReinstated, news.ArticleRestored, news.ArticleWithdrawn, news.ArticleEmbargoed,
		news.RecordingOrdered:
		return []job.Order{{Args: ReadAloud{ev.Article}}}
	case news.LexiconChanged:
		return []job.Order{{Args: Relearn{ev.ID}}}
	default:
		return nil
	}
}

// catchUp does the job. What it leaves is done the next time.
func (r *Recordings) catchUp(ctx context.Context, _ CatchUp) error {
	end := r.Now().Add(catchUpFor)
	return r.Backfill(ctx, r.Now().Add(-recent), func(Progress) bool { return r.Now().Before(end) })
}

// Progress tells how far a backfill has come.
type Progress struct {
	Made    int
	Failed  int
	Reached time.Time // when the last one was published
	Failure string    // why the last one that failed did
}

// A Mark is a place in the archive.
type Mark struct {
	At      time.Time
	Article int64
}

// Unheard says which articles without a recording are looked for.
type Unheard struct {
	Since  time.Time
	Failed time.Time // those that failed after this are left out
	Kinds  []news.ArticleKind
	Least  int // words
	From   Mark
	Limit  int
}

// Backfill makes the recordings that are missing of all articles since a time,
// the newest first. It tells how far it is after each, and stops when told to
// by false. Where it was broken off it goes on: what is made is not made
// again. One that can not be made keeps nobody up.
func (r *Recordings) Backfill(ctx context.Context, since time.Time, going func(Progress) bool) error {
	set, err := r.Store.Settings(ctx)
	if err != nil {
		return fmt.Errorf("load the settings: %w", err)
	}
	if set.Listen.Silent {
		return nil
	}
	q := Unheard{Since: since, Failed: r.Now().Add(-retryAfter), Kinds: set.Listen.SpokenKinds(), Least: set.Listen.Least, Limit: stretch}
	var p Progress
	for {
		list, err := r.Store.Unheard(ctx, q)
		if err != nil || len(list) == 0 {
			return err
		}
		for _, q.From = range list {
			if err := r.catch(ctx, q.From.Article, &p); err != nil {
				return err
			}
			if p.Reached = q.From.At; !going(p) {
				return nil
			}
		}
	}
}

// catch makes one recording, or counts that it can not be made.
func (r *Recordings) catch(ctx context.Context, article int64, p *Progress) error {
	err := r.ReadAloud(ctx, ReadAloud{article})
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err == nil {
		kept, err := r.Store.Recording(ctx, article)
		if err == nil && kept.Failure == "" {
			p.Made++
			return nil
		}
		p.Failed, p.Failure = p.Failed+1, kept.Failure
		return err
	}
	p.Failed, p.Failure = p.Failed+1, news.Sentence(err)
	return nil
}

// outlived is how long a recording stays on the shelf when nobody needs it any
// more: caches hold pages with its address for a while, and so do the programs
// in which people hear podcasts.
const outlived = 14 * 24 * time.Hour

// broken is after how long a folder of work under way counts as left behind by
// a program that was killed.
const broken = 24 * time.Hour

// Sweep does the job.
func (r *Recordings) Sweep(ctx context.Context, _ Sweep) error {
	if err := errors.Join(r.Studio.Larder.Sweep(ctx), r.Studio.clear(r.Now().Add(-broken))); err != nil {
		return err
	}
	used := map[string]bool{}
	if err := r.Store.SoundFiles(ctx, func(blob string) { used[blob] = true }); err != nil {
		return fmt.Errorf("find which recordings are used: %w", err)
	}
	return r.Files.Sweep(ctx, r.Now().Add(-outlived), func(hash string) bool { return used[hash] })
}
