package digest

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/courant-press/courant/internal/job"
	"github.com/courant-press/courant/internal/news"
)

// queue is where all work on digests waits that needs a voice. It is not that of
// the articles: a digest that goes out in minutes does not wait until an
// archive was read aloud.
const queue = "listen_digest"

// Keep is the job that composes digests when it is time.
type Keep struct{}

// Kind names the job.
func (Keep) Kind() string { return "compose_audio_digest" }

// Record is the job that makes the recording of the digest of a day.
type Record struct {
	Day news.Day `json:"day"`
}

// Kind names the job.
func (Record) Kind() string { return "record_audio_digest" }

// Queue names where the job waits.
func (Record) Queue() string { return queue }

// Retell is the job that looks which digests tell of an article that readers
// have otherwise now, and makes their recordings again.
type Retell struct {
	Article int64 `json:"article"`
}

// Kind names the job.
func (Retell) Kind() string { return "retell_in_digests" }

// Queue names where the job waits.
func (Retell) Queue() string { return queue }

// Relearn is the job that makes the recordings of the last days again in which
// something is said otherwise since a change of the lexicon.
type Relearn struct{}

// Kind names the job.
func (Relearn) Kind() string { return "relearn_digests" }

// Queue names where the job waits.
func (Relearn) Queue() string { return queue }

// relearnt is how many digests are looked at then.
const relearnt = 7

// late is how long after its time a digest is still composed, should nothing
// have run when it was due.
const late = 3 * time.Hour

// Jobs puts the work of this desk on the list. Where nobody speaks, recording is
// left to other nodes.
func (d *Digests) Jobs(list *job.List, speaks bool) {
	job.Add(list, d.Keep)
	job.Add(list, d.Record)
	job.Add(list, d.Retell)
	job.Add(list, d.Relearn)
	list.Every(time.Minute, Keep{})
	if speaks {
		list.Work(queue, 1)
	}
}

// Orders returns the jobs that follow from an event.
func Orders(ev news.Event) []job.Order {
	switch ev.Name {
	case news.ArticlePublished, news.ArticleCorrected, news.ArticleWithdrawn, news.ArticleReinstated, news.ArticleRestored,
		news.ArticleEmbargoed, news.ArticleLifted:
		return []job.Order{{Args: Retell{ev.Article}, At: ev.TakesEffect}}
	case news.DigestComposed, news.DigestChanged, news.DigestPassed:
		day, err := news.ParseDay(ev.Note)
		if err != nil {
			return nil
		}
		return []job.Order{{Args: Record{day}}}
	case news.LexiconChanged:
		return []job.Order{{Args: Relearn{}}}
	default:
		return nil
	}
}

// Keep does the job.
func (d *Digests) Keep(ctx context.Context, _ Keep) error {
	set, err := d.Store.Settings(ctx)
	if err != nil {
		return fmt.Errorf("load the settings: %w", err)
	}
	plan, zone, now := set.AudioDigest, set.Location(), d.Now()
	at := plan.Due(now, late, zone)
	if at.IsZero() {
		return nil
	}
	x := news.AudioDigest{Day: news.DayAt(at), State: news.DigestDraft, PublishAt: at, MadeAt: now}
	if _, err := d.Store.AudioDigestOf(ctx, x.Day, now); err == nil || news.KindOf(err) != news.NotFound {
		return err
	}
	if x.Stories, err = d.choose(ctx, set); err != nil || len(x.Stories) == 0 {
		return err
	}
	if plan.Unattended {
		x.State = news.DigestApproved
	}
	err = d.save(ctx, &x, d.told(0, news.DigestComposed, &x))
	if news.KindOf(err) == news.Conflict {
		return nil // somebody at the desk was faster
	}
	return err
}

// Retell does the job.
func (d *Digests) Retell(ctx context.Context, job Retell) error {
	days, err := d.Store.DigestsTelling(ctx, job.Article)
	if err != nil {
		return fmt.Errorf("look which digests tell of article %d: %w", job.Article, err)
	}
	var failed error
	for _, day := range days {
		failed = errors.Join(failed, d.Record(ctx, Record{day}))
	}
	return failed
}

// Relearn does the job. Readers have what there is until the new recording is
// made.
func (d *Digests) Relearn(ctx context.Context, _ Relearn) error {
	last, err := d.List(ctx, 0, relearnt)
	if err != nil {
		return err
	}
	for _, k := range last {
		r, err := d.Reading(ctx, k.AudioDigest)
		if err != nil {
			return err
		}
		if k.Recording.Tells(r.Script) {
			continue
		}
		if err := d.record(ctx, k); err != nil && news.KindOf(err) != news.Conflict {
			return d.fail(ctx, k, err)
		}
	}
	return nil
}
