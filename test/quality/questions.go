package main

import (
	"fmt"
	"strings"
	"time"

	"github.com/courant-press/courant/internal/bigpicture/question"
)

// An asked question, as a forecasting site puts it, with the day it was opened.
type asked struct {
	ID, Question, Opened string
}

// questions measures how many questions about the future are recognised when
// they stand as a headline, and how many headlines of the past are taken for
// one: those without a question mark ask nothing.
func (q *quality) questions() error {
	all, err := rows[asked](q, "questions/forecastbench.jsonl.gz")
	if err != nil {
		return err
	}
	var found score
	dated := 0
	for _, a := range all {
		if !q.chosen(a.ID) || !strings.HasSuffix(a.Question, "?") {
			continue
		}
		opened, _ := time.Parse(time.DateOnly, a.Opened[:min(10, len(a.Opened))])
		questions := question.Find(question.Article{Headline: a.Question, Lang: "en", Published: opened})
		if len(questions) == 0 {
			found.missed++
			continue
		}
		found.right++
		if !questions[0].Due.IsZero() {
			dated++
		}
	}
	q.report.figure("questions about the future, recall", found.recall(), .9, 0, fmt.Sprintf("%d of %d, %d with a date", found.right, found.right+found.missed, dated))
	titles, err := rows[story](q, "text/bbc.jsonl.gz")
	if err != nil {
		return err
	}
	wrong := 0
	for _, t := range titles {
		if len(question.Find(question.Article{Headline: t.Title, Lang: "en"})) > 0 && !strings.Contains(t.Title, "?") {
			wrong++
		}
	}
	q.report.figure("headlines that ask nothing, let alone", 1-share(wrong, len(titles)), .99, 0, fmt.Sprintf("%d of %d taken for a question", wrong, len(titles)))
	return nil
}
