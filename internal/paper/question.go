package paper

import (
	"time"

	"github.com/courant-press/courant/internal/news"
)

// A Question is one that the paper asked, as the public has it.
type Question struct {
	news.Question
	Asking    Card  // the article that asks
	Telling   *Card // the one that tells how it ended; nil if there is none, or readers do not have it any more
	IsOverdue bool  // an answer should have been there before the day of the page
}

// A QuestionsPage is one page of the questions that are open, the nearest due
// first, or of those that were answered, newest first.
type QuestionsPage struct {
	Page
	Questions    []Question
	Older, Newer Cursor // of what comes after and before
	First        bool
	Record       QuestionRecord
}

// A QuestionRecord says how the paper keeps its promises.
type QuestionRecord struct {
	Asked    int // all that were ever asked
	Open     int
	Overdue  int // of those open
	Answered int
	InTime   int // of those answered, on the day they were due at the latest
	Dated    int // of those answered, how many were due on a day
	// Usual is the question whose answer took the median time, of the latest
	// answers; its zero value means that none was answered.
	Usual struct {
		AskedAt    time.Time
		AnsweredOn news.Day
	}
}

// A QuestionPage is a question with what was written about its subject since
// it was asked.
type QuestionPage struct {
	Page
	Question
	Since []Card // newest first
}
