package reader

import (
	"context"
	"strconv"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/reach/feed"
)

// answeredPath is the list of the questions that were answered, beside that of
// the open ones.
const answeredPath = news.QuestionsPath + "/answered"

// questions builds a page of the questions in a state.
func (s *Site) questions(state news.QuestionState, at paper.Cursor) builder {
	return func(ctx context.Context, e *edition) (leaf, error) {
		p, err := s.source.QuestionsPage(ctx, state, at, e.now)
		if err != nil {
			return leaf{}, err
		}
		path, title, intro := e.questionList(state)
		turns := pager(path, p.First, p.Newer, p.Older)
		page := e.page(about{
			kind: "questions", path: path, title: title, description: intro,
			crumbs: e.crumbs(), feed: true, pager: &turns, at: at,
		})
		page.JSONLD = e.plainGraph(page, "CollectionPage", title)
		v := QuestionsView{
			View: e.view(page), Heading: title, Answered: state == news.Answered,
			Other: LinkView{Name: e.word("questions_answered"), URL: answeredPath}, Record: e.record(p.Record), Pager: turns,
		}
		if v.Answered {
			v.Other = LinkView{Name: e.word("questions"), URL: news.QuestionsPath}
		}
		for _, q := range p.Questions {
			v.Questions = append(v.Questions, e.question(q))
		}
		return leaf{kind: "questions", view: v, Page: p.Page}, nil
	}
}

// questionList returns what a list of questions is called and where it is.
func (e *edition) questionList(state news.QuestionState) (path, title, intro string) {
	if state == news.Answered {
		return answeredPath, e.word("questions_answered"), e.word("questions_answered_intro")
	}
	return news.QuestionsPath, e.word("questions"), e.word("questions_intro")
}

// questionPage builds the page of a question.
func (s *Site) questionPage(id int64) builder {
	return func(ctx context.Context, e *edition) (leaf, error) {
		p, err := s.source.QuestionPage(ctx, id, e.now)
		if err != nil {
			return leaf{}, err
		}
		q := e.question(p.Question)
		page := e.page(about{
			kind: "question", path: p.Path(), title: p.Text, description: q.says(),
			crumbs: append(e.crumbs(), LinkView{Name: e.word("questions"), URL: news.QuestionsPath}),
		})
		page.JSONLD = e.questionGraph(page, p.Question, q)
		v := QuestionPageView{View: e.view(page), Question: q, Since: e.cards(p.Since)}
		return leaf{kind: "question", view: v, Page: p.Page}, nil
	}
}

// says is what became of a question, in one line.
func (q *QuestionView) says() string {
	line := q.Status + "."
	if q.Answer != "" {
		line = q.Status + ": " + q.Answer + "."
	}
	if q.Outcome != "" {
		line += " " + q.Outcome
	}
	return line
}

// asked puts questions under the lists of the paper that they are from, in
// their order.
func (e *edition) asked(list []paper.Question) []AskedView {
	var all []AskedView
	for _, q := range list {
		path, title, _ := e.questionList(q.State)
		if n := len(all); n == 0 || all[n-1].All.URL != path {
			all = append(all, AskedView{All: LinkView{Name: title, URL: path}})
		}
		under := &all[len(all)-1]
		under.Questions = append(under.Questions, e.question(q))
	}
	return all
}

// question is a question in the words of the paper.
func (e *edition) question(q paper.Question) QuestionView {
	v := QuestionView{
		ID: "question-" + strconv.FormatInt(q.ID, 10), Text: q.Text, URL: q.Path(), State: string(q.State),
		Late: q.IsOverdue, Kind: e.word("question_" + string(q.Kind)), Status: e.questionStatus(q),
		Outcome: q.Outcome, Test: q.Test,
		Asked: e.moment(q.Asking.PublishedAt), Asking: e.card(q.Asking), Telling: e.maybeCard(q.Telling),
	}
	if q.Due != 0 {
		due := e.calendarDay(q.Due)
		v.Due = &due
	}
	if q.State == news.Answered {
		v.Answer = e.shortAnswer(q.Kind, q.Answer)
	}
	_, v.InHeadline = news.SameHeadline(q.Text, q.Asking.FullHead)
	return v
}

// questionStatus says what became of a question.
func (e *edition) questionStatus(q paper.Question) string {
	switch {
	case q.State == news.Answered:
		return e.word("question_answered_on", "date", e.calendarDay(q.AnsweredOn).Label)
	case q.State == news.VoidQuestion:
		return e.word("question_void")
	case q.Due == 0:
		return e.word("question_still_open")
	case q.IsOverdue:
		return e.word("question_overdue", "date", e.calendarDay(q.Due).Label)
	default:
		return e.word("question_open_until", "date", e.calendarDay(q.Due).Label)
	}
}

// calendarDay is a day of the calendar.
func (e *edition) calendarDay(d news.Day) TimeView {
	day := d.In(e.zone)
	return TimeView{Machine: d.String(), Label: e.locale.LongDate(day), Full: e.locale.FullDate(day)}
}

// shortAnswer is the answer in a word.
func (e *edition) shortAnswer(kind news.QuestionKind, answer string) string {
	switch kind {
	case news.YesOrNo:
		return e.word("answer_" + answer)
	case news.WhenIsIt:
		day, _ := news.ParseDay(answer) // it was checked when it was given
		return e.calendarDay(day).Label
	case news.HowMany:
		if n, err := strconv.Atoi(answer); err == nil {
			return e.locale.Number(n)
		}
	}
	return answer
}

// record says how the paper keeps track of what it asks.
func (e *edition) record(r paper.QuestionRecord) []FigureView {
	if r.Asked == 0 {
		return nil
	}
	figures := []FigureView{
		{e.word("record_asked"), e.locale.Number(r.Asked)},
		{e.word("record_answered"), e.locale.Number(r.Answered)},
		{e.word("record_open"), e.locale.Number(r.Open)},
		{e.word("record_overdue"), e.locale.Number(r.Overdue)},
	}
	if r.Dated > 0 {
		in := e.word("record_of", "n", e.locale.Number(r.InTime), "total", e.locale.Number(r.Dated))
		figures = append(figures, FigureView{e.word("record_in_time"), in})
	}
	if r.Answered > 0 {
		figures = append(figures, FigureView{e.word("record_usual"), e.usual(r)})
	}
	return figures
}

// usual is the median time from a question to its answer.
func (e *edition) usual(r paper.QuestionRecord) string {
	from, to := e.day(r.Usual.AskedAt), r.Usual.AnsweredOn.In(e.zone)
	if to.Before(from.Add(24 * time.Hour)) {
		return e.word("record_same_day")
	}
	return e.locale.Age(from, to)
}

// questionsFeed is what a feed of questions is made of.
func (s *Site) questionsFeed(ctx context.Context, e *edition, state news.QuestionState, at paper.Cursor) (listed, error) {
	p, err := s.source.QuestionsPage(ctx, state, at, e.now)
	path, title, intro := e.questionList(state)
	l := listed{
		Page: p.Page, title: e.settings.Name + ": " + title, description: intro, path: path, older: p.Older,
		questions: []feed.Question{},
	}
	for _, q := range p.Questions {
		v := e.question(q)
		l.questions = append(l.questions, feed.Question{Question: q, Says: v.says()})
	}
	return l, err
}
