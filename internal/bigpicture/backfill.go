package bigpicture

import (
	"context"
	"fmt"
	"time"

	"github.com/courant-press/courant/internal/bigpicture/related"
)

// Backfill is the job that works through the archive in the background, a
// stretch at a time: what was imported, and all of it after a method got
// better. It leaves most of a processor to readers and editors; who can not
// wait runs [Readings.Archive] by command.
type Backfill struct{}

// Kind names the job.
func (Backfill) Kind() string { return "backfill" }

const (
	backfillEvery = 10 * time.Minute
	backfillFor   = 4 * time.Minute // at a stretch; a job may take five
	backfillRest  = 3               // times as long as it worked, after each article
)

// backfill does the job. What it leaves is done the next time.
func (r *Readings) backfill(ctx context.Context, _ Backfill) error {
	begun := r.Now()
	end := begun.Add(backfillFor)
	_, err := r.Archive(ctx, func(Progress) bool {
		rest(ctx, backfillRest*r.Now().Sub(begun))
		begun = r.Now()
		return begun.Before(end)
	})
	return err
}

// rest returns after a while, or when ctx ends.
func rest(ctx context.Context, d time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(d):
	}
}

// Progress tells how far the archive has been worked through.
type Progress struct {
	Read    int       // articles that were read
	Chosen  int       // articles for which related ones were chosen
	Reached time.Time // when the last one read was published
}

// Sizes of the archive's work.
const (
	stretch = 100
	grown   = 4 // how many times larger the archive may be than when an article was weighed
)

// Archive reads all articles that have no current reading, the oldest first,
// and then chooses what is related to them. It tells how far it is now and
// then, and stops when told to by false. Where it was broken off, by a kill
// even, it goes on: what is read is kept with each article. What people
// decided is not touched.
func (r *Readings) Archive(ctx context.Context, going func(Progress) bool) (p Progress, err error) {
	if _, err := r.freshTopics(ctx); err != nil {
		return p, err
	}
	// What is read first is weighed by an archive of few articles, and is read
	// once more when there are many more.
	for more := true; more; {
		before := p.Read
		if err := r.readArchive(ctx, &p, going); err != nil {
			return p, err
		}
		if err := r.SaveCounts(ctx); err != nil {
			return p, err
		}
		more = p.Read > before && going(p)
	}
	return p, r.chooseAll(ctx, &p, going)
}

// readArchive goes through the archive once.
func (r *Readings) readArchive(ctx context.Context, p *Progress, going func(Progress) bool) error {
	for from := (Mark{}); ; {
		list, err := r.Store.Unread(ctx, from, Method, r.archived()/grown, stretch)
		if err != nil {
			return fmt.Errorf("find what is not read: %w", err)
		}
		if len(list) == 0 {
			return nil
		}
		for _, from = range list {
			t, err := r.liveText(ctx, from.Article)
			if err != nil {
				return fmt.Errorf("read article %d: %w", from.Article, err)
			}
			if err := r.take(ctx, t); err != nil {
				return fmt.Errorf("take in article %d: %w", from.Article, err)
			}
			p.Read, p.Reached = p.Read+1, from.At
			if !going(*p) {
				return nil
			}
		}
	}
}

// together is how many articles are chosen for with one command.
const together = 20

// chooseAll chooses for all articles for which nothing was chosen.
func (r *Readings) chooseAll(ctx context.Context, p *Progress, going func(Progress) bool) error {
	if r.Related == nil {
		return nil
	}
	for from := int64(0); going(*p); {
		ids, err := r.Store.Unchosen(ctx, from, related.Method, together)
		if err != nil {
			return fmt.Errorf("find for what nothing was chosen: %w", err)
		}
		if len(ids) == 0 {
			return nil
		}
		if err := r.Related.Choose(ctx, ids...); err != nil {
			return err
		}
		from = ids[len(ids)-1]
		p.Chosen += len(ids)
	}
	return nil
}
