package floor

import (
	"context"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom"
)

// Store is what the floor reads.
type Store interface {
	LastEvent(ctx context.Context) (int64, error)
	EventsAfter(ctx context.Context, after int64) ([]news.Event, error)
	Row(ctx context.Context, id int64) (newsroom.Row, error)
}

// Options are what a floor works with.
type Options struct {
	Store Store
	Now   func() time.Time
	Log   *slog.Logger
}

// A Floor tells everybody on it what happens. Its methods may be called at
// the same time.
type Floor struct {
	Options
	wake chan struct{}

	mu      sync.Mutex
	at      int64 // the event up to which all seats were told
	seats   map[*Seat]bool
	visits  map[int64]map[int64]visit // by article and person
	closing bool
}

// Open returns an empty floor, on which everything is told that happens from
// now on.
func Open(ctx context.Context, o Options) (*Floor, error) {
	last, err := o.Store.LastEvent(ctx)
	if err != nil {
		return nil, fmt.Errorf("find the last event: %w", err)
	}
	return &Floor{
		Options: o, wake: make(chan struct{}, 1), at: last,
		seats: map[*Seat]bool{}, visits: map[int64]map[int64]visit{},
	}, nil
}

// A Message is something that happened. One of its parts is set.
type Message struct {
	ID      int64 // of the event; 0 for what is not in the change feed
	Article *ArticleChange
	Here    *Here
	Front   *FrontChange
	Missed  bool // too much happened to tell: look at everything again
}

// An ArticleChange is what somebody did to an article, and how lists show it
// now.
type ArticleChange struct {
	Deed  news.EventName
	Staff int64 // 0 for the program itself
	At    time.Time
	Row   newsroom.Row
}

// A FrontChange is what somebody did to a front.
type FrontChange struct {
	Deed  news.EventName
	Front string
	Staff int64
	At    time.Time
}

// Wake has the floor look for what is new. It never waits.
func (f *Floor) Wake() {
	select {
	case f.wake <- struct{}{}:
	default: // it is about to look
	}
}

const (
	look  = 2 * time.Second // how often to look when nobody wakes us
	sweep = 5 * time.Second // how often to look who has gone
)

// Run tells the seats what happens until ctx ends, and clears them then. A
// store that can not be read for a while makes it late, not deaf.
func (f *Floor) Run(ctx context.Context) error {
	defer f.close()
	look, sweep := time.NewTicker(look), time.NewTicker(sweep)
	defer look.Stop()
	defer sweep.Stop()
	for {
		if err := f.tell(ctx); err != nil && ctx.Err() == nil {
			f.Log.WarnContext(ctx, "the newsroom hears late of what happens", "error", err)
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-sweep.C:
			f.sweep()
		case <-look.C:
		case <-f.wake:
		}
	}
}

// tell reads what happened since and hands it to every seat.
func (f *Floor) tell(ctx context.Context) error {
	for {
		f.mu.Lock()
		after, watched := f.at, len(f.seats) > 0
		f.mu.Unlock()
		events, err := f.Store.EventsAfter(ctx, after)
		if err != nil || len(events) == 0 {
			return err
		}
		var messages []Message
		if watched {
			if messages, err = f.messages(ctx, events); err != nil {
				return err
			}
		}
		f.mu.Lock()
		f.at = events[len(events)-1].ID
		for _, m := range messages {
			f.send(m)
		}
		f.mu.Unlock()
	}
}

// messages makes messages of events, in their order. What happened to one
// article more than once shows it as it is now, every time.
func (f *Floor) messages(ctx context.Context, events []news.Event) ([]Message, error) {
	rows := map[int64]*newsroom.Row{}
	var messages []Message
	for _, ev := range events {
		m := Message{ID: ev.ID, Missed: ev.Name == news.PaperImported || ev.Name == news.ArticlesMoved}
		switch {
		case ev.Article != 0:
			row, err := f.row(ctx, rows, ev.Article)
			if news.KindOf(err) == news.NotFound {
				continue
			}
			if err != nil {
				return nil, err
			}
			m.Article = &ArticleChange{Deed: ev.Name, Staff: ev.Staff, At: ev.At, Row: *row}
		case frontOf(ev) != "":
			m.Front = &FrontChange{Deed: ev.Name, Front: frontOf(ev), Staff: ev.Staff, At: ev.At}
		case !m.Missed:
			continue
		}
		messages = append(messages, m)
	}
	return messages, nil
}

func (f *Floor) row(ctx context.Context, known map[int64]*newsroom.Row, id int64) (*newsroom.Row, error) {
	if row, ok := known[id]; ok {
		return row, nil
	}
	row, err := f.Store.Row(ctx, id)
	if err != nil {
		return nil, fmt.Errorf("read the row of article %d: %w", id, err)
	}
	known[id] = &row
	return &row, nil
}

// frontOf returns the front that an event is about.
func frontOf(ev news.Event) string {
	for _, keys := range [][]news.Key{ev.Hard, ev.Soft} {
		for _, key := range keys {
			if name, ok := strings.CutPrefix(string(key), "front:"); ok && ev.Article == 0 {
				return name
			}
		}
	}
	return ""
}
