package app

import (
	"context"
	"fmt"

	"github.com/courant-press/courant/internal/news"
)

// joinEvents has the press hear of every command before it is answered.
func (n *Newspaper) joinEvents() {
	n.store.OnEvent(func(ev news.Event) { n.hear(context.Background(), ev) })
}

// hear wakes who reads the change feed, and carries one event to the press,
// for the moment from which readers see what was done: now, or when it takes
// effect, if that lies ahead.
func (n *Newspaper) hear(ctx context.Context, ev news.Event) {
	n.floor.Wake()
	n.wakeSearch()
	n.readings.Hear(ev)
	if ev.Issue() != 0 {
		n.wakeMailroom()
	}
	var err error
	if ev.TakesEffect.After(n.now()) {
		err = n.press.At(ctx, ev.TakesEffect, ev.Hard, ev.Soft)
	} else {
		err = n.press.Touch(ctx, ev.Hard, ev.Soft)
	}
	if err != nil {
		n.log.WarnContext(ctx, "a cache was not purged", "event", ev.ID, "error", err)
	}
}

// follow hears what other nodes and commands do to the paper, until ctx ends.
// What was scheduled before the program started is expected first.
func (n *Newspaper) follow(ctx context.Context) error {
	last, err := n.store.LastEvent(ctx)
	if err != nil {
		return fmt.Errorf("find the last event: %w", err)
	}
	ahead, err := n.store.Upcoming(ctx, n.now())
	if err != nil {
		return fmt.Errorf("read what is scheduled: %w", err)
	}
	for _, ev := range ahead {
		n.hear(ctx, ev)
	}
	return n.store.Tail(ctx, last, func(ev news.Event) { n.hear(ctx, ev) })
}
