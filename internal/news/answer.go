package news

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// How long the texts of a question may be, in characters.
const (
	maxQuestion = 300
	maxOutcome  = 500
	maxAnswer   = 80
)

// Faults lists what is wrong with a question that is to be put on the list.
func (a *Asked) Faults() Faults {
	var faults Faults
	switch {
	case blank(a.Text):
		faults.add("text", "Say what is asked.")
	default:
		faults.long("text", "question", a.Text, maxQuestion)
	}
	if !slices.Contains(QuestionKinds(), a.Kind) {
		faults.add("kind", "Say what the answer looks like: yes or no, which, a number, or when.")
	}
	if !slices.Contains([]QuestionPart{"", InHeadline, InStandfirst, InBody}, a.Part) {
		faults.add("part", "A question stands in the headline, the standfirst or the body.")
	}
	faults.long("test", "sentence on how we would know", a.Test, maxOutcome)
	return faults
}

// Ask opens a question.
func (q *Question) Ask(asked Asked) error {
	asked.trim()
	if err := asked.Faults().Refuse(); err != nil {
		return err
	}
	q.State, q.Asked = OpenQuestion, asked
	return nil
}

// Change puts a question in other words, or expects its answer on another day.
// One that has its answer is reopened first.
func (q *Question) Change(asked Asked) error {
	if q.State != OpenQuestion {
		return &Error{Conflict, "This question is closed. Reopen it to change it."}
	}
	asked.Part = q.Part
	return q.Ask(asked)
}

func (a *Asked) trim() { a.Text, a.Test = strings.TrimSpace(a.Text), strings.TrimSpace(a.Test) }

// Give answers an open question. The day is one of the paper's calendar, and
// so are those on which it was asked and on which it is now. An answer may
// come before or after the day it was due.
func (q *Question) Give(o Ending, asked, today Day) error {
	if q.State != OpenQuestion {
		return &Error{Conflict, "This question is closed. Reopen it to answer it anew."}
	}
	o.Answer, o.Outcome = strings.TrimSpace(o.Answer), strings.TrimSpace(o.Outcome)
	if err := q.endingFaults(o, asked, today).Refuse(); err != nil {
		return err
	}
	q.State, q.Ending = Answered, o
	return nil
}

func (q *Question) endingFaults(o Ending, asked, today Day) Faults {
	var faults Faults
	switch {
	case asked == 0 || asked > today:
		faults.add("answered_on", "Readers have not been asked yet: the article is not public.")
	case o.AnsweredOn == 0:
		faults.add("answered_on", "Say on which day the answer was there.")
	case o.AnsweredOn < asked:
		faults.add("answered_on", "The answer can not have been there before the question was asked.")
	case o.AnsweredOn > today:
		faults.add("answered_on", "That day has not come yet.")
	}
	if fault := q.Kind.answerFault(o.Answer); fault != "" {
		faults.add("answer", fault)
	}
	if blank(o.Outcome) {
		faults.add("outcome", "Tell readers in one sentence how it ended.")
	}
	faults.long("outcome", "outcome", o.Outcome, maxOutcome)
	switch o.Answering {
	case 0:
		faults.add("article", "Choose the article that tells of it.")
	case q.Article:
		faults.add("article", "The article that asks can not be the one that answers.")
	}
	return faults
}

// answerFault says why a short answer is none to a question of the kind.
func (k QuestionKind) answerFault(answer string) string {
	switch k {
	case YesOrNo:
		if answer != AnswerYes && answer != AnswerNo {
			return "The answer is yes or no."
		}
	case HowMany:
		if _, err := strconv.ParseFloat(answer, 64); err != nil || len(answer) > maxAnswer {
			return "The answer is a number, such as 12 or 3.5."
		}
	case WhenIsIt:
		if day, err := ParseDay(answer); err != nil || day == 0 {
			return "The answer is a day, such as 2026-11-22."
		}
	default:
		if answer == "" || utf8.RuneCountInString(answer) > maxAnswer {
			return "The answer is a name or a few words, of 80 characters at most."
		}
	}
	return ""
}

// Void drops an open question, and says why.
func (q *Question) Void(reason string) error {
	reason = strings.TrimSpace(reason)
	switch {
	case q.State != OpenQuestion:
		return &Error{Conflict, "This question is closed already."}
	case reason == "":
		return Faults{{"reason", "Tell readers why there will be no answer."}}.Refuse()
	case utf8.RuneCountInString(reason) > maxOutcome:
		return Faults{{"reason", "The reason can have 500 characters at most."}}.Refuse()
	}
	q.State, q.Ending = VoidQuestion, Ending{Outcome: reason}
	return nil
}

// Reopen takes back an answer, or that a question was dropped.
func (q *Question) Reopen() error {
	if q.State == OpenQuestion {
		return &Error{Conflict, "This question is open."}
	}
	q.State, q.Ending, q.ClosedAt = OpenQuestion, Ending{}, time.Time{}
	return nil
}
