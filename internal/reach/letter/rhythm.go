package letter

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/courant-press/courant/internal/job"
	"github.com/courant-press/courant/internal/news"
)

// Rhythms is what the store knows of issues that are composed by themselves.
type Rhythms interface {
	// ComposedUntil returns up to when the rhythm of a letter was followed;
	// zero for a rhythm that is new.
	ComposedUntil(ctx context.Context, letter int64) (time.Time, error)
	// ComposeIssue keeps a new issue and notes that the rhythm was followed
	// until then, unless that is not what it was any more.
	ComposeIssue(ctx context.Context, i *news.Issue, was, until time.Time, ev news.Event) (first bool, err error)
	// SkipIssue notes the same where there was nothing to tell.
	SkipIssue(ctx context.Context, letter int64, was, until time.Time) error
	// EraseDeliveries erases up to n deliveries of an issue that ended before
	// a time, and reports whether there may be more.
	EraseDeliveries(ctx context.Context, endedBefore time.Time, n int) (more bool, err error)
}

// When an issue is composed by itself. An hour leaves time to read and to
// mend; whoever is later than two is too late for a letter of the morning.
const (
	lead   = time.Hour
	lateBy = 2 * time.Hour
)

// ComposeDue is the job that composes the issues which rhythms want soon.
type ComposeDue struct{}

// Kind names the job.
func (ComposeDue) Kind() string { return "compose_letters" }

// Erase is the job that erases the deliveries of issues that ended long ago.
// Their figures stay.
type Erase struct{}

// Kind names the job.
func (Erase) Kind() string { return "erase_deliveries" }

// How deliveries are erased.
const (
	keepDeliveries = 90 * 24 * time.Hour
	eraseAtOnce    = 5000
)

// Jobs puts the work of this desk on the list.
func (d *Letters) Jobs(list *job.List) {
	job.Add(list, d.ComposeDue)
	list.Every(time.Minute, ComposeDue{})
	job.Add(list, d.Erase)
	list.Every(24*time.Hour, Erase{})
}

// Erase does the job.
func (d *Letters) Erase(ctx context.Context, _ Erase) error {
	for {
		more, err := d.Store.EraseDeliveries(ctx, d.Now().Add(-keepDeliveries), eraseAtOnce)
		if err != nil || !more {
			return err
		}
	}
}

// ComposeDue does the job. A letter that fails keeps no other one waiting.
func (d *Letters) ComposeDue(ctx context.Context, _ ComposeDue) error {
	set, err := d.Store.Settings(ctx)
	if err != nil {
		return fmt.Errorf("load the settings: %w", err)
	}
	letters, err := d.Store.Letters(ctx)
	if err != nil {
		return fmt.Errorf("load the letters: %w", err)
	}
	var failed error
	for _, l := range letters {
		if !l.Closed {
			failed = errors.Join(failed, d.follow(ctx, l, set.Location()))
		}
	}
	return failed
}

// follow composes the issue of a letter that its rhythm wants next, if it is
// time.
func (d *Letters) follow(ctx context.Context, l news.Letter, zone *time.Location) error {
	was, err := d.Store.ComposedUntil(ctx, l.ID)
	if err != nil {
		return fmt.Errorf("see how far letter %d is: %w", l.ID, err)
	}
	at := due(l.Rhythm, was, d.Now(), zone)
	if at.IsZero() {
		return nil
	}
	i, err := d.compose(ctx, l)
	if err != nil {
		return err
	}
	if l.Digest.From != news.NoDigest && len(i.Parts) == 0 {
		return d.Store.SkipIssue(ctx, l.ID, was, at)
	}
	i.SendAt = at
	alone := l.Unattended && d.Outbox != nil && d.release(&i, at) == nil
	first, err := d.Store.ComposeIssue(ctx, &i, was, at, d.told(news.Staff{}, news.IssueComposed, i))
	if err != nil || !first || alone {
		return err
	}
	return d.tellWaiting(ctx, l, i, zone)
}

// due returns for when an issue is to be composed now, or zero: the last time
// of the rhythm that is near, and not too long past, among those that were not
// followed yet.
func due(r news.Rhythm, was, now time.Time, zone *time.Location) (at time.Time) {
	if was.IsZero() {
		was = now
	}
	if earliest := now.Add(-lateBy); was.Before(earliest) {
		was = earliest
	}
	for next := r.Next(was, zone); !next.IsZero() && !next.After(now.Add(lead)); next = r.Next(next, zone) {
		at = next
	}
	return at
}

// release puts an issue that needs no approval on the schedule, approved by
// nobody. When its time has come it is composed anew, so that it tells the
// news of that minute. If it can not go out it stays as it was.
func (d *Letters) release(i *news.Issue, at time.Time) error {
	now := d.Now()
	if earliest := now.Add(time.Second); at.Before(earliest) {
		at = earliest
	}
	released := *i
	if err := released.Approve(0, now); err != nil {
		return err
	}
	if err := released.Schedule(at, now); err != nil {
		return err
	}
	*i = released
	return nil
}
