package paper

import (
	"time"

	"github.com/courant-press/courant/internal/news"
)

// A Page is what every kind of page has.
type Page struct {
	// Keys name all that the page shows.
	Keys []news.Key
	// Until is when the page must be made again although nobody touched it;
	// zero for never.
	Until time.Time
}

// A List is one page of a list that is newest first.
type List struct {
	Cards []Card
	// Older and Newer are cursors of the neighbouring pages, zero where there
	// is none. First says that this is the start of the list.
	Older, Newer Cursor
	First        bool
}

// A LatestPage is one page of the list of the whole paper.
type LatestPage struct {
	Page
	List
}

// A SectionPage is a section with the newest of it and its sub-sections.
type SectionPage struct {
	Page
	Section news.Section
	Parent  *SectionRef
	Subs    []SectionRef
	List    List
	Front   string // name of the front that editors gave it; empty for none
}

// A TopicPage is a topic of any kind with the newest about it.
type TopicPage struct {
	Page
	Topic   news.Topic
	Picture *Picture
	List    List
	Count   int     // public articles about it, up to 1,000
	Quotes  []Quote // the newest few that a person or organisation said
	// Storylines are those that the newest articles about it belong to.
	Storylines []StorylineRef

	Since    time.Time  // when the first article about it became public; zero for none
	Above    []TopicRef // the subjects above it in the tree, the top first
	Below    []TopicRef // those right below it
	Together []TopicRef // what the newest articles about it are most often about as well
}

// A TopicsPage leads to all topics that the paper wrote about: to those that
// are in the news and the letters of each kind, or to one kind from A to Z.
type TopicsPage struct {
	Page
	InNews  []TopicRef    // what the newest articles are most often about
	Kinds   []TopicLetter // on the first page of all kinds
	Kind    news.TopicKind
	Letters []string // with which names of the kind begin, as in an address
	Topics  []TopicEntry
	Next    string // where the next page begins, as in an address; empty at the end
}

// A TopicLetter is a kind with the letters that its names begin with.
type TopicLetter struct {
	Kind    news.TopicKind
	Letters []string
}

// A TopicEntry is a topic in a list from A to Z.
type TopicEntry struct {
	TopicRef
	Role string
}

// An AuthorPage is an author with the newest by them.
type AuthorPage struct {
	Page
	Author Author
	List   List
}

// An ArticlePage is an article as the public has it.
type ArticlePage struct {
	Page
	Card
	Content     news.Content // the live revision
	Section     news.Section
	Parent      *SectionRef
	Topics      []TopicRef
	Authors     []Author // of the byline, in order
	Picture     *Picture
	Pictures    map[int64]Picture  // those the body shows
	TopicRefs   map[int64]TopicRef // those the body mentions
	Corrections []news.Correction  // oldest first
	Questions   []Question         // that it asks, in the order of the text
	Recording   *Recording         // nil if it can not be heard now
	Remaking    bool               // its recording told an older text, and is being made again
	Versions    int                // public revisions
	Embargo     time.Time          // always zero for readers; in previews, until when nobody may see it
	Storylines  []StorylineBox     // those it belongs to, up to three
	// Before and After are the neighbours in the section by time.
	Before, After *Card
	Related       []Related // at most five, none of the neighbours
	Latest        []Card    // for the side of the page, without this article
	Quotes        []Quote   // that people confirmed, in reading order
}

// A Related article tells of the same as another, and why it stands there.
type Related struct {
	Card
	Why  string // what both have in common: storyline, event, person, place, organisation or subject
	Name string // of it; may be empty for a subject
}

// A WithdrawnPage stands where an article was taken down.
type WithdrawnPage struct {
	Page
	ID          int64
	Path        string
	PublishedAt time.Time
	WithdrawnAt time.Time
	Reason      string
	See         *Card
}

// A HistoryPage lists the public revisions of an article, oldest first.
type HistoryPage struct {
	Page
	Card
	Revisions []PublicRevision
	Pictures  map[int64]Picture // those the bodies show, of the newest revisions first
}

// A PublicRevision is a revision that readers were once given.
type PublicRevision struct {
	Number      int // of the revision at the desk
	At          time.Time
	Content     news.Content
	Corrections []news.Correction // announced with it
}

// An ArchiveYears page counts public articles by year.
type ArchiveYears struct {
	Page
	Years []Count
}

// An ArchiveYear counts by month.
type ArchiveYear struct {
	Page
	Year          int
	Months        []Count // those with articles, in order
	Before, After int     // neighbouring years with articles, or 0
}

// An ArchiveMonth counts by day.
type ArchiveMonth struct {
	Page
	Month         time.Time // first day, in the paper's zone
	Days          []Count
	Before, After time.Time // neighbouring months with articles; zero for none
}

// An ArchiveDay lists all articles of one day in order of publication.
type ArchiveDay struct {
	Page
	Day           time.Time // midnight in the paper's zone
	Cards         []Card
	Before, After time.Time // neighbouring days with articles; zero for none
}

// A Count is how many articles became public in a year, month or day.
type Count struct {
	Date     time.Time // first day, in the paper's zone
	Articles int
}

// A CorrectionsPage is one page of the corrections log, newest first.
type CorrectionsPage struct {
	Page
	Entries      []CorrectionEntry
	Older, Newer Cursor
	First        bool
}

// A CorrectionEntry is a correction with the article it belongs to.
type CorrectionEntry struct {
	news.Correction
	Article Card
}

// A StaffPage lists the authors of the paper, agencies and those who left
// among them, for its masthead page: the first 2,000 by name.
type StaffPage struct {
	Page
	Authors []Author
}

// A Frame is what stands around every page: the settings and the menu.
type Frame struct {
	Page
	Settings news.Settings
	Logo     *Picture
	Menu     []MenuEntry
	Pages    []Card      // standing pages such as "About us", in order of their path
	Asks     bool        // it has questions, open or not
	Letters  []LetterRef // those that take readers
	Speaks   bool        // it has, or once had, articles that can be heard
	Cover    *Picture    // of its podcasts; nil for none
}

// A MenuEntry is a section of the menu with its sub-sections.
type MenuEntry struct {
	SectionRef
	Subs []SectionRef
}

// A Target is what an address of the paper leads to.
type Target struct {
	Kind TargetKind
	ID   int64  // of the article, section, topic, author, storyline or question
	To   string // where a redirect leads: a path
}

// A TargetKind says what sort of thing an address leads to.
type TargetKind string

// The kinds of target.
const (
	ToArticle   TargetKind = "article"
	ToSection   TargetKind = "section"
	ToTopic     TargetKind = "topic"
	ToAuthor    TargetKind = "author"
	ToStoryline TargetKind = "storyline"
	ToQuestion  TargetKind = "question"
	ToWithdrawn TargetKind = "withdrawn"
	ToRedirect  TargetKind = "redirect"
)
