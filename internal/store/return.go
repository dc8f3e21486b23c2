package store

import (
	"context"
	"database/sql"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/reach/letter"
	"github.com/courant-press/courant/internal/reach/letter/returns"
)

var _ returns.Store = (*Store)(nil)

// SentDelivery implements [returns.Store].
func (s *Store) SentDelivery(ctx context.Context, id int64) (returns.Delivery, error) {
	d, err := one(ctx, s.read, scanSentDelivery, `
		select sent.id, sent.issue, sent.state, coalesce((
				select before.state from delivery before
				where before.subscriber = sent.subscriber and before.id < sent.id and before.state not in ('waiting', 'claimed')
				order by before.id desc limit 1), ''),
			reader.id, reader.version, reader.email, reader.blocked, reader.blocked_at, reader.soft
		from delivery sent join subscriber reader on reader.id = sent.subscriber
		where sent.id = $1`, id)
	return d, missing(err, "delivery")
}

func scanSentDelivery(rows *sql.Rows) (d returns.Delivery, err error) {
	var block news.Block
	r := &d.Reader
	err = rows.Scan(&d.ID, &d.Issue, &d.Result, &d.Before,
		&r.ID, &r.Version, &r.Email, &block.Reason, moment{&block.At}, &r.Soft)
	if block.Reason != "" {
		r.Blocked = &block
	}
	return d, err
}

// SaveReturn implements [returns.Store]. Nothing that a page shows depends on
// it, so there is no event.
func (s *Store) SaveReturn(ctx context.Context, r returns.Return) (f letter.Figures, err error) {
	err = s.transact(ctx, func(c conn) error {
		if err := saveReturned(ctx, c, r); err != nil {
			return err
		}
		if err := saveReached(ctx, c, r); err != nil {
			return err
		}
		for name, n := range r.Count {
			if err := addFigure(ctx, c, r.Issue, name, n); err != nil {
				return err
			}
		}
		all, err := figures(ctx, c, []int64{r.Issue})
		f = all[r.Issue]
		return err
	})
	return f, err
}

// saveReturned keeps what became of a delivery.
func saveReturned(ctx context.Context, c conn, r returns.Return) error {
	done, err := c.exec(ctx, `
		update delivery set state = $3, node = '', at = $4, status = $5, words = $6 where id = $1 and state = $2`,
		r.Delivery, string(r.Was), string(r.Is), ms(r.At), r.Status, r.Text)
	if err == nil && done == 0 {
		err = changedMeanwhile("delivery")
	}
	return err
}

// saveReached keeps whether a reader can be written to. One that is blocked
// has left every letter, and its mark outlives it.
func saveReached(ctx context.Context, c conn, r returns.Return) error {
	block := news.Block{}
	if r.Reader.Blocked != nil {
		block = *r.Reader.Blocked
	}
	done, err := c.exec(ctx, `
		update subscriber set version = version + 1, blocked = $3, blocked_at = $4, soft = $5 where id = $1 and version = $2`,
		r.Reader.ID, r.Reader.Version, string(block.Reason), ms(block.At), r.Reader.Soft)
	if err == nil && done == 0 {
		err = changedMeanwhile("reader")
	}
	if err != nil || r.Mark == "" {
		return err
	}
	if _, err = c.exec(ctx, `
		update subscription set state = 'left', left_at = $2 where subscriber = $1 and state <> 'left'`, r.Reader.ID, ms(r.At)); err != nil {
		return err
	}
	return suppress(ctx, c, []string{r.Mark}, block.Reason, block.At)
}

func changedMeanwhile(thing string) error {
	return &news.Error{Kind: news.Conflict, Message: "The " + thing + " has changed in the meantime."}
}

// LastSent implements [returns.Store].
func (s *Store) LastSent(ctx context.Context, to news.Email) (int64, error) {
	id, err := one(ctx, s.read, number, `
		select sent.id from delivery sent join subscriber reader on reader.id = sent.subscriber
		where reader.email_key = $1 and sent.state not in ('waiting', $2) order by sent.id desc limit 1`,
		to.Key(), string(letter.Refused))
	return id, missing(err, "delivery")
}
