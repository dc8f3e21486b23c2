package news

import (
	"strings"
	"time"
)

// Submit hands a draft to the desk.
func (a *Article) Submit(now time.Time) error {
	return a.move(ToSubmit, now)
}

// SendBack returns a submitted article to its writer, or a ready one to the
// desk. The note says why; nobody should have to guess.
func (a *Article) SendBack(note string, now time.Time) error {
	if strings.TrimSpace(note) == "" {
		return &Error{Invalid, "Say in a few words why you send it back."}
	}
	return a.move(ToSendBack, now)
}

// Approve marks a submitted article ready for publication.
func (a *Article) Approve(proof Proof, now time.Time) error {
	if _, err := a.step(ToApprove, now); err != nil {
		return err
	}
	if err := refuse(Problems(&a.Content, proof)); err != nil {
		return err
	}
	return a.move(ToApprove, now)
}

// Spike drops a draft or a submitted article. It stays in the store.
func (a *Article) Spike(now time.Time) error {
	return a.move(ToSpike, now)
}

// Unspike makes a spiked article a draft again.
func (a *Article) Unspike(now time.Time) error {
	return a.move(ToUnspike, now)
}

// move does a verb that changes nothing but the state.
func (a *Article) move(v Verb, now time.Time) error {
	to, err := a.step(v, now)
	if err != nil {
		return err
	}
	a.State = to
	return nil
}
