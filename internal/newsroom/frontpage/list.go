package frontpage

import (
	"context"
	"fmt"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// A Summary is a front in the list of all.
type Summary struct {
	Draft      news.FrontDraft
	Path       string
	LaunchedAt time.Time // zero for never
	NextAt     time.Time // of the next scheduled launch, zero for none
	Changes    int       // between what readers have and the draft
}

// List returns all fronts, home first.
func (f *Fronts) List(ctx context.Context, staff news.Staff) ([]Summary, error) {
	if err := staff.Need(news.MayEditFront); err != nil {
		return nil, err
	}
	drafts, err := f.Store.FrontDrafts(ctx)
	if err != nil {
		return nil, fmt.Errorf("list the fronts: %w", err)
	}
	if len(drafts) == 0 || drafts[0].Name != news.HomeFront {
		home, err := f.load(ctx, news.HomeFront)
		if err != nil {
			return nil, err
		}
		drafts = append([]news.FrontDraft{home}, drafts...)
	}
	var list []Summary
	for _, draft := range drafts {
		s, err := f.summary(ctx, draft)
		if err != nil {
			return nil, err
		}
		list = append(list, s)
	}
	return list, nil
}

func (f *Fronts) summary(ctx context.Context, draft news.FrontDraft) (s Summary, err error) {
	s.Draft = draft
	if s.Path, err = f.path(ctx, draft); err != nil {
		return s, err
	}
	live, err := f.live(ctx, draft.Name)
	if err != nil {
		return s, err
	}
	if live != nil {
		s.LaunchedAt = live.At
	}
	ahead, err := f.planned(ctx, draft.Name)
	if err != nil {
		return s, err
	}
	if len(ahead) > 0 {
		s.NextAt = ahead[0].At
	}
	changes, _, err := f.changes(ctx, live, draft)
	s.Changes = len(changes)
	return s, err
}
