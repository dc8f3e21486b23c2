package store

import (
	"context"
	"database/sql"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
)

// ArchiveYears implements [paper.Source].
func (s *Store) ArchiveYears(ctx context.Context, now time.Time) (p paper.ArchiveYears, err error) {
	c, err := s.calendar(ctx, now)
	if err != nil {
		return p, err
	}
	months, err := c.months(ctx, 0, c.today+1)
	if err != nil {
		return p, err
	}
	p.Years = c.counts(months, yearOf)
	p.Page, err = c.page(ctx, true, news.KeyLatest)
	return p, err
}

// ArchiveYear implements [paper.Source].
func (s *Store) ArchiveYear(ctx context.Context, year int, now time.Time) (p paper.ArchiveYear, err error) {
	c, err := s.calendar(ctx, now)
	if err != nil {
		return p, err
	}
	from, to := int64(year)*10000, int64(year+1)*10000
	months, err := c.months(ctx, from, to)
	if err != nil {
		return p, err
	}
	if len(months) == 0 {
		return p, missing(sql.ErrNoRows, "year in the archive")
	}
	before, after, err := c.around(ctx, from, to)
	if err != nil {
		return p, err
	}
	p.Year, p.Months = year, c.counts(months, monthOf)
	p.Before, p.After = int(before/10000), int(after/10000)
	p.Page, err = c.page(ctx, after == 0, monthKeys(year)...)
	return p, err
}

// ArchiveMonth implements [paper.Source].
func (s *Store) ArchiveMonth(ctx context.Context, month, now time.Time) (p paper.ArchiveMonth, err error) {
	c, err := s.calendar(ctx, now)
	if err != nil {
		return p, err
	}
	from := monthOf(dayOf(month))
	to := from + 99
	days, err := c.days(ctx, from, to)
	if err != nil {
		return p, err
	}
	if len(days) == 0 {
		return p, missing(sql.ErrNoRows, "month in the archive")
	}
	before, after, err := c.around(ctx, from, to)
	if err != nil {
		return p, err
	}
	p.Month, p.Days = c.date(from), c.counts(days, func(day int64) int64 { return day })
	p.Before, p.After = c.date(monthOf(before)), c.date(monthOf(after))
	p.Page, err = c.page(ctx, after == 0, news.MonthKey(p.Month))
	return p, err
}

// ArchiveDay implements [paper.Source]. The page of today may be empty.
func (s *Store) ArchiveDay(ctx context.Context, day, now time.Time) (p paper.ArchiveDay, err error) {
	c, err := s.calendar(ctx, now)
	if err != nil {
		return p, err
	}
	number := dayOf(day)
	rows, err := all(ctx, s.read, scanCard, `
		select `+cardColumns+`
		from listing join live on live.article = listing.article
		where listing.list = 'paper' and listing.ref = 0 and listing.publish_at >= $2 and listing.publish_at < $3
			and listing.publish_at <= $1
		order by listing.publish_at, listing.article`,
		ms(now), ms(c.date(number)), ms(midnight(number+1, c.zone)))
	if err != nil {
		return p, err
	}
	if len(rows) == 0 && number != c.today {
		return p, missing(sql.ErrNoRows, "day in the archive")
	}
	if p.Cards, err = s.dress(ctx, rows); err != nil {
		return p, err
	}
	before, after, err := c.around(ctx, number, number+1)
	if err != nil {
		return p, err
	}
	p.Day, p.Before, p.After = c.date(number), c.date(before), c.date(after)
	p.Page, err = c.page(ctx, after == 0, news.DayKey(p.Day))
	p.Keys = page(time.Time{}, p.Cards, p.Keys...).Keys
	return p, err
}

// page returns what a page of the archive has besides cards. One that is at
// the end of the archive changes with the next article, wherever that goes.
func (c *calendar) page(ctx context.Context, last bool, keys ...news.Key) (paper.Page, error) {
	if !last {
		return page(time.Time{}, nil, keys...), nil
	}
	next, err := c.turns(ctx, wholePaper, ms(c.now))
	return page(next, nil, append(keys, news.KeyLatest)...), err
}

// counts adds up days under the date that begins their month or year.
func (c *calendar) counts(days []dayCount, begin func(day int64) int64) []paper.Count {
	var counts []paper.Count
	for _, d := range days {
		date := c.date(begin(d.day))
		if n := len(counts); n == 0 || !counts[n-1].Date.Equal(date) {
			counts = append(counts, paper.Count{Date: date})
		}
		counts[len(counts)-1].Articles += int(d.articles)
	}
	return counts
}

// monthKeys returns the keys of the months of a year.
func monthKeys(year int) (keys []news.Key) {
	for m := time.January; m <= time.December; m++ {
		keys = append(keys, news.MonthKey(time.Date(year, m, 1, 0, 0, 0, 0, time.UTC)))
	}
	return keys
}
