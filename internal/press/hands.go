package press

import (
	"context"
	"runtime"
	"sync"
	"time"
)

// Run works beside the readers until ctx ends: it prints hot pages anew as soon
// as they turn, and binds pages in demand as small as can be. Without it every
// page is printed when it is asked for.
func (p *Press) Run(ctx context.Context) {
	var hands sync.WaitGroup
	for range max(1, runtime.GOMAXPROCS(0)/2) {
		hands.Go(func() { p.reprintHot(ctx) })
	}
	hands.Go(func() { p.bindFinest(ctx) })
	hands.Wait()
}

// reprintHot prints one hot page after the other, so that a change to every
// page does not take the machine from the readers.
func (p *Press) reprintHot(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case j := <-p.queue:
			p.finish(ctx, j)
		}
	}
}

// finish prints a hot page and waits for it, unless a reader came first.
func (p *Press) finish(ctx context.Context, j job) {
	r, _ := p.start(j.address, j.render)
	select {
	case <-ctx.Done():
	case <-r.done:
		p.warn(r)
	}
}

// bindFinest binds pages in demand one by one, and rests nine times as long as
// it worked: the best compression is dear, and its price shall stay below a
// tenth of one processor however fast the pages change.
func (p *Press) bindFinest(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case address := <-p.fine:
			began := p.now()
			p.refine(address)
			rest(ctx, 9*p.now().Sub(began))
		}
	}
}

// rest waits for d or for the end of ctx.
func rest(ctx context.Context, d time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(d):
	}
}

// refine swaps in a page's best binding, if the page is still the same then.
func (p *Press) refine(address string) {
	s := p.peek(address).sheet
	if s == nil || s.isFinest() {
		return
	}
	p.swap(address, s, s.finer(p.bindery.best(s.variants[identity].body)))
}
