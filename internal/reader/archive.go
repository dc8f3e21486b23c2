package reader

import (
	"context"
	"regexp"
	"time"
)

// archivePath leads to every article by the day it was published, by links
// alone: /archive, /archive/2026, /archive/2026/11, /archive/2026/11/22.
const archivePath = "/archive"

func yearPath(t time.Time) string  { return archivePath + t.Format("/2006") }
func monthPath(t time.Time) string { return archivePath + t.Format("/2006/01") }
func dayPath(t time.Time) string   { return archivePath + t.Format("/2006/01/02") }

// archiveForm is what may follow /archive.
var archiveForm = regexp.MustCompile(`^(?:/(\d{4})(?:/(\d\d)(?:/(\d\d))?)?)?$`)

// archive returns the builder of a page of the archive; date is what follows
// /archive in its path.
func (s *Site) archive(date string) builder {
	return func(ctx context.Context, e *edition) (leaf, error) {
		layout := "/2006/01/02"[:min(len(date), len("/2006/01/02"))]
		day, err := time.ParseInLocation(layout, date, e.zone)
		if err != nil || !archiveForm.MatchString(date) {
			return leaf{}, errNoPage
		}
		switch len(date) {
		case 0:
			return s.archiveYears(ctx, e)
		case len("/2006"):
			return s.archiveYear(ctx, e, day.Year())
		case len("/2006/01"):
			return s.archiveMonth(ctx, e, day)
		default:
			return s.archiveDay(ctx, e, day)
		}
	}
}

func (s *Site) archiveYears(ctx context.Context, e *edition) (leaf, error) {
	p, err := s.source.ArchiveYears(ctx, e.now)
	if err != nil {
		return leaf{}, err
	}
	v := ArchiveYearsView{View: e.archiveView("archive_years", archivePath, e.word("archive"))}
	if v.Fronts, err = s.frontsOf(ctx, e, time.Time{}, &p.Page); err != nil {
		return leaf{}, err
	}
	for _, c := range p.Years {
		v.Years = append(v.Years, e.count(yearName(c.Date), yearPath(c.Date), c.Articles))
	}
	return leaf{kind: "archive_years", view: v, Page: p.Page}, nil
}

func (s *Site) archiveYear(ctx context.Context, e *edition, year int) (leaf, error) {
	p, err := s.source.ArchiveYear(ctx, year, e.now)
	if err != nil {
		return leaf{}, err
	}
	first := e.newYear(year)
	v := ArchiveYearView{
		View:   e.archiveView("archive_year", yearPath(first), e.archiveOf(yearName(first)), e.archiveCrumb()),
		Year:   yearName(first),
		Before: e.neighbour(e.newYear(p.Before), yearName, yearPath),
		After:  e.neighbour(e.newYear(p.After), yearName, yearPath),
	}
	for _, c := range p.Months {
		v.Months = append(v.Months, e.count(e.locale.Month(c.Date), monthPath(c.Date), c.Articles))
	}
	return leaf{kind: "archive_year", view: v, Page: p.Page}, nil
}

func (s *Site) archiveMonth(ctx context.Context, e *edition, month time.Time) (leaf, error) {
	p, err := s.source.ArchiveMonth(ctx, month, e.now)
	if err != nil {
		return leaf{}, err
	}
	name := e.locale.MonthYear(month)
	v := ArchiveMonthView{
		View:     e.archiveView("archive_month", monthPath(month), e.archiveOf(name), e.archiveCrumb(), yearCrumb(month)),
		Month:    name,
		Weekdays: weekdays(e.locale),
		Weeks:    e.calendar(month, p.Days),
		Before:   e.neighbour(p.Before, e.locale.MonthYear, monthPath),
		After:    e.neighbour(p.After, e.locale.MonthYear, monthPath),
	}
	return leaf{kind: "archive_month", view: v, Page: p.Page}, nil
}

func (s *Site) archiveDay(ctx context.Context, e *edition, day time.Time) (leaf, error) {
	p, err := s.source.ArchiveDay(ctx, day, e.now)
	if err != nil {
		return leaf{}, err
	}
	date := e.date(day)
	v := ArchiveDayView{
		View: e.archiveView("archive_day", dayPath(day), e.archiveOf(date.Full),
			e.archiveCrumb(), yearCrumb(day), LinkView{Name: e.locale.MonthYear(day), URL: monthPath(day)}),
		Day:    date,
		Cards:  e.cards(p.Cards),
		Before: e.neighbour(p.Before, e.locale.FullDate, dayPath),
		After:  e.neighbour(p.After, e.locale.FullDate, dayPath),
	}
	if v.Front, err = s.frontsOf(ctx, e, day, &p.Page); err != nil {
		return leaf{}, err
	}
	v.Page.JSONLD = e.listGraph(v.Page, e.archiveOf(date.Full), p.Cards)
	if len(p.Cards) > 0 {
		v.Count = e.locale.Words("articles", len(p.Cards))
	}
	return leaf{kind: "archive_day", view: v, Page: p.Page}, nil
}

// archiveView is what stands around a page of the archive.
func (e *edition) archiveView(kind, path, title string, crumbs ...LinkView) View {
	page := e.page(about{kind: kind, path: path, title: title, crumbs: append(e.crumbs(), crumbs...)})
	page.JSONLD = e.plainGraph(page, "CollectionPage", title)
	return e.view(page)
}

func (e *edition) archiveOf(date string) string { return e.word("archive_of", "date", date) }

func (e *edition) archiveCrumb() LinkView { return LinkView{Name: e.word("archive"), URL: archivePath} }

func yearCrumb(t time.Time) LinkView { return LinkView{Name: yearName(t), URL: yearPath(t)} }

func yearName(t time.Time) string { return t.Format("2006") }

// newYear returns the first day of a year, the zero time for year 0.
func (e *edition) newYear(year int) time.Time {
	if year == 0 {
		return time.Time{}
	}
	return time.Date(year, 1, 1, 0, 0, 0, 0, e.zone)
}

func (e *edition) count(name, url string, n int) CountView {
	return CountView{Name: name, URL: url, Count: e.locale.Words("articles", n), Figure: e.locale.Number(n)}
}

// neighbour links to the page of another date, if there is one.
func (e *edition) neighbour(t time.Time, name, url func(time.Time) string) *CountView {
	if t.IsZero() {
		return nil
	}
	t = t.In(e.zone)
	return &CountView{Name: name(t), URL: url(t)}
}
