package reader

// A QuestionView is a question that the paper asked, and what became of it.
type QuestionView struct {
	ID     string // anchor: "question-12"
	Text   string
	URL    string
	State  string // "open", "answered" or "void": fit for a class
	Late   bool   // it is open, and an answer was expected before today
	Kind   string // "Yes or no?"
	Status string // "Answered on 24 May 2024", "Still open; we expect an answer by …"
	Answer string // in a word: "No"; empty as long as it is open
	// Outcome is the sentence that says how it ended; if it was dropped, why
	// there will be no answer.
	Outcome string
	Test    string // how we would know
	Due     *TimeView
	Asked   TimeView
	Asking  CardView  // the article that asks
	Telling *CardView // the article that tells how it ended
	// InHeadline says that the headline of the page asks the question, so that
	// its text need not stand there twice.
	InHeadline bool
}

// A QuestionsView is the pages "questions": those that are open, the nearest
// due first, or those that were answered, newest first.
type QuestionsView struct {
	View
	Heading   string
	Answered  bool // these were answered
	Other     LinkView
	Questions []QuestionView
	Record    []FigureView // the paper's record
	Pager     PagerView
}

// An AskedView is some questions in one state, on a page about something else.
type AskedView struct {
	All       LinkView // the list of all of the paper
	Questions []QuestionView
}

// A FigureView is a number with what it counts.
type FigureView struct {
	Name   string
	Figure string
}

// A QuestionPageView is the page "question".
type QuestionPageView struct {
	View
	Question QuestionView
	Since    []CardView // what was written on its subject since, newest first
}
