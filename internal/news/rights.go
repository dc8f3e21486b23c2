package news

import "slices"

// A Right is leave to do one kind of deed.
type Right string

// The rights of the newsroom.
const (
	MayWrite       Right = "write"
	MaySubmit      Right = "submit"
	MayEditOthers  Right = "edit_others"
	MayApprove     Right = "approve"
	MayPublish     Right = "publish"
	MaySchedule    Right = "schedule"
	MayEmbargo     Right = "embargo"
	MayCorrect     Right = "correct"
	MayWithdraw    Right = "withdraw"
	MayEditFront   Right = "edit_front"
	MayLaunchFront Right = "launch_front"
	MayLetters     Right = "letters"
	MayWire        Right = "wire"
	MayStaff       Right = "staff"
	MaySettings    Right = "settings"
)

// Rights lists every right.
func Rights() []Right {
	return []Right{
		MayWrite, MaySubmit, MayEditOthers, MayApprove, MayPublish, MaySchedule, MayEmbargo, MayCorrect,
		MayWithdraw, MayEditFront, MayLaunchFront, MayLetters, MayWire, MayStaff, MaySettings,
	}
}

// ForDesk reports whether a right can be had at one desk. The others concern
// the paper as a whole; a post at a desk does not give them.
func (r Right) ForDesk() bool {
	paperWide := []Right{MayEditFront, MayLaunchFront, MayLetters, MayStaff, MaySettings}
	return !slices.Contains(paperWide, r)
}

// Words says what a right is leave for: "write articles".
func (r Right) Words() string {
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
