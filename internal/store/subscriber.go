package store

import (
	"context"
	"database/sql"

	"github.com/courant-press/courant/internal/news"
)

const subscriberColumns = `
	subscriber.id, subscriber.version, subscriber.email, subscriber.lang, subscriber.sections, subscriber.blocked,
	subscriber.blocked_at, subscriber.soft, subscriber.moving_to, subscriber.moving_at, subscriber.made_at`

func scanSubscriber(rows *sql.Rows) (x news.Subscriber, err error) {
	var blocked news.Block
	var moving news.Move
	err = rows.Scan(&x.ID, &x.Version, &x.Email, &x.Lang, fromJSON{&x.Sections}, &blocked.Reason,
		moment{&blocked.At}, &x.Soft, &moving.To, moment{&moving.At}, moment{&x.MadeAt})
	if blocked.Reason != "" {
		x.Blocked = &blocked
	}
	if moving.To != "" {
		x.Moving = &moving
	}
	return x, err
}

// Subscriber returns one reader with the letters.
func (s *Store) Subscriber(ctx context.Context, id int64) (news.Subscriber, error) {
	return subscriber(ctx, s.read, `select `+subscriberColumns+` from subscriber where id = $1`, id)
}

// SubscriberAt returns the reader who has an address.
func (s *Store) SubscriberAt(ctx context.Context, e news.Email) (news.Subscriber, error) {
	return subscriber(ctx, s.read, `select `+subscriberColumns+` from subscriber where email_key = $1`, e.Key())
}

func subscriber(ctx context.Context, c conn, query string, arg any) (news.Subscriber, error) {
	x, err := one(ctx, c, scanSubscriber, query, arg)
	if err != nil {
		return x, missing(err, "subscriber")
	}
	list := []news.Subscriber{x}
	err = addSubscriptions(ctx, c, list)
	return list[0], err
}

// KeepSubscriber implements [subscribers.Store].
func (s *Store) KeepSubscriber(ctx context.Context, x *news.Subscriber) error {
	row := *x
	err := s.transact(ctx, func(c conn) error { return keepSubscriber(ctx, c, &row) })
	if err == nil {
		*x = row
	}
	return err
}

// SaveSubscriber implements [subscribers.Store].
func (s *Store) SaveSubscriber(ctx context.Context, x *news.Subscriber, ev news.Event) error {
	row := *x
	err := s.command(ctx, ev, func(c conn, ev *news.Event) error {
		err := keepSubscriber(ctx, c, &row)
		ev.Note = noteOf(row.ID, ev.Note)
		return err
	})
	if err == nil {
		*x = row
	}
	return err
}

// keepSubscriber writes a reader down, a new one with ID 0, and all letters.
func keepSubscriber(ctx context.Context, c conn, x *news.Subscriber) error {
	keep := updateSubscriber
	if x.ID == 0 {
		keep = insertSubscriber
	}
	if err := keep(ctx, c, x); err != nil {
		return err
	}
	return saveSubscriptions(ctx, c, x)
}

func insertSubscriber(ctx context.Context, c conn, x *news.Subscriber) (err error) {
	if x.ID, err = next(ctx, c, "subscriber", 1); err != nil {
		return err
	}
	x.Version = 1
	block, move := factsOf(x)
	done, err := c.exec(ctx, `
		insert into subscriber (id, version, email, email_key, lang, sections, blocked, blocked_at, soft, moving_to, moving_at, made_at)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict (email_key) do nothing`,
		x.ID, x.Version, string(x.Email), x.Email.Key(), x.Lang, asJSON{x.Sections}, string(block.Reason), ms(block.At),
		x.Soft, string(move.To), ms(move.At), ms(x.MadeAt))
	return unlessDone(done, err)
}

func updateSubscriber(ctx context.Context, c conn, x *news.Subscriber) error {
	block, move := factsOf(x)
	done, err := c.exec(ctx, `
		update subscriber set version = version + 1, email = $3, email_key = $4, lang = $5, sections = $6,
			blocked = $7, blocked_at = $8, soft = $9, moving_to = $10, moving_at = $11
		where id = $1 and version = $2`,
		x.ID, x.Version, string(x.Email), x.Email.Key(), x.Lang, asJSON{x.Sections},
		string(block.Reason), ms(block.At), x.Soft, string(move.To), ms(move.At))
	x.Version++
	return unlessDone(done, err)
}

// factsOf returns what stands beside a reader's letters, empty where there is
// none.
func factsOf(x *news.Subscriber) (b news.Block, m news.Move) {
	if x.Blocked != nil {
		b = *x.Blocked
	}
	if x.Moving != nil {
		m = *x.Moving
	}
	return b, m
}

// unlessDone refuses where nothing was written, because somebody was faster.
func unlessDone(done int64, err error) error {
	if err == nil && done == 0 {
		return &news.Error{Kind: news.Conflict, Message: "This subscriber has changed in the meantime. Look once more."}
	}
	return err
}
