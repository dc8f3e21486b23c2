package testpaper

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// A calendar turns the days of the texts, counted from the day of the demo,
// into times.
type calendar struct {
	now time.Time // in the paper's zone
}

// busy is how far into a day the newest article of the texts comes. Earlier
// in the day, the day so far is told at a faster pace, so that nothing that
// should be there lies ahead.
const busy = 19 * time.Hour

// at reads a time such as "-3d 18:05" or "+1d 00:01". A past one is before
// now, a future one after it.
func (c calendar) at(text string) (time.Time, error) {
	days, clock, _ := strings.Cut(text, " ")
	n, err := strconv.Atoi(strings.TrimSuffix(days, "d"))
	if err != nil {
		return time.Time{}, fmt.Errorf("%q is not a time such as -3d 18:05", text)
	}
	hour, err := time.Parse("15:04", clock)
	if clock == "" {
		hour, err = time.Parse("15:04", "09:00")
	}
	if err != nil {
		return time.Time{}, fmt.Errorf("%q is not a time such as -3d 18:05", text)
	}
	day := c.day(n)
	t := time.Date(day.Year(), day.Month(), day.Day(), hour.Hour(), hour.Minute(), 0, 0, c.now.Location())
	if strings.HasPrefix(text, "+") {
		return c.ahead(t), nil
	}
	return c.past(t), nil
}

// day is midnight n days from today.
func (c calendar) day(n int) time.Time {
	return time.Date(c.now.Year(), c.now.Month(), c.now.Day()+n, 0, 0, 0, 0, c.now.Location())
}

// past moves a time of today to where the day has come so far.
func (c calendar) past(t time.Time) time.Time {
	midnight := c.day(0)
	gone := c.now.Sub(midnight)
	if t.Before(midnight) || gone >= busy {
		return t
	}
	return midnight.Add(time.Duration(float64(t.Sub(midnight)) * float64(gone) / float64(busy))).Truncate(time.Second)
}

func (c calendar) ahead(t time.Time) time.Time {
	if soon := c.now.Add(time.Hour); t.Before(soon) {
		return soon
	}
	return t
}

var placeholder = regexp.MustCompile(`\{(weekday|date|month|year|iso) ([+-]?\d+)\}`)

// fill puts dates for the placeholders of a text, counted from the day on
// which it was published: {weekday -2}, {date -12}, {month -1}, {year -4},
// {iso -12}.
func fill(text string, published time.Time) string {
	return placeholder.ReplaceAllStringFunc(text, func(match string) string {
		m := placeholder.FindStringSubmatch(match)
		n, _ := strconv.Atoi(m[2]) // the pattern lets nothing else through
		switch m[1] {
		case "weekday":
			return published.AddDate(0, 0, n).Weekday().String()
		case "date":
			return published.AddDate(0, 0, n).Format("2 January 2006")
		case "iso":
			return published.AddDate(0, 0, n).Format(time.DateOnly)
		case "month":
			return published.AddDate(0, n, 0).Month().String()
		default:
			return strconv.Itoa(published.Year() + n)
		}
	})
}
