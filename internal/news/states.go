package news

import (
	"strings"
	"time"
)

// A State is where an article stands on its way to the reader and back.
//
//	draft -> submitted -> ready -> (scheduled ->) live -> withdrawn
//
// and backwards submitted -> draft, ready -> submitted, scheduled -> ready,
// withdrawn -> live. A draft or submitted article can be spiked, a spiked one
// comes back as a draft. Embargo, correction and lock are facts beside it.
type State string

// The states of an article.
const (
	Draft     State = "draft"
	Submitted State = "submitted"
	Ready     State = "ready"
	Scheduled State = "scheduled"
	Live      State = "live"
	Withdrawn State = "withdrawn"
	Spiked    State = "spiked"
)

// States lists every state, in the order of the work.
func States() []State {
	return []State{Draft, Submitted, Ready, Scheduled, Live, Withdrawn, Spiked}
}

// A Verb is a deed at the desk that the state of an article allows or forbids.
type Verb string

// The verbs of the newsroom.
const (
	ToWrite      Verb = "written"
	ToSubmit     Verb = "submitted"
	ToSendBack   Verb = "sent back"
	ToApprove    Verb = "marked ready"
	ToSchedule   Verb = "scheduled"
	ToUnschedule Verb = "taken off the schedule"
	ToEmbargo    Verb = "put under embargo"
	ToLift       Verb = "opened to readers"
	ToPublish    Verb = "published"
	ToCorrect    Verb = "corrected"
	ToWithdraw   Verb = "withdrawn"
	ToReinstate  Verb = "put back online"
	ToSpike      Verb = "spiked"
	ToUnspike    Verb = "taken off the spike"
	ToLock       Verb = "locked"
	ToAssign     Verb = "given to somebody"
	ToMove       Verb = "moved to another desk"
	ToSetDue     Verb = "given a time at which it is due"
)

// Verbs lists every verb, in the order of the work.
func Verbs() []Verb {
	return []Verb{
		ToWrite, ToSubmit, ToSendBack, ToApprove, ToSchedule, ToUnschedule, ToEmbargo, ToLift,
		ToPublish, ToCorrect, ToWithdraw, ToReinstate, ToSpike, ToUnspike, ToLock,
		ToAssign, ToMove, ToSetDue,
	}
}

// leads returns the states from which a verb may start, each with the state
// it leads to.
func (v Verb) leads() map[State]State {
	switch v {
	case ToWrite, ToLock, ToAssign, ToMove, ToSetDue:
		return staysIn(Draft, Submitted, Ready, Scheduled, Live, Withdrawn)
	case ToSubmit:
		return map[State]State{Draft: Submitted}
	case ToSendBack:
		return map[State]State{Submitted: Draft, Ready: Submitted}
	case ToApprove:
		return map[State]State{Submitted: Ready}
	case ToSchedule:
		return map[State]State{Ready: Scheduled, Scheduled: Scheduled}
	case ToUnschedule:
		return map[State]State{Scheduled: Ready}
	case ToEmbargo:
		return staysIn(Draft, Submitted, Ready, Scheduled, Withdrawn)
	case ToLift:
		return staysIn(Draft, Submitted, Ready, Withdrawn)
	case ToPublish:
		return map[State]State{Ready: Live, Scheduled: Live, Live: Live}
	case ToCorrect:
		return staysIn(Live)
	case ToWithdraw:
		return map[State]State{Live: Withdrawn}
	case ToReinstate:
		return map[State]State{Withdrawn: Live}
	case ToSpike:
		return map[State]State{Draft: Spiked, Submitted: Spiked}
	case ToUnspike:
		return map[State]State{Spiked: Draft}
	default:
		return nil
	}
}

func staysIn(states ...State) map[State]State {
	stays := make(map[State]State, len(states))
	for _, s := range states {
		stays[s] = s
	}
	return stays
}

// Settle makes a scheduled article live once its time has come. Readers see
// it from that moment whether or not anybody settles it; every rule does so
// first, so that it judges the state that readers know. It reports whether
// the state changed.
func (a *Article) Settle(now time.Time) bool {
	if a.State != Scheduled || now.Before(a.PublishAt) {
		return false
	}
	a.State = Live
	return true
}

// Public reports whether readers can see the article.
func (a *Article) Public(now time.Time) bool {
	return a.State == Live || a.State == Scheduled && !now.Before(a.PublishAt)
}

// step settles the article and returns the state the verb leads to, or the
// refusal if it can not start from where the article stands.
func (a *Article) step(v Verb, now time.Time) (State, error) {
	a.Settle(now)
	if to, ok := v.leads()[a.State]; ok {
		return to, nil
	}
	return "", &Error{Conflict, "A " + string(a.State) + " article can not be " + string(v) + "; it must be " + v.starts() + "."}
}

// starts names the states from which the verb may start, as words for a
// refusal: "ready, scheduled or live".
func (v Verb) starts() string {
	from := v.leads()
	var words []string
	for _, s := range States() {
		if _, ok := from[s]; ok {
			words = append(words, string(s))
		}
	}
	last := len(words) - 1
	if last == 0 {
		return words[0]
	}
	return strings.Join(words[:last], ", ") + " or " + words[last]
}
