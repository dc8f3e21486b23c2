package question

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/courant-press/courant/internal/bigpicture/related"
	"github.com/courant-press/courant/internal/news"
)

// Answers is what the store knows of articles that may answer a question.
type Answers interface {
	// SaveQuestionVector notes what the article is like that asks.
	SaveQuestionVector(ctx context.Context, article int64, v related.Vector) error
	// Waiting returns the open questions that were asked before a time, the
	// nearest due first, up to n.
	Waiting(ctx context.Context, article int64, before time.Time, n int) ([]Waiting, error)
	// SaveHints makes these all the questions that an article may answer,
	// beside those for which that was refused.
	SaveHints(ctx context.Context, article int64, scores map[int64]float64) error
	RefuseHint(ctx context.Context, question, article int64, ev news.Event) error
}

// A Waiting question is open, and may be answered by an article.
type Waiting struct {
	ID     int64
	Text   string
	Vector related.Vector // of the article that asks; empty if it was not read yet
	Shared int            // topics that the two articles have in common
}

// A Public text is an article that readers have, as it was read.
type Public struct {
	Article   int64
	PublishAt time.Time
	Vector    related.Vector
}

// How an article is told that may answer a question.
const (
	mostWaiting = 1000
	mostHinted  = 5    // questions that one article may answer
	likely      = 0.16 // least score
	perTopic    = 0.04 // for each topic in common, up to three
)

// Watch looks whether an article that readers have may answer a question that
// is open. It takes time in proportion to the number of open questions, of
// which it looks at a thousand.
func (d *Questions) Watch(ctx context.Context, t Public) error {
	if err := d.Store.SaveQuestionVector(ctx, t.Article, t.Vector); err != nil {
		return fmt.Errorf("note what article %d is like: %w", t.Article, err)
	}
	open, err := d.Store.Waiting(ctx, t.Article, t.PublishAt, mostWaiting)
	if err != nil {
		return fmt.Errorf("load the open questions: %w", err)
	}
	if err := d.Store.SaveHints(ctx, t.Article, hints(open, t.Vector)); err != nil {
		return fmt.Errorf("note what article %d may answer: %w", t.Article, err)
	}
	return nil
}

// hints returns the questions that an article may answer, with their scores.
func hints(open []Waiting, v related.Vector) map[int64]float64 {
	scores := map[int64]float64{}
	for _, w := range open {
		if score := w.score(v); score >= likely {
			scores[w.ID] = score
		}
	}
	for len(scores) > mostHinted {
		least := int64(0)
		for id, score := range scores {
			if least == 0 || score < scores[least] || score == scores[least] && id < least {
				least = id
			}
		}
		delete(scores, least)
	}
	return scores
}

// score says how likely it is that an article with the vector v answers w: it
// tells of the same, and most of all of what the question names.
func (w *Waiting) score(v related.Vector) float64 {
	words := related.Read(w.Text, nil, nil)
	named := slices.DeleteFunc(slices.Clone(w.Vector), func(x related.Weight) bool { return words[x.Term] == 0 })
	return (w.Vector.Cosine(v)+named.Cosine(v))/2 + perTopic*float64(min(w.Shared, 3))
}

// Forget drops what an article may answer: readers do not have it any more.
func (d *Questions) Forget(ctx context.Context, article int64) error {
	if err := d.Store.SaveHints(ctx, article, nil); err != nil {
		return fmt.Errorf("forget what article %d may answer: %w", article, err)
	}
	return nil
}

// RefuseAnswer says that an article does not answer a question. It is not
// suggested again.
func (d *Questions) RefuseAnswer(ctx context.Context, staff news.Staff, id, article int64) error {
	q, err := d.load(ctx, staff, id)
	if err != nil {
		return err
	}
	ev := news.Event{Name: news.AnswerRefused, Article: q.Article, Staff: staff.ID, At: d.Now(), Note: clip(q.Text)}
	if err := d.Store.RefuseHint(ctx, id, article, ev); err != nil {
		return fmt.Errorf("refuse an answer to question %d: %w", id, err)
	}
	return nil
}
