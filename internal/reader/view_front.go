package reader

// A FrontView is the page "front": containers in order, then the newest.
type FrontView struct {
	View
	Title      string // of a front that is not the paper's; empty on that
	Containers []ContainerView
	Latest     []CardView
	Older      *LinkView       // the list of the section whose front this is
	Past       string          // address of the past fronts, if there are any
	Signup     *SignupView     // the letter that is offered; nil for none
	Digest     *DigestLinkView // the news of the day to hear; nil for none lately
}

// A ContainerView is a part of a front.
type ContainerView struct {
	ID    string // unique on the page, for aria-labelledby
	Shape string // "lead", "strip", "grid", "list", "opinion", "live", "most_recent"
	Title string
	URL   string // where the title leads
	Cards []FrontCardView
}

// A FrontCardView is a card with its links below. On a past front the card of
// an article that was taken down since has the words that say so as its
// headline, its address, and nothing else.
type FrontCardView struct {
	CardView
	Big      bool // stands large in its container; a lead has one at least
	Sublinks []CardView
}

// A PastFrontView is the page "past_front": a front as it was.
type PastFrontView struct {
	View
	Title         string   // "Front page"
	At            TimeView // from when readers had it; Label is date and time
	Containers    []ContainerView
	Latest        []CardView
	Before, After *LinkView       // the launches next to it
	Day           []FrontTimeView // all of its day, in order
	Month         string          // address of the calendar
	Now           string          // address of the front of today
}

// A FrontTimeView leads to one front of a day; its name is the hour.
type FrontTimeView struct {
	LinkView
	Current bool
}

// A FrontMonthView is the page "front_month": on which days there were fronts.
type FrontMonthView struct {
	View
	Title        string           // "Front page"
	ArchiveMonth ArchiveMonthView // the calendar; its View is empty
}
