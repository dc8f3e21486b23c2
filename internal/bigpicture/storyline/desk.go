package storyline

import (
	"context"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// Storylines is where editors decide about the storylines of the paper. Its
// methods may be called at the same time.
type Storylines struct {
	Store Store
	Now   func() time.Time
}

// Store keeps storylines. Each method that changes something is one
// transaction with its event.
type Store interface {
	Storyline(ctx context.Context, id int64) (news.Storyline, error)
	SaveStoryline(ctx context.Context, x *news.Storyline, ev news.Event) error
	MergeStorylines(ctx context.Context, from, into int64, ev news.Event) error
	DeleteStoryline(ctx context.Context, id int64, ev news.Event) error
	MemberStore
	EntryStore
}

// MemberStore keeps which articles belong to storylines.
type MemberStore interface {
	Article(ctx context.Context, id int64) (*news.Article, error)
	DecideMember(ctx context.Context, m news.Member, ev news.Event) error
	OpenProposal(ctx context.Context, x *news.Storyline, members []news.Member, ev news.Event) error
	StorylineMembers(ctx context.Context, id int64, state news.MemberState, after string, n int) ([]MemberRow, string, error)
}

// EntryStore keeps timelines.
type EntryStore interface {
	TimelineEntry(ctx context.Context, id int64) (news.TimelineEntry, error)
	SaveEntry(ctx context.Context, x *news.TimelineEntry, ev news.Event) error
	ProposeEntries(ctx context.Context, storyline, article int64, entries []news.TimelineEntry) error
	Settings(ctx context.Context) (news.Settings, error)
}

// A Row is a storyline as the desk lists it. The counts end at a hundred.
type Row struct {
	news.Storyline
	Members   int
	Proposals int // articles proposed for it
	Entries   int // proposed for its timeline
}

// A MemberRow is an article of a storyline as the desk lists it.
type MemberRow struct {
	news.Member
	Headline     string
	ArticleState news.State
	Path         string
	PublishAt    time.Time
}

// An EntryRow is an entry of a timeline with the headline of its source.
type EntryRow struct {
	news.TimelineEntry
	Headline string
}

// An ArticleRow is a storyline as the desk shows it beside one of its articles.
type ArticleRow struct {
	news.Member
	Title string
	Slug  string
	State news.StorylineState // of the storyline
}

// told returns the event of a deed.
func (s *Storylines) told(staff news.Staff, deed news.EventName, note string) news.Event {
	return news.Event{Name: deed, Staff: staff.ID, At: s.Now(), Note: note}
}

// seen returns the storyline that somebody had before them in a version, for
// those who may decide about it.
func (s *Storylines) seen(ctx context.Context, staff news.Staff, id int64, version int) (news.Storyline, error) {
	if err := staff.Need(news.MayApprove); err != nil {
		return news.Storyline{}, err
	}
	x, err := s.Store.Storyline(ctx, id)
	x.Version = version
	return x, err
}
