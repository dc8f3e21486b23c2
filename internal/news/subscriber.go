package news

import (
	"slices"
	"time"
)

// A Subscriber is a reader who gets letters. A subscriber is no account: there
// is no password, and each link in a mail says who it is for.
type Subscriber struct {
	ID       int64
	Version  int
	Email    Email
	Lang     string  // BCP 47; empty for the letter's own
	Sections []int64 // what they like to read most
	Letters  []Subscription
	Blocked  *Block // facts beside the states: nothing is sent while there is one
	Soft     int    // runs in a row that could not be delivered for the time being
	Moving   *Move  // an address that is to take the place of this one
	MadeAt   time.Time
}

// A Subscription is one letter of one reader.
type Subscription struct {
	Letter  int64
	State   SubscriptionState
	Consent Consent
	LeftAt  time.Time
}

// A SubscriptionState is how far a reader's wish has got.
//
//	unconfirmed -> confirmed -> left -> unconfirmed
type SubscriptionState string

// The states of a subscription.
const (
	Unconfirmed SubscriptionState = "unconfirmed" // asked, by whomever
	Confirmed   SubscriptionState = "confirmed"   // by the owner of the address
	Left        SubscriptionState = "left"
)

// A Consent is the evidence that a reader wants a letter. It is kept for as
// long as the subscription is.
type Consent struct {
	Source      ConsentSource
	Wording     string // version of what the reader agreed to
	Page        string // path at which they asked
	Network     string // keyed hash of the address the wish came from, never the address
	AskedAt     time.Time
	ConfirmedAt time.Time
	Note        string // of an import: what the file said
}

// A ConsentSource is the way in which a reader's wish reached the paper.
type ConsentSource string

// The ways in.
const (
	ByForm   ConsentSource = "form"
	ByImport ConsentSource = "import" // confirmed elsewhere; Note says where
	ByStaff  ConsentSource = "staff"  // put in by hand; Note says where the wish is on paper
)

// How long a wish waits for its owner.
const (
	ConfirmWithin = 72 * time.Hour     // a link to confirm is good for
	ForgetAfter   = 7 * 24 * time.Hour // an unconfirmed wish is erased
)

// KeepLeft is for how long somebody is still known who has left every letter,
// to come back by the links of an old mail.
const KeepLeft = 30 * 24 * time.Hour

// A Block is why nothing is sent to an address.
type Block struct {
	Reason BlockReason
	At     time.Time
}

// A BlockReason is what happened to an address.
type BlockReason string

// The reasons.
const (
	Bounced    BlockReason = "bounced"    // there is no such mailbox, or it stayed shut
	Complained BlockReason = "complained" // the reader called a letter spam
	Erased     BlockReason = "erased"     // the reader wants to be forgotten
	Departed   BlockReason = "left"       // they left, here long ago or elsewhere
	ByHand     BlockReason = "staff"      // somebody at the desk decided so
)

// Lasts reports whether a block holds even where the owner of the address asks
// for a letter again. The others only keep lists from bringing them back.
func (r BlockReason) Lasts() bool { return r == Bounced || r == Complained || r == ByHand }

// SoftLimit is after how many runs in a row without delivery an address is
// blocked.
const SoftLimit = 5

// Ask notes the wish for a letter and reports whether a mail to confirm it is
// due. Whoever has the letter already, and a blocked address, gets none; the
// page says the same in every case, so that nobody learns who reads what.
func (s *Subscriber) Ask(letter int64, c Consent, now time.Time) (mail bool) {
	if s.Blocked != nil {
		return false
	}
	c.AskedAt, c.ConfirmedAt = now.Truncate(time.Second), time.Time{} // a link says it to the second
	wish := Subscription{Letter: letter, State: Unconfirmed, Consent: c}
	switch sub := s.subscription(letter); {
	case sub == nil:
		s.Letters = append(s.Letters, wish)
	case sub.State == Confirmed:
		return false
	default:
		*sub = wish
	}
	return true
}

// Confirm says that the owner of the address wants the letter. Doing so again
// changes nothing. asked is when the mail that is answered was sent: a wish
// is confirmed by its own mail only, and only for a while.
func (s *Subscriber) Confirm(letter int64, asked, now time.Time) error {
	sub := s.subscription(letter)
	switch {
	case sub == nil || sub.State == Left || !sub.Consent.AskedAt.Equal(asked):
		return &Error{Gone, "This link is no longer good. Please ask for the letter once more."}
	case sub.State == Confirmed:
		return nil
	case now.Sub(asked) > ConfirmWithin:
		return &Error{Gone, "This link was good for three days. Please ask for the letter once more."}
	}
	sub.State, sub.Consent.ConfirmedAt = Confirmed, now
	return nil
}

// Leave ends a letter at once. Leaving again changes nothing.
func (s *Subscriber) Leave(letter int64, now time.Time) {
	if sub := s.subscription(letter); sub != nil && sub.State != Left {
		sub.State, sub.LeftAt = Left, now
	}
}

// LeaveAll ends every letter at once.
func (s *Subscriber) LeaveAll(now time.Time) {
	for _, sub := range s.Letters {
		s.Leave(sub.Letter, now)
	}
}

// Give lets a reader have a letter for which they agreed elsewhere: on another
// list or on paper. Nothing is taken up again that they have left, and a
// blocked address gets nothing; it reports whether the letter is new to them.
func (s *Subscriber) Give(letter int64, c Consent) bool {
	sub := s.subscription(letter)
	switch {
	case s.Blocked != nil || sub != nil && sub.State != Unconfirmed:
		return false
	case sub == nil:
		s.Letters = append(s.Letters, Subscription{Letter: letter, State: Confirmed, Consent: c})
	default:
		sub.State, sub.Consent = Confirmed, c
	}
	return true
}

// Choose makes the letters that a reader has those given, of the ones on
// offer. Whoever chooses holds a mail to the address, so nothing is to be
// confirmed again.
func (s *Subscriber) Choose(letters, offered []int64, c Consent, now time.Time) error {
	c.AskedAt, c.ConfirmedAt = now, now
	for _, letter := range offered {
		sub := s.subscription(letter)
		has := sub != nil && sub.State == Confirmed
		switch wants := slices.Contains(letters, letter); {
		case wants == has:
		case !wants:
			s.Leave(letter, now)
		case s.Blocked != nil:
			return &Error{Conflict, "Nothing is sent to this address, because mail to it came back or was called spam. Please write to us."}
		case sub == nil:
			s.Letters = append(s.Letters, Subscription{Letter: letter, State: Confirmed, Consent: c})
		default:
			*sub = Subscription{Letter: letter, State: Confirmed, Consent: c}
		}
	}
	return nil
}

// Forget drops the wishes that nobody confirmed in time, and a move to an
// address of which nobody was heard. It reports whether nothing is left but
// letters given up long ago, so that the whole subscriber can be erased.
func (s *Subscriber) Forget(now time.Time) (empty bool) {
	s.Letters = slices.DeleteFunc(s.Letters, func(sub Subscription) bool {
		return sub.State == Unconfirmed && now.Sub(sub.Consent.AskedAt) > ForgetAfter
	})
	if s.Moving != nil && now.Sub(s.Moving.At) > ForgetAfter {
		s.Moving = nil
	}
	return !slices.ContainsFunc(s.Letters, func(sub Subscription) bool {
		return sub.State != Left || now.Sub(sub.LeftAt) <= KeepLeft
	})
}

// Gets reports whether an issue of a letter is sent to the reader. lang is the
// language of the letter, for readers who named none.
func (s *Subscriber) Gets(letter int64, to Segment, lang string) bool {
	sub := s.subscription(letter)
	return sub != nil && sub.State == Confirmed && s.Blocked == nil && to.Has(s, lang)
}

// Has reports whether the segment lets a reader through. lang is for readers who
// named none.
func (to Segment) Has(s *Subscriber, lang string) bool {
	if s.Lang != "" {
		lang = s.Lang
	}
	likes := func(section int64) bool { return slices.Contains(s.Sections, section) }
	return (len(to.Langs) == 0 || slices.Contains(to.Langs, lang)) &&
		(len(to.Sections) == 0 || slices.ContainsFunc(to.Sections, likes))
}

// Block ends every letter because of what happened to the address. The first
// reason stays.
func (s *Subscriber) Block(reason BlockReason, now time.Time) {
	if s.Blocked == nil {
		s.Blocked = &Block{reason, now}
	}
	s.LeaveAll(now)
}

// Unblock lets mail be sent to the address again. The letters that the block
// ended stay ended: the reader asks for them, or brings the wish on paper.
func (s *Subscriber) Unblock() { s.Blocked, s.Soft = nil, 0 }

// Missed counts a run in which the mail could not be delivered for the time
// being, and blocks the address after too many.
func (s *Subscriber) Missed(now time.Time) {
	if s.Soft++; s.Soft >= SoftLimit {
		s.Block(Bounced, now)
	}
}

// Reached says that a mail was delivered.
func (s *Subscriber) Reached() { s.Soft = 0 }

func (s *Subscriber) subscription(letter int64) *Subscription {
	i := slices.IndexFunc(s.Letters, func(sub Subscription) bool { return sub.Letter == letter })
	if i < 0 {
		return nil
	}
	return &s.Letters[i]
}

// Has reports whether the reader has a letter and confirmed it.
func (s *Subscriber) Has(letter int64) bool {
	sub := s.subscription(letter)
	return sub != nil && sub.State == Confirmed
}
