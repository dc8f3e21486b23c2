package testpaper

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// A Question that an article leaves open, and how it ended.
type Question struct {
	news.Asked
	news.Ending           // nothing as long as it is open
	By          string    // slug of the article that answers it; "" as long as it is open
	At          time.Time // when the newsroom noted the answer
}

// readQuestion reads the question of an article, if it asks one.
func readQuestion(c calendar, head record, err error) (*Question, error) {
	text := head.get("question")
	if text == "" || err != nil {
		return nil, err
	}
	q := &Question{Asked: news.Asked{Text: text, Test: head.get("test")}}
	if strings.EqualFold(text, head.get("headline")) {
		q.Part = news.InHeadline
	}
	if due := head.get("due"); due != "" {
		at, err := c.at(due)
		if err != nil {
			return nil, err
		}
		q.Due = news.DayAt(at)
	}
	if line := head.get("answered"); line != "" {
		return q, q.readAnswer(c, line)
	}
	return q, nil
}

// readAnswer reads "-7d | yes | Three weeks late. | hask-doctor-arrives".
func (q *Question) readAnswer(c calendar, line string) error {
	parts := trimmed(strings.Split(line, "|"))
	if len(parts) != 4 {
		return fmt.Errorf("an answer has four parts, not %d: %q", len(parts), line)
	}
	at, err := c.at(parts[0])
	if err != nil {
		return err
	}
	q.Ending = news.Ending{Answer: parts[1], Outcome: parts[2], AnsweredOn: news.DayAt(at)}
	q.By, q.At = parts[3], at
	return nil
}

// questions returns the deeds on the question of an article: it is asked when
// the article comes out, and answered when the article that tells of it has.
func (s *shelf) questions(g *Gazette, a *Article) []deed {
	if a.Asks == nil {
		return nil
	}
	var id int64
	all := []deed{{a.Published, "ask " + a.Slug, func(ctx context.Context) (err error) {
		id, err = s.p.Desk.Ask(ctx, s.ids.Articles[a.Slug], a.Asks.Asked)
		return err
	}}}
	if a.Asks.By == "" {
		return all
	}
	at := a.Asks.At
	if told := g.published(a.Asks.By); told.After(at) {
		at = told
	}
	return append(all, deed{at.Add(time.Minute), "answer " + a.Slug, func(ctx context.Context) error {
		end := a.Asks.Ending
		end.Answering = s.ids.Articles[a.Asks.By]
		return s.p.Desk.Answer(ctx, id, end)
	}})
}

// published is when an article came out.
func (g *Gazette) published(slug string) time.Time {
	for i := range g.Articles {
		if g.Articles[i].Slug == slug {
			return g.Articles[i].Published
		}
	}
	return time.Time{}
}
