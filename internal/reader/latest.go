package reader

import (
	"context"
	"time"

	"github.com/courant-press/courant/internal/paper"
)

// latestPath is the list of everything, newest first.
const latestPath = "/latest"

// latestLength is how many articles a page of it has.
const latestLength = 50

// latest builds a page of it.
func (s *Site) latest(at paper.Cursor) builder {
	return func(ctx context.Context, e *edition) (leaf, error) {
		p, err := s.source.Latest(ctx, at, latestLength, e.now)
		if err != nil {
			return leaf{}, err
		}
		turns := pager(latestPath, p.First, p.Newer, p.Older)
		title := e.word("latest")
		page := e.page(about{kind: "latest", path: latestPath, title: title, crumbs: e.crumbs(), pager: &turns, at: at})
		page.JSONLD = e.listGraph(page, title, p.Cards)
		v := LatestView{View: e.view(page), Days: e.byDay(p.Cards), Pager: turns}
		return leaf{kind: "latest", view: v, Page: p.Page}, nil
	}
}

// byDay groups neighbours of the same day.
func (e *edition) byDay(cards []paper.Card) []DayGroup {
	var groups []DayGroup
	var current time.Time
	for _, c := range cards {
		if day := e.day(c.PublishedAt); len(groups) == 0 || !day.Equal(current) {
			current = day
			groups = append(groups, DayGroup{Day: e.date(day), URL: dayPath(day)})
		}
		group := &groups[len(groups)-1]
		group.Cards = append(group.Cards, e.card(c))
	}
	return groups
}
