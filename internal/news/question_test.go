package news_test

import (
	"strings"
	"testing"
	"time"

	"github.com/courant-press/courant/internal/news"
)

func TestADayIsOneOfTheCalendar(t *testing.T) {
	t.Parallel()
	zone, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	evening := time.Date(2026, 6, 21, 23, 30, 0, 0, time.UTC) // past midnight in London
	if d := news.DayAt(evening.In(zone)); d.String() != "2026-06-22" || !d.In(zone).Equal(time.Date(2026, 6, 22, 0, 0, 0, 0, zone)) {
		t.Errorf("%s begins %s", d, d.In(zone))
	}
	for _, text := range []string{"", "2026-11-22", "1969-12-31", "2024-02-29"} {
		if d, err := news.ParseDay(text); err != nil || d.String() != text {
			t.Errorf("%q is read as %q, %v", text, d, err)
		}
	}
	for _, text := range []string{"2026-02-30", "22.11.2026", "soon", "2026-11-22T00:00:00Z"} {
		if _, err := news.ParseDay(text); news.KindOf(err) != news.Invalid {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestAsk(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		asked   news.Asked
		refused string
	}{
		"a question":         {news.Asked{Text: " Will it? ", Kind: news.YesOrNo}, ""},
		"no words":           {news.Asked{Text: " ", Kind: news.YesOrNo}, "Say what is asked."},
		"a speech":           {news.Asked{Text: strings.Repeat("will ", 100), Kind: news.YesOrNo}, "The question can have 300 characters at most."},
		"no kind":            {news.Asked{Text: "Will it?"}, "Say what the answer looks like"},
		"of no part":         {news.Asked{Text: "Will it?", Kind: news.YesOrNo, Part: "byline"}, "A question stands in the headline"},
		"a test of no end":   {news.Asked{Text: "Will it?", Kind: news.YesOrNo, Test: strings.Repeat("x", 501)}, "500 characters"},
		"right-to-left text": {news.Asked{Text: "هل تعود العبّارة؟", Kind: news.YesOrNo}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			q := news.Question{Article: 1}
			refusedAs(t, q.Ask(test.asked), test.refused)
			if test.refused == "" && (q.State != news.OpenQuestion || q.Text != strings.TrimSpace(test.asked.Text)) {
				t.Errorf("%+v", q)
			}
		})
	}
}

// refusedAs fails unless err says so; "" stands for no refusal.
func refusedAs(t *testing.T, err error, sentence string) {
	t.Helper()
	switch {
	case sentence == "" && err != nil:
		t.Errorf("refused: %v", err)
	case sentence != "" && (err == nil || !strings.Contains(news.Sentence(err), sentence)):
		t.Errorf("%v, want %q", err, sentence)
	}
}

func TestGive(t *testing.T) {
	t.Parallel()
	const asked, today = news.Day(20_000), news.Day(20_100)
	good := news.Ending{Answer: "yes", Outcome: "It did.", AnsweredOn: asked + 50, Answering: 2}
	with := func(change func(*news.Ending)) news.Ending { e := good; change(&e); return e }
	for name, test := range map[string]struct {
		kind    news.QuestionKind
		state   news.QuestionState
		asked   news.Day
		end     news.Ending
		refused string
	}{
		"an answer":                   {news.YesOrNo, news.OpenQuestion, asked, good, ""},
		"on the day it was asked":     {news.YesOrNo, news.OpenQuestion, asked, with(func(e *news.Ending) { e.AnsweredOn = asked }), ""},
		"before it was asked":         {news.YesOrNo, news.OpenQuestion, asked, with(func(e *news.Ending) { e.AnsweredOn = asked - 1 }), "before the question was asked"},
		"tomorrow":                    {news.YesOrNo, news.OpenQuestion, asked, with(func(e *news.Ending) { e.AnsweredOn = today + 1 }), "has not come yet"},
		"on no day":                   {news.YesOrNo, news.OpenQuestion, asked, with(func(e *news.Ending) { e.AnsweredOn = 0 }), "Say on which day"},
		"of a draft":                  {news.YesOrNo, news.OpenQuestion, 0, good, "the article is not public"},
		"of a scheduled article":      {news.YesOrNo, news.OpenQuestion, today + 1, good, "the article is not public"},
		"neither yes nor no":          {news.YesOrNo, news.OpenQuestion, asked, with(func(e *news.Ending) { e.Answer = "maybe" }), "yes or no"},
		"a number":                    {news.HowMany, news.OpenQuestion, asked, with(func(e *news.Ending) { e.Answer = "3.5" }), ""},
		"no number":                   {news.HowMany, news.OpenQuestion, asked, with(func(e *news.Ending) { e.Answer = "some" }), "is a number"},
		"a day":                       {news.WhenIsIt, news.OpenQuestion, asked, with(func(e *news.Ending) { e.Answer = "2026-11-22" }), ""},
		"no day":                      {news.WhenIsIt, news.OpenQuestion, asked, with(func(e *news.Ending) { e.Answer = "" }), "is a day"},
		"no name":                     {news.WhichOne, news.OpenQuestion, asked, with(func(e *news.Ending) { e.Answer = " " }), "a name"},
		"without a sentence":          {news.YesOrNo, news.OpenQuestion, asked, with(func(e *news.Ending) { e.Outcome = "" }), "one sentence"},
		"without an article":          {news.YesOrNo, news.OpenQuestion, asked, with(func(e *news.Ending) { e.Answering = 0 }), "Choose the article"},
		"by the article that asks it": {news.YesOrNo, news.OpenQuestion, asked, with(func(e *news.Ending) { e.Answering = 1 }), "can not be the one that answers"},
		"twice":                       {news.YesOrNo, news.Answered, asked, good, "Reopen it"},
		"when it was dropped":         {news.YesOrNo, news.VoidQuestion, asked, good, "Reopen it"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			q := news.Question{Article: 1, State: test.state, Asked: news.Asked{Text: "Will it?", Kind: test.kind}}
			refusedAs(t, q.Give(test.end, test.asked, today), test.refused)
			if answered := q.Ending == test.end && q.State == news.Answered; answered != (test.refused == "") {
				t.Errorf("%+v", q)
			}
		})
	}
}

func TestAQuestionIsClosedAndOpenedAgain(t *testing.T) {
	t.Parallel()
	q := news.Question{State: news.OpenQuestion, Asked: news.Asked{Text: "Will it?", Kind: news.YesOrNo}}
	refusedAs(t, q.Void(" "), "why there will be no answer")
	refusedAs(t, q.Reopen(), "is open")
	refusedAs(t, q.Void("The plan was given up."), "")
	refusedAs(t, q.Void("Again."), "closed already")
	refusedAs(t, q.Change(q.Asked), "Reopen it to change it")
	refusedAs(t, q.Reopen(), "")
	if q.State != news.OpenQuestion || q.Outcome != "" {
		t.Errorf("%+v", q)
	}
}

func TestOverdueBeginsTheDayAfter(t *testing.T) {
	t.Parallel()
	q := news.Question{State: news.OpenQuestion, Asked: news.Asked{Due: 20_000}}
	if q.Overdue(20_000) || !q.Overdue(20_001) {
		t.Error("it is overdue on the wrong day")
	}
	if q.State = news.Answered; q.Overdue(20_001) {
		t.Error("what was answered is overdue")
	}
}
