package frontpage

import (
	"time"

	"github.com/courant-press/courant/internal/news"
)

// Facts are what an editor wants to know of an article beside its card: the
// words that readers have, or the desk's where they have none.
type Facts struct {
	ID          int64
	Headline    string
	Kicker      string
	Standfirst  string
	State       news.State
	Kind        news.ArticleKind
	Section     int64
	Path        string
	Picture     int64
	Public      bool // readers have it
	Restricted  bool
	PublishAt   time.Time
	UpdatedAt   time.Time
	SavedAt     time.Time
	Embargo     time.Time
	WithdrawnAt time.Time
	Words       int
	Corrections int
}

// hidden says why readers do not see the article, in the paper's zone.
func (f Facts) hidden(now time.Time, zone *time.Location) string {
	switch {
	case f.ID == 0:
		return "This article is not there any more."
	case f.State == news.Withdrawn:
		return "It was withdrawn on " + moment(f.WithdrawnAt, zone) + "."
	case f.Restricted:
		return "It came from behind a password and was not opened to readers."
	case f.Embargo.After(now):
		return "It is under embargo until " + moment(f.Embargo, zone) + "."
	case f.PublishAt.After(now):
		return "It is not public yet; it comes out on " + moment(f.PublishAt, zone) + "."
	default:
		return "It is not public yet; it is " + stateName(f.State) + "."
	}
}

func stateName(s news.State) string {
	switch s {
	case news.Draft:
		return "a draft"
	case news.Spiked:
		return "spiked"
	default:
		return string(s)
	}
}

func moment(t time.Time, zone *time.Location) string {
	return t.In(zone).Format("2 January 2006 at 15:04")
}
