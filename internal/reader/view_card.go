package reader

// A CardView is an article as fronts, lists and sidebars show it.
type CardView struct {
	URL        string
	Kind       string // "news", "analysis", "opinion" and so on; fit for a class
	KindLabel  string // "Analysis"; empty for plain news
	Kicker     string
	Headline   string // the short one where there is one
	Standfirst string
	Section    SectionView
	Byline     string // "By Ada Quill and Ben Ferry"; empty if nobody is named
	Published  TimeView
	Updated    *TimeView // last change of substance
	Picture    *ImageView
	Topic      *LinkView // the main one
	Lang       string    // BCP 47, only where it is not the paper's: print it as lang
	Dir        string    // "ltr" or "rtl", only together with Lang
	Corrected  string    // "Corrected", if it was
	Folded     string    // "2 more on this", if near-identical articles were left out for it
}

// A ListView is one page of a list that is newest first.
type ListView struct {
	Cards []CardView
	Pager PagerView
}

// A DayGroup is the cards of one day in a list over many.
type DayGroup struct {
	Day   TimeView // Label is the date in full, Machine the plain date
	URL   string   // of the day in the archive
	Cards []CardView
}

// A BylineView is one credit at the head of an article.
type BylineView struct {
	Name string
	URL  string // of the author's page
	Role string // "Photographs"; empty for the text
	Note string // the author's role at the paper, "Harbour correspondent"
}

// A CorrectionView is a public note on what was wrong.
type CorrectionView struct {
	ID    string // anchor on the article's page: "correction-12"
	Kind  string // "correction", "clarification", "update", "note", "retraction"
	Label string // the same in words
	Text  string
	At    TimeView
}

// A PersonView is an author as the foot of an article and the masthead page
// introduce them.
type PersonView struct {
	Name    string
	URL     string
	Role    string
	Beat    string
	Bio     string
	Email   string
	Picture *ImageView
	Agency  bool
	Former  bool // has left; the work stays
}
