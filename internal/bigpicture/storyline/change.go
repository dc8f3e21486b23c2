package storyline

import (
	"context"

	"github.com/courant-press/courant/internal/news"
)

// Change says other things of a storyline. Its old address leads to the new
// one.
func (s *Storylines) Change(ctx context.Context, staff news.Staff, id int64, version int, f Form) (news.Storyline, error) {
	return s.alter(ctx, staff, id, version, news.StorylineChanged, func(x *news.Storyline) error {
		if !x.State.Decided() {
			return &news.Error{Kind: news.Conflict, Message: "Open this storyline first."}
		}
		return f.fill(x)
	})
}

// Close says that a story is over.
func (s *Storylines) Close(ctx context.Context, staff news.Staff, id int64, version int) (news.Storyline, error) {
	return s.alter(ctx, staff, id, version, news.StorylineEnded, func(x *news.Storyline) error { return x.Close(s.Now()) })
}

// Reopen takes a closed storyline up again.
func (s *Storylines) Reopen(ctx context.Context, staff news.Staff, id int64, version int) (news.Storyline, error) {
	return s.alter(ctx, staff, id, version, news.StorylineReopened, (*news.Storyline).Reopen)
}

// alter loads a storyline, has it changed and saves it.
func (s *Storylines) alter(ctx context.Context, staff news.Staff, id int64, version int, deed news.EventName, change func(*news.Storyline) error) (news.Storyline, error) {
	x, err := s.seen(ctx, staff, id, version)
	if err != nil {
		return x, err
	}
	if err := change(&x); err != nil {
		return x, err
	}
	err = s.Store.SaveStoryline(ctx, &x, s.told(staff, deed, x.Title))
	return x, err
}

// Merge makes one storyline a part of another: its articles and its timeline
// move, and its page leads on.
func (s *Storylines) Merge(ctx context.Context, staff news.Staff, from, into int64) error {
	gone, err := s.seen(ctx, staff, from, 0)
	if err != nil {
		return err
	}
	stays, err := s.Store.Storyline(ctx, into)
	if err != nil {
		return err
	}
	if !stays.State.Decided() {
		return &news.Error{Kind: news.Conflict, Message: "Only a storyline of the paper can take in another one."}
	}
	return s.Store.MergeStorylines(ctx, from, into, s.told(staff, news.StorylinesMerged, gone.Title))
}

// Delete drops a storyline without articles and timeline.
func (s *Storylines) Delete(ctx context.Context, staff news.Staff, id int64) error {
	x, err := s.seen(ctx, staff, id, 0)
	if err != nil {
		return err
	}
	return s.Store.DeleteStoryline(ctx, id, s.told(staff, news.StorylineDeleted, x.Title))
}
