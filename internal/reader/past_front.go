package reader

import (
	"context"
	"regexp"
	"strings"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
)

// frontsPath is the time machine: every front that was ever launched, as it
// was, at an address for ever. /fronts/home leads to its days,
// /fronts/home/2026-11 to those of a month, and /fronts/home/2026-11-22-1830
// is the front that readers had from that minute on.
const frontsPath = "/fronts"

func pastFrontsPath(name string) string { return child(frontsPath, name) }

// pastForm is what may follow /fronts/name.
var pastForm = regexp.MustCompile(`^(?:|\d{4}-\d\d|\d{4}-\d\d-\d\d-\d{4}(?:\d\d)?(?:-\d{1,6})?)$`)

// pastFronts returns the builder of a page of the time machine; rest is what
// follows /fronts in its path.
func (s *Site) pastFronts(rest string) builder {
	name, at, _ := strings.Cut(strings.TrimPrefix(rest, "/"), "/")
	switch {
	case name == "":
		return moved(pastFrontsPath(news.HomeFront))
	case news.CheckFrontName(name) != nil || !pastForm.MatchString(at):
		return func(context.Context, *edition) (leaf, error) { return leaf{}, errNoPage }
	case len(at) <= len("2006-01"):
		return s.frontMonth(name, at)
	default:
		return s.pastFront(name, at)
	}
}

// pastFront builds a front as it was.
func (s *Site) pastFront(name, address string) builder {
	return func(ctx context.Context, e *edition) (leaf, error) {
		p, err := s.source.PastFront(ctx, name, address, e.now)
		if err != nil {
			return leaf{}, err
		}
		at := e.dayAndTime(p.LaunchedAt)
		title := e.word("past_front_of", "title", e.frontTitle(p.Name, p.Title), "time", at.Full)
		page := e.page(about{
			kind: "past_front", path: news.PastFrontPath(p.Name, p.Address), title: title,
			crumbs: append(e.crumbs(), e.pastCrumb(p.Name)),
		})
		page.Robots = robotsNone // each would compete with the page of today
		page.JSONLD = e.plainGraph(page, "CollectionPage", title)
		v := PastFrontView{
			View: e.view(page), Title: e.frontTitle(p.Name, p.Title), At: at,
			Containers: e.containers(p.FrontPage), Latest: e.cards(p.Latest),
			Before: e.pastLink(p.Name, p.Before), After: e.pastLink(p.Name, p.After),
			Month: frontMonthPath(p.Name, p.LaunchedAt.In(e.zone)), Now: p.Path,
		}
		for _, x := range p.Day {
			link := *e.pastLink(p.Name, &x)
			v.Day = append(v.Day, FrontTimeView{
				LinkView: LinkView{Name: e.locale.Time(x.At.In(e.zone)), URL: link.URL}, Current: x.Address == p.Address,
			})
		}
		return leaf{kind: "past_front", view: v, Page: p.Page}, nil
	}
}

// dayAndTime is a moment in full: the past is easily taken for today.
func (e *edition) dayAndTime(t time.Time) TimeView {
	v := e.moment(t)
	t = t.In(e.zone)
	v.Label = e.locale.FullDate(t) + ", " + e.locale.Time(t)
	v.Full = v.Label
	return v
}

// frontTitle is what readers call a front.
func (e *edition) frontTitle(name, title string) string {
	if name == news.HomeFront || title == "" {
		return e.word("front_page")
	}
	return title
}

func (e *edition) pastCrumb(name string) LinkView {
	return LinkView{Name: e.word("past_fronts"), URL: pastFrontsPath(name)}
}

// pastLink leads to a past front, by its time.
func (e *edition) pastLink(name string, a *paper.FrontAddress) *LinkView {
	if a == nil {
		return nil
	}
	return &LinkView{Name: e.locale.DateTime(a.At.In(e.zone)), URL: news.PastFrontPath(name, a.Address)}
}

func frontMonthPath(name string, month time.Time) string {
	return child(pastFrontsPath(name), month.Format("2006-01"))
}

// frontMonth builds the calendar of a month, or of the last one with launches
// for "".
func (s *Site) frontMonth(name, month string) builder {
	return func(ctx context.Context, e *edition) (leaf, error) {
		p, err := s.source.FrontMonth(ctx, name, month, e.now)
		if err != nil {
			return leaf{}, err
		}
		date := e.locale.MonthYear(p.Month)
		path, title := child(pastFrontsPath(name), month), e.word("past_fronts_of", "date", date)
		if month == "" {
			path, title = pastFrontsPath(name), e.word("past_fronts")
		}
		crumbs := append(e.crumbs(), e.archiveCrumb())
		if month != "" {
			crumbs = append(crumbs, e.pastCrumb(name))
		}
		page := e.page(about{kind: "front_month", path: path, title: title, crumbs: crumbs})
		page.Robots = robotsNone
		page.JSONLD = e.plainGraph(page, "CollectionPage", title)
		at := func(t time.Time) string { return frontMonthPath(name, t) }
		v := FrontMonthView{View: e.view(page), Title: e.frontTitle(p.Name, p.Title), ArchiveMonth: ArchiveMonthView{
			Month: date, Weekdays: weekdays(e.locale), Weeks: e.launchCalendar(p),
			Before: e.neighbour(p.Before, e.locale.MonthYear, at), After: e.neighbour(p.After, e.locale.MonthYear, at),
		}}
		return leaf{kind: "front_month", view: v, Page: p.Page}, nil
	}
}

// launchCalendar leads from each day to the last front of it.
func (e *edition) launchCalendar(p paper.FrontMonth) []WeekView {
	weeks := e.calendar(p.Month, nil)
	for _, day := range p.Days {
		for i := range weeks {
			for n := range weeks[i].Days {
				if v := &weeks[i].Days[n]; v.Machine == day.Date.Format(time.DateOnly) {
					v.URL = news.PastFrontPath(p.Name, day.Last.Address)
					v.Count, v.Figure = e.locale.Words("launches", day.Launches), e.locale.Number(day.Launches)
				}
			}
		}
	}
	return weeks
}

// frontsOf returns a link to the past fronts, or to the last of a day, where
// there are any. It notes on the page what will change that: the first launch
// of all, or the next one of today.
func (s *Site) frontsOf(ctx context.Context, e *edition, day time.Time, p *paper.Page) (*LinkView, error) {
	month := ""
	if !day.IsZero() {
		month = day.Format("2006-01")
	}
	found, err := s.source.FrontMonth(ctx, news.HomeFront, month, e.now)
	if err != nil && news.KindOf(err) != news.NotFound {
		return nil, err
	}
	if day.IsZero() && err != nil || day.Equal(e.day(e.now)) {
		p.Keys = append(p.Keys, news.FrontKey(news.HomeFront))
		p.Until = earliest(p.Until, found.Until)
	}
	if day.IsZero() && err == nil {
		link := e.pastCrumb(news.HomeFront)
		return &link, nil
	}
	for _, d := range found.Days {
		if d.Date.Format(time.DateOnly) == day.Format(time.DateOnly) {
			return &LinkView{Name: e.word("front_of_day"), URL: news.PastFrontPath(news.HomeFront, d.Last.Address)}, nil
		}
	}
	return nil, nil
}
