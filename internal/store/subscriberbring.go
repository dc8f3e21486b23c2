package store

import (
	"context"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/reach/letter/subscribers"
)

// BringSubscribers implements [subscribers.Store].
func (s *Store) BringSubscribers(ctx context.Context, rows []subscribers.Incoming, dry bool, now time.Time) (fates []subscribers.Fate, err error) {
	if dry {
		b, err := lookUpReaders(ctx, s.read, rows)
		return b.decide(rows, now), err
	}
	err = s.transact(ctx, func(c conn) error {
		b, err := lookUpReaders(ctx, c, rows)
		if err != nil {
			return err
		}
		fates = b.decide(rows, now)
		return b.save(ctx, c, now)
	})
	return fates, err
}

// A brought batch is a part of a list with what the paper knows of it.
type brought struct {
	known      map[string]*news.Subscriber // by the key of the address
	suppressed map[string]bool             // by mark
	added      []*news.Subscriber
	changed    map[*news.Subscriber]bool
	marks      map[news.BlockReason][]string
}

func lookUpReaders(ctx context.Context, c conn, rows []subscribers.Incoming) (*brought, error) {
	b := &brought{
		known: map[string]*news.Subscriber{}, suppressed: map[string]bool{},
		changed: map[*news.Subscriber]bool{}, marks: map[news.BlockReason][]string{},
	}
	keys, marks := make([]string, len(rows)), make([]string, len(rows))
	for i, x := range rows {
		keys[i], marks[i] = x.Email.Key(), x.Mark
	}
	found, err := all(ctx, c, scanSubscriber,
		`select `+subscriberColumns+` from subscriber where email_key in `+c.Texts("$1"), asJSON{keys})
	if err != nil {
		return b, err
	}
	if err := addSubscriptions(ctx, c, found); err != nil {
		return b, err
	}
	for i := range found {
		b.known[found[i].Email.Key()] = &found[i]
	}
	left, err := all(ctx, c, text, `select mark from suppression where mark in `+c.Texts("$1"), asJSON{marks})
	for _, mark := range left {
		b.suppressed[mark] = true
	}
	return b, err
}

func (b *brought) decide(rows []subscribers.Incoming, now time.Time) []subscribers.Fate {
	fates := make([]subscribers.Fate, len(rows))
	for i, x := range rows {
		switch x.Suppress {
		case "":
			fates[i] = b.give(x, now)
		case news.Departed: // unless another line says that they have a letter
		default:
			fates[i] = b.suppress(x, now)
		}
	}
	for i, x := range rows {
		if x.Suppress == news.Departed {
			fates[i] = b.suppress(x, now)
		}
	}
	return fates
}

// suppress puts an address on the list of those that are not written to. Who
// left elsewhere and asked for a letter here wants it.
func (b *brought) suppress(in subscribers.Incoming, now time.Time) subscribers.Fate {
	x := b.known[in.Email.Key()]
	switch {
	case b.suppressed[in.Mark]:
		return subscribers.LeftAlone
	case x != nil && in.Suppress == news.Departed:
		return subscribers.Known
	case x != nil:
		x.Block(in.Suppress, now)
		b.changed[x] = true
	}
	b.suppressed[in.Mark] = true
	b.marks[in.Suppress] = append(b.marks[in.Suppress], in.Mark)
	return subscribers.Put
}

// give has a reader get the letters of a list.
func (b *brought) give(in subscribers.Incoming, now time.Time) subscribers.Fate {
	x := b.known[in.Email.Key()]
	if b.suppressed[in.Mark] || x != nil && x.Blocked != nil {
		return subscribers.LeftAlone
	}
	if x == nil {
		x = &news.Subscriber{Email: in.Email, Lang: in.Lang, MadeAt: now}
		b.known[in.Email.Key()], b.added = x, append(b.added, x)
	}
	given := false
	for _, letter := range in.Letters {
		given = x.Give(letter, in.Consent) || given
	}
	if !given {
		return subscribers.Known
	}
	b.changed[x] = true
	return subscribers.Added
}

func (b *brought) save(ctx context.Context, c conn, now time.Time) error {
	for reason, marks := range b.marks {
		if err := suppress(ctx, c, marks, reason, now); err != nil {
			return err
		}
	}
	if err := b.insert(ctx, c); err != nil {
		return err
	}
	for x := range b.changed {
		if x.Version != 0 {
			if err := keepSubscriber(ctx, c, x); err != nil {
				return err
			}
		}
	}
	return nil
}

// insert writes the new ones, many with one statement.
func (b *brought) insert(ctx context.Context, c conn) error {
	if len(b.added) == 0 {
		return nil
	}
	id, err := next(ctx, c, "subscriber", len(b.added))
	if err != nil {
		return err
	}
	readers := newBulk("subscriber", "id, email, email_key, lang, blocked, blocked_at, made_at")
	letters := newBulk("subscription", "subscriber, letter, state, source, wording, note, asked_at, confirmed_at, left_at")
	for i, x := range b.added {
		x.ID = id + int64(i)
		block, _ := factsOf(x)
		if err := readers.add(ctx, c, x.ID, string(x.Email), x.Email.Key(), x.Lang, string(block.Reason), ms(block.At), ms(x.MadeAt)); err != nil {
			return err
		}
		for _, sub := range x.Letters {
			err := letters.add(ctx, c, x.ID, sub.Letter, string(sub.State), string(sub.Consent.Source), sub.Consent.Wording,
				sub.Consent.Note, ms(sub.Consent.AskedAt), ms(sub.Consent.ConfirmedAt), ms(sub.LeftAt))
			if err != nil {
				return err
			}
		}
	}
	if err := readers.flush(ctx, c); err != nil {
		return err
	}
	return letters.flush(ctx, c)
}
