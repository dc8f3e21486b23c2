package app

import (
	"context"

	"github.com/courant-press/courant/internal/bigpicture"
	"github.com/courant-press/courant/internal/bigpicture/question"
)

// questionsOf returns the room of questions, and has it look at what readers
// get for answers.
func questionsOf(r *bigpicture.Readings, store question.Store) *question.Questions {
	q := &question.Questions{Store: store, Now: r.Now}
	r.Takers = append(r.Takers, questionTaker{q})
	return q
}

// A questionTaker hands readings to the room of questions.
type questionTaker struct{ questions *question.Questions }

// Take implements [bigpicture.Taker].
func (q questionTaker) Take(ctx context.Context, t bigpicture.LiveText) error {
	return q.questions.Watch(ctx, question.Public{Article: t.Article, PublishAt: t.PublishAt, Vector: t.Reading.Vector})
}

// Drop implements [bigpicture.Taker].
func (q questionTaker) Drop(ctx context.Context, article int64) error {
	return q.questions.Forget(ctx, article)
}
