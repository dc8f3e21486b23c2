package press

import (
	"slices"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// A clock knows when keys will turn. Every page that shows such a key carries
// the time; the clock is asked only when a page is printed.
type clock map[news.Key][]time.Time

// add notes that keys turn at t. Times before past are forgotten on the way:
// no render that began before them can still be at work.
func (c clock) add(t time.Time, keys []news.Key, past time.Time) {
	for _, key := range keys {
		if !slices.ContainsFunc(c[key], t.Equal) {
			c[key] = append(c[key], t)
		}
	}
	for key, times := range c {
		times = slices.DeleteFunc(times, past.After)
		if c[key] = times; len(times) == 0 {
			delete(c, key)
		}
	}
}

// next returns when the first of the keys turns after a time, zero for never.
func (c clock) next(keys []news.Key, after time.Time) (first time.Time) {
	for _, key := range keys {
		for _, t := range c[key] {
			if t.After(after) {
				first = sooner(first, t)
			}
		}
	}
	return first
}
