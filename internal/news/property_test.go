package news_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/courant-press/courant/internal/news"
)

// TestNoSequenceOfVerbsBreaksAPromise lets an article live through any deeds
// at any times, and looks after each of them that what readers see was
// approved, is not under embargo and not restricted, and that they see a
// revision that was there when an editor gave it to them.
func TestNoSequenceOfVerbsBreaksAPromise(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		clock := now
		staff := []news.Staff{{ID: 1, Posts: news.As(news.Reporter)}, {ID: 2, Posts: news.As(news.DeskEditor)}}
		a, err := news.NewArticle(fit(), staff[0], clock)
		if err != nil {
			t.Fatal(err)
		}
		a.Restricted = rapid.Bool().Draw(t, "restricted")
		a.Head = 1
		approved := false
		at := func(label string) time.Time {
			return clock.Add(time.Duration(rapid.IntRange(-3, 6).Draw(t, label)) * time.Hour)
		}
		verbs := map[string]func(*rapid.T){
			"time": func(t *rapid.T) {
				clock = clock.Add(time.Duration(rapid.IntRange(1, 180).Draw(t, "minutes")) * time.Minute)
			},
			"write": func(t *rapid.T) {
				if a.Rewrite(fit(), rapid.SampledFrom(staff).Draw(t, "staff"), clock) == nil {
					a.Head++ // as the store counts
				}
			},
			"submit":    func(*rapid.T) { _ = a.Submit(clock) },
			"send back": func(*rapid.T) { _ = a.SendBack("No.", clock) },
			"approve":   func(*rapid.T) { approved = a.Approve(news.Proof{}, clock) == nil || approved },
			"schedule":  func(*rapid.T) { _ = a.Schedule(at("at"), news.Proof{}, clock) },
			"off":       func(*rapid.T) { _ = a.Unschedule(clock) },
			"embargo":   func(*rapid.T) { _ = a.SetEmbargo(at("until"), clock) },
			"lift":      func(*rapid.T) { _ = a.Lift(clock) },
			"publish":   func(*rapid.T) { _ = a.Publish(true, news.Proof{}, clock) },
			"correct": func(*rapid.T) {
				_ = a.Correct(&news.Correction{Kind: news.FactWrong, Text: clock.String()}, true, news.Proof{}, clock)
			},
			"withdraw":  func(*rapid.T) { _ = a.Withdraw("Wrong.", 0, clock) },
			"reinstate": func(*rapid.T) { _ = a.Reinstate(true, news.Proof{}, clock) },
			"spike":     func(*rapid.T) { _ = a.Spike(clock) },
			"unspike":   func(*rapid.T) { _ = a.Unspike(clock) },
			"settle":    func(*rapid.T) { a.Settle(clock) },
		}
		verbs[""] = func(t *rapid.T) {
			if !a.Public(clock) {
				return
			}
			if !approved || a.Restricted || clock.Before(a.Embargo) || clock.Before(a.PublishAt) || a.LiveHead == 0 || a.LiveHead > a.Head {
				t.Fatalf("public at %v, approved %v: %+v", clock, approved, a)
			}
		}
		t.Repeat(verbs)
	})
}
