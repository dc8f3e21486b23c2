package frontpage

import (
	"context"
	"slices"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// A Stock knows which articles there are to show at a time.
type Stock interface {
	// Public returns those of the articles that readers may see.
	Public(ctx context.Context, ids []int64, now time.Time) (map[int64]bool, error)
	// Newest returns up to n public articles that match, newest first.
	Newest(ctx context.Context, b news.Backfill, n int, now time.Time) ([]Fresh, error)
}

// A Fresh article may fill a place.
type Fresh struct {
	Article     int64
	PublishedAt time.Time
}

// A Layout is a front on its way to the page. An article stands on it once.
type Layout struct {
	Columns []Column
	Until   time.Time // when the next slot runs out or the filling ages; zero for never

	stands map[int64]Spot
}

// A Column is a container with its places filled.
type Column struct {
	news.Container
	Places  []Place
	LeftOut []LeftOut // slots that readers do not see, in their order
	Passed  []LeftOut // what would have filled a place, but stands elsewhere
}

// A Place shows an article, put there by an editor or filled in.
type Place struct {
	news.Slot
	Index  int // of the slot in its container, -1 if it was filled in
	Filled bool
}

// A LeftOut is an article that is not shown where it was put.
type LeftOut struct {
	Article int64
	Index   int   // of the slot, -1 for what would have filled a place
	Below   int64 // the card it was to stand below, if it is a sublink
	Why     Why
	Stands  Spot // where it is shown instead, for StandsElsewhere
}

// A Why says why an article is left out.
type Why string

// The reasons.
const (
	NotPublic       Why = "not_public"
	RanOut          Why = "ran_out"
	StandsElsewhere Why = "stands_elsewhere"
)

// A Spot is where an article stands on a front.
type Spot struct {
	Column int   // index of the container
	Below  int64 // the card it is a sublink of, or 0
}

// Arrange makes of a front what readers see at a time. What editors put on
// the front goes before what fills it, and what stands higher before what
// stands lower.
func Arrange(ctx context.Context, f news.Front, stock Stock, now time.Time) (*Layout, error) {
	l := &Layout{stands: map[int64]Spot{}}
	public, err := stock.Public(ctx, f.Articles(), now)
	if err != nil {
		return nil, err
	}
	for i, box := range f.Containers {
		col := Column{Container: box}
		for n, slot := range box.Slots {
			l.place(&col, Spot{Column: i}, n, slot, public, now)
		}
		l.Columns = append(l.Columns, col)
	}
	for i := range l.Columns {
		if err := l.fill(ctx, i, stock, now); err != nil {
			return nil, err
		}
	}
	return l, nil
}

// place gives a slot its place, or notes why it has none.
func (l *Layout) place(col *Column, at Spot, index int, slot news.Slot, public map[int64]bool, now time.Time) {
	why := l.refuses(slot.Article, public)
	if !slot.Until.IsZero() && !now.Before(slot.Until) {
		why = RanOut
	}
	if why != "" {
		col.LeftOut = append(col.LeftOut, LeftOut{Article: slot.Article, Index: index, Why: why, Stands: l.stands[slot.Article]})
		return
	}
	l.turns(slot.Until)
	l.stands[slot.Article] = at
	var below []int64
	for _, id := range slot.Sublinks {
		if why := l.refuses(id, public); why != "" {
			col.LeftOut = append(col.LeftOut, LeftOut{Article: id, Index: index, Below: slot.Article, Why: why, Stands: l.stands[id]})
			continue
		}
		l.stands[id] = Spot{Column: at.Column, Below: slot.Article}
		below = append(below, id)
	}
	slot.Sublinks = below
	col.Places = append(col.Places, Place{Slot: slot, Index: index})
}

// refuses says why an article can not be placed, "" if it can.
func (l *Layout) refuses(id int64, public map[int64]bool) Why {
	_, stands := l.stands[id]
	switch {
	case !public[id]:
		return NotPublic
	case stands:
		return StandsElsewhere
	default:
		return ""
	}
}

// fill puts the newest that match into the free places of a column, around
// the cards that are pinned.
func (l *Layout) fill(ctx context.Context, i int, stock Stock, now time.Time) error {
	col := &l.Columns[i]
	if col.Backfill != nil && len(col.Places) < col.Backfill.Limit {
		free := col.Backfill.Limit - len(col.Places)
		fresh, err := stock.Newest(ctx, *col.Backfill, free+len(l.stands), now)
		if err != nil {
			return err
		}
		l.fillWith(col, i, fresh, free)
	}
	col.Places = pinned(col.Places)
	return nil
}

func (l *Layout) fillWith(col *Column, i int, fresh []Fresh, free int) {
	for _, x := range fresh {
		if free == 0 {
			return
		}
		if spot, stands := l.stands[x.Article]; stands {
			col.Passed = append(col.Passed, LeftOut{Article: x.Article, Index: -1, Why: StandsElsewhere, Stands: spot})
			continue
		}
		l.stands[x.Article] = Spot{Column: i}
		col.Places = append(col.Places, Place{Slot: news.Slot{Article: x.Article}, Index: -1, Filled: true})
		if col.Backfill.MaxAge > 0 {
			l.turns(x.PublishedAt.Add(col.Backfill.Age()))
		}
		free--
	}
}

// pinned moves the places with a pin to where they are pinned; the others
// keep their order around them.
func pinned(places []Place) []Place {
	var loose, fixed []Place
	for _, p := range places {
		if p.Pin > 0 {
			fixed = append(fixed, p)
		} else {
			loose = append(loose, p)
		}
	}
	slices.SortStableFunc(fixed, func(a, b Place) int { return a.Pin - b.Pin })
	done := make([]Place, 0, len(places))
	for len(loose)+len(fixed) > 0 {
		from := &loose
		if len(loose) == 0 || len(fixed) > 0 && fixed[0].Pin <= len(done)+1 {
			from = &fixed
		}
		done, *from = append(done, (*from)[0]), (*from)[1:]
	}
	return done
}

// turns notes a time at which the layout is another one.
func (l *Layout) turns(at time.Time) {
	if !at.IsZero() && (l.Until.IsZero() || at.Before(l.Until)) {
		l.Until = at
	}
}

// Shown returns all articles that stand on the front, sublinks included.
func (l *Layout) Shown() []int64 {
	ids := make([]int64, 0, len(l.stands))
	for id := range l.stands {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}

// Keys returns the keys of all that the front shows and is filled from.
func (l *Layout) Keys() (keys []news.Key) {
	for _, id := range l.Shown() {
		keys = append(keys, news.CardKey(id))
	}
	for _, col := range l.Columns {
		if b := col.Backfill; b != nil {
			keys = append(keys, b.Keys()...)
		}
		if col.Shared != 0 {
			keys = append(keys, news.ContainerKey(col.Shared))
		}
	}
	return keys
}
