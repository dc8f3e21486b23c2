package news

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// A TimelineEntry is one thing that happened, or is planned, in a storyline:
// when, in one sentence, and which article says so.
type TimelineEntry struct {
	ID        int64
	Version   int
	Storyline int64
	Date      EventDate
	Text      string
	Article   int64 // the source; 0 for what an editor knows without one
	State     EntryState
	// Print is the folded words it was proposed with, empty for what an
	// editor wrote. What was refused is known by it and not proposed again.
	Print string
	Staff int64     // who decided; 0 while it is a proposal
	At    time.Time // of the decision or the proposal
}

// An EntryState is whether an entry stands in the timeline.
type EntryState string

// The states of an entry.
const (
	EntryProposed EntryState = "proposed"
	EntryKept     EntryState = "kept"
	EntryRefused  EntryState = "refused"
)

// maxEntry is how long the sentence of an entry may be, in characters.
const maxEntry = 300

// Faults lists what is wrong with the entry.
func (e TimelineEntry) Faults() (faults Faults) {
	switch {
	case blank(e.Text):
		faults.add("text", "Say in one sentence what happened.")
	case utf8.RuneCountInString(e.Text) > maxEntry:
		faults.add("text", fmt.Sprintf("The sentence can have %d characters at most.", maxEntry))
	}
	if !e.Date.Valid() {
		faults.add("date", "The date is a day, a month or a year: 2026-11-22, 2026-11 or 2026.")
	}
	return faults
}

// An EventDate is a day, a month or a year, as exactly as it is known. As a
// number it is yyyymmdd with zeros for what is not known, so that dates sort,
// a month before its days.
type EventDate int

// DayOf returns the day of t in its zone.
func DayOf(t time.Time) EventDate {
	y, m, d := t.Date()
	return eventDate(y, int(m), d)
}

// eventDate returns the date of a year, a month or 0, and a day or 0.
func eventDate(year, month, day int) EventDate { return EventDate(year*10000 + month*100 + day) }

// ParseEventDate reads what [EventDate.String] wrote.
func ParseEventDate(s string) (EventDate, error) {
	refusal := &Error{Invalid, "A date is a day, a month or a year: 2026-11-22, 2026-11 or 2026."}
	var numbers [3]int
	parts := strings.Split(s, "-")
	if len(parts) > len(numbers) {
		return 0, refusal
	}
	for i, part := range parts {
		n, err := strconv.Atoi(part)
		if err != nil {
			return 0, refusal
		}
		numbers[i] = n
	}
	d := eventDate(numbers[0], numbers[1], numbers[2])
	if !d.Valid() || d.String() != s {
		return 0, refusal
	}
	return d, nil
}

// String returns the date as ISO 8601 writes it: "2026-11-22", "2026-11" or
// "2026".
func (d EventDate) String() string {
	switch y, m, day := d.parts(); {
	case m == 0:
		return fmt.Sprintf("%04d", y)
	case day == 0:
		return fmt.Sprintf("%04d-%02d", y, m)
	default:
		return fmt.Sprintf("%04d-%02d-%02d", y, m, day)
	}
}

// Exact reports whether the date is a day.
func (d EventDate) Exact() bool { return d%100 != 0 }

// MonthOnly reports whether the date is a month.
func (d EventDate) MonthOnly() bool { return d%100 == 0 && d%10000 != 0 }

// Time returns the midnight with which the date begins.
func (d EventDate) Time(zone *time.Location) time.Time {
	y, m, day := d.parts()
	return time.Date(y, time.Month(max(m, 1)), max(day, 1), 0, 0, 0, 0, zone)
}

// Valid reports whether there is such a date, from the year 1 to 9999.
func (d EventDate) Valid() bool {
	y, m, day := d.parts()
	if y < 1 || y > 9999 || m > 12 || m == 0 && day != 0 {
		return false
	}
	return day == 0 || d.Time(time.UTC).Day() == day
}

func (d EventDate) parts() (year, month, day int) {
	n := int(d)
	return n / 10000, n / 100 % 100, n % 100
}
