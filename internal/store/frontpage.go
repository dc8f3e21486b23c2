package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom/frontpage"
	"github.com/courant-press/courant/internal/paper"
)

// home is the front that every paper has.
const home = news.HomeFront

// FrontPage implements [paper.Source]. A paper whose home front was never
// launched has one that fills itself.
func (s *Store) FrontPage(ctx context.Context, name string, now time.Time) (p paper.FrontPage, err error) {
	live, err := s.readersFront(ctx, name, now)
	if err != nil {
		return p, err
	}
	if p, err = s.PreviewFront(ctx, live.Front, now); err != nil {
		return p, err
	}
	if err := s.nameFront(ctx, name, &p); err != nil {
		return p, err
	}
	ahead, err := s.nextLaunch(ctx, name, now)
	p.LaunchedAt, p.Until = live.At, sooner(p.Until, ahead)
	if err != nil || name != home {
		return p, err
	}
	return p, s.leadToDigest(ctx, &p, now)
}

// nameFront notes what a front is called and where it stands.
func (s *Store) nameFront(ctx context.Context, name string, p *paper.FrontPage) error {
	f, err := s.FrontDraft(ctx, name)
	if err != nil {
		return err
	}
	var section news.Section
	if f.Section != 0 {
		if section, err = s.Section(ctx, f.Section); err != nil && news.KindOf(err) != news.NotFound {
			return err
		}
	}
	if section.ID == 0 {
		f.Section = 0
	}
	p.Title, p.Path = f.Title, f.Path(section)
	return nil
}

// readersFront returns the front that readers have. The home front is there
// before it was launched.
func (s *Store) readersFront(ctx context.Context, name string, now time.Time) (news.FrontLaunch, error) {
	l, err := s.LiveFront(ctx, name, now)
	if name != home || err == nil || news.KindOf(err) != news.NotFound {
		return l, err
	}
	sections, err := s.Sections(ctx)
	return news.FrontLaunch{Name: home, Front: news.SelfFilling(home, sections)}, err
}

// nextLaunch returns when readers get another front, zero for never.
func (s *Store) nextLaunch(ctx context.Context, name string, now time.Time) (time.Time, error) {
	n, err := one(ctx, s.read, number, `
		select at from front_launch where name = $1 and at > $2 order by at limit 1`, clean(name), ms(now))
	if errors.Is(err, sql.ErrNoRows) {
		return time.Time{}, nil
	}
	return at(n), err
}

// PreviewFront returns an arrangement as readers would have it at a time.
func (s *Store) PreviewFront(ctx context.Context, f news.Front, now time.Time) (p paper.FrontPage, err error) {
	stock := &stock{store: s, cards: map[int64]card{}}
	l, err := frontpage.Arrange(ctx, f, stock, now)
	if err != nil {
		return p, err
	}
	latest, err := s.beyond(ctx, wholePaper, paper.Cursor{}, frontCards, ms(now))
	if err != nil {
		return p, err
	}
	n, err := s.names(ctx, stock.wanted(l, latest))
	if err != nil {
		return p, err
	}
	next, err := s.turns(ctx, wholePaper, ms(now))
	p.Name, p.Containers, p.Latest = f.Name, stock.print(l, n), n.cards(latest)
	p.Page = page(sooner(next, l.Until), p.Latest, append(l.Keys(), news.FrontKey(f.Name), news.KeyLatest)...)
	return p, err
}

// A stock is what a front is arranged from; it keeps the cards it has shown.
type stock struct {
	store *Store
	cards map[int64]card
}

// Public implements [frontpage.Stock].
func (x *stock) Public(ctx context.Context, ids []int64, now time.Time) (map[int64]bool, error) {
	found, err := x.store.cards(ctx, ids, ms(now))
	public := make(map[int64]bool, len(found))
	for id, c := range found {
		x.cards[id], public[id] = c, true
	}
	return public, err
}

// Newest implements [frontpage.Stock].
func (x *stock) Newest(ctx context.Context, b news.Backfill, n int, now time.Time) ([]frontpage.Fresh, error) {
	rows, err := x.store.matching(ctx, b, n, now)
	var fresh []frontpage.Fresh
	for _, c := range rows {
		x.cards[c.ID] = c
		fresh = append(fresh, frontpage.Fresh{Article: c.ID, PublishedAt: c.PublishedAt})
	}
	return fresh, err
}

// wanted returns what the front and the cards beside it name.
func (x *stock) wanted(l *frontpage.Layout, latest []card) (w wanted) {
	for _, c := range latest {
		w.card(c)
	}
	for _, id := range l.Shown() {
		w.card(x.cards[id])
	}
	for _, col := range l.Columns {
		for _, place := range col.Places {
			w.picture(place.Picture)
		}
	}
	return w
}

// print returns the containers as the page has them.
func (x *stock) print(l *frontpage.Layout, n *names) []paper.Container {
	var boxes []paper.Container
	for _, col := range l.Columns {
		box := paper.Container{Shape: col.Shape, Title: col.Title, Link: col.Link}
		for _, place := range col.Places {
			box.Cards = append(box.Cards, x.card(n, place))
		}
		boxes = append(boxes, box)
	}
	return boxes
}

// card returns the card of a place, with the furniture the editor gave it.
func (x *stock) card(n *names, place frontpage.Place) paper.FrontCard {
	c := paper.FrontCard{
		Card: n.card(x.cards[place.Article]), Filled: place.Filled, Big: place.Group == news.BigGroup, Crop: place.Crop,
	}
	for _, own := range []struct {
		text string
		to   *string
	}{{place.Headline, &c.Headline}, {place.Kicker, &c.Kicker}, {place.Standfirst, &c.Standfirst}} {
		if own.text != "" {
			*own.to = own.text
		}
	}
	if place.NoStandfirst {
		c.Standfirst = ""
	}
	switch {
	case place.NoImage:
		c.Picture = nil
	case place.Picture != 0:
		c.Picture = n.picture(news.Illustration{Picture: place.Picture})
	}
	for _, id := range place.Sublinks {
		c.Sublinks = append(c.Sublinks, n.card(x.cards[id]))
	}
	return c
}

// FrontStock returns what a front is arranged from.
func (s *Store) FrontStock() frontpage.Stock { return &stock{store: s, cards: map[int64]card{}} }
