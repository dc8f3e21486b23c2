package news

import (
	"slices"
	"time"
)

// A Rhythm is on which days of the week something goes out, and when: minutes
// after midnight on the clock of the paper's zone. Without days nothing goes
// out by itself.
type Rhythm struct {
	Days   []time.Weekday `json:"days,omitempty"`
	Minute int            `json:"minute"`
}

// minutesOfDay is how many minutes the clock shows in a day.
const minutesOfDay = 24 * 60

func (r Rhythm) faults() (faults Faults) {
	for i, day := range r.Days {
		if day < time.Sunday || day > time.Saturday || slices.Contains(r.Days[:i], day) {
			faults.add("rhythm.days", "Name each day of the week once.")
			break
		}
	}
	if r.Minute < 0 || r.Minute >= minutesOfDay {
		faults.add("rhythm.minute", "The time of day must be between 00:00 and 23:59.")
	}
	return faults
}

// Next returns when it is time again, strictly after a moment. A time that the
// clock leaps over when summer begins is the moment of the leap; one that it
// shows twice when summer ends is the first of the two. A rhythm without days
// returns the zero time.
func (r Rhythm) Next(after time.Time, zone *time.Location) time.Time {
	y, m, d := after.In(zone).Date()
	for i := range 9 { // a week, its first day again, and one that a zone may leave out
		noon := time.Date(y, m, d+i, 12, 0, 0, 0, zone)
		at := onClock(noon, r.Minute)
		if slices.Contains(r.Days, noon.Weekday()) && at.After(after) {
			return at
		}
	}
	return time.Time{}
}

// onClock returns when the clock of a day shows a time, see [Rhythm.Next].
func onClock(day time.Time, minute int) time.Time {
	y, m, d := day.Date()
	wanted := time.Date(y, m, d, minute/60, minute%60, 0, 0, time.UTC)
	t := time.Date(y, m, d, minute/60, minute%60, 0, 0, day.Location())
	start, end := t.ZoneBounds()
	switch shown := face(t); {
	case shown.Before(wanted):
		return end
	case shown.After(wanted):
		return start
	default:
		return firstOfTwo(t, start)
	}
}

// face returns what clock and calendar show at t, as a time that compares.
func face(t time.Time) time.Time {
	_, offset := t.Zone()
	return t.UTC().Add(time.Duration(offset) * time.Second)
}

// firstOfTwo returns the earlier moment at which the clock shows the time of
// t, whose offset is in force since start.
func firstOfTwo(t, start time.Time) time.Time {
	if start.IsZero() {
		return t
	}
	_, before := start.Add(-time.Second).Zone()
	_, since := t.Zone()
	if earlier := t.Add(time.Duration(since-before) * time.Second); earlier.Before(start) && before > since {
		return earlier
	}
	return t
}
