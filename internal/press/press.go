package press

import (
	"cmp"
	"context"
	"log/slog"
	"math"
	"net/http"
	"sync"
	"sync/atomic"
	"time"
)

// A Press keeps printed pages and serves them. Its methods may be called from
// any number of goroutines.
type Press struct {
	now      func() time.Time
	log      *slog.Logger
	purger   Purger
	keyField string
	ladder   ladder
	patience time.Duration
	bindery  *bindery

	queue chan job    // hot pages that turned, to be printed anew at once
	fine  chan string // addresses of pages worth the best compression

	mu        sync.RWMutex
	shelf     *shelf
	runs      map[string]*run // by address
	hardClock clock
	softClock clock

	hits, stale, misses, renders atomic.Uint64
}

// Options say how a press works. Only Now and Log are required.
type Options struct {
	Budget int64            // bytes of memory for printed pages; zero keeps none
	Now    func() time.Time // the paper's clock
	Log    *slog.Logger     // told of reprints that failed, which nobody waits for

	// Age is what other caches are told; zero means ten seconds for shared
	// ones without a Purger, and a day with one.
	Age Age

	// Purger is told of every touch. Nil where no cache stands before us.
	Purger Purger

	// KeyHeader is the name under which the keys of a page are sent to the
	// caches before us, Surrogate-Key or Cache-Tag. Empty sends none.
	KeyHeader string

	// Patience bounds one render; 15 seconds when zero.
	Patience time.Duration
}

// New returns a press that prints when asked. Run sets its hands to work.
func New(o Options) (*Press, error) {
	b, err := newBindery()
	if err != nil {
		return nil, err
	}
	return &Press{
		now: o.Now, log: o.Log, purger: o.Purger, keyField: o.KeyHeader,
		ladder:    newLadder(cmp.Or(o.Age, defaultAge(o.Purger != nil))),
		patience:  cmp.Or(o.Patience, 15*time.Second),
		bindery:   b,
		queue:     make(chan job, 1024),
		fine:      make(chan string, 64),
		shelf:     newShelf(o.Budget),
		runs:      map[string]*run{},
		hardClock: clock{},
		softClock: clock{},
	}, nil
}

// defaultAge is the policy for public pages of a newspaper.
func defaultAge(purged bool) Age {
	a := Age{Shared: 10 * time.Second, Revalidate: 30 * time.Second, IfError: 24 * time.Hour}
	if purged {
		a.Shared = 24 * time.Hour
	}
	return a
}

// Serve answers r with the page kept under address, which is printed with
// render if it is not there. The address must be chosen by the caller from
// what it resolved, never taken from the request as it came; pages that look
// different need different addresses. An error is the render's, or the
// context's where the reader left; nothing has been sent then.
func (p *Press) Serve(w http.ResponseWriter, r *http.Request, address string, render Render) error {
	now := p.now()
	v, err := p.find(r.Context(), now, address, render)
	if err != nil {
		return err
	}
	return v.sheet.answer(w, r, p.control(v, now))
}

// find returns the page of an address, from the shelf or from a run.
func (p *Press) find(ctx context.Context, now time.Time, address string, render Render) (view, error) {
	switch v := p.look(address); {
	case v.sheet == nil || v.expired(now) || v.stale(now.Add(-staleLimit)):
		p.misses.Add(1)
		return p.print(ctx, address, render)
	case v.stale(now):
		p.stale.Add(1)
		p.reprint(address, render)
		return v, nil
	default:
		p.hits.Add(1)
		return v, nil
	}
}

// staleLimit is how long a page known to be stale may still be served. A page
// nobody asked for all night shall not show the first reader last night.
const staleLimit = time.Minute

// look takes a page from the shelf for a reader. The zero view means there is
// none.
func (p *Press) look(address string) view {
	p.mu.RLock()
	defer p.mu.RUnlock()
	pg := p.shelf.pages[address]
	if pg == nil {
		return view{}
	}
	switch heat, s := pg.heat.Add(1), pg.copy.sheet; {
	case s.isBare() && pg.again.CompareAndSwap(false, true):
		go p.bindAgain(pg.address, s)
	case heat%finest == 0:
		p.offer(pg)
	}
	return pg.copy
}

// bindAgain adds the codings of browsers to a page that is asked for again.
func (p *Press) bindAgain(address string, s *sheet) {
	p.swap(address, s, s.with(p.bindery.again(s.variants[identity].body)))
}

// swap gives a page a better binding, if it is still the same page.
func (p *Press) swap(address string, s, better *sheet) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if pg := p.shelf.pages[address]; pg != nil && pg.copy.sheet == s {
		p.shelf.swap(pg, better)
	}
}

// offer puts a page up for the best compression, if the hands are free.
func (p *Press) offer(pg *page) {
	if pg.copy.sheet.isFinest() {
		return
	}
	select {
	case p.fine <- pg.address:
	default:
	}
}

// peek looks at a page without counting as a reader.
func (p *Press) peek(address string) view {
	p.mu.RLock()
	defer p.mu.RUnlock()
	if pg := p.shelf.pages[address]; pg != nil {
		return pg.copy
	}
	return view{}
}

// print waits for the run of an address, or for the reader to leave. Where the
// run fails but a stale page is left, readers get that: the paper outlives a
// database that is away.
func (p *Press) print(ctx context.Context, address string, render Render) (view, error) {
	r, began := p.start(address, render)
	select {
	case <-ctx.Done():
		return view{}, context.Cause(ctx)
	case <-r.done:
	}
	old := p.peek(address)
	if r.err == nil || old.sheet == nil || old.expired(p.now()) {
		return r.copy, r.err
	}
	if began {
		p.warn(r)
	}
	return old, nil
}

// reprint begins a run that no reader waits for, if there is none.
func (p *Press) reprint(address string, render Render) {
	r, began := p.start(address, render)
	if !began {
		return
	}
	go func() {
		<-r.done
		p.warn(r)
	}()
}

// warn logs a run whose error reaches no reader.
func (p *Press) warn(r *run) {
	if r.err != nil {
		p.log.Warn("page not reprinted", "address", r.address, "error", r.err)
	}
}

// control returns the Cache-Control of a page at this moment.
func (p *Press) control(v view, now time.Time) []string {
	if v.sheet.control != nil {
		return v.sheet.control
	}
	left := time.Duration(math.MaxInt64)
	if turns := sooner(v.expires, v.stales); !turns.IsZero() {
		left = turns.Sub(now)
	}
	if v.sheet.untagged {
		left = min(left, untaggedAge)
	}
	return p.ladder.value(left)
}

// Stats are counted since the start; Pages and Bytes are of this moment.
type Stats struct {
	Pages   int
	Bytes   int64  // estimated memory of the pages kept
	Hits    uint64 // served from the shelf
	Stale   uint64 // served from the shelf while being printed anew
	Misses  uint64 // waited for a render
	Renders uint64 // pages rendered, including those overtaken by a touch
}

// Stats returns the figures of the press.
func (p *Press) Stats() Stats {
	p.mu.RLock()
	defer p.mu.RUnlock()
	return Stats{
		Pages: len(p.shelf.pages), Bytes: p.shelf.bytes,
		Hits: p.hits.Load(), Stale: p.stale.Load(), Misses: p.misses.Load(), Renders: p.renders.Load(),
	}
}
