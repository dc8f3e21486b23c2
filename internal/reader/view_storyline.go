package reader

// A StorylineView is the page "storyline".
type StorylineView struct {
	View
	Title       string
	Summary     string
	Pace        string // "running", "quiet" or "closed"; fit for a class
	PaceLabel   string // the same in words
	Newest      TimeView
	Count       string // "123 articles"
	Picture     *ImageView
	Timeline    []TimelineEntryView // the newest, newest first
	Planned     []TimelineEntryView // ahead, the nearest first
	TimelineURL string              // of the whole timeline; empty if there is no more of it
	Asked       []AskedView         // what its articles asked: what is open, then what was answered
	Since       SinceForm
	Corrections []CorrectionEntryView // of the articles on this page
	List        ListView
}

// A SinceForm asks for a day, to be told what happened since. It is sent with
// GET, the day as "date".
type SinceForm struct {
	URL      string // of the page below which the days are
	Min, Max string // the days there are, "2026-11-22"
}

// A TimelineEntryView is one thing that happened.
type TimelineEntryView struct {
	When   TimeView // a day, a month or a year
	Text   string
	Source *CardView // the article that says so
}

// A TimelineView is the page "timeline": all of the timeline of a storyline,
// newest first.
type TimelineView struct {
	View
	Title   string
	URL     string // of the storyline
	Entries []TimelineEntryView
	Pager   PagerView
}

// A SinceView is the page "since": what happened in a storyline since a day.
type SinceView struct {
	View
	Title       string
	URL         string // of the storyline
	Summary     string
	PaceLabel   string
	Day         TimeView
	Entries     []TimelineEntryView // oldest first
	Cards       []CardView          // newest first
	More        string              // address of the rest of the articles
	Corrections []CorrectionEntryView
	Since       SinceForm
}

// A StorylinesView is the page "storylines", the one with the newest article
// first.
type StorylinesView struct {
	View
	Entries []StorylineEntryView
	Pager   PagerView
}

// A StorylineEntryView is a storyline in the list.
type StorylineEntryView struct {
	Title     string
	URL       string
	Summary   string
	Pace      string
	PaceLabel string
	Latest    CardView // headline, address and time alone
}

// A StorylineBoxView is a storyline on the page of one of its articles; the
// cards have headline, address and time alone.
type StorylineBoxView struct {
	Title         string
	URL           string
	Before, After *CardView
}

// A MovedOnView says on an older article that its story went on.
type MovedOnView struct {
	Storyline LinkView
	Newest    CardView // headline, address and time alone
}
