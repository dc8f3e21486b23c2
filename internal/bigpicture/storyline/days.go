package storyline

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"github.com/courant-press/courant/internal/bigpicture/prose"
	"github.com/courant-press/courant/internal/news"
)

// Reported is an article of a story, as far as its days are read from it.
type Reported struct {
	PublishAt time.Time // in the paper's zone
	Lang      string    // BCP 47
	Passages  []prose.Passage
}

// mentioned is how much more it says of a day that an article names it than
// that an article was published on it.
const mentioned = 1.0

// Days returns the days of a story, those that its articles speak of most
// first: the days that sentences name, and those on which articles were
// published (after Gholipour Ghalandari and Ifrim, "Examining the
// State-of-the-Art in News Timeline Summarization", ACL 2020).
func Days(articles []Reported) []news.EventDate {
	weights := map[news.EventDate]float64{}
	calendars := map[string]calendar{}
	for _, a := range articles {
		c, ok := calendars[a.Lang]
		if !ok {
			c = calendarOf(a.Lang)
			calendars[a.Lang] = c
		}
		weights[news.DayOf(a.PublishAt)]++
		for day := range c.named(a.Passages, a.PublishAt) {
			weights[day] += mentioned
		}
	}
	return slices.SortedFunc(maps.Keys(weights), func(a, b news.EventDate) int {
		return cmp.Or(cmp.Compare(weights[b], weights[a]), cmp.Compare(a, b))
	})
}

// named returns the days that an article names, each with how many sentences
// do.
func (c calendar) named(passages []prose.Passage, published time.Time) map[news.EventDate]int {
	days := map[news.EventDate]int{}
	for i := range passages {
		for _, s := range passages[i].Sentences {
			if day := c.dateIn(passages[i].Tokens[s.From:s.To], published); day != 0 && day%100 != 0 {
				days[day]++
			}
		}
	}
	return days
}
