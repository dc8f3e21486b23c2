package store

import (
	"context"
	"database/sql"
	"math"
	"time"

	"github.com/courant-press/courant/internal/bigpicture/question"
	"github.com/courant-press/courant/internal/bigpicture/related"
	"github.com/courant-press/courant/internal/news"
)

// SaveQuestionVector implements [question.Answers].
func (s *Store) SaveQuestionVector(ctx context.Context, article int64, v related.Vector) error {
	return s.transact(ctx, func(c conn) error {
		_, err := c.exec(ctx, `update question set vector = $2 where article = $1`, article, asJSON{v})
		return err
	})
}

// Waiting implements [question.Answers].
func (s *Store) Waiting(ctx context.Context, article int64, before time.Time, n int) ([]question.Waiting, error) {
	return all(ctx, s.read, scanWaiting, `
		select question.id, question.text, question.vector, (
			select count(*) from listing ours join listing theirs on theirs.list = 'topic' and theirs.ref = ours.ref
			where ours.article = question.article and ours.list = 'topic' and theirs.article = $1)
		from question join live on live.article = question.article and live.revision >= question.revision
		where question.state = 'open' and question.article <> $1 and live.publish_at < $2
		order by question.due, question.id limit $3`, article, ms(before), n)
}

func scanWaiting(rows *sql.Rows) (x question.Waiting, err error) {
	err = rows.Scan(&x.ID, &x.Text, fromJSON{&x.Vector}, &x.Shared)
	return x, err
}

// SaveHints implements [question.Answers].
func (s *Store) SaveHints(ctx context.Context, article int64, scores map[int64]float64) error {
	return s.transact(ctx, func(c conn) error {
		if _, err := c.exec(ctx, `delete from question_hint where article = $1 and refused = false`, article); err != nil {
			return err
		}
		for id, score := range scores {
			_, err := c.exec(ctx, `
				insert into question_hint (question, article, score) values ($1, $2, $3)
				on conflict (question, article) do nothing`, id, article, int64(math.Round(score*1000)))
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// RefuseHint implements [question.Answers].
func (s *Store) RefuseHint(ctx context.Context, id, article int64, ev news.Event) error {
	return s.command(ctx, ev, func(c conn, _ *news.Event) error {
		_, err := c.exec(ctx, `
			insert into question_hint (question, article, score, refused) values ($1, $2, 0, true)
			on conflict (question, article) do update set refused = true`, id, article)
		return err
	})
}

// DueQuestions implements [question.Reminders].
func (s *Store) DueQuestions(ctx context.Context, until news.Day, late bool, now time.Time, n int) ([]question.Reminder, error) {
	return all(ctx, s.read, scanReminder, `
		select `+questionColumns+`, live.full_head, coalesce(staff.email, '')
		from question join article on article.id = question.article
		join live on live.article = question.article and live.revision >= question.revision and live.publish_at <= $4
		left join staff on staff.id = article.assignee and staff.disabled = false
		where question.state = 'open' and question.due <= $1
			and case when $2 then question.said_late else question.said_due end = false
		order by question.due, question.id limit $3`, int64(until), late, n, ms(now))
}

func scanReminder(rows *sql.Rows) (x question.Reminder, err error) {
	err = rows.Scan(append(intoQuestion(&x.Question), &x.Headline, &x.Email)...)
	return x, err
}

// Reminded implements [question.Reminders]. Of a question that is overdue the
// newsroom need not be told any more that it is due.
func (s *Store) Reminded(ctx context.Context, id int64, late bool, ev news.Event) (first bool, err error) {
	err = s.command(ctx, ev, func(c conn, _ *news.Event) error {
		done, err := c.exec(ctx, `
			update question set said_due = true, said_late = said_late or $2
			where id = $1 and state = 'open' and case when $2 then said_late else said_due end = false`, id, late)
		if err == nil && done == 0 {
			err = errTold
		}
		return err
	})
	if err == errTold { //nolint:errorlint // command returns it bare
		return false, nil
	}
	return err == nil, err
}

// errTold takes a reminder back that somebody else has given.
var errTold = &news.Error{Kind: news.Conflict, Message: "The newsroom was told."}
