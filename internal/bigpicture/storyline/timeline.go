package storyline

import (
	"context"

	"github.com/courant-press/courant/internal/news"
)

// An EntryForm is what can be said of an entry of a timeline.
type EntryForm struct {
	Date    news.EventDate
	Text    string
	Article int64 // the source, or 0
}

// WriteEntry adds an entry to the timeline of a storyline. A date ahead makes
// it a planned event.
func (s *Storylines) WriteEntry(ctx context.Context, staff news.Staff, id int64, f EntryForm) (news.TimelineEntry, error) {
	if _, err := s.seen(ctx, staff, id, 0); err != nil {
		return news.TimelineEntry{}, err
	}
	return s.saveEntry(ctx, staff, news.TimelineEntry{Storyline: id}, f)
}

// ChangeEntry says an entry in other words or of another day, and keeps it.
func (s *Storylines) ChangeEntry(ctx context.Context, staff news.Staff, id int64, version int, f EntryForm) (news.TimelineEntry, error) {
	e, err := s.seenEntry(ctx, staff, id, version)
	if err != nil {
		return e, err
	}
	return s.saveEntry(ctx, staff, e, f)
}

// DecideEntry keeps an entry as it was proposed, or refuses it for good.
func (s *Storylines) DecideEntry(ctx context.Context, staff news.Staff, id int64, version int, keep bool) (news.TimelineEntry, error) {
	e, err := s.seenEntry(ctx, staff, id, version)
	if err != nil {
		return e, err
	}
	e.State, e.Staff, e.At = news.EntryRefused, staff.ID, s.Now()
	if keep {
		e.State = news.EntryKept
	}
	err = s.Store.SaveEntry(ctx, &e, s.told(staff, news.TimelineChanged, e.Text))
	return e, err
}

func (s *Storylines) seenEntry(ctx context.Context, staff news.Staff, id int64, version int) (news.TimelineEntry, error) {
	if err := staff.Need(news.MayApprove); err != nil {
		return news.TimelineEntry{}, err
	}
	e, err := s.Store.TimelineEntry(ctx, id)
	e.Version = version
	return e, err
}

func (s *Storylines) saveEntry(ctx context.Context, staff news.Staff, e news.TimelineEntry, f EntryForm) (news.TimelineEntry, error) {
	e.Date, e.Text, e.Article = f.Date, f.Text, f.Article
	e.State, e.Staff, e.At = news.EntryKept, staff.ID, s.Now()
	if err := e.Faults().Refuse(); err != nil {
		return e, err
	}
	if f.Article != 0 {
		if _, err := s.Store.Article(ctx, f.Article); err != nil {
			return e, err
		}
	}
	err := s.Store.SaveEntry(ctx, &e, s.told(staff, news.TimelineChanged, e.Text))
	return e, err
}
