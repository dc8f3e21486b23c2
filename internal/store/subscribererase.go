package store

import (
	"context"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// EraseSubscriber implements [subscribers.Store]. The figures of issues stay,
// which name nobody.
func (s *Store) EraseSubscriber(ctx context.Context, id int64, mark string, reason news.BlockReason, ev news.Event) error {
	err := s.command(ctx, ev, func(c conn, ev *news.Event) error {
		ev.Note = noteOf(id, ev.Note)
		if mark != "" {
			if err := suppress(ctx, c, []string{mark}, reason, ev.At); err != nil {
				return err
			}
		}
		return deleteSubscriber(ctx, c, id)
	})
	if err != nil {
		return err
	}
	return s.engine.Wipe(ctx)
}

func deleteSubscriber(ctx context.Context, c conn, id int64) error {
	for _, statement := range []string{
		`delete from delivery where subscriber = $1`, // what servers said of a mail may name the address
		`delete from subscription where subscriber = $1`,
		`delete from subscriber where id = $1`,
	} {
		if _, err := c.exec(ctx, statement, id); err != nil {
			return err
		}
	}
	return nil
}

// MergeSubscribers implements [subscribers.Store].
func (s *Store) MergeSubscribers(ctx context.Context, into *news.Subscriber, gone int64) error {
	row := *into
	err := s.transact(ctx, func(c conn) error {
		if err := deleteSubscriber(ctx, c, gone); err != nil {
			return err
		}
		return keepSubscriber(ctx, c, &row)
	})
	if err != nil {
		return err
	}
	*into = row
	return s.engine.Wipe(ctx)
}

// OverdueSubscribers returns readers of whom something is to be forgotten: what
// was asked for before asked and never confirmed, or all letters left before
// left.
func (s *Store) OverdueSubscribers(ctx context.Context, asked, left time.Time, n int) ([]news.Subscriber, error) {
	list, err := all(ctx, s.read, scanSubscriber, `
		select `+subscriberColumns+` from subscriber where id in (
			select subscriber from subscription where state = 'unconfirmed' and asked_at < $1
			union select id from subscriber where moving_at <> 0 and moving_at < $1
			union select subscriber from subscription one where state = 'left' and left_at < $2 and not exists (
				select 1 from subscription where subscriber = one.subscriber and (state <> 'left' or left_at >= $2))
		) order by id limit $3`, ms(asked), ms(left), n)
	if err != nil {
		return nil, err
	}
	return list, addSubscriptions(ctx, s.read, list)
}
