package letter

import (
	"context"
	"fmt"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// Issues returns a page of the issues of a letter.
func (d *Letters) Issues(ctx context.Context, staff news.Staff, q Query) ([]Line, error) {
	if err := staff.Need(news.MayLetters); err != nil {
		return nil, err
	}
	return d.Store.IssueLines(ctx, q)
}

// Issue returns one issue with its figures.
func (d *Letters) Issue(ctx context.Context, staff news.Staff, id int64) (Line, error) {
	i, err := d.load(ctx, staff, id)
	if err != nil {
		return Line{}, err
	}
	figures, err := d.Store.Figures(ctx, id)
	return Line{Issue: i, Figures: figures}, err
}

// Clicks returns the counted links of an issue.
func (d *Letters) Clicks(ctx context.Context, staff news.Staff, issue int64) ([]Link, error) {
	if err := staff.Need(news.MayLetters); err != nil {
		return nil, err
	}
	return d.Store.Clicks(ctx, issue)
}

// Troubled returns the mails of an issue that did not arrive, or may not have,
// those after one of them.
func (d *Letters) Troubled(ctx context.Context, staff news.Staff, issue, after int64, limit int) ([]Trouble, error) {
	if err := staff.Need(news.MayLetters); err != nil {
		return nil, err
	}
	return d.Store.Troubled(ctx, issue, after, limit)
}

// Reaches returns how many readers an issue of a letter would go to.
func (d *Letters) Reaches(ctx context.Context, staff news.Staff, letter int64, to news.Segment) (int, error) {
	if err := staff.Need(news.MayLetters); err != nil {
		return 0, err
	}
	l, err := d.Store.Letter(ctx, letter)
	if err != nil {
		return 0, fmt.Errorf("load letter %d: %w", letter, err)
	}
	return d.Store.Reaches(ctx, l, to)
}

// A Draft is what an editor makes of an issue.
type Draft struct {
	Seen
	Opening news.Opening
	Others  []news.Opening
	Parts   []news.IssuePart
	To      news.Segment
}

// SaveIssue keeps a draft as the editor has it. It may lack what only an
// approval asks for.
func (d *Letters) SaveIssue(ctx context.Context, staff news.Staff, draft Draft) (news.Issue, error) {
	return d.do(ctx, staff, draft.Seen, news.IssueChanged, func(i *news.Issue) error {
		i.Opening, i.Others, i.Parts, i.To = draft.Opening, draft.Others, draft.Parts, draft.To
		return i.Edit()
	})
}

// Approve says that the editor has read the issue and stands by it. It must be
// printable as it is.
func (d *Letters) Approve(ctx context.Context, staff news.Staff, seen Seen) (news.Issue, error) {
	return d.do(ctx, staff, seen, news.IssueCleared, func(i *news.Issue) error {
		if err := i.Approve(staff.ID, d.Now()); err != nil {
			return err
		}
		_, err := d.print(ctx, *i)
		return err
	})
}

// Reopen takes an approval back.
func (d *Letters) Reopen(ctx context.Context, staff news.Staff, seen Seen) (news.Issue, error) {
	return d.do(ctx, staff, seen, news.IssueReopened, (*news.Issue).Reopen)
}

// Schedule has an approved issue go out at a time.
func (d *Letters) Schedule(ctx context.Context, staff news.Staff, seen Seen, at time.Time) (news.Issue, error) {
	return d.do(ctx, staff, seen, news.IssuePlanned, func(i *news.Issue) error { return i.Schedule(at, d.Now()) })
}

// Unschedule takes an issue off the schedule.
func (d *Letters) Unschedule(ctx context.Context, staff news.Staff, seen Seen) (news.Issue, error) {
	return d.do(ctx, staff, seen, news.IssueUnplanned, (*news.Issue).Unschedule)
}

// Stop holds a run. Mails in the hands of a relay can not be called back.
func (d *Letters) Stop(ctx context.Context, staff news.Staff, seen Seen) (news.Issue, error) {
	return d.do(ctx, staff, seen, news.IssueHalted, func(i *news.Issue) error {
		i.Trouble = ""
		return i.Stop()
	})
}

// Delete drops an issue of which no mail went out.
func (d *Letters) Delete(ctx context.Context, staff news.Staff, seen Seen) error {
	i, err := d.load(ctx, staff, seen.ID)
	if err != nil {
		return err
	}
	if !i.StartedAt.IsZero() {
		return &news.Error{Kind: news.Conflict, Message: "Readers have this issue. It stays in the archive."}
	}
	i.Version = seen.Version
	return d.Store.DeleteIssue(ctx, i, d.told(staff, news.IssueDeleted, i))
}

// Send starts a run at once, or goes on with one that was stopped. Its
// articles are kept as they are now, so that every mail of the run says the
// same.
func (d *Letters) Send(ctx context.Context, staff news.Staff, seen Seen) (news.Issue, error) {
	i, err := d.load(ctx, staff, seen.ID)
	if err != nil {
		return i, err
	}
	if d.Outbox == nil {
		return i, noRelay()
	}
	i.Version = seen.Version
	err = d.start(ctx, &i, staff)
	return i, err
}

func noRelay() error {
	return &news.Error{Kind: news.Unavailable, Message: "No relay for letters is set up. Give the operator the settings of your mail provider."}
}

// GiveUp ends a run that was stopped: the rest of its readers get nothing.
func (d *Letters) GiveUp(ctx context.Context, staff news.Staff, seen Seen) (news.Issue, error) {
	i, err := d.load(ctx, staff, seen.ID)
	if err != nil {
		return i, err
	}
	if i.State != news.IssueStopped {
		return i, &news.Error{Kind: news.Conflict, Message: "Stop the run first; then it can be given up."}
	}
	i.Version = seen.Version
	return i, d.end(ctx, &i, staff)
}

func (d *Letters) end(ctx context.Context, i *news.Issue, staff news.Staff) error {
	if err := i.End(0, d.Now()); err != nil {
		return err
	}
	if err := d.Store.EndIssue(ctx, i, d.told(staff, news.IssueEnded, *i)); err != nil {
		return fmt.Errorf("end issue %d: %w", i.ID, err)
	}
	return nil
}

// do carries out a deed on an issue that readers do not have yet.
func (d *Letters) do(ctx context.Context, staff news.Staff, seen Seen, deed news.EventName, rule func(*news.Issue) error) (news.Issue, error) {
	i, err := d.load(ctx, staff, seen.ID)
	if err != nil {
		return i, err
	}
	i.Version = seen.Version // what the editor saw; SaveIssue refuses it if stale
	if err := rule(&i); err != nil {
		return i, err
	}
	if err := d.Store.SaveIssue(ctx, &i, d.told(staff, deed, i)); err != nil {
		return i, fmt.Errorf("save issue %d: %w", seen.ID, err)
	}
	return i, nil
}

func (d *Letters) load(ctx context.Context, staff news.Staff, id int64) (news.Issue, error) {
	if err := staff.Need(news.MayLetters); err != nil {
		return news.Issue{}, err
	}
	i, err := d.Store.Issue(ctx, id)
	if err != nil {
		return i, fmt.Errorf("load issue %d: %w", id, err)
	}
	return i, nil
}

func (d *Letters) told(staff news.Staff, deed news.EventName, i news.Issue) news.Event {
	return news.Event{Name: deed, Staff: staff.ID, At: d.Now(), Note: i.Opening.Subject}
}
