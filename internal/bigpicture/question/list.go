package question

import (
	"context"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// Store keeps the questions of the paper. Each method that changes something
// is one transaction with its event.
type Store interface {
	Settings(ctx context.Context) (news.Settings, error)
	Article(ctx context.Context, id int64) (*news.Article, error)
	Question(ctx context.Context, id int64) (news.Question, error)
	// QuestionsOf returns those that an article asks, and the prints of the
	// suggestions that were refused for it.
	QuestionsOf(ctx context.Context, article int64) (asked []news.Question, refused []string, err error)
	// SaveQuestion keeps a question; one with ID 0 is new and gets its ID, its
	// version and a slug that is free. It refuses as [news.Conflict] what was
	// changed since.
	SaveQuestion(ctx context.Context, q *news.Question, ev news.Event) error
	RefuseQuestion(ctx context.Context, article int64, fingerprint string, ev news.Event) error
	QuestionLines(ctx context.Context, q Query) ([]Line, error)
	QuestionCounts(ctx context.Context, today, soon news.Day) (Counts, error)

	Answers
	Reminders
}

// Questions is the desk that keeps what the paper left open. Its methods may
// be called at the same time.
type Questions struct {
	Store Store
	Now   func() time.Time
	Post  Post // who mails reminders; nil for nobody
}

// A Query asks for questions in one state: open ones by the day they are due,
// closed ones the latest first.
type Query struct {
	State    news.QuestionState
	Proposed bool   // only those that an article may answer
	After    *Place // where the page before ended
	Limit    int
}

// A Place is where a question stands in a list.
type Place struct {
	Key int64 // a day, or milliseconds since 1970
	ID  int64
}

// A Line is a question as a list at the desk shows it.
type Line struct {
	news.Question
	Headline string // of the article that asks
	Path     string // of it; empty before it was public
	Told     string // headline of the article that answers
	Hints    []Hint // articles that may answer it, the likeliest first
	Place    Place
}

// A Hint is an article that may answer an open question.
type Hint struct {
	Article     int64
	Headline    string
	PublishedAt time.Time
	Score       float64 // from 0 to 1
}

// Counts are how many open questions there are.
type Counts struct{ Open, Overdue, Soon, Proposed int }

// notice is how long before the day it is due the newsroom is reminded of a
// question, in days.
const notice = 3

// List returns questions for whoever works at the desk.
func (d *Questions) List(ctx context.Context, q Query) ([]Line, error) {
	return d.Store.QuestionLines(ctx, q)
}

// Counts counts the open questions: all, those overdue, those due within days,
// and those that an article may answer.
func (d *Questions) Counts(ctx context.Context) (Counts, error) {
	today, err := d.today(ctx)
	if err != nil {
		return Counts{}, err
	}
	return d.Store.QuestionCounts(ctx, today, today+notice)
}

// today returns the day it is in the zone of the paper.
func (d *Questions) today(ctx context.Context) (news.Day, error) {
	settings, err := d.Store.Settings(ctx)
	return news.DayAt(d.Now().In(settings.Location())), err
}
