package paper

import (
	"time"

	"github.com/courant-press/courant/internal/news"
)

// A FrontPage is a front with its slots filled.
type FrontPage struct {
	Page
	Name       string
	Title      string // of a front with an address of its own
	Path       string // where it stands
	LaunchedAt time.Time
	Containers []Container
	Latest     []Card     // the newest articles, without near-duplicates
	Digest     *DigestRef // the news of the day to hear, on the home front; nil for none lately
}

// A Container is a filled container of a front.
type Container struct {
	Shape news.Shape
	Title string
	Link  string // path, or empty
	Cards []FrontCard
}

// A FrontCard is a card with what belongs to its place on the front.
type FrontCard struct {
	Card
	Sublinks []Card
	Big      bool          // the editor wants it large
	Crop     news.CropName // shape of its picture; empty for the theme's own
	Filled   bool          // by backfill, not by an editor

	// Of a past front only: Gone says that the article was taken down since,
	// and all that the card said with it; CorrectedSince that it was wrong
	// then.
	Gone           bool
	CorrectedSince bool
}

// A PastFront is a front as a launch gave it to readers, with the words it
// had then.
type PastFront struct {
	FrontPage
	Address       string        // in the time machine, see [news.PastFrontPath]
	Before, After *FrontAddress // the launches next to it
	Day           []FrontAddress
}

// A FrontAddress names a past front.
type FrontAddress struct {
	Address string
	At      time.Time
}

// A FrontMonth says on which days of a month a front was launched.
type FrontMonth struct {
	Page
	Name          string
	Title         string
	Month         time.Time // first day, in the paper's zone
	Days          []FrontDay
	Before, After time.Time // neighbouring months with launches; zero for none
}

// A FrontDay is a day on which a front was launched.
type FrontDay struct {
	Date     time.Time
	Launches int
	Last     FrontAddress // the last of the day
}
