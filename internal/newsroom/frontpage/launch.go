package frontpage

import (
	"context"
	"fmt"
	"reflect"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
)

// Launch gives readers the draft as the editor has seen it, and keeps what its
// cards say at this moment.
func (f *Fronts) Launch(ctx context.Context, staff news.Staff, seen Seen) (*View, error) {
	draft, l, err := f.prepareLaunch(ctx, staff, seen, f.Now())
	if err != nil {
		return nil, err
	}
	live, err := f.live(ctx, seen.Name)
	if err != nil {
		return nil, err
	}
	if live != nil && reflect.DeepEqual(live.Front.Containers, l.Front.Containers) {
		return nil, &news.Error{Kind: news.Conflict, Message: "Readers have exactly this front already."}
	}
	said, err := f.Store.PreviewFront(ctx, l.Front, l.At)
	if err != nil {
		return nil, fmt.Errorf("press front %s: %w", seen.Name, err)
	}
	pressed := said.Press()
	event := f.event(news.FrontLaunched, staff, seen.Name)
	event.Hard = keys(draft)
	if err := f.give(ctx, l, &pressed, event); err != nil {
		return nil, err
	}
	return f.view(ctx, draft)
}

// farthest is how far ahead a launch may be scheduled.
const farthest = 366 * 24 * time.Hour

// Schedule gives readers the draft as the editor has seen it at a time to
// come. What is arranged later is not in it.
func (f *Fronts) Schedule(ctx context.Context, staff news.Staff, seen Seen, at time.Time) (*View, error) {
	draft, l, err := f.prepareLaunch(ctx, staff, seen, at)
	if err != nil {
		return nil, err
	}
	if !at.After(f.Now()) || at.After(f.Now().Add(farthest)) {
		return nil, &news.Error{Kind: news.Invalid, Message: "Choose a time that lies ahead, within a year."}
	}
	event := f.event(news.FrontScheduled, staff, seen.Name)
	event.TakesEffect, event.Hard = at, keys(draft)
	if err := f.give(ctx, l, nil, event); err != nil {
		return nil, err
	}
	return f.view(ctx, draft)
}

// prepareLaunch makes a launch of the draft, with what it changes in words.
func (f *Fronts) prepareLaunch(ctx context.Context, staff news.Staff, seen Seen, at time.Time) (draft news.FrontDraft, l *news.FrontLaunch, err error) {
	if err := staff.Need(news.MayLaunchFront); err != nil {
		return draft, nil, err
	}
	if draft, err = f.seen(ctx, seen); err != nil {
		return draft, nil, err
	}
	settings, err := f.Store.Settings(ctx)
	if err != nil {
		return draft, nil, fmt.Errorf("launch front %s: %w", seen.Name, err)
	}
	l = &news.FrontLaunch{
		Name: seen.Name, At: at.In(settings.Location()).Truncate(time.Millisecond), MadeAt: f.Now(), Staff: staff.ID, Front: draft.Front,
	}
	l.Front.Name = seen.Name
	live, err := f.live(ctx, seen.Name)
	if err != nil {
		return draft, nil, err
	}
	changes, _, err := f.changes(ctx, live, draft)
	for _, c := range changes {
		l.Changes = append(l.Changes, c.Text)
	}
	return draft, l, err
}

// keys are on the pages that have a front.
func keys(draft news.FrontDraft) []news.Key {
	on := []news.Key{news.FrontKey(draft.Name)}
	if draft.Section != 0 {
		on = append(on, news.SectionKey(draft.Section))
	}
	return on
}

// give saves a launch.
func (f *Fronts) give(ctx context.Context, l *news.FrontLaunch, pressed *paper.PressedFront, event news.Event) error {
	if err := f.Store.LaunchFront(ctx, l, pressed, event); err != nil {
		return fmt.Errorf("launch front %s: %w", l.Name, err)
	}
	return nil
}

// Cancel drops a scheduled launch.
func (f *Fronts) Cancel(ctx context.Context, staff news.Staff, name string, launch int64) (*View, error) {
	if err := staff.Need(news.MayLaunchFront); err != nil {
		return nil, err
	}
	if _, err := f.launchOf(ctx, name, launch); err != nil {
		return nil, err
	}
	draft, err := f.load(ctx, name)
	if err != nil {
		return nil, err
	}
	event := f.event(news.FrontUnscheduled, staff, name)
	event.Hard = keys(draft)
	if err := f.Store.CancelLaunch(ctx, launch, event); err != nil {
		return nil, fmt.Errorf("cancel launch %d: %w", launch, err)
	}
	return f.view(ctx, draft)
}

// launchOf returns a launch of the front of this name.
func (f *Fronts) launchOf(ctx context.Context, name string, launch int64) (news.FrontLaunch, error) {
	l, err := f.Store.FrontLaunch(ctx, launch)
	if err != nil {
		return l, fmt.Errorf("load launch %d: %w", launch, err)
	}
	if l.Name != name {
		return l, &news.Error{Kind: news.NotFound, Message: "There is no such launch of this front."}
	}
	return l, nil
}

// Restore puts a launch into the draft. Readers get it with the next launch.
func (f *Fronts) Restore(ctx context.Context, staff news.Staff, seen Seen, launch int64) (*View, error) {
	if err := staff.Need(news.MayEditFront); err != nil {
		return nil, err
	}
	draft, err := f.seen(ctx, seen)
	if err != nil {
		return nil, err
	}
	l, err := f.launchOf(ctx, seen.Name, launch)
	if err != nil {
		return nil, err
	}
	return f.keep(ctx, staff, draft, l.Front)
}

// History returns up to n launches of a front that come before the one with
// this id, newest first; 0 for the start.
func (f *Fronts) History(ctx context.Context, staff news.Staff, name string, before int64, n int) ([]news.FrontLaunch, error) {
	if err := staff.Need(news.MayEditFront); err != nil {
		return nil, err
	}
	launches, err := f.Store.FrontLaunches(ctx, name, before, n)
	if err != nil {
		return nil, fmt.Errorf("load the launches of front %s: %w", name, err)
	}
	return launches, nil
}
