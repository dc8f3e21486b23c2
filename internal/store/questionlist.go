package store

import (
	"context"
	"database/sql"

	"github.com/courant-press/courant/internal/bigpicture/question"
	"github.com/courant-press/courant/internal/news"
)

// QuestionLines implements [question.Store].
func (s *Store) QuestionLines(ctx context.Context, q question.Query) ([]question.Line, error) {
	lines, err := s.questionLines(ctx, q)
	if err != nil || q.State != news.OpenQuestion {
		return lines, err
	}
	return lines, s.addHints(ctx, lines)
}

// questionLines reads the lines in their order: the nearest due first, or the
// latest that was closed.
func (s *Store) questionLines(ctx context.Context, q question.Query) ([]question.Line, error) {
	after := question.Place{Key: -1 << 40, ID: 0}
	if q.State != news.OpenQuestion {
		after = question.Place{Key: 1 << 50, ID: 0}
	}
	if q.After != nil {
		after = *q.After
	}
	const columns = `select ` + questionColumns + `, article.headline, article.path, coalesce(told.headline, ''), `
	const tables = ` from question join article on article.id = question.article
		left join article told on told.id = question.answering `
	switch {
	case q.Proposed:
		return all(ctx, s.read, scanLine, columns+`question.due`+tables+`
			where question.state = 'open' and (question.due, question.id) > ($1, $2)
				and exists (select 1 from question_hint where question = question.id and refused = false)
			order by question.due, question.id limit $3`, after.Key, after.ID, q.Limit)
	case q.State == news.Answered:
		return all(ctx, s.read, scanLine, columns+`question.answered_on`+tables+`
			where question.state = 'answered' and (question.answered_on, question.id) < ($1, $2)
			order by question.answered_on desc, question.id desc limit $3`, after.Key, after.ID, q.Limit)
	case q.State == news.VoidQuestion:
		return all(ctx, s.read, scanLine, columns+`question.closed_at`+tables+`
			where question.state = 'void' and (question.closed_at, question.id) < ($1, $2)
			order by question.closed_at desc, question.id desc limit $3`, after.Key, after.ID, q.Limit)
	default:
		return all(ctx, s.read, scanLine, columns+`question.due`+tables+`
			where question.state = 'open' and (question.due, question.id) > ($1, $2)
			order by question.due, question.id limit $3`, after.Key, after.ID, q.Limit)
	}
}

func scanLine(rows *sql.Rows) (x question.Line, err error) {
	err = rows.Scan(append(intoQuestion(&x.Question), &x.Headline, &x.Path, &x.Told, &x.Place.Key)...)
	x.Place.ID = x.ID
	return x, err
}

// A hinted question is one with an article that may answer it.
type hinted struct {
	question.Hint
	question int64
}

// hintsShown is how many articles are offered as the answer to a question.
const hintsShown = 3

// addHints adds the articles that may answer the questions of some lines.
func (s *Store) addHints(ctx context.Context, lines []question.Line) error {
	ids, at := []int64{}, map[int64]int{}
	for i, x := range lines {
		ids, at[x.ID] = append(ids, x.ID), i
	}
	found, err := all(ctx, s.read, scanHint, `
		select question_hint.question, question_hint.article, live.full_head, live.publish_at, question_hint.score
		from question_hint join live on live.article = question_hint.article
		where question_hint.refused = false and question_hint.question in `+s.engine.List("$1")+`
		order by question_hint.score desc, question_hint.article`, asJSON{ids})
	for _, x := range found {
		if line := &lines[at[x.question]]; len(line.Hints) < hintsShown {
			line.Hints = append(line.Hints, x.Hint)
		}
	}
	return err
}

func scanHint(rows *sql.Rows) (x hinted, err error) {
	var thousandths int64
	err = rows.Scan(&x.question, &x.Article, &x.Headline, moment{&x.PublishedAt}, &thousandths)
	x.Score = float64(thousandths) / 1000
	return x, err
}

// QuestionCounts implements [question.Store]. It reads the index of the open
// questions.
func (s *Store) QuestionCounts(ctx context.Context, today, soon news.Day) (question.Counts, error) {
	return one(ctx, s.read, scanQuestionCounts, `
		select count(*), count(*) filter (where due < $1), count(*) filter (where due >= $1 and due <= $2),
			count(*) filter (where exists (select 1 from question_hint where question = question.id and refused = false))
		from question where state = 'open'`, int64(today), int64(soon))
}

func scanQuestionCounts(rows *sql.Rows) (x question.Counts, err error) {
	err = rows.Scan(&x.Open, &x.Overdue, &x.Soon, &x.Proposed)
	return x, err
}
