package store

import (
	"context"
	"database/sql"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
)

// asked joins a question to the article that asks it, as far as readers have
// both at the time $1.
const asked = `
	question join article on article.id = question.article
	join live on live.article = question.article and live.revision >= question.revision and live.publish_at <= $1`

// QuestionsPage implements [paper.Source].
func (s *Store) QuestionsPage(ctx context.Context, state news.QuestionState, c paper.Cursor, now time.Time) (p paper.QuestionsPage, err error) {
	fetch, place := s.openQuestions, duePlace
	if state == news.Answered {
		fetch, place = s.answeredQuestions, answeredPlace
	}
	x, err := sheetAt(c, listCards,
		func(c paper.Cursor, n int) ([]news.Question, error) { return fetch(ctx, c, n, ms(now)) }, place)
	if err != nil {
		return p, err
	}
	if p.Questions, err = s.withCards(ctx, x.rows, now); err != nil {
		return p, err
	}
	if p.Record, err = s.questionRecord(ctx, now); err != nil {
		return p, err
	}
	until, err := s.turns(ctx, wholePaper, ms(now))
	p.Page = page(until, cardsAround(p.Questions), news.KeyQuestions)
	p.Older, p.Newer, p.First = x.older, x.newer, x.first
	return p, err
}

// The place of a question in a list is that of the day by which the list is
// sorted.
func duePlace(q news.Question) paper.Cursor {
	return paper.Cursor{At: news.Day(due(q.Due)).In(time.UTC), ID: q.ID}
}

func answeredPlace(q news.Question) paper.Cursor {
	return paper.Cursor{At: q.AnsweredOn.In(time.UTC), ID: q.ID}
}

// openQuestions returns up to n open questions beyond the cursor, the nearest
// first.
func (s *Store) openQuestions(ctx context.Context, c paper.Cursor, n int, now int64) ([]news.Question, error) {
	day := int64(news.DayAt(c.At))
	if c.Newer {
		return all(ctx, s.read, scanQuestion, `
			select `+questionColumns+` from `+asked+`
			where question.state = 'open' and (question.due, question.id) < ($2, $3)
			order by question.due desc, question.id desc limit $4`, now, day, c.ID, n)
	}
	return all(ctx, s.read, scanQuestion, `
		select `+questionColumns+` from `+asked+`
		where question.state = 'open' and (question.due, question.id) > ($2, $3)
		order by question.due, question.id limit $4`, now, day, c.ID, n)
}

// answeredQuestions returns up to n answered questions beyond the cursor, the
// nearest first.
func (s *Store) answeredQuestions(ctx context.Context, c paper.Cursor, n int, now int64) ([]news.Question, error) {
	day := int64(news.DayAt(c.At))
	if c.Newer {
		return all(ctx, s.read, scanQuestion, `
			select `+questionColumns+` from `+asked+`
			where question.state = 'answered' and (question.answered_on, question.id) > ($2, $3)
			order by question.answered_on, question.id limit $4`, now, day, c.ID, n)
	}
	if c.IsZero() {
		day = unknownDay
	}
	return all(ctx, s.read, scanQuestion, `
		select `+questionColumns+` from `+asked+`
		where question.state = 'answered' and (question.answered_on, question.id) < ($2, $3)
		order by question.answered_on desc, question.id desc limit $4`, now, day, c.ID, n)
}

// questionRecord counts the questions that readers were asked. It reads an
// index of them, and they are few among the articles.
func (s *Store) questionRecord(ctx context.Context, now time.Time) (r paper.QuestionRecord, err error) {
	set, err := s.Settings(ctx)
	if err != nil {
		return r, err
	}
	today := news.DayAt(now.In(set.Location()))
	r, err = one(ctx, s.read, scanRecord, `
		select count(*), count(*) filter (where question.state = 'open'),
			count(*) filter (where question.state = 'open' and question.due < $2),
			count(*) filter (where question.state = 'answered'),
			count(*) filter (where question.state = 'answered' and question.due < $3),
			count(*) filter (where question.state = 'answered' and question.due < $3 and question.answered_on <= question.due)
		from question join live on live.article = question.article and live.revision >= question.revision and live.publish_at <= $1`,
		ms(now), int64(today), unknownDay)
	if err != nil || r.Answered == 0 {
		return r, err
	}
	usual, err := one(ctx, s.read, scanQuestion, `
		select `+questionColumns+` from (
			select question.id, question.answered_on * 86400000 - live.publish_at as took from `+asked+`
			where question.state = 'answered' order by question.answered_on desc, question.id desc limit $2) part
		join question on question.id = part.id join article on article.id = question.article
		order by part.took, question.id limit 1 offset $3`, ms(now), usualOf, min(r.Answered, usualOf)/2)
	r.Usual.AskedAt, r.Usual.AnsweredOn = usual.AskedAt, usual.AnsweredOn
	return r, err
}

// usualOf is of how many of the latest answers the median time is told.
const usualOf = 500

func scanRecord(rows *sql.Rows) (r paper.QuestionRecord, err error) {
	err = rows.Scan(&r.Asked, &r.Open, &r.Overdue, &r.Answered, &r.Dated, &r.InTime)
	return r, err
}

// cardsAround returns the cards that stand with some questions.
func cardsAround(list []paper.Question) []paper.Card {
	var cards []paper.Card
	for _, q := range list {
		cards = append(cards, q.Asking)
		if q.Telling != nil {
			cards = append(cards, *q.Telling)
		}
	}
	return cards
}

// sinceCards is how many articles the page of a question shows that came out
// since it was asked.
const sinceCards = 8

// QuestionPage implements [paper.Source].
func (s *Store) QuestionPage(ctx context.Context, id int64, now time.Time) (p paper.QuestionPage, err error) {
	x, err := one(ctx, s.read, scanQuestion, `
		select `+questionColumns+` from `+asked+` where question.id = $2`, ms(now), id)
	if err != nil {
		return p, missing(err, "question")
	}
	public, err := s.withCards(ctx, []news.Question{x}, now)
	if err != nil {
		return p, err
	}
	if len(public) == 0 {
		return p, missing(sql.ErrNoRows, "question")
	}
	p.Question = public[0]
	keys := []news.Key{news.QuestionKey(id)}
	if p.Asking.Topic != nil {
		if p.State == news.OpenQuestion { // else what comes out from now on does not stand there
			keys = append(keys, news.TopicKey(p.Asking.Topic.ID))
		}
		if p.Since, err = s.since(ctx, p.Question, now); err != nil {
			return p, err
		}
	}
	until, err := s.turns(ctx, wholePaper, ms(now))
	p.Page = page(until, append(cardsAround(public), p.Since...), keys...)
	return p, err
}

// since returns what came out about the main topic of the article that asks,
// from then until the question was closed, newest first.
func (s *Store) since(ctx context.Context, q paper.Question, now time.Time) ([]paper.Card, error) {
	until := ms(now)
	if q.AnsweredOn != 0 {
		until = min(until, ms((q.AnsweredOn + 2).In(time.UTC)))
	}
	rows, err := all(ctx, s.read, scanCard, `
		select `+cardColumns+` from (
			select article, publish_at from listing
			where list = 'topic' and ref = $2 and folded = false and publish_at > $3 and publish_at <= $4 and article <> $5
			order by publish_at desc, article desc limit $6) spot
		join live on live.article = spot.article
		order by spot.publish_at desc, spot.article desc`,
		ms(now), q.Asking.Topic.ID, ms(q.Asking.PublishedAt), until, q.Answering, sinceCards)
	if err != nil {
		return nil, err
	}
	return s.dress(ctx, rows)
}
