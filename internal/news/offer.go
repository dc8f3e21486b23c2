package news

import "time"

// An Offer says whether somebody may do a verb to an article now, and if not,
// why, in a sentence.
type Offer struct {
	Verb    Verb
	Refused error // nil if it may be done
}

// Offers returns what a person may do to an article now, every verb in the
// order of the work. It looks at rights and states; what the text lacks is
// said by [Checks].
func Offers(s Staff, a *Article, now time.Time) []Offer {
	offers := make([]Offer, 0, len(Verbs()))
	for _, v := range Verbs() {
		err := a.can(v, now)
		if err == nil {
			err = s.Allow(v, a)
		}
		offers = append(offers, Offer{v, err})
	}
	return offers
}

// can refuses a verb for which the article is not in a state to begin.
func (a *Article) can(v Verb, now time.Time) error {
	probe := *a
	if _, err := probe.step(v, now); err != nil {
		return err
	}
	switch {
	case v == ToPublish && probe.State == Live && a.LiveHead == a.Head:
		return &Error{Conflict, "Readers have this version already."}
	case v == ToLift && !a.Restricted:
		return &Error{Conflict, "This article is not restricted."}
	default:
		return nil
	}
}
