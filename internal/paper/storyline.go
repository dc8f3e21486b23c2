package paper

import (
	"time"

	"github.com/courant-press/courant/internal/news"
)

// A StorylinePage is one page of a storyline: where it stands, what happened,
// and its articles, newest first.
type StorylinePage struct {
	Page
	Storyline   news.Storyline
	Pace        news.Pace
	Picture     *Picture
	List        List
	Count       int               // public articles in it, up to 1,000
	Timeline    []TimelineEntry   // the newest, newest first
	Planned     []TimelineEntry   // what is ahead, the nearest first
	More        bool              // the timeline has more than these
	Questions   []Question        // some that its articles ask: those that are open, then those that were answered
	Corrections []CorrectionEntry // of the articles on this page
	Began       time.Time         // when its first article was published
}

// A TimelineEntry is one thing that happened in a storyline, with the article
// that says so.
type TimelineEntry struct {
	ID     int64
	Date   news.EventDate
	Text   string
	Source *Card // nil where there is none
}

// A TimelinePage is one page of the whole timeline of a storyline, newest
// first, with what is planned.
type TimelinePage struct {
	Page
	Storyline    news.Storyline
	Entries      []TimelineEntry
	Older, Newer Cursor
	First        bool
}

// A SincePage is what happened in a storyline since a day.
type SincePage struct {
	Page
	Storyline   news.Storyline
	Pace        news.Pace
	Entries     []TimelineEntry // since the day, oldest first
	Cards       []Card          // published since, newest first
	More        Cursor          // where the list goes on, at the storyline's page; zero if these are all
	Corrections []CorrectionEntry
	Began       time.Time // when its first article was published
}

// A StorylinesPage is one page of all storylines, the one with the newest
// article first.
type StorylinesPage struct {
	Page
	Entries      []StorylineEntry
	Older, Newer Cursor
	First        bool
}

// A StorylineEntry is a storyline in a list.
type StorylineEntry struct {
	news.Storyline
	Pace   news.Pace
	Latest *Card // its newest article; only its headline, address, language and time
}

// A StorylineBox is a storyline on the page of one of its articles. Of the
// cards only headline, address, language and time are filled.
type StorylineBox struct {
	ID            int64
	Title, Path   string
	Before, After *Card
	// MovedOn is the newest article, if the story went on so much that this
	// one must say so.
	MovedOn *Card
}

// A StorylineRef is enough of a storyline to link to it.
type StorylineRef struct {
	ID          int64
	Title, Path string
}

// Place returns the place of the entry in its timeline. The time in it is the
// date as a number, because a month has no moment of its own.
func (x TimelineEntry) Place() Cursor { return TimelinePlace(x.Date, x.ID) }

// TimelinePlace returns the place in a timeline of an entry with this date and
// id.
func TimelinePlace(d news.EventDate, id int64) Cursor {
	return Cursor{At: time.UnixMilli(int64(d)), ID: id}
}

// TimelineDate is the other way round.
func (c Cursor) TimelineDate() news.EventDate { return news.EventDate(c.At.UnixMilli()) }
