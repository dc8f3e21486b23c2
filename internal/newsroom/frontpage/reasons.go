package frontpage

import (
	"fmt"
	"time"
)

// reasons puts into words why articles are left out.
type reasons struct {
	layout *Layout
	facts  map[int64]Facts
	now    time.Time
	zone   *time.Location
}

func (r reasons) text(x LeftOut) string {
	switch x.Why {
	case RanOut:
		return "Its time on the front is over."
	case StandsElsewhere:
		return "It stands in " + r.spot(x) + " already."
	default:
		return r.facts[x.Article].hidden(r.now, r.zone)
	}
}

// spot names the place where an article stands.
func (r reasons) spot(x LeftOut) string {
	col := r.layout.Columns[x.Stands.Column]
	name := BoxName(col.Container, x.Stands.Column)
	if x.Stands.Below != 0 {
		return name + ", below “" + r.facts[x.Stands.Below].Headline + "”"
	}
	for i, place := range col.Places {
		if place.Article == x.Article {
			return fmt.Sprintf("%s, place %d,", name, i+1)
		}
	}
	return name
}
