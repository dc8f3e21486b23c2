package news

import (
	"slices"
	"time"
)

// An IssueState is where an issue stands on its way to readers.
//
//	draft -> approved -> (scheduled ->) sending -> sent
//
// and backwards approved -> draft, scheduled -> approved. A run can be stopped
// and goes on or is given up: sending -> stopped -> sending, stopped -> sent.
type IssueState string

// The states of an issue.
const (
	IssueDraft     IssueState = "draft"
	IssueApproved  IssueState = "approved"
	IssueScheduled IssueState = "scheduled"
	IssueSending   IssueState = "sending"
	IssueStopped   IssueState = "stopped"
	IssueSent      IssueState = "sent"
)

// IssueStates lists every state, in the order of the work.
func IssueStates() []IssueState {
	return []IssueState{IssueDraft, IssueApproved, IssueScheduled, IssueSending, IssueStopped, IssueSent}
}

// move takes the issue from one of several states to another, or refuses with
// the sentence.
func (i *Issue) move(to IssueState, refusal string, from ...IssueState) error {
	if !slices.Contains(from, i.State) {
		return &Error{Conflict, refusal}
	}
	i.State = to
	return nil
}

// Edit refuses unless the issue may still be composed.
func (i *Issue) Edit() error {
	return i.move(IssueDraft, "What is approved stays as it is. Take the approval back to go on composing.", IssueDraft)
}

// Approve says that staff has read the issue and stands by it.
func (i *Issue) Approve(staff int64, now time.Time) error {
	if err := i.Faults().Refuse(); err != nil {
		return err
	}
	if err := i.move(IssueApproved, "Only a draft can be approved.", IssueDraft); err != nil {
		return err
	}
	i.ApprovedBy, i.ApprovedAt = staff, now
	return nil
}

// Reopen takes the approval back.
func (i *Issue) Reopen() error {
	if err := i.move(IssueDraft, "Only an approved issue that is not on its way can be opened again.", IssueApproved); err != nil {
		return err
	}
	i.ApprovedBy, i.ApprovedAt = 0, time.Time{}
	return nil
}

// Schedule has an approved issue go out at a time to come; again, to move it.
func (i *Issue) Schedule(at, now time.Time) error {
	if !at.After(now) {
		return &Error{Invalid, "That time has passed. Choose a later one, or send the issue now."}
	}
	err := i.move(IssueScheduled, "Only an approved issue can be scheduled.", IssueApproved, IssueScheduled)
	if err == nil {
		i.SendAt = at
	}
	return err
}

// Unschedule takes the issue off the schedule. It stays approved.
func (i *Issue) Unschedule() error {
	err := i.move(IssueApproved, "The issue is not scheduled.", IssueScheduled)
	if err == nil {
		i.SendAt = time.Time{}
	}
	return err
}

// Due reports whether a scheduled issue should start.
func (i *Issue) Due(now time.Time) bool {
	return i.State == IssueScheduled && !now.Before(i.SendAt)
}

// Send starts the run, or goes on with one that was stopped.
func (i *Issue) Send(now time.Time) error {
	err := i.move(IssueSending, "Only an approved issue can be sent.", IssueApproved, IssueScheduled, IssueStopped)
	if err == nil && i.StartedAt.IsZero() {
		i.StartedAt = now
	}
	return err
}

// Stop holds the run. What a relay has taken can not be called back.
func (i *Issue) Stop() error {
	return i.move(IssueStopped, "The issue is not being sent.", IssueSending)
}

// End says that nobody is left to send to, or that a stopped run is given up.
func (i *Issue) End(number int, now time.Time) error {
	err := i.move(IssueSent, "The issue is not being sent.", IssueSending, IssueStopped)
	if err == nil {
		i.Number, i.EndedAt = number, now
	}
	return err
}
