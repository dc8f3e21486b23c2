package press

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// Touch says that what these keys stand for has changed. When it returns, no
// reader can be given a page from before that shows a hard key, and pages that
// show a soft key are being replaced. Its error is the Purger's alone: here
// the pages are gone, but caches before us may still hold them, so the caller
// should try again.
func (p *Press) Touch(ctx context.Context, hard, soft []news.Key) error {
	if len(hard) > 0 {
		hard = append([]news.Key{missing}, hard...)
	}
	p.enqueue(p.turn(hard, soft))
	return p.purge(ctx, hard, soft)
}

// turn takes pages off the shelf or marks them stale, and returns the hot ones
// to be printed anew.
func (p *Press) turn(hard, soft []news.Key) (jobs []job) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, r := range p.runs {
		r.touch(hard, soft)
	}
	now := p.now()
	for pg := range p.shelf.showingAny(soft) {
		pg.copy.stales = sooner(pg.copy.stales, now)
		jobs = pg.appendHot(jobs)
	}
	for pg := range p.shelf.showingAny(hard) {
		p.shelf.drop(pg)
		jobs = pg.appendHot(jobs)
	}
	return jobs
}

// At says that keys will turn at t, when a scheduled article comes out or an
// embargo ends: from that moment on pages behave as if Touch had been called,
// to the very request. Caches before us are told to fetch the pages again now,
// because what they hold does not say that it ends at t. At is not remembered
// over a restart.
func (p *Press) At(ctx context.Context, t time.Time, hard, soft []news.Key) error {
	if len(hard) > 0 {
		hard = append([]news.Key{missing}, hard...)
	}
	if !p.set(t, hard, soft) {
		return p.Touch(ctx, hard, soft)
	}
	return p.purge(ctx, hard, soft)
}

// set notes a time to come on the clocks and on the pages, or reports false
// where it has passed.
func (p *Press) set(t time.Time, hard, soft []news.Key) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := p.now()
	if reached(t, now) {
		return false
	}
	past := now.Add(-2 * p.patience)
	p.hardClock.add(t, hard, past)
	p.softClock.add(t, soft, past)
	for pg := range p.shelf.showingAny(hard) {
		pg.copy.expires = sooner(pg.copy.expires, t)
	}
	for pg := range p.shelf.showingAny(soft) {
		pg.copy.stales = sooner(pg.copy.stales, t)
	}
	return true
}

// A job is a hot page that turned.
type job struct {
	heat    uint32
	address string
	render  Render
}

func (p *page) appendHot(jobs []job) []job {
	if heat := p.heat.Load(); heat >= hot {
		jobs = append(jobs, job{heat, p.address, p.render})
	}
	return jobs
}

// enqueue hands hot pages to the hands of the press, the hottest first. What
// does not fit in the queue is printed when it is asked for.
func (p *Press) enqueue(jobs []job) {
	slices.SortFunc(jobs, func(a, b job) int { return cmp.Compare(b.heat, a.heat) })
	for _, j := range jobs {
		select {
		case p.queue <- j:
		default:
			return
		}
	}
}

// purge tells the caches before us. They know nothing of soft and hard.
func (p *Press) purge(ctx context.Context, hard, soft []news.Key) error {
	if p.purger == nil || len(hard)+len(soft) == 0 {
		return nil
	}
	keys := slices.Concat(hard, soft)
	slices.Sort(keys)
	if err := p.purger.Purge(ctx, slices.Compact(keys)); err != nil {
		return fmt.Errorf("purge shared caches: %w", err)
	}
	return nil
}
