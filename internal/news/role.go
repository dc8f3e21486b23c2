package news

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A Role is the key of a named set of rights: one of our own, or one that the
// publisher made.
type Role string

// The roles that every newsroom has.
const (
	Reporter       Role = "reporter"
	DeskEditor     Role = "desk_editor"
	FrontEditor    Role = "front_editor"
	AudienceEditor Role = "audience_editor"
	Publisher      Role = "publisher"
	Administrator  Role = "administrator"
)

// Roles lists the roles that every newsroom has, the one with the fewest
// rights first.
func Roles() []Role {
	return []Role{Reporter, AudienceEditor, FrontEditor, DeskEditor, Publisher, Administrator}
}

// Rights returns what one of our own roles may do; another one may do nothing.
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

// Words returns one of our own roles as people say it: "desk editor".
func (r Role) Words() string { return strings.ReplaceAll(string(r), "_", " ") }

// An OwnRole is a role that the publisher of a paper made.
type OwnRole struct {
	Role   Role // its key, which stays when the name changes
	Name   string
	Rights []Right
}

// maxRoleName is the longest name of a role, in characters.
const maxRoleName = 60

// NewRole returns a role with the key that its name makes.
func NewRole(name string, rights []Right) OwnRole {
	name = strings.TrimSpace(name)
	return OwnRole{Role: Role(strings.ReplaceAll(Slugify(name), "-", "_")), Name: name, Rights: rights}
}

// Check refuses a role without a name of its own, or with a right that there
// is not.
func (o *OwnRole) Check() error {
	switch {
	case o.Name == "" || utf8.RuneCountInString(o.Name) > maxRoleName:
		return &Error{Invalid, "A role needs a name of 60 characters at most."}
	case len(o.Rights) == 0:
		return &Error{Invalid, "A role needs at least one right."}
	case slices.Contains(Roles(), o.Role) || slices.ContainsFunc(Roles(), func(r Role) bool { return strings.EqualFold(r.Words(), o.Name) }):
		return &Error{Conflict, "There is a role called " + quote(o.Name) + " already."}
	}
	for _, r := range o.Rights {
		if !slices.Contains(Rights(), r) {
			return &Error{Invalid, "There is no right called " + quote(string(r)) + "."}
		}
	}
	return nil
}
