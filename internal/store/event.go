package store

import (
	"context"
	"database/sql"
	"slices"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// OnEvent has fn called with every event of this store, after its commit and
// before the command returns. Events of other nodes come by [Store.Tail].
func (s *Store) OnEvent(fn func(news.Event)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.onEvent = append(s.onEvent, fn)
}

// EnqueueWith has fn called inside the transaction of every command, so that
// the jobs that follow from an event are kept with it, or not at all.
func (s *Store) EnqueueWith(fn func(ctx context.Context, tx *sql.Tx, ev news.Event) error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.enqueue = fn
}

// Tell keeps an event that changes nothing else.
func (s *Store) Tell(ctx context.Context, ev news.Event) error {
	return s.command(ctx, ev, func(conn, *news.Event) error { return nil })
}

// command runs do and saves the event in one transaction, and tells who
// listens when it is committed. What do learns it may add to the event.
func (s *Store) command(ctx context.Context, ev news.Event, do func(c conn, ev *news.Event) error) error {
	if ev.At.IsZero() {
		ev.At = s.now()
	}
	s.mu.Lock()
	enqueue, listeners := s.enqueue, slices.Clone(s.onEvent)
	s.mu.Unlock()
	err := s.transact(ctx, func(c conn) error {
		if err := do(c, &ev); err != nil {
			return err
		}
		if err := s.saveEvent(ctx, c, &ev); err != nil {
			return err
		}
		if enqueue != nil { // else nobody will look whether it reached readers
			if err := writeReceipts(ctx, c, ev.Receipts()); err != nil {
				return err
			}
			if err := enqueue(ctx, c.tx(), ev); err != nil {
				return err
			}
		}
		return c.Announce(ctx, c.tx())
	})
	if err != nil {
		return err
	}
	for _, tell := range listeners {
		tell(ev)
	}
	return nil
}

func (s *Store) saveEvent(ctx context.Context, c conn, ev *news.Event) (err error) {
	ev.Hard, ev.Soft = distinct(ev.Hard), distinct(ev.Soft)
	if ev.ID, err = next(ctx, c, "event", 1); err != nil {
		return err
	}
	_, err = c.exec(ctx, `
		insert into event (id, node, name, article, staff, at, effect, hard, soft, note)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
		ev.ID, s.node, string(ev.Name), ev.Article, ev.Staff, ms(ev.At), ms(ev.TakesEffect), asJSON{ev.Hard}, asJSON{ev.Soft}, ev.Note)
	return err
}

func scanEvent(rows *sql.Rows) (ev news.Event, err error) {
	err = rows.Scan(&ev.ID, &ev.Name, &ev.Article, &ev.Staff, moment{&ev.At}, moment{&ev.TakesEffect},
		fromJSON{&ev.Hard}, fromJSON{&ev.Soft}, &ev.Note)
	return ev, err
}

// Events returns what was done to an article, oldest first.
func (s *Store) Events(ctx context.Context, article int64) ([]news.Event, error) {
	return all(ctx, s.read, scanEvent, `
		select id, name, article, staff, at, effect, hard, soft, note
		from event where article = $1 order by id`, article)
}

// History returns the newest deeds on an article, newest first, without the
// saves while somebody typed.
func (s *Store) History(ctx context.Context, article int64, limit int) ([]news.Event, error) {
	return all(ctx, s.read, scanEvent, `
		select id, name, article, staff, at, effect, hard, soft, note
		from event where article = $1 and name <> 'article_typed' order by id desc limit $2`, article, limit)
}

// Event returns one event.
func (s *Store) Event(ctx context.Context, id int64) (news.Event, error) {
	ev, err := one(ctx, s.read, scanEvent, `
		select id, name, article, staff, at, effect, hard, soft, note from event where id = $1`, id)
	return ev, missing(err, "event")
}

// ForgetTyping drops the events of saves while typing, and of readers who ask
// for letters, that are older than the time given. They told the desk that a
// text changed, or ordered a mail, and no more.
func (s *Store) ForgetTyping(ctx context.Context, before time.Time) error {
	return s.transact(ctx, func(c conn) error {
		_, err := c.exec(ctx, `delete from event where name = 'article_typed' and at < $1`, ms(before))
		if err != nil {
			return err
		}
		_, err = c.exec(ctx, `delete from event where name = 'letters_asked' and at < $1`, ms(before))
		return err
	})
}

// Upcoming returns the events that readers see only after the time given, for
// the clock of the press: what was scheduled before the program started.
func (s *Store) Upcoming(ctx context.Context, after time.Time) ([]news.Event, error) {
	return all(ctx, s.read, scanEvent, `
		select id, name, article, staff, at, effect, hard, soft, note
		from event where effect <> 0 and effect > $1 order by effect, id`, ms(after))
}

// LastEvent returns the id of the newest event, from which to [Store.Tail].
func (s *Store) LastEvent(ctx context.Context) (int64, error) {
	return one(ctx, s.read, number, `select coalesce(max(id), 0) from event`)
}

// Tail calls fn with each event after the given one that another node or
// process saved, in order, until ctx ends. A store that can not be read for a
// while makes it late, not deaf.
func (s *Store) Tail(ctx context.Context, after int64, fn func(news.Event)) error {
	return s.engine.Wake(ctx, func() {
		for {
			feed, err := s.feed(ctx, after)
			if err != nil || len(feed) == 0 {
				return // the next look finds what this one missed
			}
			for _, ev := range feed {
				after = ev.ID
				if ev.node != s.node {
					fn(ev.Event)
				}
			}
		}
	})
}

// A noted event comes with the node that saved it.
type noted struct {
	news.Event
	node int64
}

// feed returns the next few events of all nodes.
func (s *Store) feed(ctx context.Context, after int64) ([]noted, error) {
	return all(ctx, s.read, scanNoted, `
		select id, name, article, staff, at, effect, hard, soft, note, node
		from event where id > $1 order by id limit 100`, after)
}

func scanNoted(rows *sql.Rows) (ev noted, err error) {
	err = rows.Scan(&ev.ID, &ev.Name, &ev.Article, &ev.Staff, moment{&ev.At}, moment{&ev.TakesEffect},
		fromJSON{&ev.Hard}, fromJSON{&ev.Soft}, &ev.Note, &ev.node)
	return ev, err
}

// distinct returns keys sorted and each once, never nil.
func distinct(keys []news.Key) []news.Key {
	keys = append([]news.Key{}, keys...)
	slices.Sort(keys)
	return slices.Compact(keys)
}
