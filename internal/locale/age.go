package locale

import (
	"strings"
	"time"
)

// unit is a measure of age, named as CLDR names it.
type unit string

const (
	year   unit = "year"
	month  unit = "month"
	day    unit = "day"
	hour   unit = "hour"
	minute unit = "minute"
)

// Age is the time from one moment to a later one in its largest whole unit, never rounded up: "4 years", "3 months",
// "5 days", "2 hours", "1 minute". Years and months are counted on the calendar, in the zone of to.
func (l *Locale) Age(from, to time.Time) string {
	n, u := span(from, to)
	return l.fill(l.table.Units[u], n)
}

// Ago says how far a moment lies from now: "3 hours ago", "in 3 hours", and "now" when it is less than a minute.
func (l *Locale) Ago(then, now time.Time) string {
	texts, from, to := l.table.Past, then, now
	if then.After(now) {
		texts, from, to = l.table.Future, now, then
	}
	n, u := span(from, to)
	if n == 0 {
		return l.table.Now
	}
	return l.fill(texts[u], n)
}

func (l *Locale) fill(texts forms, n int) string {
	return strings.Replace(texts.pick(l.Plural(n)), "{0}", l.Number(n), 1)
}

// span measures the time between two moments in the largest unit that fits at least once; less than a minute, and any time
// that runs backwards, is no minutes.
func span(from, to time.Time) (int, unit) {
	months := monthsBetween(from.In(to.Location()), to)
	elapsed := to.Sub(from)
	switch {
	case months >= 12:
		return months / 12, year
	case months >= 1:
		return months, month
	case elapsed >= 24*time.Hour:
		return int(elapsed / (24 * time.Hour)), day
	case elapsed >= time.Hour:
		return int(elapsed / time.Hour), hour
	default:
		return max(0, int(elapsed/time.Minute)), minute
	}
}

// monthsBetween counts the whole months between two times of one zone. A month is whole when the same day of the month
// comes round at the same time of day; from the 31st, or from 29 February, that may be the first of the month after.
func monthsBetween(from, to time.Time) int {
	months := 12*(to.Year()-from.Year()) + int(to.Month()-from.Month())
	if sinceMonthBegan(to) < sinceMonthBegan(from) {
		months--
	}
	return months
}

// sinceMonthBegan is the day and the time of day in one comparable figure.
func sinceMonthBegan(t time.Time) time.Duration {
	h, m, s := t.Clock()
	return time.Duration(24*t.Day()+h)*time.Hour + time.Duration(m)*time.Minute + time.Duration(s)*time.Second + time.Duration(t.Nanosecond())
}
