package store

import (
	"context"
	"database/sql"
	"time"
)

// A calendar counts public articles by day at one moment. The days before
// today are counted in day_count; today is counted in the list itself,
// because part of what is planned for it is not public yet.
type calendar struct {
	*Store
	zone  *time.Location
	now   time.Time
	today int64
}

func (s *Store) calendar(ctx context.Context, now time.Time) (*calendar, error) {
	loc, err := zone(ctx, s.read)
	if err != nil {
		return nil, err
	}
	now = now.In(loc)
	return &calendar{Store: s, zone: loc, now: now, today: dayOf(now)}, nil
}

// A dayCount is how many articles became public on a day.
type dayCount struct{ day, articles int64 }

func scanDayCount(rows *sql.Rows) (d dayCount, err error) {
	err = rows.Scan(&d.day, &d.articles)
	return d, err
}

// days returns the days in [from, to) that have articles, in order.
func (c *calendar) days(ctx context.Context, from, to int64) ([]dayCount, error) {
	days, err := all(ctx, c.read, scanDayCount, `
		select day, articles from day_count
		where day >= $1 and day < $2 and articles > 0 order by day`, from, min(to, c.today))
	if err != nil || c.today < from || c.today >= to {
		return days, err
	}
	n, err := c.soFarToday(ctx)
	if n > 0 {
		days = append(days, dayCount{c.today, n})
	}
	return days, err
}

// months returns the months in [from, to) that have articles, each counted
// on its first day.
func (c *calendar) months(ctx context.Context, from, to int64) ([]dayCount, error) {
	months, err := all(ctx, c.read, scanDayCount, `
		select day / 100 * 100 + 1, cast(sum(articles) as bigint) from day_count
		where day >= $1 and day < $2 and articles > 0
		group by day / 100 * 100 + 1 order by 1`, from, min(to, c.today))
	if err != nil {
		return nil, err
	}
	today, err := c.days(ctx, c.today, min(to, c.today+1))
	return append(months, today...), err
}

// around returns the nearest days with articles outside [from, to), 0 for none.
func (c *calendar) around(ctx context.Context, from, to int64) (before, after int64, err error) {
	if before, err = c.before(ctx, from); err != nil {
		return 0, 0, err
	}
	after, err = c.after(ctx, to)
	return before, after, err
}

// date returns when a day begins, zero for none.
func (c *calendar) date(day int64) time.Time {
	if day == 0 {
		return time.Time{}
	}
	return midnight(day, c.zone)
}

func (c *calendar) soFarToday(ctx context.Context) (int64, error) {
	return one(ctx, c.read, number, `
		select count(*) from listing
		where list = 'paper' and ref = 0 and publish_at >= $1 and publish_at <= $2`,
		ms(midnight(c.today, c.zone)), ms(c.now))
}

// before returns the last day before the given one that has articles, 0 for none.
func (c *calendar) before(ctx context.Context, day int64) (int64, error) {
	if c.today < day {
		if n, err := c.soFarToday(ctx); n > 0 || err != nil {
			return c.today, err
		}
	}
	found, err := all(ctx, c.read, number, `
		select day from day_count where day < $1 and articles > 0 order by day desc limit 1`, min(day, c.today))
	return onlyOf(found), err
}

// after returns the first day from the given one on that has articles, 0 for none.
func (c *calendar) after(ctx context.Context, day int64) (int64, error) {
	found, err := all(ctx, c.read, number, `
		select day from day_count where day >= $1 and day < $2 and articles > 0 order by day limit 1`, day, c.today)
	if err != nil || len(found) > 0 || c.today < day {
		return onlyOf(found), err
	}
	if n, err := c.soFarToday(ctx); n == 0 || err != nil {
		return 0, err
	}
	return c.today, nil
}

// onlyOf returns the one number there may be, or 0.
func onlyOf(list []int64) int64 {
	if len(list) == 0 {
		return 0
	}
	return list[0]
}
