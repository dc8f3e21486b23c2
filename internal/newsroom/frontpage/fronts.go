package frontpage

import (
	"cmp"
	"context"
	"fmt"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// Fronts carries out the deeds of those who curate fronts. Its methods may be
// called at the same time.
type Fronts struct {
	Store Store
	Now   func() time.Time
}

// Seen names a front as the editor has it on the screen. A deed is refused as
// [news.Conflict] if it was saved since.
type Seen struct {
	Name    string
	Version int
}

// load returns the draft of a front, with shared containers as their editors
// have them.
func (f *Fronts) load(ctx context.Context, name string) (news.FrontDraft, error) {
	draft, err := f.Store.FrontDraft(ctx, name)
	if err != nil {
		return draft, fmt.Errorf("load front %s: %w", name, err)
	}
	draft.Containers, err = f.withShared(ctx, draft.Containers)
	return draft, err
}

// seen loads a front and refuses if it is not as the editor has seen it.
func (f *Fronts) seen(ctx context.Context, s Seen) (news.FrontDraft, error) {
	draft, err := f.load(ctx, s.Name)
	if err == nil && draft.Version != s.Version {
		err = f.faster(ctx, draft)
	}
	return draft, err
}

// faster says who saved the front in the meantime.
func (f *Fronts) faster(ctx context.Context, now news.FrontDraft) error {
	people, err := f.People(ctx)
	if err != nil {
		return err
	}
	who := cmp.Or(people[now.SavedBy], "Somebody else")
	return &news.Error{
		Kind:    news.Conflict,
		Message: who + " has arranged this front in the meantime. Load it again to see what changed.",
	}
}

// live returns what readers have, nil if they were never given a front. Before
// the first launch the home front fills itself.
func (f *Fronts) live(ctx context.Context, name string) (*news.FrontLaunch, error) {
	l, err := f.Store.LiveFront(ctx, name, f.Now())
	if err != nil && news.KindOf(err) == news.NotFound {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("load what readers have of front %s: %w", name, err)
	}
	return &l, nil
}

// event is the event of a deed on a front.
func (f *Fronts) event(name news.EventName, staff news.Staff, front string) news.Event {
	return news.Event{Name: name, Staff: staff.ID, At: f.Now(), Note: front}
}
