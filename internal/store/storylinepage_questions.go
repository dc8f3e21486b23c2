package store

import (
	"context"
	"time"

	"github.com/courant-press/courant/internal/paper"
)

// Of the questions of a storyline its page shows a few, of its newest
// articles.
const (
	storyQuestions = 10
	storyAsking    = 1000
)

// questionsOfStory returns questions that the articles of a storyline ask:
// those that are open, the nearest due first, then those that were answered,
// newest first.
func (s *Store) questionsOfStory(ctx context.Context, id int64, now time.Time) ([]paper.Question, error) {
	rows, err := all(ctx, s.read, scanQuestion, `
		select `+questionColumns+` from `+asked+`
		where question.state in ('open', 'answered') and question.article in (
			select article from listing where list = 'storyline' and ref = $2 and publish_at <= $1
			order by publish_at desc, article desc limit $3)
		order by case question.state when 'open' then 1 else 2 end, question.answered_on desc, question.due, question.id
		limit $4`, ms(now), id, storyAsking, storyQuestions)
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	return s.withCards(ctx, rows, now)
}
