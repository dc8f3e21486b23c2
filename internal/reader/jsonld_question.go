package reader

import (
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
)

// An ldQuestion is a question of the paper, with its answer if it has one.
type ldQuestion struct {
	Type        string    `json:"@type"`
	ID          string    `json:"@id"`
	URL         string    `json:"url"`
	Name        string    `json:"name"`
	DateCreated string    `json:"dateCreated"`
	Author      ldRef     `json:"author"`
	IsPartOf    ldRef     `json:"isPartOf"` // the article that asks
	AnswerCount int       `json:"answerCount"`
	Accepted    *ldAnswer `json:"acceptedAnswer,omitempty"`
}

// An ldAnswer is how a question ended.
type ldAnswer struct {
	Type        string `json:"@type"`
	Text        string `json:"text"`
	DateCreated string `json:"dateCreated"`
	URL         string `json:"url"`
	Author      ldRef  `json:"author"`
	Citation    *ldRef `json:"citation,omitempty"` // the article that tells of it
}

// questionGraph is what the page of a question says. It is no QAPage, which is
// one where readers answer.
func (e *edition) questionGraph(page Page, q paper.Question, v QuestionView) LinkedData {
	question := ldQuestion{
		Type: "Question", ID: page.Canonical + "#question", URL: page.Canonical, Name: q.Text,
		DateCreated: e.stamp(q.Asking.PublishedAt), Author: ldRef{e.paperID()}, IsPartOf: ldRef{e.articleID(q.Asking.Path)},
	}
	if q.State == news.Answered {
		question.AnswerCount = 1
		question.Accepted = &ldAnswer{
			Type: "Answer", Text: v.Answer + ". " + q.Outcome, DateCreated: q.AnsweredOn.String(),
			URL: page.Canonical, Author: ldRef{e.paperID()},
		}
		if q.Telling != nil {
			question.Accepted.Citation = &ldRef{e.articleID(q.Telling.Path)}
		}
	}
	web := e.ldPage(page, "WebPage", q.Text)
	web.MainEntity = ldRef{question.ID}
	return e.graph(web, page.Crumbs, question)
}
