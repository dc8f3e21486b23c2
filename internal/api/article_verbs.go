package api

import (
	"context"
	"net/http"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom"
)

// Seen is in every deed: the version that the editor had on the screen.
type Seen struct {
	Version int `json:"version" minimum:"1" doc:"The version you saw. The deed is refused if somebody changed the article since."`
}

func (s Seen) of(id int64) newsroom.Seen { return newsroom.Seen{ID: id, Version: s.Version} }

// A deedOn is a request to do something to an article.
type deedOn[B any] struct {
	ID   int64 `path:"id" minimum:"1"`
	Body B
}

// deed registers a verb whose request has the body B.
func deed[B any](a *API, name, summary string, needs news.Right, do func(context.Context, news.Staff, int64, B) (*news.Article, error)) {
	route(a, operation{
		id: name + "-article", method: http.MethodPost, path: "/articles/{id}/" + name, tag: "articles",
		needs: right(needs), summary: summary,
	}, func(ctx context.Context, in *deedOn[B]) (*Article, error) {
		done, err := do(ctx, staffOf(ctx), in.ID, in.Body)
		return a.shown(ctx, done, err)
	})
}

// articleVerbs registers what can be done to an article. Each is a deed of the
// newsroom, which asks once more whether this person may.
func (a *API) articleVerbs() {
	a.towardsReaders()
	a.backAgain()
	a.live()
	a.locks()
}

// towardsReaders are the verbs on the way to publication.
func (a *API) towardsReaders() {
	deed(a, "submit", "Hand a draft to the desk.", news.MaySubmit,
		func(ctx context.Context, s news.Staff, id int64, b Seen) (*news.Article, error) {
			return a.Newsroom.Submit(ctx, s, b.of(id))
		})
	deed(a, "ready", "Mark a submitted article ready for publication.", news.MayApprove,
		func(ctx context.Context, s news.Staff, id int64, b Seen) (*news.Article, error) {
			return a.Newsroom.Approve(ctx, s, b.of(id))
		})
	deed(a, "schedule", "Have a ready article become public at a time, as its text is now.", news.MaySchedule,
		func(ctx context.Context, s news.Staff, id int64, b scheduleBody) (*news.Article, error) {
			return a.Newsroom.Schedule(ctx, s, b.of(id), b.At)
		})
	deed(a, "embargo", "Forbid that an article is public before a time; without one, lift the embargo.", news.MayEmbargo,
		func(ctx context.Context, s news.Staff, id int64, b embargoBody) (*news.Article, error) {
			return a.Newsroom.Embargo(ctx, s, b.of(id), b.Until)
		})
	deed(a, "lift", "Open an article to readers that an import found behind a password.", news.MayPublish,
		func(ctx context.Context, s news.Staff, id int64, b Seen) (*news.Article, error) {
			return a.Newsroom.Lift(ctx, s, b.of(id))
		})
	deed(a, "publish", "Give readers the text at the desk, now: for the first time, or as the next version.", news.MayPublish,
		func(ctx context.Context, s news.Staff, id int64, b substanceBody) (*news.Article, error) {
			return a.Newsroom.Publish(ctx, s, b.of(id), b.Substance)
		})
}

type scheduleBody struct {
	Seen
	At time.Time `json:"at"`
}

type embargoBody struct {
	Seen
	Until time.Time `json:"until,omitzero"`
}

type substanceBody struct {
	Seen
	Substance bool `json:"substance" doc:"Readers of the version before should know of the change."`
}

// backAgain are the verbs that lead away from publication.
func (a *API) backAgain() {
	deed(a, "send-back", "Return an article to where it came from, with a word why.", news.MayApprove,
		func(ctx context.Context, s news.Staff, id int64, b noteBody) (*news.Article, error) {
			return a.Newsroom.SendBack(ctx, s, b.of(id), b.Note)
		})
	deed(a, "unschedule", "Take an article off the schedule.", news.MaySchedule,
		func(ctx context.Context, s news.Staff, id int64, b Seen) (*news.Article, error) {
			return a.Newsroom.Unschedule(ctx, s, b.of(id))
		})
	deed(a, "spike", "Drop a draft or a submitted article. It can be taken off the spike.", news.MayWrite,
		func(ctx context.Context, s news.Staff, id int64, b Seen) (*news.Article, error) {
			return a.Newsroom.Spike(ctx, s, b.of(id))
		})
	deed(a, "unspike", "Make a spiked article a draft again.", news.MayWrite,
		func(ctx context.Context, s news.Staff, id int64, b Seen) (*news.Article, error) {
			return a.Newsroom.Unspike(ctx, s, b.of(id))
		})
	deed(a, "restore", "Make the text of an earlier revision, or of one set aside, the newest one.", news.MayWrite,
		func(ctx context.Context, s news.Staff, id int64, b restoreBody) (*news.Article, error) {
			return a.Newsroom.Restore(ctx, s, b.of(id), b.Number)
		})
}

type noteBody struct {
	Seen
	Note string `json:"note" maxLength:"2000"`
}

type restoreBody struct {
	Seen
	Number int `json:"number" minimum:"1"`
}

// live are the verbs for what readers have.
func (a *API) live() {
	deed(a, "correct", "Put a dated note on a live article.", news.MayCorrect,
		func(ctx context.Context, s news.Staff, id int64, b correctBody) (*news.Article, error) {
			c := news.Correction{Kind: b.Kind, Text: b.Text, Top: b.Top}
			return a.Newsroom.Correct(ctx, s, b.of(id), c, b.WithText)
		})
	deed(a, "withdraw", "Take a live article down; its address says why.", news.MayWithdraw,
		func(ctx context.Context, s news.Staff, id int64, b withdrawBody) (*news.Article, error) {
			return a.Newsroom.Withdraw(ctx, s, b.of(id), b.Reason, b.See)
		})
	deed(a, "reinstate", "Put a withdrawn article back online.", news.MayPublish,
		func(ctx context.Context, s news.Staff, id int64, b substanceBody) (*news.Article, error) {
			return a.Newsroom.Reinstate(ctx, s, b.of(id), b.Substance)
		})
}

type correctBody struct {
	Seen
	Kind     news.CorrectionKind `json:"kind" enum:"correction,clarification,update,note,retraction"`
	Text     string              `json:"text" maxLength:"2000"`
	Top      bool                `json:"top" doc:"Above the text, because the headline or the core was wrong."`
	WithText bool                `json:"with_text" doc:"The text at the desk goes out with it."`
}

type withdrawBody struct {
	Seen
	Reason string `json:"reason" maxLength:"500" doc:"Readers see it."`
	See    int64  `json:"see,omitempty" doc:"A public article to point readers to; 0 for none."`
}

// locks are about who is writing. They need no version: who writes changes
// nothing in the article.
func (a *API) locks() {
	for _, l := range []struct {
		name, summary string
		do            func(context.Context, news.Staff, int64) (*news.Article, error)
	}{
		{"lock", "Say that you are writing.", a.Newsroom.Lock},
		{"take-over", "Write, whoever was writing. What the other one saves from now on is set aside.", a.Newsroom.TakeOver},
		{"unlock", "Say that you do not write any more.", a.Newsroom.Unlock},
	} {
		route(a, operation{
			id: l.name + "-article", method: http.MethodPost, path: "/articles/{id}/" + l.name, tag: "articles",
			needs: right(news.MayWrite), summary: l.summary,
		}, func(ctx context.Context, in *ArticleID) (*Article, error) {
			x, err := l.do(ctx, staffOf(ctx), in.ID)
			return a.shown(ctx, x, err)
		})
	}
}
