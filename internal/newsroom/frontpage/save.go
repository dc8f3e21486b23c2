package frontpage

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"strings"

	"github.com/courant-press/courant/internal/news"
)

// Create makes a front that has nothing on it yet. One with a section becomes
// the page of that section when it is launched.
func (f *Fronts) Create(ctx context.Context, staff news.Staff, name, title string, section int64) (*View, error) {
	if err := staff.Need(news.MayEditFront); err != nil {
		return nil, err
	}
	if err := news.CheckFrontName(name); err != nil {
		return nil, err
	}
	draft := news.FrontDraft{Front: news.Front{Name: name, Containers: []news.Container{}}, Title: strings.TrimSpace(title), Section: section}
	if err := f.checkHead(ctx, draft); err != nil {
		return nil, err
	}
	if err := f.Store.CreateFront(ctx, &draft, f.event(news.FrontArranged, staff, name)); err != nil {
		return nil, fmt.Errorf("create front %s: %w", name, err)
	}
	return f.Open(ctx, staff, name)
}

// checkHead refuses a front without a title, and one of a section that has a
// front already.
func (f *Fronts) checkHead(ctx context.Context, draft news.FrontDraft) error {
	if draft.Title == "" || len(draft.Title) > 200 {
		return &news.Error{Kind: news.Invalid, Message: "Give the front a title of 1 to 200 characters, such as “Evening edition”."}
	}
	if draft.Section == 0 {
		return nil
	}
	others, err := f.Store.FrontDrafts(ctx)
	for _, other := range others {
		if other.Section == draft.Section && other.Name != draft.Name {
			return &news.Error{Kind: news.Conflict, Message: "That section has the front “" + other.Title + "” already."}
		}
	}
	return err
}

// Save keeps what an editor arranged. Nothing is lost: an arrangement that is
// refused because somebody was faster is kept among the saves of the front.
// One that is the same as what is kept changes nothing.
func (f *Fronts) Save(ctx context.Context, staff news.Staff, seen Seen, arranged news.Front) (*View, error) {
	if err := staff.Need(news.MayEditFront); err != nil {
		return nil, err
	}
	draft, err := f.load(ctx, seen.Name)
	if err != nil {
		return nil, err
	}
	if arranged, err = f.prepared(ctx, seen.Name, arranged); err != nil {
		return nil, err
	}
	if draft.Version != 0 && reflect.DeepEqual(draft.Containers, arranged.Containers) {
		return f.view(ctx, draft)
	}
	if draft.Version != seen.Version {
		return nil, f.setAside(ctx, staff, draft, arranged)
	}
	return f.keep(ctx, staff, draft, arranged)
}

// prepared puts an arrangement in the form in which it is kept, or refuses it.
func (f *Fronts) prepared(ctx context.Context, name string, arranged news.Front) (news.Front, error) {
	arranged.Name = name
	arranged.Tidy()
	if err := arranged.Check(); err != nil {
		return arranged, err
	}
	var err error
	arranged.Containers, err = f.withShared(ctx, arranged.Containers)
	return arranged, err
}

// keep saves an arrangement over the draft that was seen.
func (f *Fronts) keep(ctx context.Context, staff news.Staff, draft news.FrontDraft, arranged news.Front) (*View, error) {
	next := draft
	next.Front = arranged
	err := f.Store.SaveFront(ctx, &next, f.event(news.FrontArranged, staff, draft.Name))
	if err != nil && news.KindOf(err) == news.Conflict { // saved since we looked
		now, loadErr := f.load(ctx, draft.Name)
		if loadErr != nil {
			return nil, loadErr
		}
		return nil, f.setAside(ctx, staff, now, arranged)
	}
	if err != nil {
		return nil, fmt.Errorf("save front %s: %w", draft.Name, err)
	}
	return f.view(ctx, next)
}

// setAside keeps an arrangement that came too late, and says so.
func (f *Fronts) setAside(ctx context.Context, staff news.Staff, now news.FrontDraft, arranged news.Front) error {
	if err := f.Store.SetFrontAside(ctx, arranged, f.event(news.FrontArranged, staff, now.Name)); err != nil {
		return fmt.Errorf("set an arrangement of front %s aside: %w", now.Name, err)
	}
	err := f.faster(ctx, now)
	if e, ok := errors.AsType[*news.Error](err); ok {
		return &news.Error{Kind: e.Kind, Message: e.Message + " Yours is kept among the saves of the front."}
	}
	return err
}

// Rename gives a front another title, and another section to be the page of.
func (f *Fronts) Rename(ctx context.Context, staff news.Staff, seen Seen, title string, section int64) (*View, error) {
	if err := staff.Need(news.MayEditFront); err != nil {
		return nil, err
	}
	draft, err := f.seen(ctx, seen)
	if err != nil {
		return nil, err
	}
	had := keys(draft)
	draft.Title, draft.Section = strings.TrimSpace(title), section
	if err := f.checkHead(ctx, draft); err != nil {
		return nil, err
	}
	event := f.event(news.FrontArranged, staff, seen.Name)
	event.Hard = append(had, keys(draft)...)
	if err := f.Store.SaveFront(ctx, &draft, event); err != nil {
		return nil, fmt.Errorf("rename front %s: %w", seen.Name, err)
	}
	return f.view(ctx, draft)
}

// Discard gives up the draft for what readers have.
func (f *Fronts) Discard(ctx context.Context, staff news.Staff, seen Seen) (*View, error) {
	if err := staff.Need(news.MayEditFront); err != nil {
		return nil, err
	}
	draft, err := f.seen(ctx, seen)
	if err != nil {
		return nil, err
	}
	live, err := f.live(ctx, seen.Name)
	if err != nil {
		return nil, err
	}
	if live == nil {
		return nil, &news.Error{Kind: news.Conflict, Message: "Readers have no launch of this front to go back to."}
	}
	return f.keep(ctx, staff, draft, live.Front)
}

// Delete drops a front. Readers lose its page; its past stays in the time
// machine. The home front can not be deleted.
func (f *Fronts) Delete(ctx context.Context, staff news.Staff, name string) error {
	if err := staff.Need(news.MayLaunchFront); err != nil {
		return err
	}
	if name == news.HomeFront {
		return &news.Error{Kind: news.Conflict, Message: "Every paper has a front page; it can not be deleted."}
	}
	draft, err := f.load(ctx, name)
	if err != nil {
		return err
	}
	event := f.event(news.FrontArranged, staff, name)
	event.Hard = keys(draft)
	if err := f.Store.DeleteFront(ctx, name, event); err != nil {
		return fmt.Errorf("delete front %s: %w", name, err)
	}
	return nil
}

// Saves returns what a draft was at its last saves, newest first.
func (f *Fronts) Saves(ctx context.Context, staff news.Staff, name string, n int) ([]news.FrontSave, error) {
	if err := staff.Need(news.MayEditFront); err != nil {
		return nil, err
	}
	saves, err := f.Store.FrontSaves(ctx, name, n)
	if err != nil {
		return nil, fmt.Errorf("load the saves of front %s: %w", name, err)
	}
	return saves, nil
}
