package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// Suppressed returns why nothing may be sent to an address with this mark, or
// an empty reason.
func (s *Store) Suppressed(ctx context.Context, mark string) (news.BlockReason, error) {
	reason, err := one(ctx, s.read, text, `select reason from suppression where mark = $1`, mark)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return news.BlockReason(reason), err
}

// Suppress puts addresses, by their marks, on the list of those that must not
// be written to. The first reason stays.
func (s *Store) Suppress(ctx context.Context, marks []string, reason news.BlockReason, at time.Time, ev news.Event) error {
	return s.command(ctx, ev, func(c conn, _ *news.Event) error { return suppress(ctx, c, marks, reason, at) })
}

func suppress(ctx context.Context, c conn, marks []string, reason news.BlockReason, at time.Time) error {
	b := newBulk("suppression", "mark, reason, at")
	b.clash = "on conflict (mark) do nothing"
	for _, mark := range marks {
		if err := b.add(ctx, c, mark, string(reason), ms(at)); err != nil {
			return err
		}
	}
	return b.flush(ctx, c)
}

// Release takes an address off that list.
func (s *Store) Release(ctx context.Context, mark string, ev news.Event) error {
	return s.command(ctx, ev, func(c conn, _ *news.Event) error {
		gone, err := c.exec(ctx, `delete from suppression where mark = $1`, mark)
		if err == nil && gone == 0 {
			return missing(sql.ErrNoRows, "suppressed address")
		}
		return err
	})
}

// SuppressionCounts returns how many addresses are on the list, by reason.
func (s *Store) SuppressionCounts(ctx context.Context) (map[news.BlockReason]int, error) {
	rows, err := all(ctx, s.read, scanReasonCount, `select reason, count(*) from suppression group by reason`)
	counts := map[news.BlockReason]int{}
	for _, x := range rows {
		counts[x.reason] = x.n
	}
	return counts, err
}

type reasonCount struct {
	reason news.BlockReason
	n      int
}

func scanReasonCount(rows *sql.Rows) (x reasonCount, err error) {
	err = rows.Scan(&x.reason, &x.n)
	return x, err
}
