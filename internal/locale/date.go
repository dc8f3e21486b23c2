package locale

import "time"

// FullDate is the date of the masthead: weekday, day, month and year, "Sunday, May 3, 2026".
func (l *Locale) FullDate(t time.Time) string { return l.format(l.full, t) }

// LongDate is the date with the month in letters, "May 3, 2026".
func (l *Locale) LongDate(t time.Time) string { return l.format(l.long, t) }

// MediumDate is the date in short, for cards and lists, "May 3, 2026" or "03.05.2026".
func (l *Locale) MediumDate(t time.Time) string { return l.format(l.medium, t) }

// MonthYear heads a month of the archive, "May 2026".
func (l *Locale) MonthYear(t time.Time) string { return l.format(l.monthYear, t) }

// Month is the month's name standing alone, as the head of a calendar has it, "May".
func (l *Locale) Month(t time.Time) string { return l.table.Months.StandAlone[t.Month()-1] }

// Weekday is the day's name standing alone, "Sunday".
func (l *Locale) Weekday(t time.Time) string { return l.table.Weekdays.StandAlone[t.Weekday()] }

// Time is the time of day in hours and minutes, "9:05 PM" or "21:05". The space in it does not break.
func (l *Locale) Time(t time.Time) string { return l.format(l.clock, t) }

// DateTime is the medium date and the time, "May 3, 2026, 9:05 PM".
func (l *Locale) DateTime(t time.Time) string { return l.format(l.dateTime, t) }
