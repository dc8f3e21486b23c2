package reader

import "html/template"

// A SectionPageView is the page "section".
type SectionPageView struct {
	View
	Name        string
	Description string
	Tint        string // see SectionView
	Parent      *SectionView
	Subs        []SectionView
	List        ListView
}

// A TopicView is the page "topic", for all five kinds of topic.
type TopicView struct {
	View
	Kind        string // "person", "organisation", "place", "event", "subject"
	KindLabel   string
	Name        string
	Role        string // of a person or organisation
	Description string
	Aliases     string     // "also known as …", in a list
	Links       []LinkView // absolute, named by their host
	Picture     *ImageView
	Count       string     // "123 articles"
	Storylines  []LinkView // it plays a part in
	Since       string     // "In the paper since March 2022"
	Below       []LinkView // narrower subjects
	Together    []LinkView // what the same articles are often about
	List        ListView
	Quotes      []QuoteView // the newest few, of a person or organisation
	AllQuotes   string      // address of all of them
}

// A TopicsView is the page "topics": all topics, or those of one kind from A
// to Z.
type TopicsView struct {
	View
	Heading string
	InNews  []LinkView    // on the page of all kinds
	Kinds   []LettersView // on the page of all kinds
	Letters []LinkView
	Topics  []TopicEntryView
	Pager   PagerView
}

// A LettersView links a kind of topic and the letters its names begin with.
type LettersView struct {
	LinkView
	Letters []LinkView
}

// A TopicEntryView is a topic in a list.
type TopicEntryView struct {
	LinkView
	Role string
}

// An AuthorView is the page "author".
type AuthorView struct {
	View
	PersonView
	Languages   string // in a list
	Links       []LinkView
	Disclosures string
	List        ListView
}

// An ArticleView is the pages "article" and "standing"; a standing page such
// as "About us" has no times, byline, topics or neighbours.
type ArticleView struct {
	View
	Kind       string
	KindLabel  string // "Analysis"; empty for plain news
	Kicker     string
	Headline   string
	Standfirst string
	Lang       string // of the text, always there
	Dir        string
	Section    SectionView
	Parent     *SectionView // the section above it
	Byline     []BylineView // all credits, in order
	BylineText string       // the writers in one line: "By Ada Quill and Ben Ferry"
	Dateline   string
	Published  TimeView // Full is what to print
	Updated    *TimeView
	Reading    string         // "5 minutes to read"
	AgeNotice  string         // "This article is more than 4 years old"
	Questions  []QuestionView // that it asks: their answers belong directly under the headline
	Picture    *ImageView
	Listen     *ListenView // nil if the article can not be heard
	Body       template.HTML
	// TopCorrections belong above the text because its core was wrong;
	// Corrections belong at its foot.
	TopCorrections []CorrectionView
	Corrections    []CorrectionView
	Topics         []LinkView
	Storylines     []StorylineBoxView // it belongs to
	MovedOn        []MovedOnView      // those that went on so much that it must say so
	Authors        []PersonView
	History        string // address of the version history, if there is more than one version
	Versions       string // "3 versions"
	Before, After  *CardView
	Related        []RelatedView // at most five
	Signup         *SignupView   // the letter that is offered; nil for none
	Latest         []CardView
	Embargoed      string // warns in a preview that nobody may see it yet
}

// A WithdrawnView is the page "withdrawn", in place of an article that was
// taken down; it goes out as 410.
type WithdrawnView struct {
	View
	Published TimeView
	Withdrawn TimeView
	Reason    string
	See       *CardView
	Latest    []CardView
}

// A HistoryView is the page "history": the public versions, newest first.
type HistoryView struct {
	View
	Article  CardView
	Versions []VersionView
}

// A VersionView is a public version. What changed since the one before is
// marked with <ins> and <del>; the first is printed whole.
type VersionView struct {
	ID          string // anchor: "version-3"
	Label       string // "Version 3"
	First       bool
	At          TimeView
	Headline    []WordsView
	Standfirst  []WordsView
	Body        template.HTML    // with <ins> and <del>
	Corrections []CorrectionView // announced with it
}

// A WordsView is a run of words in a line that changed: print it inside <ins>
// or <del> where it was added or removed.
type WordsView struct {
	Text    string
	Added   bool
	Removed bool
}

// A LatestView is the page "latest": everything, newest first, by day.
type LatestView struct {
	View
	Days  []DayGroup
	Pager PagerView
}

// A CorrectionsView is the page "corrections", newest first.
type CorrectionsView struct {
	View
	Figures *CorrectionFigures // on the first page, if there is anything to count
	Entries []CorrectionEntryView
	Pager   PagerView
}

// A CorrectionEntryView is a correction with its article.
type CorrectionEntryView struct {
	CorrectionView
	Article CardView
}

// A StaffView is the page "staff": who makes and who owns the paper.
type StaffView struct {
	View
	Staff     []PersonView
	Agencies  []PersonView
	Former    []PersonView
	Publisher string
	Owners    string
	Address   string
	Email     string
	Phone     string
	Founded   string
}

// An ErrorView is the page "error": a sentence, and ways on.
type ErrorView struct {
	View
	Status  int
	Heading string
	Message string
	ID      string // of the incident, to tell the newsroom; only where it is our fault
	Latest  []CardView
}

// An EmbedView is the page "embed": an article as a small frame on the pages
// of others. It needs a layout of its own, layouts/embed.html.
type EmbedView struct {
	View
	Card CardView
}
