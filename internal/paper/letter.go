package paper

import (
	"time"

	"github.com/courant-press/courant/internal/news"
)

// A LetterRef is a newsletter as readers are offered it.
type LetterRef struct {
	ID          int64
	Slug        string
	Name        string
	Description string
	Lang        string // empty for the paper's own
	Section     int64  // from which it is made, 0 for none
	Closed      bool   // takes no new readers
	Rhythm      news.Rhythm
}

// Path returns the address of the letter's page.
func (l LetterRef) Path() string { return news.Letter{Slug: l.Slug}.Path() }

// An IssueRef is an issue that was sent, in a list.
type IssueRef struct {
	ID        int64
	Subject   string
	Preheader string
	SentAt    time.Time
}

// A LettersPage is what the paper sends by mail. Letters have their newest
// issue, if there is one.
type LettersPage struct {
	Page
	Letters []LetterEntry
}

// A LetterEntry is a letter with its newest issue.
type LetterEntry struct {
	LetterRef
	Last *IssueRef
}

// A LetterPage is the archive of a letter, the newest issue first.
type LetterPage struct {
	Page
	Letter       LetterRef
	Issues       []IssueRef
	Older, Newer Cursor // zero where there is none
	First        bool
}

// An IssuePage is an issue as it was sent, with what became of it since.
type IssuePage struct {
	Page
	IssueRef
	Letter LetterRef
	Parts  []news.IssuePart
	// Items are its articles by number, without those that are no longer
	// public.
	Items map[int64]IssueItem
	// Before and After are its neighbours in the archive.
	Before, After *IssueRef
}

// An IssueItem is an article in an issue: the card is that of the mail, its
// address that of today.
type IssueItem struct {
	Card
	Corrections []news.Correction // made since the issue was sent, oldest first
}
