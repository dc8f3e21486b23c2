package news

import "slices"

// A Role is a named set of rights.
type Role string

// The roles of a newsroom.
const (
	Reporter       Role = "reporter"
	DeskEditor     Role = "desk_editor"
	FrontEditor    Role = "front_editor"
	AudienceEditor Role = "audience_editor"
	Publisher      Role = "publisher"
	Administrator  Role = "administrator"
)

// Roles lists every role, the one with the fewest rights first.
func Roles() []Role {
	return []Role{Reporter, AudienceEditor, FrontEditor, DeskEditor, Publisher, Administrator}
}

// Rights returns what a role may do; an unknown role may do nothing.
func (r Role) Rights() []Right {
	writer := []Right{MayWrite, MaySubmit}
	editor := append(slices.Clone(writer), MayEditOthers, MayApprove, MayPublish, MaySchedule, MayEmbargo, MayCorrect, MayWithdraw, MayWire)
	switch r {
	case Reporter:
		return writer
	case AudienceEditor:
		return append(writer, MayEditFront, MayLetters)
	case FrontEditor:
		return append(writer, MayEditOthers, MayEditFront, MayLaunchFront)
	case DeskEditor:
		return editor
	case Publisher:
		return append(editor, MayEditFront, MayLaunchFront, MayLetters, MaySettings)
	case Administrator:
		return Rights()
	default:
		return nil
	}
}

// May reports whether the person has a right. Nobody whose account is
// disabled has any.
func (s Staff) May(r Right) bool {
	return !s.Disabled && slices.Contains(s.Role.Rights(), r)
}

// Need refuses with a sentence if the person lacks a right.
func (s Staff) Need(r Right) error {
	switch {
	case s.Disabled:
		return &Error{Forbidden, "This account is disabled."}
	case !s.May(r):
		return &Error{Forbidden, "Your role does not let you " + r.words() + "."}
	default:
		return nil
	}
}

// words completes "Your role does not let you".
func (r Right) words() string {
	switch r {
	case MayWrite:
		return "write articles"
	case MaySubmit:
		return "submit articles"
	case MayEditOthers:
		return "edit what others have"
	case MayApprove:
		return "approve articles or send them back"
	case MayPublish:
		return "publish"
	case MaySchedule:
		return "schedule"
	case MayEmbargo:
		return "set or lift an embargo"
	case MayCorrect:
		return "correct what readers see"
	case MayWithdraw:
		return "withdraw articles"
	case MayEditFront:
		return "edit a front"
	case MayLaunchFront:
		return "launch a front"
	case MayLetters:
		return "work on letters"
	case MayWire:
		return "work with the wire"
	case MayStaff:
		return "manage the staff"
	case MaySettings:
		return "change the settings"
	default:
		return "do this"
	}
}

// Right returns the right a person needs for a verb.
func (v Verb) Right() Right {
	switch v {
	case ToSubmit:
		return MaySubmit
	case ToSendBack, ToApprove:
		return MayApprove
	case ToSchedule, ToUnschedule:
		return MaySchedule
	case ToEmbargo:
		return MayEmbargo
	case ToPublish, ToLift, ToReinstate:
		return MayPublish
	case ToCorrect:
		return MayCorrect
	case ToWithdraw:
		return MayWithdraw
	default:
		return MayWrite
	}
}

// Allow refuses with a sentence if the person may not do this to an article.
// A verb of writing (write, submit, spike, lock, assign, move, set due) asks for one right more if
// somebody else, or nobody, has the article.
func (s Staff) Allow(v Verb, a *Article) error {
	if err := s.Need(v.Right()); err != nil {
		return err
	}
	if right := v.Right(); (right == MayWrite || right == MaySubmit) && a.Assignee != s.ID {
		return s.Need(MayEditOthers)
	}
	return nil
}
