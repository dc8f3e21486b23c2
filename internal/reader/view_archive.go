package reader

// An ArchiveYearsView is the page "archive_years".
type ArchiveYearsView struct {
	View
	Years  []CountView // newest first
	Fronts *LinkView   // the past front pages, if there are any
}

// An ArchiveYearView is the page "archive_year".
type ArchiveYearView struct {
	View
	Year          string
	Months        []CountView // of those with articles, in order
	Before, After *CountView  // neighbouring years with articles
}

// An ArchiveMonthView is the page "archive_month": a calendar.
type ArchiveMonthView struct {
	View
	Month         string   // "November 2026"
	Weekdays      []string // names of the columns, from the locale's first day
	Weeks         []WeekView
	Before, After *CountView // neighbouring months with articles
}

// A WeekView is a row of the calendar, always of seven days.
type WeekView struct {
	Days []DayView
}

// A DayView is a field of the calendar; days of other months are empty.
type DayView struct {
	Machine string // "2026-11-22"; empty outside the month
	Number  string // "22" in the digits of the language
	Full    string // "Sunday, 22 November 2026"
	URL     string // of the day, if it has articles
	Count   string // "12 articles", if it has any
	Figure  string // "12"
	Today   bool
}

// An ArchiveDayView is the page "archive_day": a whole day in order.
type ArchiveDayView struct {
	View
	Day           TimeView // Label is the date in full, Machine the plain date
	Count         string   // "12 articles"
	Cards         []CardView
	Front         *LinkView  // the last front page of the day, if it had one
	Before, After *CountView // neighbouring days with articles
}

// A CountView links to a year, month or day of the archive.
type CountView struct {
	Name   string // "2026", "November", "Sunday, 22 November 2026"
	URL    string
	Count  string // "1,234 articles"; empty on links to neighbours
	Figure string // "1,234"
}
