package question

import (
	"context"
	"fmt"

	"github.com/courant-press/courant/internal/news"
)

// Seen names a question as the editor has it on the screen. A deed is refused
// as [news.Conflict] if it was changed since.
type Seen struct {
	ID      int64
	Version int
}

// Change puts an open question in other words, or expects its answer on
// another day.
func (d *Questions) Change(ctx context.Context, staff news.Staff, seen Seen, asked news.Asked) (news.Question, error) {
	return d.do(ctx, staff, seen, news.QuestionChanged, func(q *news.Question) error { return q.Change(asked) })
}

// Answer closes an open question with its outcome. The article that tells of
// it must be public.
func (d *Questions) Answer(ctx context.Context, staff news.Staff, seen Seen, end news.Ending) (news.Question, error) {
	set, err := d.Store.Settings(ctx)
	if err != nil {
		return news.Question{}, fmt.Errorf("load the settings: %w", err)
	}
	zone := set.Location()
	if err := d.public(ctx, end.Answering); err != nil {
		return news.Question{}, err
	}
	return d.do(ctx, staff, seen, news.QuestionAnswered, func(q *news.Question) error {
		q.ClosedAt = d.Now()
		var asked news.Day
		if !q.AskedAt.IsZero() {
			asked = news.DayAt(q.AskedAt.In(zone))
		}
		return q.Give(end, asked, news.DayAt(d.Now().In(zone)))
	})
}

// public refuses an article that readers do not have. That one must be named
// at all is for the question to say.
func (d *Questions) public(ctx context.Context, article int64) error {
	if article == 0 {
		return nil
	}
	a, err := d.Store.Article(ctx, article)
	if err != nil {
		return fmt.Errorf("load article %d: %w", article, err)
	}
	if !a.Public(d.Now()) {
		return news.Faults{{Field: "article", Sentence: "Readers do not have this article. Publish it first, or choose another one."}}.Refuse()
	}
	return nil
}

// Drop closes a question that will not be answered, and tells readers why.
func (d *Questions) Drop(ctx context.Context, staff news.Staff, seen Seen, reason string) (news.Question, error) {
	return d.do(ctx, staff, seen, news.QuestionDropped, func(q *news.Question) error {
		q.ClosedAt = d.Now()
		return q.Void(reason)
	})
}

// Reopen takes back an answer, or that a question was dropped.
func (d *Questions) Reopen(ctx context.Context, staff news.Staff, seen Seen) (news.Question, error) {
	return d.do(ctx, staff, seen, news.QuestionReopened, (*news.Question).Reopen)
}

// do carries out a deed on a question, by somebody who may approve the article
// that asks it.
func (d *Questions) do(ctx context.Context, staff news.Staff, seen Seen, deed news.EventName, rule func(*news.Question) error) (news.Question, error) {
	q, err := d.load(ctx, staff, seen.ID)
	if err != nil {
		return q, err
	}
	if q.Version != seen.Version {
		return q, stale()
	}
	if err := rule(&q); err != nil {
		return q, err
	}
	if err := d.Store.SaveQuestion(ctx, &q, d.told(staff, deed, &q)); err != nil {
		return q, fmt.Errorf("keep question %d: %w", seen.ID, err)
	}
	return q, nil
}

// load returns a question to somebody who may decide about it.
func (d *Questions) load(ctx context.Context, staff news.Staff, id int64) (news.Question, error) {
	q, err := d.Store.Question(ctx, id)
	if err != nil {
		return q, fmt.Errorf("load question %d: %w", id, err)
	}
	a, err := d.Store.Article(ctx, q.Article)
	if err != nil {
		return q, fmt.Errorf("load article %d: %w", q.Article, err)
	}
	return q, staff.NeedAt(news.MayApprove, a.Desk)
}

func stale() error {
	return &news.Error{Kind: news.Conflict, Message: "Somebody else has changed this question in the meantime. Load it again to see what changed."}
}
