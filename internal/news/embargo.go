package news

import "time"

// SetEmbargo forbids that the article is public before a time to come; the
// zero time lifts the embargo. A schedule that is too early moves to the end
// of the embargo, because an embargo is a promise to somebody else.
func (a *Article) SetEmbargo(until, now time.Time) error {
	if _, err := a.step(ToEmbargo, now); err != nil {
		return err
	}
	if !until.IsZero() && !until.After(now) {
		return &Error{Invalid, "That time has passed. An embargo must end later, or be lifted."}
	}
	a.Embargo = until
	if a.State == Scheduled && a.PublishAt.Before(until) {
		a.PublishAt = until
	}
	return nil
}

// freeAt refuses if the embargo still holds at a time.
func (a *Article) freeAt(at time.Time) error {
	if at.Before(a.Embargo) {
		return &Error{Conflict, "This article is under embargo until " + instant(a.Embargo) + "."}
	}
	return nil
}

// instant shows a time in a refusal, in the zone that it carries.
func instant(t time.Time) string { return t.Format("2 January 2006, 15:04 MST") }
