package reader

import (
	"time"

	"github.com/courant-press/courant/internal/locale"
	"github.com/courant-press/courant/internal/paper"
)

// weekdays names the columns of a calendar.
func weekdays(l *locale.Locale) []string {
	var names []string
	for i := range 7 {
		// 1 January 2023 was a Sunday.
		names = append(names, l.Weekday(time.Date(2023, 1, 1+int(l.FirstDay())+i, 0, 0, 0, 0, time.UTC)))
	}
	return names
}

// calendar lays the days of a month out in weeks. Days that belong to the
// months around it are empty.
func (e *edition) calendar(month time.Time, counts []paper.Count) []WeekView {
	articles := map[int]int{}
	for _, c := range counts {
		articles[c.Date.In(e.zone).Day()] = c.Articles
	}
	var weeks []WeekView
	lead := (int(month.Weekday()) - int(e.locale.FirstDay()) + 7) % 7
	last := month.AddDate(0, 1, -1).Day()
	for first := 1 - lead; first <= last; first += 7 {
		week := WeekView{Days: make([]DayView, 7)}
		for i := range week.Days {
			if n := first + i; n >= 1 && n <= last {
				week.Days[i] = e.field(month.AddDate(0, 0, n-1), articles[n])
			}
		}
		weeks = append(weeks, week)
	}
	return weeks
}

// field is a day of the calendar.
func (e *edition) field(day time.Time, articles int) DayView {
	v := DayView{
		Machine: day.Format(time.DateOnly),
		Number:  e.locale.Number(day.Day()),
		Full:    e.locale.FullDate(day),
		Today:   day.Equal(e.day(e.now)),
	}
	if articles > 0 {
		v.URL, v.Count, v.Figure = dayPath(day), e.locale.Words("articles", articles), e.locale.Number(articles)
	}
	return v
}
