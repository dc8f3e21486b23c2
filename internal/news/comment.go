package news

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// A Comment is what one of the staff says about an article to the others. It
// is tied to words of the text by its number, see [richtext.Span], or to the
// article as a whole. Readers never get it.
type Comment struct {
	ID       int64
	Article  int64
	ReplyTo  int64 // the comment that began the thread; 0 for that one itself
	Staff    int64
	At       time.Time
	Text     string
	Quoted   string    // the words it is about, as they were then; empty for the whole article
	Resolved time.Time // when the thread was settled; zero while it is open
	Resolver int64     // who settled it
}

// The longest comment, and the longest quote in one, in characters.
const (
	maxComment = 5000
	maxQuoted  = 500
)

// NewComment returns what staff says about an article, or, if thread is not
// nil, in answer to it.
func NewComment(article int64, thread *Comment, staff int64, text, quoted string, now time.Time) (Comment, error) {
	c := Comment{Article: article, Staff: staff, At: now, Text: strings.TrimSpace(text), Quoted: strings.TrimSpace(quoted)}
	switch {
	case c.Text == "":
		return c, &Error{Invalid, "A comment needs words."}
	case utf8.RuneCountInString(c.Text) > maxComment:
		return c, &Error{Invalid, "A comment can have 5,000 characters at most."}
	}
	if runes := []rune(c.Quoted); len(runes) > maxQuoted {
		c.Quoted = string(runes[:maxQuoted-1]) + "…"
	}
	if thread != nil {
		c.ReplyTo, c.Quoted = thread.first(), ""
	}
	return c, nil
}

// first returns the comment that began the thread.
func (c *Comment) first() int64 {
	if c.ReplyTo != 0 {
		return c.ReplyTo
	}
	return c.ID
}

// Resolve settles the thread that c began.
func (c *Comment) Resolve(staff int64, now time.Time) error {
	switch {
	case c.ReplyTo != 0:
		return &Error{Invalid, "Only a whole thread can be resolved, not an answer in it."}
	case !c.Resolved.IsZero():
		return &Error{Conflict, "This comment is resolved already."}
	}
	c.Resolved, c.Resolver = now, staff
	return nil
}

// Reopen takes the settling of the thread back.
func (c *Comment) Reopen() error {
	if c.Resolved.IsZero() {
		return &Error{Conflict, "This comment is open already."}
	}
	c.Resolved, c.Resolver = time.Time{}, 0
	return nil
}

// Deletable refuses to take back what is somebody else's, or what others have
// answered; all are the comments of the article.
func (c *Comment) Deletable(staff int64, all []Comment) error {
	answered := func(o Comment) bool { return o.ReplyTo == c.ID && o.Staff != staff }
	switch {
	case c.Staff != staff:
		return &Error{Forbidden, "Only the one who wrote a comment can delete it. You can resolve it."}
	case slices.ContainsFunc(all, answered):
		return &Error{Conflict, "Others have answered this comment. Resolve it instead."}
	default:
		return nil
	}
}
