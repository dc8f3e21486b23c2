package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"github.com/courant-press/courant/internal/news"
)

// unknownDay stands for a day that nobody knows, so that such questions come
// last where they are sorted by it: the last of the year 9999.
const unknownDay = 2932896

// questionColumns are the columns of a question in a statement that reads
// question and article.
const questionColumns = `
	question.id, question.version, question.state, question.kind, question.text, question.slug, question.article,
	question.part, question.revision, question.print, question.due, question.test, question.answer, question.outcome,
	question.answered_on, question.answering, question.closed_at, question.staff, article.publish_at`

// into returns where the columns of a question go.
func intoQuestion(x *news.Question) []any {
	return []any{
		&x.ID, &x.Version, &x.State, &x.Kind, &x.Text, &x.Slug, &x.Article,
		&x.Part, &x.Revision, &x.Print,
		dueDay{&x.Due},
		&x.Test, &x.Answer, &x.Outcome,
		&x.AnsweredOn, &x.Answering,
		moment{&x.ClosedAt},
		&x.Staff,
		moment{&x.AskedAt},
	}
}

func scanQuestion(rows *sql.Rows) (x news.Question, err error) {
	err = rows.Scan(intoQuestion(&x)...)
	return x, err
}

// A dueDay scans a day that may be unknown.
type dueDay struct{ To *news.Day }

// Scan implements [sql.Scanner].
func (d dueDay) Scan(v any) error {
	n, ok := v.(int64)
	if !ok {
		return fmt.Errorf("a day is kept as a number, not as %T", v)
	}
	if *d.To = news.Day(n); n == unknownDay {
		*d.To = 0
	}
	return nil
}

// due returns a day as the store keeps it.
func due(d news.Day) int64 {
	if d == 0 {
		return unknownDay
	}
	return int64(d)
}

// Question returns one question as the desk has it.
func (s *Store) Question(ctx context.Context, id int64) (news.Question, error) {
	x, err := one(ctx, s.read, scanQuestion, `
		select `+questionColumns+` from question join article on article.id = question.article
		where question.id = $1`, id)
	return x, missing(err, "question")
}

// QuestionsOf implements [question.Store].
func (s *Store) QuestionsOf(ctx context.Context, article int64) (asked []news.Question, refused []string, err error) {
	asked, err = all(ctx, s.read, scanQuestion, `
		select `+questionColumns+` from question join article on article.id = question.article
		where question.article = $1 order by question.id`, article)
	if err != nil {
		return nil, nil, err
	}
	refused, err = all(ctx, s.read, text, `select print from question_refused where article = $1 order by print limit 500`, article)
	return asked, refused, err
}

// SaveQuestion implements [question.Store]. The first question of a paper puts
// a link to all of them on every page.
func (s *Store) SaveQuestion(ctx context.Context, x *news.Question, ev news.Event) error {
	row := *x
	err := s.command(ctx, ev, func(c conn, ev *news.Event) error {
		if err := keepQuestion(ctx, c, &row, ev); err != nil {
			return err
		}
		return touchAskedIn(ctx, c, []int64{row.ID}, ev)
	})
	if err == nil {
		*x = row
	}
	return err
}

func keepQuestion(ctx context.Context, c conn, x *news.Question, ev *news.Event) error {
	if x.ID == 0 {
		return insertQuestion(ctx, c, x, ev)
	}
	return updateQuestion(ctx, c, x)
}

func insertQuestion(ctx context.Context, c conn, x *news.Question, ev *news.Event) (err error) {
	if x.ID, err = next(ctx, c, "question", 1); err != nil {
		return err
	}
	if x.ID == 1 {
		ev.Hard = append(ev.Hard, news.KeySettings)
	}
	x.Version = 1
	if x.Slug, err = freeSlug(ctx, c, news.Slugify(x.Text)); err != nil {
		return err
	}
	_, err = c.exec(ctx, `
		insert into question (id, version, state, kind, text, slug, article, part, revision, print, due, test, staff)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
		x.ID, x.Version, string(x.State), string(x.Kind), x.Text, x.Slug, x.Article, string(x.Part), x.Revision, x.Print,
		due(x.Due), x.Test, x.Staff)
	if err != nil {
		return err
	}
	return saveAddress(ctx, c, "question", x.ID, x.Path())
}

// answeredSlug is the last part of the address of the list of what was
// answered, which no question can have.
const answeredSlug = "answered"

// freeSlug returns a slug that no other question has: the one given, or one
// with a number behind it.
func freeSlug(ctx context.Context, c conn, slug string) (string, error) {
	taken, err := all(ctx, c, text, `select slug from question where slug >= $1 and slug < $2`, slug, slug+".")
	if err != nil {
		return "", err
	}
	taken = append(taken, answeredSlug)
	free := slug
	for n := 2; slices.Contains(taken, free); n++ {
		free = fmt.Sprintf("%s-%d", slug, n)
	}
	return free, nil
}

// updateQuestion keeps what was changed. Of another day for which the answer is
// expected the newsroom is reminded again.
func updateQuestion(ctx context.Context, c conn, x *news.Question) error {
	done, err := c.exec(ctx, `
		update question set version = version + 1, state = $3, kind = $4, text = $5, due = $6, test = $7, answer = $8,
			outcome = $9, answered_on = $10, answering = $11, closed_at = $12,
			said_due = said_due and due = $6, said_late = said_late and due = $6
		where id = $1 and version = $2`,
		x.ID, x.Version, string(x.State), string(x.Kind), x.Text, due(x.Due), x.Test, x.Answer,
		x.Outcome, int64(x.AnsweredOn), x.Answering, ms(x.ClosedAt))
	if err != nil {
		return err
	}
	if done == 0 {
		return &news.Error{
			Kind:    news.Conflict,
			Message: "Somebody else has changed this question in the meantime. Load it again to see what changed.",
		}
	}
	x.Version++
	return nil
}

// RefuseQuestion implements [question.Store].
func (s *Store) RefuseQuestion(ctx context.Context, article int64, fingerprint string, ev news.Event) error {
	return s.command(ctx, ev, func(c conn, _ *news.Event) error {
		_, err := c.exec(ctx, `
			insert into question_refused (article, print) values ($1, $2) on conflict (article, print) do nothing`,
			article, fingerprint)
		return err
	})
}

// touchQuestions adds the keys of the pages that show the questions which an
// article asks or answers, when readers get it, get it otherwise, or lose it.
func touchQuestions(ctx context.Context, c conn, article int64, ev *news.Event) error {
	ids, err := all(ctx, c, number, `
		select id from question where article = $1
		union all select id from question where answering = $1 and answering <> 0`, article)
	if err != nil || len(ids) == 0 {
		return err
	}
	ev.Soft = append(ev.Soft, news.KeyQuestions)
	for _, id := range ids {
		ev.Hard = append(ev.Hard, news.QuestionKey(id))
	}
	return touchAskedIn(ctx, c, ids, ev)
}

// touchAskedIn adds the keys of the storylines whose articles ask some
// questions.
func touchAskedIn(ctx context.Context, c conn, questions []int64, ev *news.Event) error {
	ids, err := all(ctx, c, number, `
		select distinct member.storyline
		from question join storyline_member member on member.article = question.article and member.state = 'in'
		where question.id in `+c.List("$1"), asJSON{questions})
	for _, id := range ids {
		ev.Hard = append(ev.Hard, news.AskedInKey(id))
	}
	return err
}
