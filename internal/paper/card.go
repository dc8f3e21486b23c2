package paper

import (
	"time"

	"github.com/courant-press/courant/internal/news"
)

// A Card is an article as it is shown in a front, a list or a feed.
type Card struct {
	ID          int64
	Path        string
	Kind        news.ArticleKind
	Lang        string // BCP 47; empty for the paper's own
	Kicker      string
	Headline    string // the short one where there is one
	FullHead    string // the headline of the page
	Standfirst  string
	Section     SectionRef
	Byline      []Credit
	Picture     *Picture
	Topic       *TopicRef // the main one
	PublishedAt time.Time
	UpdatedAt   time.Time // last change of substance; zero if never
	Words       int
	Corrected   bool
	NoIndex     bool // asks search engines to stay away
	// Folded counts near-identical cards that a list left out in favour of
	// this one.
	Folded int
}

// A Credit is one entry of a byline.
type Credit struct {
	Name   string
	Path   string // of the author's page; empty if there is none
	Role   news.BylineRole
	Agency bool
}

// An Author is an author with the portrait that stands beside the name.
type Author struct {
	news.Author
	Portrait *Picture
}

// A SectionRef is enough of a section to link to it.
type SectionRef struct {
	ID     int64
	Slug   string
	Name   string
	Path   string
	Colour string
}

// A TopicRef is enough of a topic to link to it.
type TopicRef struct {
	ID   int64
	Kind news.TopicKind
	Name string
	Path string
	Code string // see news.Topic; empty for most
}

// A Picture is an image as shown: what the browser needs to ask for it, and
// what must stand beside it.
type Picture struct {
	ID            int64
	Blob          string // content hash of the original
	Type          string // media type of the original
	Width, Height int    // of the original, in pixels
	news.Framing         // how it may be cut
	Caption       string
	Alt           string // empty if decorative
	Credit        string
	SourceType    string
	Rights        string
}
