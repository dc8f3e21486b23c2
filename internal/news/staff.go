package news

import "time"

// Staff is a person with an account at the desk.
type Staff struct {
	ID       int64
	Email    string
	Name     string
	Password string // encoded hash, never the word itself
	Role     Role
	Disabled bool
	Created  time.Time
}

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
