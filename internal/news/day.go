package news

import "time"

// A Day is a day of the calendar, in no zone: the number of days since
// 1 January 1970, which itself stands for no day.
type Day int64

// DayAt returns the day that a time falls on in its own zone; none for the
// zero time.
func DayAt(t time.Time) Day {
	if t.IsZero() {
		return 0
	}
	year, month, day := t.Date()
	return Day(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix() / secondsOfDay)
}

const secondsOfDay = 24 * 60 * 60

// ParseDay reads "2026-11-22", and "" as no day.
func ParseDay(s string) (Day, error) {
	if s == "" {
		return 0, nil
	}
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return 0, &Error{Invalid, "A day is written like 2026-11-22."}
	}
	return DayAt(t), nil
}

// In returns the midnight at which the day begins in a zone; the zero time for
// no day.
func (d Day) In(zone *time.Location) time.Time {
	if d == 0 {
		return time.Time{}
	}
	year, month, day := time.Unix(int64(d)*secondsOfDay, 0).UTC().Date()
	return time.Date(year, month, day, 0, 0, 0, 0, zone)
}

// String returns the day as [ParseDay] reads it.
func (d Day) String() string {
	if d == 0 {
		return ""
	}
	return d.In(time.UTC).Format(time.DateOnly)
}
