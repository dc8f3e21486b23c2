package api

import (
	"context"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/courant-press/courant/internal/bigpicture/question"
	"github.com/courant-press/courant/internal/news"
)

// A Question is what an article left open, and how it ended.
type Question struct {
	ID         int64              `json:"id"`
	Version    int                `json:"version" doc:"Send it with a deed, so that nothing is done to what you have not seen."`
	State      news.QuestionState `json:"state" enum:"open,answered,void"`
	Text       string             `json:"text"`
	Kind       news.QuestionKind  `json:"kind" enum:"yes_no,which,number,when"`
	Part       string             `json:"part" doc:"Where in the article it stands: headline, standfirst, body, or empty for an editor's words."`
	Path       string             `json:"path" doc:"Of its page."`
	Article    int64              `json:"article" doc:"Which asks it."`
	AskedAt    time.Time          `json:"asked_at,omitzero" doc:"When readers got that article, or will."`
	Due        string             `json:"due" doc:"The last day on which an answer may be expected, as 2026-11-22; empty if nobody knows."`
	Test       string             `json:"test" doc:"How we would know."`
	Answer     string             `json:"answer" doc:"In a word: yes, no, a number, a day, a name."`
	Outcome    string             `json:"outcome" doc:"A sentence for readers; if it was dropped, why."`
	AnsweredOn string             `json:"answered_on" doc:"A day, as 2026-11-22."`
	Answering  int64              `json:"answering" doc:"The article that tells of it; 0 for none."`
	ClosedAt   time.Time          `json:"closed_at,omitzero"`
}

// A QuestionLine is a question in the list of all.
type QuestionLine struct {
	Question
	Headline string       `json:"headline" doc:"Of the article that asks."`
	Told     string       `json:"told" doc:"Headline of the article that answers; empty for none."`
	Hints    []AnswerHint `json:"hints" doc:"Articles that may answer it, the likeliest first."`
}

// An AnswerHint is an article that may answer a question.
type AnswerHint struct {
	Article     int64     `json:"article"`
	Headline    string    `json:"headline"`
	PublishedAt time.Time `json:"published_at"`
	Score       float64   `json:"score" doc:"From 0 to 1."`
}

// ArticleQuestions are the questions of one article.
type ArticleQuestions struct {
	Asked       []Question           `json:"asked" doc:"On the list."`
	Suggestions []QuestionSuggestion `json:"suggestions" doc:"In the text at the desk, and not decided."`
}

// A QuestionSuggestion is a question that a text asks.
type QuestionSuggestion struct {
	Text  string            `json:"text"`
	Part  news.QuestionPart `json:"part" enum:"headline,standfirst,body"`
	Kind  news.QuestionKind `json:"kind" enum:"yes_no,which,number,when"`
	Due   string            `json:"due" doc:"A guess, as 2026-11-22; empty if the text does not tell."`
	Place *QuotePlace       `json:"place,omitempty" doc:"In the body."`
}

// A QuestionForm is what can be said of an open question.
type QuestionForm struct {
	Text string            `json:"text" maxLength:"2000"`
	Kind news.QuestionKind `json:"kind,omitempty" enum:"yes_no,which,number,when" doc:"Told from the text where there is none."`
	Due  string            `json:"due,omitempty" maxLength:"10" doc:"As 2026-11-22."`
	Test string            `json:"test,omitempty" maxLength:"4000"`
}

// A QuestionAsking puts a question on the list.
type QuestionAsking struct {
	QuestionForm
	Part  news.QuestionPart `json:"part,omitempty" enum:"headline,standfirst,body"`
	Words string            `json:"words,omitempty" maxLength:"2000" doc:"The words of the article it is made of; without them it is an editor's own."`
}

// A QuestionCounts says how many open questions there are.
type QuestionCounts struct {
	Open     int `json:"open"`
	Overdue  int `json:"overdue"`
	Soon     int `json:"soon" doc:"Due within three days."`
	Proposed int `json:"proposed" doc:"That an article may answer."`
}

type questionList struct {
	State    news.QuestionState `query:"state" enum:"open,answered,void" default:"open"`
	Proposed bool               `query:"proposed" doc:"Only open ones that an article may answer."`
	After    string             `query:"after" maxLength:"60" doc:"Where the page before ended."`
	Limit    int                `query:"limit" minimum:"1" maximum:"100" default:"50"`
}

func (a *API) questions() {
	route(a, operation{
		id: "list-questions", method: http.MethodGet, path: "/questions", tag: "questions", needs: right(news.MayWrite),
		summary: "The questions of the paper: open ones by the day they are due, closed ones the latest first.",
	}, a.listQuestions)
	route(a, operation{
		id: "count-questions", method: http.MethodGet, path: "/questions/counts", tag: "questions", needs: right(news.MayWrite),
		summary: "How many questions are open.",
	}, func(ctx context.Context, _ *struct{}) (*QuestionCounts, error) {
		n, err := a.Questions.Counts(ctx)
		return &QuestionCounts{n.Open, n.Overdue, n.Soon, n.Proposed}, err
	})
	a.articleQuestions()
	a.questionVerbs()
}

// articleQuestions are the operations beside the text of an article.
func (a *API) articleQuestions() {
	const path = "/articles/{id}/questions"
	route(a, operation{
		id: "list-article-questions", method: http.MethodGet, path: path, tag: "questions", needs: right(news.MayWrite),
		summary: "The questions that an article asks: those on the list, and those that its text at the desk suggests.",
	}, func(ctx context.Context, in *ByID) (*ArticleQuestions, error) {
		p, err := a.Questions.Panel(ctx, staffOf(ctx), in.ID)
		return &ArticleQuestions{Asked: each(p.Asked, wireQuestion), Suggestions: each(p.Suggestions, wireSuggestion)}, err
	})
	route(a, operation{
		id: "ask-question", method: http.MethodPost, path: path, tag: "questions", needs: right(news.MayWrite), status: made,
		summary: "Put a question of an article on the list.",
	}, a.askQuestion)
	route(a, operation{
		id: "refuse-question", method: http.MethodPost, path: path + "/refuse", tag: "questions", needs: right(news.MayWrite),
		summary: "Say that some words of an article are no question to be answered. They are not suggested again.",
	}, func(ctx context.Context, in *struct {
		ByID
		Body struct {
			Words string `json:"words" minLength:"1" maxLength:"2000"`
		}
	},
	) (*none, error) {
		return nil, a.Questions.Refuse(ctx, staffOf(ctx), in.ID, in.Body.Words)
	})
}

func (a *API) askQuestion(ctx context.Context, in *struct {
	ByID
	Body QuestionAsking
},
) (*Question, error) {
	asked, err := in.Body.asked()
	if err != nil {
		return nil, err
	}
	asked.Part = in.Body.Part
	q, err := a.Questions.Ask(ctx, staffOf(ctx), in.ID, asked, in.Body.Words)
	return shownQuestion(q, err)
}

func (f QuestionForm) asked() (news.Asked, error) {
	due, err := dayIn("due", f.Due)
	return news.Asked{Text: f.Text, Kind: f.Kind, Due: due, Test: f.Test}, err
}

// dayIn reads a day, and tells beside its field if it is none.
func dayIn(field, text string) (news.Day, error) {
	day, err := news.ParseDay(text)
	if err != nil {
		return 0, news.Faults{{Field: field, Sentence: news.Sentence(err)}}.Refuse()
	}
	return day, nil
}

// questionDeed registers a verb whose request has the body B.
func questionDeed[B any](a *API, name, summary string, do func(context.Context, news.Staff, int64, B) (news.Question, error)) {
	op := operation{
		id: name + "-question", method: http.MethodPost, path: "/questions/{id}/" + name, tag: "questions",
		needs: right(news.MayApprove), summary: summary,
	}
	route(a, op, func(ctx context.Context, in *deedOn[B]) (*Question, error) {
		return shownQuestion(do(ctx, staffOf(ctx), in.ID, in.Body))
	})
}

func shownQuestion(q news.Question, err error) (*Question, error) {
	if err != nil {
		return nil, err
	}
	w := wireQuestion(q)
	return &w, nil
}

// QuestionSeen is in every deed: the version that the editor had on the screen.
// It is exported because huma looks into no others.
type QuestionSeen struct {
	Version int `json:"version" minimum:"1" doc:"The version you saw. The deed is refused if somebody changed the question since."`
}

func (s QuestionSeen) of(id int64) question.Seen { return question.Seen{ID: id, Version: s.Version} }

type changeQuestionBody struct {
	QuestionSeen
	QuestionForm
}

type answerBody struct {
	QuestionSeen
	Answer     string `json:"answer" maxLength:"400" doc:"yes or no, a number, a day as 2026-11-22, or a name."`
	Outcome    string `json:"outcome" maxLength:"2000" doc:"A sentence for readers."`
	AnsweredOn string `json:"answered_on" maxLength:"10" doc:"As 2026-11-22."`
	Article    int64  `json:"article" minimum:"0" doc:"That tells of it; it must be public."`
}

type dropQuestionBody struct {
	QuestionSeen
	Reason string `json:"reason" maxLength:"2000" doc:"Readers see it."`
}

// questionVerbs are the deeds on a question, for those who approve articles.
func (a *API) questionVerbs() {
	questionDeed(a, "change", "Put an open question in other words, or expect its answer on another day.",
		func(ctx context.Context, s news.Staff, id int64, b changeQuestionBody) (q news.Question, err error) {
			asked, err := b.asked()
			if err != nil {
				return q, err
			}
			return a.Questions.Change(ctx, s, b.of(id), asked)
		})
	questionDeed(a, "answer", "Close a question with its outcome and the article that tells of it.",
		func(ctx context.Context, s news.Staff, id int64, b answerBody) (q news.Question, err error) {
			on, err := dayIn("answered_on", b.AnsweredOn)
			if err != nil {
				return q, err
			}
			return a.Questions.Answer(ctx, s, b.of(id), news.Ending{Answer: b.Answer, Outcome: b.Outcome, AnsweredOn: on, Answering: b.Article})
		})
	questionDeed(a, "drop", "Close a question that will not be answered.",
		func(ctx context.Context, s news.Staff, id int64, b dropQuestionBody) (news.Question, error) {
			return a.Questions.Drop(ctx, s, b.of(id), b.Reason)
		})
	questionDeed(a, "reopen", "Take back an answer, or that a question was dropped.",
		func(ctx context.Context, s news.Staff, id int64, b QuestionSeen) (news.Question, error) {
			return a.Questions.Reopen(ctx, s, b.of(id))
		})
	route(a, operation{
		id: "refuse-answer", method: http.MethodPost, path: "/questions/{id}/refuse-answer", tag: "questions",
		needs: right(news.MayApprove), summary: "Say that an article does not answer a question. It is not suggested again.",
	}, func(ctx context.Context, in *struct {
		ByID
		Body struct {
			Article int64 `json:"article" minimum:"1"`
		}
	},
	) (*none, error) {
		return nil, a.Questions.RefuseAnswer(ctx, staffOf(ctx), in.ID, in.Body.Article)
	})
}

func (a *API) listQuestions(ctx context.Context, in *questionList) (*page[QuestionLine], error) {
	q := question.Query{State: in.State, Proposed: in.Proposed, Limit: in.Limit + 1}
	if in.Proposed {
		q.State = news.OpenQuestion
	}
	if in.After != "" {
		place, ok := questionPlace(in.After)
		if !ok {
			return nil, &news.Error{Kind: news.Invalid, Message: "No page of this list ended there. Begin without after."}
		}
		q.After = &place
	}
	lines, err := a.Questions.List(ctx, q)
	if err != nil {
		return nil, err
	}
	next := ""
	if len(lines) > in.Limit {
		lines = lines[:in.Limit]
		last := lines[in.Limit-1].Place
		next = strconv.FormatInt(last.Key, 10) + "-" + strconv.FormatInt(last.ID, 10)
	}
	return pageOf(each(lines, wireQuestionLine), next), nil
}

// questionPlace reads where a page ended.
func questionPlace(text string) (question.Place, bool) {
	key, id, _ := strings.Cut(text, "-")
	k, err1 := strconv.ParseInt(key, 10, 64)
	n, err2 := strconv.ParseInt(id, 10, 64)
	return question.Place{Key: k, ID: n}, err1 == nil && err2 == nil
}

func wireQuestion(q news.Question) Question {
	return Question{
		ID: q.ID, Version: q.Version, State: q.State, Text: q.Text, Kind: q.Kind, Part: string(q.Part), Path: q.Path(),
		Article: q.Article, AskedAt: q.AskedAt, Due: q.Due.String(), Test: q.Test,
		Answer: q.Answer, Outcome: q.Outcome, AnsweredOn: q.AnsweredOn.String(), Answering: q.Answering, ClosedAt: q.ClosedAt,
	}
}

func wireQuestionLine(x question.Line) QuestionLine {
	return QuestionLine{
		Question: wireQuestion(x.Question), Headline: x.Headline, Told: x.Told,
		Hints: each(x.Hints, func(h question.Hint) AnswerHint { return AnswerHint(h) }),
	}
}

func wireSuggestion(s question.Suggestion) QuestionSuggestion {
	w := QuestionSuggestion{
		Text: s.Text, Part: news.QuestionPart(s.Part), Kind: news.QuestionKind(s.Kind), Due: news.DayAt(s.Due).String(),
	}
	if s.Part == question.Body {
		place := QuotePlace(s.Place)
		w.Place = &place
	}
	return w
}
