package news

import "time"

// Schedule has a ready article become public by itself at a time to come, as
// it stands now. Scheduling again moves it, and takes the text along.
func (a *Article) Schedule(at time.Time, proof Proof, now time.Time) error {
	to, err := a.step(ToSchedule, now)
	if err != nil {
		return err
	}
	if !at.After(now) {
		return &Error{Invalid, "That time has passed. Choose a later one, or publish the article now."}
	}
	if err := a.publishable(proof); err != nil {
		return err
	}
	if err := a.freeAt(at); err != nil {
		return err
	}
	a.State, a.PublishAt, a.LiveHead = to, at, a.Head
	return nil
}

// Unschedule takes an article off the schedule before its time has come. It
// gets an address anew when it is published.
func (a *Article) Unschedule(now time.Time) error {
	to, err := a.step(ToUnschedule, now)
	if err != nil {
		return err
	}
	a.State, a.PublishAt, a.LiveHead, a.Path = to, time.Time{}, 0, ""
	return nil
}
