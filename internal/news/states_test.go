package news_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/news"
)

// now is the moment at which these tests happen.
var now = time.Date(2026, time.May, 4, 9, 30, 0, 0, time.UTC)

// an article in a state, with all that the state implies and that readers
// may see it.
func an(state news.State) *news.Article {
	a := &news.Article{ID: 7, State: state, Head: 2, Assignee: 1, Content: fit()}
	switch state {
	case news.Scheduled:
		a.PublishAt, a.LiveHead, a.Path = now.Add(time.Hour), 2, "/harbour/2026/05/04/bridge"
	case news.Live:
		a.PublishAt, a.LiveHead, a.Path = now.Add(-time.Hour), 1, "/harbour/2026/05/04/bridge"
	case news.Withdrawn:
		a.PublishAt, a.Path = now.Add(-time.Hour), "/harbour/2026/05/04/bridge"
		a.Withdrawal = &news.Withdrawal{At: now.Add(-time.Minute), Reason: "It was wrong."}
	}
	return a
}

// fit returns a content that may be published.
func fit() news.Content {
	return news.Content{Kind: news.News, Section: 3, Headline: "Swing bridge stuck open", Standfirst: "Nobody knows why."}
}

var editor = news.Staff{ID: 2, Posts: news.As(news.DeskEditor)}

// do carries out a verb with arguments that are right for it.
func do(v news.Verb, a *news.Article) error {
	switch v {
	case news.ToWrite:
		return a.Rewrite(fit(), editor, now)
	case news.ToSubmit:
		return a.Submit(now)
	case news.ToSendBack:
		return a.SendBack("The mayor has not been asked.", now)
	case news.ToApprove:
		return a.Approve(news.Proof{}, now)
	case news.ToSchedule:
		return a.Schedule(now.Add(2*time.Hour), news.Proof{}, now)
	case news.ToUnschedule:
		return a.Unschedule(now)
	case news.ToEmbargo:
		return a.SetEmbargo(now.Add(time.Hour), now)
	case news.ToLift:
		a.Restricted = true
		return a.Lift(now)
	case news.ToPublish:
		return a.Publish(true, news.Proof{}, now)
	case news.ToCorrect:
		return a.Correct(&news.Correction{Kind: news.FactWrong, Text: "It is a swing bridge."}, false, news.Proof{}, now)
	case news.ToWithdraw:
		return a.Withdraw("The source was not real.", 0, now)
	case news.ToReinstate:
		return a.Reinstate(false, news.Proof{}, now)
	case news.ToSpike:
		return a.Spike(now)
	case news.ToUnspike:
		return a.Unspike(now)
	case news.ToLock:
		return a.TakeLock(1, now)
	case news.ToAssign:
		return a.Assign(5, now)
	case news.ToMove:
		return a.MoveTo(5, now)
	case news.ToSetDue:
		return a.SetDue(now.Add(time.Hour), now)
	default:
		panic("no such verb: " + v)
	}
}

// TestVerbs shows where every verb leads from every state; a state that is
// missing refuses the verb.
func TestVerbs(t *testing.T) {
	t.Parallel()
	tests := map[news.Verb]string{
		news.ToWrite:      "draft>draft submitted>submitted ready>ready scheduled>scheduled live>live withdrawn>withdrawn",
		news.ToSubmit:     "draft>submitted",
		news.ToSendBack:   "submitted>draft ready>submitted",
		news.ToApprove:    "submitted>ready",
		news.ToSchedule:   "ready>scheduled scheduled>scheduled",
		news.ToUnschedule: "scheduled>ready",
		news.ToEmbargo:    "draft>draft submitted>submitted ready>ready scheduled>scheduled withdrawn>withdrawn",
		news.ToLift:       "draft>draft submitted>submitted ready>ready withdrawn>withdrawn",
		news.ToPublish:    "ready>live scheduled>live live>live",
		news.ToCorrect:    "live>live",
		news.ToWithdraw:   "live>withdrawn",
		news.ToReinstate:  "withdrawn>live",
		news.ToSpike:      "draft>spiked submitted>spiked",
		news.ToUnspike:    "spiked>draft",
		news.ToLock:       "draft>draft submitted>submitted ready>ready scheduled>scheduled live>live withdrawn>withdrawn",
		news.ToAssign:     "draft>draft submitted>submitted ready>ready scheduled>scheduled live>live withdrawn>withdrawn",
		news.ToMove:       "draft>draft submitted>submitted ready>ready scheduled>scheduled live>live withdrawn>withdrawn",
		news.ToSetDue:     "draft>draft submitted>submitted ready>ready scheduled>scheduled live>live withdrawn>withdrawn",
	}
	for _, verb := range news.Verbs() {
		t.Run(string(verb), func(t *testing.T) {
			t.Parallel()
			var got []string
			for _, from := range news.States() {
				a := an(from)
				before := *a
				switch err := do(verb, a); {
				case err == nil:
					got = append(got, string(from)+">"+string(a.State))
				case news.KindOf(err) != news.Conflict:
					t.Errorf("%s: refused as %s: %v", from, news.KindOf(err), err)
				case verb != news.ToLift && !cmp.Equal(before, *a):
					t.Errorf("%s: refused, but changed: %s", from, cmp.Diff(before, *a))
				}
			}
			if diff := cmp.Diff(tests[verb], strings.Join(got, " ")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestRefusalsSayWhatIsAndWhatMustBe(t *testing.T) {
	t.Parallel()
	tests := map[string]error{
		"A draft article can not be published; it must be ready, scheduled or live.": an(news.Draft).Publish(true, news.Proof{}, now),
		"A withdrawn article can not be submitted; it must be draft.":                an(news.Withdrawn).Submit(now),
	}
	for want, err := range tests {
		if diff := cmp.Diff(want, news.Sentence(err)); diff != "" {
			t.Error(diff)
		}
	}
}

func TestAScheduledArticleIsLiveOnceItsTimeHasCome(t *testing.T) {
	t.Parallel()
	a := an(news.Scheduled)
	if a.Public(a.PublishAt.Add(-time.Millisecond)) || !a.Public(a.PublishAt) {
		t.Error("public too early or too late")
	}
	if err := a.Unschedule(a.PublishAt); news.KindOf(err) != news.Conflict {
		t.Errorf("taken off the schedule after its time: %v", err)
	}
	if err := a.Withdraw("It was wrong.", 0, a.PublishAt); err != nil {
		t.Errorf("withdraw after its time: %v", err)
	}
}
