package news

import (
	"time"

	"github.com/courant-press/courant/internal/richtext"
)

// An ArticleKind says what sort of journalism an article is. Readers see it
// as a label; search engines as the subtype of NewsArticle.
type ArticleKind string

// The kinds of article. News needs no label.
const (
	News        ArticleKind = "news"
	Report      ArticleKind = "report"
	Analysis    ArticleKind = "analysis"
	Explainer   ArticleKind = "explainer"
	Feature     ArticleKind = "feature"
	Interview   ArticleKind = "interview"
	Review      ArticleKind = "review"
	Opinion     ArticleKind = "opinion"
	Editorial   ArticleKind = "editorial"
	Obituary    ArticleKind = "obituary"
	AboutPage   ArticleKind = "page" // a standing page such as "About us": no date, no lists
	Advertorial ArticleKind = "advertorial"
)

// ArticleKinds lists every kind an article may have.
func ArticleKinds() []ArticleKind {
	return []ArticleKind{
		News, Report, Analysis, Explainer, Feature, Interview, Review,
		Opinion, Editorial, Obituary, AboutPage, Advertorial,
	}
}

// An Article is one text item with its own page, as the desk works on it.
type Article struct {
	ID      int64
	Version int // grows with every save, but not with the lock; a save that saw an older one is refused
	State   State

	Content      // the text and furniture as they stand at the desk, the head revision
	Head     int // number of the head revision
	LiveHead int // number of the revision that readers see or will see at PublishAt; 0 for none

	// Path is the permanent address of the article on the paper's site,
	// given at first publication or by an import; empty before.
	Path string

	Desk     int64 // the desk it belongs to
	Assignee int64 // the staff member who has it

	CreatedAt time.Time
	SavedAt   time.Time
	Due       time.Time // when the desk wants it; zero for no hurry
	// PublishAt is when the article became, or will become, public. It
	// is set while the state is Scheduled, Live or Withdrawn.
	PublishAt time.Time
	// UpdatedAt is when readers last got a change of substance; zero if never.
	UpdatedAt time.Time
	// Embargo is a time before which the article must not be public.
	Embargo time.Time

	// Restricted marks an article that an import found behind a password
	// or a wall. It can not be published until an editor lifts it.
	Restricted bool

	Lock        *Lock
	Withdrawal  *Withdrawal
	Corrections []Correction

	// Origin says where an imported article came from; nil for our own.
	Origin *Origin
}

// Content is what an author writes and an editor edits: the text of an
// article and the furniture around it. Every save keeps one as a revision.
type Content struct {
	Kind          ArticleKind   `json:"kind"`
	Profile       int64         `json:"profile,omitempty"` // what the desk asks of it; 0 for the rules of all
	Lang          string        `json:"lang,omitempty"`    // BCP 47; empty for the paper's own
	Section       int64         `json:"section"`
	Slug          string        `json:"slug"`
	Kicker        string        `json:"kicker,omitempty"`
	Headline      string        `json:"headline"`
	ShortHeadline string        `json:"short_headline,omitempty"` // on cards and in feeds; empty for Headline
	Standfirst    string        `json:"standfirst,omitempty"`
	Dateline      string        `json:"dateline,omitempty"`
	Byline        []Byline      `json:"byline,omitempty"`
	Body          richtext.Doc  `json:"body"`
	Picture       *Illustration `json:"picture,omitempty"`
	Topics        []int64       `json:"topics,omitempty"`    // the main one first
	Evergreen     bool          `json:"evergreen,omitempty"` // never shows an age notice
	NoIndex       bool          `json:"no_index,omitempty"`  // asks search engines to stay away
	SearchTitle   string        `json:"search_title,omitempty"`
	SearchText    string        `json:"search_text,omitempty"`
	ShareTitle    string        `json:"share_title,omitempty"`
	ShareText     string        `json:"share_text,omitempty"`
	Canonical     string        `json:"canonical,omitempty"` // absolute address of the original, if it is not ours
	Notes         string        `json:"notes,omitempty"`     // to the desk, never shown
}

// CardHeadline returns the headline for cards, lists and feeds.
func (c *Content) CardHeadline() string {
	if c.ShortHeadline != "" {
		return c.ShortHeadline
	}
	return c.Headline
}

// excerptLength is how much of the text stands in for a standfirst, in
// characters: two lines of a card.
const excerptLength = 160

// CardStandfirst returns the standfirst for cards, lists and feeds: the
// writer's, or the beginning of the text where there is none.
func (c *Content) CardStandfirst() string {
	if c.Standfirst != "" {
		return c.Standfirst
	}
	return richtext.Excerpt(c.Body, excerptLength)
}

// An Illustration is a picture as an article shows it. Caption and Alt, if
// set, stand in for the picture's own.
type Illustration struct {
	Picture int64  `json:"picture"`
	Caption string `json:"caption,omitempty"`
	Alt     string `json:"alt,omitempty"`
}

// A Byline is one credit, in the order of the page: an author and what for.
type Byline struct {
	Author int64      `json:"author"`
	Role   BylineRole `json:"role,omitempty"`
}

// A BylineRole says what a credit is for; empty means the text.
type BylineRole string

// What people are credited for.
const (
	ByText        BylineRole = ""
	ByPhotography BylineRole = "photographs"
	ByTranslation BylineRole = "translation"
	ByEditing     BylineRole = "editing"
	ByReporting   BylineRole = "additional_reporting"
	ByGraphics    BylineRole = "graphics"
)

// A Lock is held by the one staff member who is writing.
type Lock struct {
	Staff int64
	Since time.Time
}

// A Withdrawal is why a live article was taken down.
type Withdrawal struct {
	At     time.Time
	Reason string // one or two sentences that readers see
	See    int64  // the article readers are pointed to, or 0
}

// An Origin is where an imported thing came from. Source, Kind and ID
// together name it for ever, so that a second import finds it again.
type Origin struct {
	Source string // the other site, such as "wordpress:example.org/blog"
	Kind   string // its word for the thing: post, page, attachment, category
	ID     string // its own id
	Hash   string // of what was read, hexadecimal; equal hash means nothing changed
	Path   string // path of the thing on the other site, such as "/2019/05/a-title/"
}

// A Revision is one saved version of an article's content.
type Revision struct {
	Article int64
	Number  int // from 1; what was replaced while somebody typed leaves a gap
	Content Content
	Staff   int64 // who saved it; 0 for an import or the program itself
	At      time.Time
	Note    string // why, in the editor's words
	// Aside marks a text that was refused because somebody else had the
	// article. It is kept so that no word is lost, but never was the head.
	Aside  bool
	Public time.Time // when readers first got this revision; zero if they never did
}
