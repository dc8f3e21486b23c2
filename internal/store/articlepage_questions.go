package store

import (
	"context"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
)

// questionsIn returns the questions that an article asks: that in its headline
// first, as it is read.
func (s *Store) questionsIn(ctx context.Context, article int64, now time.Time) ([]paper.Question, error) {
	asked, err := all(ctx, s.read, scanQuestion, `
		select `+questionColumns+`
		from question join article on article.id = question.article
		join live on live.article = question.article and live.revision >= question.revision
		where question.article = $1
		order by case question.part when 'headline' then 1 when 'standfirst' then 2 when 'body' then 3 else 4 end, question.id`,
		article)
	if err != nil || len(asked) == 0 {
		return nil, err
	}
	return s.withCards(ctx, asked, now)
}

// withCards puts the articles that ask and tell around some questions. One
// whose article readers do not have is left out.
func (s *Store) withCards(ctx context.Context, asked []news.Question, now time.Time) ([]paper.Question, error) {
	var ids []int64
	for _, q := range asked {
		ids = append(ids, q.Article)
		if q.Answering != 0 {
			ids = append(ids, q.Answering)
		}
	}
	found, err := s.cards(ctx, ids, ms(now))
	if err != nil {
		return nil, err
	}
	var rows []card
	for _, x := range found {
		rows = append(rows, x)
	}
	dressed, err := s.dress(ctx, rows)
	if err != nil {
		return nil, err
	}
	cards := map[int64]paper.Card{}
	for _, c := range dressed {
		cards[c.ID] = c
	}
	set, err := s.Settings(ctx)
	return asPublic(asked, cards, news.DayAt(now.In(set.Location()))), err
}

// asPublic returns questions with the cards around them.
func asPublic(asked []news.Question, cards map[int64]paper.Card, today news.Day) []paper.Question {
	var list []paper.Question
	for _, q := range asked {
		asking, ok := cards[q.Article]
		if !ok {
			continue
		}
		x := paper.Question{Question: q, Asking: asking, IsOverdue: q.Overdue(today)}
		if telling, ok := cards[q.Answering]; ok {
			x.Telling = &telling
		}
		list = append(list, x)
	}
	return list
}
