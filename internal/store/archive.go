package store

import (
	"context"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// A day of the paper's zone is kept as a number such as 20261122.
func dayOf(t time.Time) int64 {
	y, m, d := t.Date()
	return int64(y)*10000 + int64(m)*100 + int64(d)
}

// midnight returns when a day began.
func midnight(day int64, zone *time.Location) time.Time {
	return time.Date(int(day/10000), time.Month(day/100%100), int(day%100), 0, 0, 0, 0, zone)
}

// monthOf returns the first day of the month of a day, 0 for none.
func monthOf(day int64) int64 {
	if day == 0 {
		return 0
	}
	return day/100*100 + 1
}

// yearOf returns the first day of the year of a day.
func yearOf(day int64) int64 { return day/10000*10000 + 101 }

// countDays changes the counts of the days on which an article left or
// entered the list of the whole paper.
func countDays(ctx context.Context, c conn, left, entered []spot, ev *news.Event) error {
	change := map[int64]int64{}
	for _, x := range left {
		if x.listID == wholePaper {
			change[x.at]--
		}
	}
	for _, x := range entered {
		if x.listID == wholePaper {
			change[x.at]++
		}
	}
	for ms, n := range change {
		if n == 0 {
			continue // only the folding changed
		}
		if err := countDay(ctx, c, at(ms), n, ev); err != nil {
			return err
		}
	}
	return nil
}

func countDay(ctx context.Context, c conn, t time.Time, n int64, ev *news.Event) error {
	loc, err := zone(ctx, c)
	if err != nil {
		return err
	}
	day := t.In(loc)
	ev.Soft = append(ev.Soft, news.DayKey(day), news.MonthKey(day))
	return addToDay(ctx, c, dayOf(day), n)
}

func addToDay(ctx context.Context, c conn, day, n int64) error {
	_, err := c.exec(ctx, `
		insert into day_count (day, articles) values ($1, $2)
		on conflict (day) do update set articles = day_count.articles + excluded.articles`, day, n)
	return err
}

// recountDays counts all articles again, in the zone of the settings.
func recountDays(ctx context.Context, c conn) error {
	loc, err := zone(ctx, c)
	if err != nil {
		return err
	}
	times, err := all(ctx, c, number, `select publish_at from listing where list = 'paper' and ref = 0`)
	if err != nil {
		return err
	}
	counts := map[int64]int64{}
	for _, ms := range times {
		counts[dayOf(at(ms).In(loc))]++
	}
	if _, err := c.exec(ctx, `delete from day_count`); err != nil {
		return err
	}
	insert := newBulk("day_count", "day, articles")
	for day, n := range counts {
		if err := insert.add(ctx, c, day, n); err != nil {
			return err
		}
	}
	return insert.flush(ctx, c)
}
