package settings

import (
	"context"
	"fmt"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/theme"
)

// An Office is where a publisher decides. Its methods may be called at the
// same time.
type Office struct {
	Store  Store
	Themes Themes
	Now    func() time.Time
}

// Themes has the themes that the paper can be printed in.
type Themes interface {
	Theme(name string) (*theme.Theme, error)
}

// Store is what the office asks of the store, noun by noun. Each method that
// changes something is one transaction with its event.
type Store interface {
	Settings(ctx context.Context) (news.Settings, error)
	SaveSettings(ctx context.Context, s news.Settings, ev news.Event) error
	SectionStore
	DeskStore
	ProfileStore
	TopicStore
	AuthorStore
	RedirectStore
}

// batch is how many articles move in one transaction, so that nobody who
// writes meanwhile waits for long.
const batch = 200

// Change changes the settings that somebody had before them in the version
// seen. If they were changed by others since it refuses as [news.Conflict];
// faults are told by field.
func (o *Office) Change(ctx context.Context, staff news.Staff, seen int, change func(*news.Settings)) (news.Settings, error) {
	if err := staff.Need(news.MaySettings); err != nil {
		return news.Settings{}, err
	}
	s, err := o.Store.Settings(ctx)
	if err != nil {
		return s, fmt.Errorf("load the settings: %w", err)
	}
	was := s.Theme
	change(&s)
	faults := s.Faults()
	if s.Theme != was {
		faults = append(faults, o.themeFaults(s.Theme)...)
	}
	if err := faults.Refuse(); err != nil {
		return s, err
	}
	s.Version = seen
	if err := o.Store.SaveSettings(ctx, s, o.told(staff, news.SettingsChanged, "")); err != nil {
		return s, fmt.Errorf("save the settings: %w", err)
	}
	s.Version = seen + 1
	return s, nil
}

// themeFaults says why the paper can not be printed in a theme: readers would
// get nothing else until it is mended.
func (o *Office) themeFaults(name string) news.Faults {
	if _, err := o.Themes.Theme(name); err != nil {
		return news.Faults{{Field: "theme", Sentence: "This theme can not be used: " + err.Error()}}
	}
	return nil
}

// told returns the event of a deed.
func (o *Office) told(staff news.Staff, deed news.EventName, note string) news.Event {
	return news.Event{Name: deed, Staff: staff.ID, At: o.Now(), Note: note}
}

// slugOr returns the slug, or one made of the name where there is none.
func slugOr(slug, name string) string {
	if slug == "" && name != "" {
		return news.Slugify(name)
	}
	return slug
}

// beside tells a conflict with what is there already beside the field it is
// about.
func beside(field, sentence string, err error) error {
	if err == nil || news.KindOf(err) != news.Conflict {
		return err
	}
	return news.Faults{{Field: field, Sentence: sentence}}.Refuse()
}
