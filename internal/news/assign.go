package news

import "time"

// Assign gives the article to somebody of the staff; 0 leaves it to whoever
// takes it. The lock stays where it is: a text is not taken out of a hand.
func (a *Article) Assign(to int64, now time.Time) error {
	if _, err := a.step(ToAssign, now); err != nil {
		return err
	}
	a.Assignee = to
	return nil
}

// MoveTo puts the article on another desk; 0 takes it off every desk.
func (a *Article) MoveTo(desk int64, now time.Time) error {
	if _, err := a.step(ToMove, now); err != nil {
		return err
	}
	a.Desk = desk
	return nil
}

// SetDue says when the desk wants the article; the zero time says that there
// is no hurry. A time that has passed is no mistake: the article is late.
func (a *Article) SetDue(at, now time.Time) error {
	if _, err := a.step(ToSetDue, now); err != nil {
		return err
	}
	a.Due = at
	return nil
}
