package news

import "time"

// A Question is what an article left open. It stays open until an editor says
// how it ended and which article tells of it, or drops it.
type Question struct {
	ID      int64
	Version int // grows with every change; one that saw an older version is refused
	State   QuestionState
	Asked
	Slug    string
	Article int64 // which asks it
	// AskedAt is when readers got that article, or will; zero as long as
	// nobody knows.
	AskedAt time.Time
	// Print is the fingerprint of the words of the article that it was made
	// of, so that they are not suggested again.
	Print string
	// Revision is the one of the article from which the question was taken:
	// readers get the question with it. 0 for one that an editor thought of.
	Revision int
	Ending
	ClosedAt time.Time // when somebody noted the outcome
	Staff    int64     // who put the question on the list
}

// Asked is what can be said of a question while it is open.
type Asked struct {
	Text string
	Kind QuestionKind
	Part QuestionPart
	Due  Day    // the last day on which an answer may be expected; none if nobody knows
	Test string // how we would know, for readers
}

// An Ending is how a question ended.
type Ending struct {
	Answer     string // in a word: yes, no, a number, a day, a name
	Outcome    string // a sentence for readers; if it was dropped, why
	AnsweredOn Day
	Answering  int64 // the article that tells of it
}

// A QuestionState says whether a question is still open.
type QuestionState string

// The states of a question.
const (
	OpenQuestion QuestionState = "open"
	Answered     QuestionState = "answered"
	VoidQuestion QuestionState = "void" // dropped: it will not be answered
)

// A QuestionKind says what the answer to a question looks like.
type QuestionKind string

// The kinds of question.
const (
	YesOrNo  QuestionKind = "yes_no"
	WhichOne QuestionKind = "which"
	HowMany  QuestionKind = "number"
	WhenIsIt QuestionKind = "when"
)

// The answers to YesOrNo.
const (
	AnswerYes = "yes"
	AnswerNo  = "no"
)

// QuestionKinds lists every kind of question.
func QuestionKinds() []QuestionKind { return []QuestionKind{YesOrNo, WhichOne, HowMany, WhenIsIt} }

// A QuestionPart is where in an article a question stands; empty for one that
// an editor put in words.
type QuestionPart string

// The parts of an article that ask.
const (
	InHeadline   QuestionPart = "headline"
	InStandfirst QuestionPart = "standfirst"
	InBody       QuestionPart = "body"
)

// Path returns the address of the question's page.
func (q *Question) Path() string { return QuestionsPath + "/" + q.Slug }

// QuestionsPath is the page of open questions; each has its own below it.
const QuestionsPath = "/questions"

// Overdue reports whether an answer should have been there before today.
func (q *Question) Overdue(today Day) bool {
	return q.State == OpenQuestion && q.Due != 0 && q.Due < today
}
