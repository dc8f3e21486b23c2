package storyline_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/bigpicture/related"
	"github.com/courant-press/courant/internal/bigpicture/storyline"
)

// A past is what the nodes of a paper have read so far.
type past struct {
	read  []reading
	fails error
}

type reading struct {
	article int64
	at      time.Time
}

// same is the vector of all articles here: they tell of one thing.
func same() related.Vector { return related.Vector{{Term: 1, Value: 1}} }

func (p *past) between(_ context.Context, from, to time.Time, yield func(int64, time.Time, related.Vector)) error {
	for _, r := range p.read {
		if !r.at.Before(from) && r.at.Before(to) {
			yield(r.article, r.at, same())
		}
	}
	return p.fails
}

func TestAWatchKnowsTheLastWeeksWhateverItIsAskedFirst(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)
	p := &past{read: []reading{{1, now.AddDate(0, 0, -2)}, {2, now.AddDate(0, 0, -1)}}}
	w := &storyline.Watch{Past: p.between, Now: func() time.Time { return now }}
	near := func(article int64, at time.Time) []int64 {
		t.Helper()
		others, _, err := w.Near(t.Context(), article, at, same())
		if err != nil {
			t.Fatal(err)
		}
		return others
	}
	if others := near(9, now.AddDate(-4, 0, 0)); len(others) > 0 {
		t.Errorf("an article of four years ago runs with %v", others)
	}
	if diff := cmp.Diff([]int64{1, 2}, near(10, now)); diff != "" {
		t.Errorf("an article of today: %s", diff)
	}

	p.read = append(p.read, reading{3, now.Add(-time.Minute)}) // by another node
	now = now.Add(2 * time.Minute)
	if diff := cmp.Diff([]int64{1, 2, 3}, near(10, now)); diff != "" {
		t.Errorf("after another node read one more: %s", diff)
	}
}

func TestAWatchBeginsAgainAfterAFailure(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)
	p := &past{read: []reading{{1, now.AddDate(0, 0, -1)}}, fails: errors.New("the store is away")}
	w := &storyline.Watch{Past: p.between, Now: func() time.Time { return now }}
	if err := w.Begin(t.Context()); err == nil {
		t.Fatal("the failure was not told")
	}
	p.fails = nil
	if err := w.Begin(t.Context()); err != nil {
		t.Fatal(err)
	}
	others, _, err := w.Near(t.Context(), 9, now, same())
	if diff := cmp.Diff([]int64{1}, others); diff != "" || err != nil {
		t.Error(diff, err)
	}
}

func TestAQuestionDoesNotWaitForAWatchThatBegins(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)
	p := &past{read: []reading{{1, now.AddDate(0, 0, -1)}}}
	begun, asked := make(chan struct{}), make(chan struct{})
	w := &storyline.Watch{Now: func() time.Time { return now }, Past: func(ctx context.Context, from, to time.Time, yield func(int64, time.Time, related.Vector)) error {
		close(begun)
		<-asked
		return p.between(ctx, from, to, yield)
	}}
	done := make(chan error)
	go func() { done <- w.Begin(t.Context()) }()
	<-begun
	if others, _, err := w.Near(t.Context(), 9, now, same()); err != nil || len(others) > 0 {
		t.Errorf("in the first moment: %v, %v", others, err)
	}
	close(asked)
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	if others, _, _ := w.Near(t.Context(), 9, now, same()); len(others) != 1 {
		t.Errorf("afterwards: %v", others)
	}
}
