package reader

import "html/template"

// A SignupView is the form by which readers ask for letters. It posts to
// Action, in fields called email, letter (once for each), page and website; the
// last is for programs to fill in and people not to see.
type SignupView struct {
	ID      string // unique on the page, for labels
	Heading string
	Intro   string // what the letter brings, where it is one
	Action  string
	Page    string // where the form stands
	Letters []SignupLetter
	Email   string // as it was typed, when something was wrong with it
	Fault   string // what was wrong, in a sentence
}

// One reports whether there is nothing to choose.
func (v SignupView) One() bool { return len(v.Letters) == 1 }

// A SignupLetter is a letter that can be chosen.
type SignupLetter struct {
	ID          int64
	Name        string
	URL         string
	Description string
	Rhythm      string // on which days it comes
	Last        *IssueLinkView
	Chosen      bool
}

// A LetterListView is the page of all letters.
type LetterListView struct {
	View
	Heading string
	Signup  *SignupView // nil if no letter takes readers
	Closed  []LinkView  // letters that only have an archive
}

// A LetterView is the archive of a letter.
type LetterView struct {
	View
	Heading     string
	Description string
	Rhythm      string
	Lang, Dir   string      // of the letter, where it is not the paper's
	Signup      *SignupView // nil if it takes no readers
	Issues      []IssueLinkView
	Pager       PagerView
}

// An IssueLinkView is an issue in a list.
type IssueLinkView struct {
	URL       string
	Subject   string
	Preheader string
	Sent      TimeView
}

// An IssueView is the page of an issue as it was sent.
type IssueView struct {
	View
	Letter        LinkView
	Subject       string
	Preheader     string
	Sent          TimeView
	Lang, Dir     string // of the letter
	Corrected     []IssueCorrectionView
	Parts         []IssuePartView
	Before, After *IssueLinkView
	Signup        *SignupView
}

// An IssueCorrectionView is what was corrected since the issue was sent, and in
// which article.
type IssueCorrectionView struct {
	CorrectionView
	Article LinkView
}

// An IssuePartView is a part of an issue: one of the three.
type IssuePartView struct {
	Heading     string
	Text        template.HTML
	Card        *CardView
	Large       bool // the card, with its picture
	Corrections []CorrectionView
}

// A LetterNoteView is a page that asks a reader of letters one thing, or says
// what came of it. None of these pages is printed for more than one reader.
type LetterNoteView struct {
	View
	Heading string
	Text    string
	Items   []string // letters that it is about
	Action  string   // where the buttons lead; empty for a page that only tells
	Button  string
	Other   string // second button, which sends all=1
	Link    *LinkView
}

// A PreferView is the page of a reader's own choices.
type PreferView struct {
	View
	Action   string
	Email    string
	Done     string // what was done just now, in a sentence
	Fault    string // what was wrong
	Blocked  string // why nothing is sent; empty if it is
	Letters  []SignupLetter
	Langs    []ChoiceView
	Sections []ChoiceView
	Moving   string // what a new address waits for
	Data     string // address of all that is known
	DataJSON string // the same for programs
}

// A ChoiceView is one entry of a list to choose from.
type ChoiceView struct {
	Value  string
	Name   string
	Chosen bool
}

// A DossierView is all that the paper knows of a reader of letters.
type DossierView struct {
	View
	Email   string
	Facts   []FigureView
	Letters []DossierLetterView
	Mails   []DossierMailView
	Back    string
	JSON    string
}

// A DossierLetterView is a letter of a reader, with the evidence for it.
type DossierLetterView struct {
	Name  string
	Facts []FigureView
}

// A DossierMailView is an issue that was sent to a reader.
type DossierMailView struct {
	Letter, Subject, State string
	At                     TimeView
}
