package api

import (
	"context"
	"net/http"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/reach/letter"
)

// issueDeed registers a verb whose request has the body B.
func issueDeed[B any](a *API, name, summary string, do func(context.Context, news.Staff, int64, B) error) {
	op := operation{
		id: name + "-issue", method: http.MethodPost, path: "/issues/{id}/" + name, tag: "issues",
		needs: right(news.MayLetters), summary: summary,
	}
	route(a, op, func(ctx context.Context, in *deedOn[B]) (*Issue, error) {
		if err := do(ctx, staffOf(ctx), in.ID, in.Body); err != nil {
			return nil, err
		}
		return a.getIssue(ctx, &ByID{in.ID})
	})
}

type scheduleIssueBody struct {
	IssueSeen
	At time.Time `json:"at"`
}

// issueVerbs are the steps of an issue on its way to readers.
func (a *API) issueVerbs() {
	type step func(context.Context, news.Staff, letter.Seen) (news.Issue, error)
	plain := func(name, summary string, step func() step) {
		issueDeed(a, name, summary, func(ctx context.Context, s news.Staff, id int64, b IssueSeen) error {
			_, err := step()(ctx, s, b.of(id))
			return err
		})
	}
	plain("approve", "Stand by an issue as it is.", func() step { return a.Letters.Approve })
	plain("reopen", "Take the approval back, to go on composing.", func() step { return a.Letters.Reopen })
	issueDeed(a, "schedule", "Have an approved issue go out at a time.",
		func(ctx context.Context, s news.Staff, id int64, b scheduleIssueBody) error {
			_, err := a.Letters.Schedule(ctx, s, b.of(id), b.At)
			return err
		})
	plain("unschedule", "Take an issue off the schedule. It stays approved.", func() step { return a.Letters.Unschedule })
	plain("send", "Send an approved issue now, or go on with one that was stopped.", func() step { return a.Letters.Send })
	plain("stop", "Hold a run. What a relay has taken can not be called back.", func() step { return a.Letters.Stop })
	plain("give-up", "End a stopped run: nobody else gets the issue.", func() step { return a.Letters.GiveUp })
	route(a, operation{
		id: "test-issue", method: http.MethodPost, path: "/issues/{id}/test", tag: "issues", needs: right(news.MayLetters),
		summary: "Send an issue as it is to yourself or a few others, marked as a test.",
	}, a.testIssue)
}

// A TestRun says where a test went.
type TestRun struct {
	To []string `json:"to"`
}

func (a *API) testIssue(ctx context.Context, in *struct {
	ByID
	Body struct {
		To []string `json:"to" maxItems:"5" doc:"Addresses; your own if there is none."`
	}
},
) (*TestRun, error) {
	staff := staffOf(ctx)
	if len(in.Body.To) == 0 {
		in.Body.To = []string{staff.Email}
	}
	var to []news.Email
	for _, address := range in.Body.To {
		e, err := news.ParseEmail(address)
		if err != nil {
			return nil, err
		}
		to = append(to, e)
	}
	return &TestRun{in.Body.To}, a.Letters.Test(ctx, staff, in.ID, to)
}
