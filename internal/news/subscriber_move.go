package news

import "time"

// A Move is an address to which a reader wants the letters from now on. It
// counts when its owner says so.
type Move struct {
	To Email
	At time.Time // when the mail to confirm it was asked for, to the second
}

// Move asks to have the letters at another address and reports whether a mail
// to it is due.
func (s *Subscriber) Move(to Email, now time.Time) (mail bool) {
	if s.Blocked != nil || to.Key() == s.Email.Key() {
		return false
	}
	s.Moving = &Move{to, now.Truncate(time.Second)}
	return true
}

// Moved says that the owner of the new address wants the letters there. asked
// is when the mail that is answered was sent.
func (s *Subscriber) Moved(asked, now time.Time) error {
	if s.Moving == nil || !s.Moving.At.Equal(asked) || now.Sub(asked) > ConfirmWithin {
		return &Error{Gone, "This link is no longer good. Please change your address once more."}
	}
	s.Email, s.Moving, s.Soft = s.Moving.To, nil, 0
	return nil
}

// Join takes over the letters of a reader who turned out to be the same
// person. What this one has stays as it is, unless it was left or never
// confirmed.
func (s *Subscriber) Join(other Subscriber) {
	for _, theirs := range other.Letters {
		sub := s.subscription(theirs.Letter)
		switch {
		case sub == nil:
			s.Letters = append(s.Letters, theirs)
		case theirs.State == Confirmed && sub.State != Confirmed:
			*sub = theirs
		}
	}
}
