package letter

import (
	"context"
	"fmt"
	"time"

	"github.com/courant-press/courant/internal/mail"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
)

// Letters is the desk of those who make newsletters. Its methods may be called
// at the same time.
type Letters struct {
	Store Desk
	Paper Paper
	// Find searches the archive, the best article first.
	Find func(ctx context.Context, query string, n int) ([]int64, error)
	// Printer returns a printer for letters in a language; empty for the
	// paper's own.
	Printer func(ctx context.Context, lang string) (Printer, error)
	Outbox  *Outbox // nil where no relay is set up
	Post    Post    // who mails the editors; nil for nobody
	Now     func() time.Time
}

// Desk is what the store keeps of letters. Each method that changes something
// is one transaction with its event; what was changed since is refused as
// [news.Conflict].
type Desk interface {
	Settings(ctx context.Context) (news.Settings, error)
	Article(ctx context.Context, id int64) (*news.Article, error)
	ListStaff(ctx context.Context) ([]news.Staff, error)
	Letters(ctx context.Context) ([]news.Letter, error)
	Letter(ctx context.Context, id int64) (news.Letter, error)
	// SaveLetter keeps a letter; one with ID 0 is new and gets its ID. What
	// was composed by itself for another rhythm, and nobody touched, is
	// deleted.
	SaveLetter(ctx context.Context, l *news.Letter, ev news.Event) error
	Audience(ctx context.Context, letter int64, since time.Time) (Audience, error)
	Reaches(ctx context.Context, l news.Letter, to news.Segment) (int, error)

	Issue(ctx context.Context, id int64) (news.Issue, error)
	IssueLines(ctx context.Context, q Query) ([]Line, error)
	// LastIssue returns the newest issue of a letter of which mails went out.
	LastIssue(ctx context.Context, letter int64) (news.Issue, error)
	// SaveIssue keeps an issue; one with ID 0 is new and gets its ID.
	SaveIssue(ctx context.Context, i *news.Issue, ev news.Event) error
	DeleteIssue(ctx context.Context, i news.Issue, ev news.Event) error
	// StartIssue keeps an issue together with its articles as they are sent,
	// and the links whose clicks are counted.
	StartIssue(ctx context.Context, i *news.Issue, cards []paper.Card, links []string, ev news.Event) error
	// EndIssue keeps an issue that has ended and gives it its number. What
	// nodes still had in hand counts as unknown.
	EndIssue(ctx context.Context, i *news.Issue, ev news.Event) error
	IssueCards(ctx context.Context, issue int64) ([]paper.Card, error)

	Figures(ctx context.Context, issue int64) (Figures, error)
	Clicks(ctx context.Context, issue int64) ([]Link, error)
	Troubled(ctx context.Context, issue, after int64, limit int) ([]Trouble, error)

	Rhythms
}

// Paper is what digests are made from: what readers have now.
type Paper interface {
	FrontPage(ctx context.Context, name string, now time.Time) (paper.FrontPage, error)
	SectionPage(ctx context.Context, id int64, at paper.Cursor, now time.Time) (paper.SectionPage, error)
	StorylinePage(ctx context.Context, id int64, at paper.Cursor, now time.Time) (paper.StorylinePage, error)
	// PublicCards returns the public ones of some articles, in their order.
	PublicCards(ctx context.Context, ids []int64, now time.Time) ([]paper.Card, error)
}

// Post gets mail to the staff on its way.
type Post interface {
	Send(ctx context.Context, m mail.Message) error
}

// Seen names a letter or an issue as the editor has it on the screen. A deed is
// refused as [news.Conflict] if it was changed since.
type Seen struct {
	ID      int64
	Version int
}

// An Audience is how many readers a letter has.
type Audience struct {
	Readers int
	Joined  int // since a time
	Left    int // since then
}

// Recent is how far back joining and leaving are counted for the desk.
const Recent = 7 * 24 * time.Hour

// A Sheet is a letter with what the desk says beside it.
type Sheet struct {
	news.Letter
	Audience
	Next time.Time // when its rhythm wants the next issue; zero for never
	Last *Line     // its newest issue that was sent; nil if there is none
}

// List returns all letters for the desk.
func (d *Letters) List(ctx context.Context, staff news.Staff) ([]Sheet, error) {
	if err := staff.Need(news.MayLetters); err != nil {
		return nil, err
	}
	letters, err := d.Store.Letters(ctx)
	if err != nil {
		return nil, fmt.Errorf("load the letters: %w", err)
	}
	sheets := make([]Sheet, len(letters))
	for i, l := range letters {
		if sheets[i], err = d.sheet(ctx, l); err != nil {
			return nil, err
		}
	}
	return sheets, nil
}

// Letter returns one letter for the desk.
func (d *Letters) Letter(ctx context.Context, staff news.Staff, id int64) (Sheet, error) {
	if err := staff.Need(news.MayLetters); err != nil {
		return Sheet{}, err
	}
	l, err := d.Store.Letter(ctx, id)
	if err != nil {
		return Sheet{}, fmt.Errorf("load letter %d: %w", id, err)
	}
	return d.sheet(ctx, l)
}

func (d *Letters) sheet(ctx context.Context, l news.Letter) (s Sheet, err error) {
	s.Letter = l
	if s.Audience, err = d.Store.Audience(ctx, l.ID, d.Now().Add(-Recent)); err != nil {
		return s, fmt.Errorf("count the readers of letter %d: %w", l.ID, err)
	}
	if s.Next, err = d.NextAt(ctx, l.Rhythm); err != nil {
		return s, err
	}
	last, err := d.Store.LastIssue(ctx, l.ID)
	if news.KindOf(err) == news.NotFound {
		return s, nil
	}
	if err != nil {
		return s, fmt.Errorf("load the last issue of letter %d: %w", l.ID, err)
	}
	figures, err := d.Store.Figures(ctx, last.ID)
	s.Last = &Line{Issue: last, Figures: figures}
	return s, err
}

// NextAt returns when a rhythm wants the next issue, on the clock of the
// paper; zero for never.
func (d *Letters) NextAt(ctx context.Context, r news.Rhythm) (time.Time, error) {
	set, err := d.Store.Settings(ctx)
	if err != nil {
		return time.Time{}, fmt.Errorf("load the settings: %w", err)
	}
	return r.Next(d.Now(), set.Location()), nil
}

// Save keeps a letter as an editor wants it; one with ID 0 is new. Its Version
// is the one that was seen.
func (d *Letters) Save(ctx context.Context, staff news.Staff, l news.Letter) (news.Letter, error) {
	if err := staff.Need(news.MayLetters); err != nil {
		return l, err
	}
	if err := l.Faults().Refuse(); err != nil {
		return l, err
	}
	ev := news.Event{Name: news.LetterChanged, Staff: staff.ID, At: d.Now(), Note: l.Name}
	if err := d.Store.SaveLetter(ctx, &l, ev); err != nil {
		return l, fmt.Errorf("save letter %d: %w", l.ID, err)
	}
	return l, nil
}

// Close has a letter take no new readers and follow its rhythm no longer, or
// takes that back.
func (d *Letters) Close(ctx context.Context, staff news.Staff, seen Seen, closed bool) (news.Letter, error) {
	if err := staff.Need(news.MayLetters); err != nil {
		return news.Letter{}, err
	}
	l, err := d.Store.Letter(ctx, seen.ID)
	if err != nil {
		return l, fmt.Errorf("load letter %d: %w", seen.ID, err)
	}
	l.Version, l.Closed = seen.Version, closed
	return d.Save(ctx, staff, l)
}
