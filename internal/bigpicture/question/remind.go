package question

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/courant-press/courant/internal/job"
	"github.com/courant-press/courant/internal/mail"
	"github.com/courant-press/courant/internal/news"
)

// Reminders is what the store knows of questions of which the newsroom is to
// be reminded.
type Reminders interface {
	// DueQuestions returns the open questions of articles public now that are
	// due on that day or before and of which the newsroom was not told so; late,
	// that they are overdue.
	DueQuestions(ctx context.Context, until news.Day, late bool, now time.Time, n int) ([]Reminder, error)
	// Reminded notes that the newsroom was told, unless it was.
	Reminded(ctx context.Context, id int64, late bool, ev news.Event) (first bool, err error)
}

// A Reminder is a question with whoever has the article that asks it.
type Reminder struct {
	news.Question
	Headline string
	Email    string // empty if nobody has the article
}

// Post gets mail on its way.
type Post interface {
	Send(ctx context.Context, m mail.Message) error
}

// Remind is the job that tells the newsroom of questions whose day comes, or
// has gone by without an answer, once each.
type Remind struct{}

// Kind names the job.
func (Remind) Kind() string { return "remind_of_questions" }

// Jobs puts the work of this desk on the list.
func (d *Questions) Jobs(list *job.List) {
	job.Add(list, d.Remind)
	list.Every(time.Hour, Remind{})
}

// mostReminded is how many reminders go out at once.
const mostReminded = 100

// Remind does the job. That a mail can not be sent makes it fail when all
// others are out; the list at the desk shows the question in any case.
func (d *Questions) Remind(ctx context.Context, _ Remind) error {
	today, err := d.today(ctx)
	if err != nil {
		return fmt.Errorf("find out what day it is: %w", err)
	}
	return errors.Join(
		d.remind(ctx, today-1, true),
		d.remind(ctx, today+notice, false),
	)
}

func (d *Questions) remind(ctx context.Context, until news.Day, late bool) error {
	due, err := d.Store.DueQuestions(ctx, until, late, d.Now(), mostReminded)
	if err != nil {
		return fmt.Errorf("load what is due: %w", err)
	}
	var failed error
	for _, r := range due {
		failed = errors.Join(failed, d.tell(ctx, r, late))
	}
	return failed
}

// tell reminds the newsroom of one question. It is noted first, so that nobody
// is told twice.
func (d *Questions) tell(ctx context.Context, r Reminder, late bool) error {
	ev := news.Event{Name: news.QuestionDue, Article: r.Article, At: d.Now(), Note: clip(r.Text)}
	if late {
		ev.Name = news.QuestionOverdue
	}
	first, err := d.Store.Reminded(ctx, r.ID, late, ev)
	if err != nil || !first || d.Post == nil || r.Email == "" {
		return err
	}
	if err := d.Post.Send(ctx, r.letter(late)); err != nil {
		return fmt.Errorf("mail a reminder of question %d: %w", r.ID, err)
	}
	return nil
}

// letter is what whoever has the article is told.
func (r *Reminder) letter(late bool) mail.Message {
	subject, when := "A question is due", "We expected an answer by "
	if late {
		subject, when = "A question is overdue", "We have no answer, and expected one by "
	}
	return mail.Message{
		To: r.Email, Subject: subject,
		Text: fmt.Sprintf(
			"Your article “%s” asked:\n\n%s\n\n%s%s. If you know how it ended, answer the question at the desk, under Questions.\n",
			r.Headline, r.Text, when, r.Due.In(time.UTC).Format("2 January 2006")),
	}
}
