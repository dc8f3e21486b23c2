package press

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"slices"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// A run is one page being printed, and all who wait for it.
type run struct {
	address string
	render  Render
	done    chan struct{} // closed when copy and err are set
	copy    view
	err     error

	// Guarded by the lock of the press, and cleared before every attempt.
	started    time.Time
	hard, soft map[news.Key]struct{} // touched while it rendered
}

// start finds or begins the run of an address, and says whether it began it. A
// run that ended a moment ago has left its page on the shelf.
func (p *Press) start(address string, render Render) (r *run, began bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if r := p.runs[address]; r != nil {
		return r, false
	}
	now := p.now()
	r = &run{address: address, render: render, done: make(chan struct{})}
	if pg := p.shelf.pages[address]; pg != nil && pg.copy.fresh(now) {
		r.copy = pg.copy
		close(r.done)
		return r, false
	}
	r.again(now)
	p.runs[address] = r
	go p.work(r)
	return r, true
}

// again makes a run ready for an attempt.
func (r *run) again(now time.Time) {
	r.started = now
	r.hard, r.soft = map[news.Key]struct{}{}, map[news.Key]struct{}{}
}

// touch notes keys that changed while the run was at work.
func (r *run) touch(hard, soft []news.Key) {
	for _, key := range hard {
		r.hard[key] = struct{}{}
	}
	for _, key := range soft {
		r.soft[key] = struct{}{}
	}
}

// work renders until an attempt was not overtaken by a touch. It runs under a
// context of its own, so that the first reader's leaving costs the others
// nothing.
func (p *Press) work(r *run) {
	ctx, cancel := context.WithTimeout(context.Background(), p.patience)
	defer cancel()
	for {
		printed, s, err := p.attempt(ctx, r)
		p.renders.Add(1)
		if p.settle(ctx, r, printed, s, err) {
			return
		}
	}
}

// attempt renders and binds a page once. A render that panics fails alone.
func (p *Press) attempt(ctx context.Context, r *run) (printed *Print, s *sheet, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			printed, s, err = nil, nil, fmt.Errorf("render %s: panic: %v\n%s", r.address, cause, debug.Stack())
		}
	}()
	printed, err = r.render(ctx)
	if err != nil {
		return nil, nil, fmt.Errorf("render %s: %w", r.address, err)
	}
	if s, err = p.bind(r.address, printed); err != nil {
		return nil, nil, fmt.Errorf("print %s: %w", r.address, err)
	}
	return printed, s, nil
}

// bind makes a sheet of a print. Bytes that have not changed since the last
// print keep their compressed forms. A body too big to keep is not compressed:
// it would be, for every reader.
func (p *Press) bind(address string, printed *Print) (*sheet, error) {
	hash := hashOf(printed.Body)
	var variants [codings]variant
	old := p.peek(address).sheet
	switch {
	case old != nil && old.hash == hash:
		variants = old.variants
	case !p.shelf.takes(int64(len(printed.Body))):
		variants = newVariants(hash, [codings][]byte{identity: printed.Body})
	default:
		variants = newVariants(hash, p.bindery.bind(printed.Body, printed.ContentType))
	}
	s, err := newSheet(printed, hash, variants)
	if err != nil {
		return nil, err
	}
	p.tag(s, printed.keys())
	return s, nil
}

var errOvertaken = errors.New("the page changed faster than it could be printed")

// settle ends a run and lays its page on the shelf, or reports false when the
// attempt was overtaken: a key it shows was touched hard, or came to its hour,
// after the render had begun and may have read what was true before.
func (p *Press) settle(ctx context.Context, r *run, printed *Print, s *sheet, err error) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	now, keys := p.now(), printed.keys()
	turns := p.hardClock.next(keys, r.started)
	if touches(r.hard, keys) || reached(turns, now) {
		if ctx.Err() == nil {
			r.again(now)
			return false
		}
		s, err = nil, errors.Join(errOvertaken, err)
	}
	if err == nil {
		r.copy = view{s, sooner(printed.Expires, turns), p.softClock.next(keys, r.started)}
		if touches(r.soft, keys) {
			r.copy.stales = sooner(r.copy.stales, now)
		}
		p.keep(r, keys)
	}
	r.err = err
	delete(p.runs, r.address)
	close(r.done)
	return true
}

// keep lays the page of a run on the shelf, if it is not too big for it.
func (p *Press) keep(r *run, keys []news.Key) {
	pg := &page{address: r.address, render: r.render, keys: keys, copy: r.copy}
	if p.shelf.takes(pg.size()) {
		p.shelf.put(pg)
	}
}

// touches reports whether any of the keys is among those touched.
func touches(touched map[news.Key]struct{}, keys []news.Key) bool {
	return slices.ContainsFunc(keys, func(key news.Key) bool { _, ok := touched[key]; return ok })
}
