package news

import (
	"strconv"
	"time"

	"github.com/courant-press/courant/internal/richtext"
)

// An Issue is one mailing of a [Letter]. Until it is approved editors compose
// it; what readers got of it is kept apart and changes only by corrections.
type Issue struct {
	ID      int64
	Letter  int64
	Version int
	Number  int // among the sent issues of its letter, from 1; 0 until it is sent
	State   IssueState

	Opening Opening
	Others  []Opening // alternatives that editors weigh
	Parts   []IssuePart
	To      Segment

	MadeAt     time.Time
	SendAt     time.Time // when scheduled; of a draft, when its letter's rhythm wants it
	ApprovedBy int64     // staff
	ApprovedAt time.Time
	StartedAt  time.Time // the first mail may have gone out
	EndedAt    time.Time // the last one was taken, or the run was given up
	Trouble    string    // why the run stopped or can not go on, for the desk; empty if all is well
}

// An Opening is what stands in the list of a reader's mail.
type Opening struct {
	Subject   string `json:"subject"`
	Preheader string `json:"preheader,omitempty"` // the line after the subject; never seen in the mail itself
}

// An IssuePart is one piece of an issue, in the order of reading: a heading, a
// text of the letter's own, or an article.
type IssuePart struct {
	Kind IssuePartKind `json:"kind"`
	Text richtext.Doc  `json:"text,omitzero"` // of a text

	Title string `json:"title,omitempty"` // of a heading; of an article, in place of its headline

	Article int64  `json:"article,omitempty"`
	Kicker  string `json:"kicker,omitempty"` // in place of the article's
	Intro   string `json:"intro,omitempty"`  // in place of its standfirst
	Large   bool   `json:"large,omitempty"`  // with its picture across the mail
}

// An IssuePartKind is what sort of part it is.
type IssuePartKind string

// The kinds of part.
const (
	HeadingPart IssuePartKind = "heading"
	TextPart    IssuePartKind = "text"
	ArticlePart IssuePartKind = "article"
)

// A Segment is which of a letter's readers an issue goes to. Each list that is
// empty lets everybody through.
type Segment struct {
	Langs    []string `json:"langs,omitempty"`
	Sections []int64  `json:"sections,omitempty"` // readers who named one of these
}

// How much an issue can hold.
const (
	maxSubject = 150 // characters; programs show 30 to 70
	maxParts   = 100
	maxOthers  = 10
)

// Faults lists what keeps the issue from being approved.
func (i Issue) Faults() (faults Faults) {
	faults = append(faults, i.Opening.faults("opening")...)
	if len(i.Others) > maxOthers {
		faults.add("others", "Ten alternatives are enough.")
	}
	if len(i.Parts) > maxParts {
		faults.add("parts", "An issue has 100 parts at most.")
	}
	articles := map[int64]bool{}
	full := false
	for _, p := range i.Parts {
		full = full || p.Kind != HeadingPart
		faults = append(faults, p.faults()...)
		if p.Kind == ArticlePart && articles[p.Article] {
			faults.add("parts", "The same article stands in the issue twice.")
		}
		articles[p.Article] = true
	}
	if !full {
		faults.add("parts", "There is nothing in the issue yet.")
	}
	return faults
}

func (o Opening) faults(field string) (faults Faults) {
	if blank(o.Subject) || hasControl(o.Subject) {
		faults.add(field+".subject", "The issue needs a subject, in one line.")
	}
	if hasControl(o.Preheader) {
		faults.add(field+".preheader", "The preheader is one line.")
	}
	faults.long(field+".subject", "subject", o.Subject, maxSubject)
	faults.long(field+".preheader", "preheader", o.Preheader, maxRemark)
	return faults
}

func (p IssuePart) faults() (faults Faults) {
	switch p.Kind {
	case HeadingPart:
		if blank(p.Title) {
			faults.add("parts", "A heading needs words.")
		}
	case TextPart:
		if len(p.Text.Blocks) == 0 {
			faults.add("parts", "A text of the letter's own is empty.")
		} else if err := p.Text.Validate(); err != nil {
			faults.add("parts", Sentence(err))
		}
	case ArticlePart:
		if p.Article <= 0 {
			faults.add("parts", "A part of the issue names no article.")
		}
	default:
		faults.add("parts", "A part is a heading, a text or an article.")
	}
	return faults
}

// Articles returns the ids of the articles in the issue, in order.
func (i Issue) Articles() []int64 {
	var ids []int64
	for _, p := range i.Parts {
		if p.Kind == ArticlePart {
			ids = append(ids, p.Article)
		}
	}
	return ids
}

// Path returns the address of the issue in the archive of its letter.
func (i Issue) Path(l Letter) string { return l.Path() + "/" + strconv.FormatInt(i.ID, 10) }
