package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
)

// A pressedLaunch is a launch with what its cards said.
type pressedLaunch struct {
	news.FrontLaunch
	front paper.PressedFront
}

func scanPressed(rows *sql.Rows) (l pressedLaunch, err error) {
	err = rows.Scan(&l.ID, &l.Name, moment{&l.At}, moment{&l.MadeAt}, &l.Staff,
		&l.Address, fromJSON{&l.Changes}, fromJSON{&l.Front}, pressedFront{&l.front})
	return l, err
}

// A pressedFront scans what [keptPress] wrote.
type pressedFront struct{ to *paper.PressedFront }

// Scan implements [sql.Scanner].
func (p pressedFront) Scan(v any) error {
	if v == "" {
		return nil
	}
	return fromJSON{p.to}.Scan(v)
}

// PastFront implements [paper.Source].
func (s *Store) PastFront(ctx context.Context, name, address string, now time.Time) (p paper.PastFront, err error) {
	l, err := one(ctx, s.read, scanPressed, `
		select `+launchColumns+`, front_launch.pressed from front_launch
		where name = $1 and address = $2 and at <= $3`, clean(name), clean(address), ms(now))
	if err != nil {
		return p, missing(err, "past front")
	}
	if l.front.Containers == nil { // its job has not run yet
		said, err := s.PreviewFront(ctx, l.Front, l.At)
		if err != nil {
			return p, err
		}
		l.front = said.Press()
	}
	if p, err = s.unpress(ctx, l, now); err != nil {
		return p, err
	}
	return p, s.aroundLaunch(ctx, &p, l, now)
}

// unpress makes a page of what a launch said. Of an article that is public no
// more it leaves nothing but where it stood.
func (s *Store) unpress(ctx context.Context, l pressedLaunch, now time.Time) (paper.PastFront, error) {
	then := past{pressedLaunch: l}
	for _, c := range l.front.Containers {
		for _, x := range c.Cards {
			then.want(x)
		}
	}
	for _, x := range l.front.Latest {
		then.want(x)
	}
	var err error
	if then.still, err = s.cards(ctx, then.ids, ms(now)); err != nil {
		return paper.PastFront{}, err
	}
	if then.wrong, err = s.correctedSince(ctx, then.ids, l.At); err != nil {
		return paper.PastFront{}, err
	}
	if then.names, err = s.names(ctx, then.wanted); err != nil {
		return paper.PastFront{}, err
	}
	p := paper.PastFront{FrontPage: then.page(), Address: l.Address}
	var keys []news.Key
	for _, id := range then.ids {
		keys = append(keys, news.CardKey(id))
		if _, public := then.still[id]; !public {
			keys = append(keys, news.ArticleKey(id)) // it may be reinstated
		}
	}
	p.Page = page(time.Time{}, nil, keys...)
	return p, nil
}

// correctedSince returns those of the articles that own up to a mistake since.
func (s *Store) correctedSince(ctx context.Context, ids []int64, since time.Time) (map[int64]bool, error) {
	rows, err := all(ctx, s.read, number, `
		select article from correction
		where article in `+s.engine.List("$1")+` and at > $2 and kind in ('correction', 'retraction')`, asJSON{ids}, ms(since))
	wrong := make(map[int64]bool, len(rows))
	for _, id := range rows {
		wrong[id] = true
	}
	return wrong, err
}

// A past is a launched front on its way back to a page.
type past struct {
	pressedLaunch
	ids    []int64
	wanted wanted
	names  *names
	still  map[int64]card // what is public today
	wrong  map[int64]bool // what was corrected since
}

func (t *past) want(x paper.PressedCard) {
	t.ids = append(t.ids, x.Article)
	t.wanted.picture(x.Picture)
	for _, below := range x.Sublinks {
		t.want(below)
	}
}

func (t *past) page() paper.FrontPage {
	p := paper.FrontPage{Name: t.Name, LaunchedAt: t.At}
	for _, c := range t.front.Containers {
		box := paper.Container{Shape: c.Shape, Title: c.Title, Link: c.Link}
		for _, x := range c.Cards {
			box.Cards = append(box.Cards, t.frontCard(x))
		}
		p.Containers = append(p.Containers, box)
	}
	for _, x := range t.front.Latest {
		if _, public := t.still[x.Article]; public {
			p.Latest = append(p.Latest, t.card(x))
		}
	}
	return p
}

func (t *past) frontCard(x paper.PressedCard) paper.FrontCard {
	c := paper.FrontCard{Big: x.Big, Crop: x.Crop, Filled: x.Filled}
	if _, public := t.still[x.Article]; !public {
		c.Gone, c.Card = true, paper.Card{ID: x.Article, Path: x.Path}
	} else {
		c.Card, c.CorrectedSince = t.card(x), t.wrong[x.Article]
	}
	for _, below := range x.Sublinks {
		if _, public := t.still[below.Article]; public {
			c.Sublinks = append(c.Sublinks, t.card(below))
		}
	}
	return c
}

// card is a card with the words it had, at the address it has today.
func (t *past) card(x paper.PressedCard) paper.Card {
	c := paper.Card{
		ID: x.Article, Path: t.still[x.Article].Path, Kind: x.Kind, Lang: x.Lang, Kicker: x.Kicker,
		Headline: x.Headline, FullHead: x.Headline, Standfirst: x.Standfirst, Section: t.names.section(x.Section),
		Picture:     t.names.picture(news.Illustration{Picture: x.Picture, Alt: x.Alt}),
		PublishedAt: x.PublishedAt, Corrected: x.Corrected,
	}
	for _, name := range x.Writers {
		c.Byline = append(c.Byline, paper.Credit{Name: name, Role: news.ByText})
	}
	return c
}

func scanFrontAddress(rows *sql.Rows) (a paper.FrontAddress, err error) {
	err = rows.Scan(&a.Address, moment{&a.At})
	return a, err
}

// aroundLaunch finds the launches next to one and of its day.
func (s *Store) aroundLaunch(ctx context.Context, p *paper.PastFront, l pressedLaunch, now time.Time) (err error) {
	if p.Before, err = s.maybeAddress(ctx, `
		select address, at from front_launch
		where name = $1 and (at, id) < ($2, $3) order by at desc, id desc limit 1`, l.Name, ms(l.At), l.ID); err != nil {
		return err
	}
	if p.After, err = s.maybeAddress(ctx, `
		select address, at from front_launch
		where name = $1 and (at, id) > ($2, $3) and at <= $4 order by at, id limit 1`, l.Name, ms(l.At), l.ID, ms(now)); err != nil {
		return err
	}
	day := l.Address[:len(time.DateOnly)]
	p.Day, err = all(ctx, s.read, scanFrontAddress, `
		select address, at from front_launch
		where name = $1 and address >= $2 and address < $3 and at <= $4 order by address limit 200`,
		l.Name, day, day+".", ms(now))
	if err != nil {
		return err
	}
	if p.After == nil { // the next launch will be its neighbour
		p.Keys = append(p.Keys, news.FrontKey(l.Name))
		if p.Until, err = s.nextLaunch(ctx, l.Name, now); err != nil {
			return err
		}
	}
	return ignoreMissing(s.nameFront(ctx, l.Name, &p.FrontPage))
}

// ignoreMissing takes for granted that there may be no such thing.
func ignoreMissing(err error) error {
	if err != nil && news.KindOf(err) == news.NotFound {
		return nil
	}
	return err
}

func (s *Store) maybeAddress(ctx context.Context, query string, args ...any) (*paper.FrontAddress, error) {
	a, err := one(ctx, s.read, scanFrontAddress, query, args...)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	return &a, err
}

// FrontMonth implements [paper.Source].
func (s *Store) FrontMonth(ctx context.Context, name, month string, now time.Time) (p paper.FrontMonth, err error) {
	if month == "" {
		if month, err = s.launchMonth(ctx, `
			select address, at from front_launch where name = $1 and at <= $2 order by at desc, id desc limit 1`, name, ms(now)); err != nil {
			return p, err
		}
	}
	loc, err := zone(ctx, s.read)
	if err != nil {
		return p, err
	}
	if p.Month, err = time.ParseInLocation("2006-01", month, loc); err != nil {
		return p, missing(sql.ErrNoRows, "month of past fronts")
	}
	launches, err := all(ctx, s.read, scanFrontAddress, `
		select address, at from front_launch
		where name = $1 and address >= $2 and address < $3 and at <= $4 order by address`,
		clean(name), month, p.Month.AddDate(0, 1, 0).Format("2006-01"), ms(now))
	if err != nil {
		return p, err
	}
	if len(launches) == 0 {
		return p, missing(sql.ErrNoRows, "month of past fronts")
	}
	p.Name, p.Days = name, byDay(launches, loc)
	return p, s.aroundMonth(ctx, &p, now)
}

// byDay counts launches by the day in their address.
func byDay(launches []paper.FrontAddress, loc *time.Location) (days []paper.FrontDay) {
	for _, l := range launches {
		date, err := time.ParseInLocation(time.DateOnly, l.Address[:len(time.DateOnly)], loc)
		if err != nil {
			continue // the store writes no such address
		}
		if n := len(days); n == 0 || !days[n-1].Date.Equal(date) {
			days = append(days, paper.FrontDay{Date: date})
		}
		day := &days[len(days)-1]
		day.Launches, day.Last = day.Launches+1, l
	}
	return days
}

// aroundMonth finds the neighbouring months with launches.
func (s *Store) aroundMonth(ctx context.Context, p *paper.FrontMonth, now time.Time) error {
	next := p.Month.AddDate(0, 1, 0)
	for _, x := range []struct {
		to           *time.Time
		query, bound string
	}{
		{&p.Before, `select address, at from front_launch
			where name = $1 and at <= $2 and address < $3 order by address desc limit 1`, p.Month.Format("2006-01")},
		{&p.After, `select address, at from front_launch
			where name = $1 and at <= $2 and address >= $3 order by address limit 1`, next.Format("2006-01")},
	} {
		month, err := s.launchMonth(ctx, x.query, p.Name, ms(now), x.bound)
		if err != nil && news.KindOf(err) != news.NotFound {
			return err
		}
		if err == nil {
			*x.to, _ = time.ParseInLocation("2006-01", month, p.Month.Location())
		}
	}
	p.Page = page(time.Time{}, nil)
	if p.After.IsZero() { // it may get another day
		p.Keys = append(p.Keys, news.FrontKey(p.Name))
		ahead, err := s.nextLaunch(ctx, p.Name, now)
		if err != nil {
			return err
		}
		p.Until = ahead
	}
	f, err := s.FrontDraft(ctx, p.Name)
	p.Title = f.Title
	return ignoreMissing(err)
}

// launchMonth returns the month of the first launch that a query finds.
func (s *Store) launchMonth(ctx context.Context, query string, args ...any) (string, error) {
	a, err := one(ctx, s.read, scanFrontAddress, query, args...)
	if err != nil {
		return "", missing(err, "past front")
	}
	return a.Address[:len("2006-01")], nil
}
