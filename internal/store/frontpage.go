package store

import (
	"context"
	"database/sql"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
)

// home is the front that every paper has.
const home = "home"

// FrontPage implements [paper.Source]. A paper whose home front was never
// launched has one that fills itself.
func (s *Store) FrontPage(ctx context.Context, name string, now time.Time) (p paper.FrontPage, err error) {
	row, err := s.liveFront(ctx, name)
	if err != nil {
		return p, err
	}
	l := arrange(row.live, now)
	if err := s.fill(ctx, l, ms(now)); err != nil {
		return p, err
	}
	latest, err := s.beyond(ctx, wholePaper, paper.Cursor{}, frontCards, ms(now))
	if err != nil {
		return p, err
	}
	n, err := s.names(ctx, l.wanted(latest))
	if err != nil {
		return p, err
	}
	next, err := s.turns(ctx, wholePaper, ms(now))
	p.Name, p.LaunchedAt = name, row.launchedAt
	p.Containers, p.Latest = l.print(n), n.cards(latest)
	p.Page = page(sooner(next, l.until), p.Latest, append(l.keys(), news.FrontKey(name), news.KeyLatest)...)
	return p, err
}

// liveFront returns a front as readers have it.
func (s *Store) liveFront(ctx context.Context, name string) (frontRow, error) {
	row, err := front(ctx, s.read, name)
	if err != nil && news.KindOf(err) != news.NotFound {
		return row, err
	}
	if !row.launchedAt.IsZero() {
		return row, nil
	}
	if name != home {
		return row, missing(sql.ErrNoRows, "front")
	}
	sections, err := s.Sections(ctx)
	return frontRow{live: news.SelfFilling(home, sections)}, err
}

// A layout is a front on its way to the page. An article stands on it once;
// one that an editor placed anywhere does not fill another place.
type layout struct {
	columns []column
	cards   map[int64]card
	used    map[int64]bool
	until   time.Time // when the next slot runs out
}

// A column is a container whose places are being filled.
type column struct {
	news.Container
	places []place
}

// A place shows an article, put there by an editor or filled in.
type place struct {
	news.Slot
	filled bool
}

// arrange lays out what editors placed and what has not run out.
func arrange(f news.Front, now time.Time) *layout {
	l := &layout{used: map[int64]bool{}}
	for _, box := range f.Containers {
		col := column{Container: box}
		for _, slot := range box.Slots {
			switch {
			case slot.Until.IsZero():
			case !now.Before(slot.Until):
				continue
			default:
				l.until = sooner(l.until, slot.Until)
			}
			col.places = append(col.places, place{Slot: slot})
		}
		l.columns = append(l.columns, col)
	}
	return l
}

// fill finds the cards of the slots and of the places that are free.
func (s *Store) fill(ctx context.Context, l *layout, now int64) (err error) {
	if l.cards, err = s.cards(ctx, l.placed(), now); err != nil {
		return err
	}
	for i := range l.columns {
		l.keepPublic(&l.columns[i])
	}
	for i := range l.columns {
		col := &l.columns[i]
		if col.Backfill == nil || len(col.places) >= col.Backfill.Limit {
			continue
		}
		free := col.Backfill.Limit - len(col.places)
		rows, err := s.backfill(ctx, *col.Backfill, free+len(l.used), now)
		if err != nil {
			return err
		}
		l.backfill(col, rows)
	}
	return nil
}

// placed returns the articles that editors placed, with those below them.
func (l *layout) placed() []int64 {
	var ids []int64
	for _, col := range l.columns {
		for _, x := range col.places {
			ids = append(append(ids, x.Article), x.Sublinks...)
		}
	}
	return ids
}

// keepPublic drops the places of a column whose article is not public, or has
// a place already.
func (l *layout) keepPublic(col *column) {
	kept := col.places[:0]
	for _, x := range col.places {
		if _, public := l.cards[x.Article]; !public || l.used[x.Article] {
			continue
		}
		l.used[x.Article] = true
		for _, below := range x.Sublinks {
			l.used[below] = true
		}
		kept = append(kept, x)
	}
	col.places = kept
}

// backfill puts the first articles that have no place into the free ones.
func (l *layout) backfill(col *column, rows []card) {
	for _, x := range rows {
		if len(col.places) == col.Backfill.Limit {
			return
		}
		if !l.used[x.ID] {
			l.used[x.ID], l.cards[x.ID] = true, x
			col.places = append(col.places, place{Slot: news.Slot{Article: x.ID}, filled: true})
		}
	}
}

// backfill returns the newest n cards that match.
func (s *Store) backfill(ctx context.Context, b news.Backfill, n int, now int64) ([]card, error) {
	switch {
	case b.Topic != 0 && b.Section != 0:
		return s.onTopicIn(ctx, b.Topic, b.Section, n, now)
	case b.Topic != 0:
		return s.beyond(ctx, topicList(b.Topic), paper.Cursor{}, n, now)
	case b.Section != 0:
		return s.beyond(ctx, sectionList(b.Section), paper.Cursor{}, n, now)
	default:
		return s.beyond(ctx, wholePaper, paper.Cursor{}, n, now)
	}
}

// onTopicIn returns the newest cards on a topic in a section. It looks no
// further than the newest 500 on the topic.
func (s *Store) onTopicIn(ctx context.Context, topic, section int64, n int, now int64) ([]card, error) {
	return all(ctx, s.read, scanCard, `
		select `+cardColumns+` from (
			select article, publish_at from listing
			where list = 'topic' and ref = $2 and folded = false and publish_at <= $1
			order by publish_at desc, article desc limit 500) spot
		join live on live.article = spot.article
		where exists (select 1 from listing
			where list = 'section' and ref = $3
				and listing.publish_at = spot.publish_at and listing.article = spot.article)
		order by spot.publish_at desc, spot.article desc limit $4`, now, topic, section, n)
}

// wanted returns what the front and the cards beside it name.
func (l *layout) wanted(latest []card) (w wanted) {
	for _, x := range latest {
		w.card(x)
	}
	for _, x := range l.cards {
		w.card(x)
	}
	for _, col := range l.columns {
		for _, x := range col.places {
			w.picture(x.Picture)
		}
	}
	return w
}

// keys returns the keys of all that the front shows and is filled from.
func (l *layout) keys() (keys []news.Key) {
	for id := range l.used {
		keys = append(keys, news.CardKey(id))
	}
	for _, col := range l.columns {
		if col.Backfill != nil && col.Backfill.Section != 0 {
			keys = append(keys, news.SectionKey(col.Backfill.Section))
		}
		if col.Backfill != nil && col.Backfill.Topic != 0 {
			keys = append(keys, news.TopicKey(col.Backfill.Topic))
		}
	}
	return keys
}

// print returns the containers as the page has them.
func (l *layout) print(n *names) []paper.Container {
	var boxes []paper.Container
	for _, col := range l.columns {
		box := paper.Container{Shape: col.Shape, Title: col.Title, Link: col.Link}
		for _, x := range col.places {
			box.Cards = append(box.Cards, l.frontCard(n, x))
		}
		boxes = append(boxes, box)
	}
	return boxes
}

// frontCard returns the card of a place, with the furniture the editor gave it.
func (l *layout) frontCard(n *names, x place) paper.FrontCard {
	shown := paper.FrontCard{Card: n.card(l.cards[x.Article]), Filled: x.filled}
	if x.Headline != "" {
		shown.Headline = x.Headline
	}
	if x.Kicker != "" {
		shown.Kicker = x.Kicker
	}
	switch {
	case x.NoImage:
		shown.Picture = nil
	case x.Picture != 0:
		shown.Picture = n.picture(news.Illustration{Picture: x.Picture})
	}
	for _, id := range x.Sublinks {
		if below, ok := l.cards[id]; ok {
			shown.Sublinks = append(shown.Sublinks, n.card(below))
		}
	}
	return shown
}
