package news

import "errors"

// A Kind says what sort of refusal an [Error] is, so that each entrance can
// answer in its own manner: a status code, an exit code, a notice at the desk.
type Kind string

// The kinds of refusal.
const (
	Invalid      Kind = "invalid"      // the input breaks a rule; mend it and try again
	NotFound     Kind = "not_found"    // there is no such thing
	Gone         Kind = "gone"         // there was, and it was taken down
	Conflict     Kind = "conflict"     // not in this state, or somebody was faster
	Forbidden    Kind = "forbidden"    // known, but without the right
	Unauthorized Kind = "unauthorized" // not signed in
	TooMany      Kind = "too_many"     // slow down
	Unavailable  Kind = "unavailable"  // not now; try again later
	Internal     Kind = "internal"     // our fault; the details are for the log
)

// An Error is a refusal that a person may read: a kind and one sentence that
// says what is wrong and, where it helps, what to do.
type Error struct {
	Kind    Kind
	Message string
}

func (e *Error) Error() string { return e.Message }

// KindOf returns the kind of the first [Error] in err's chain, and Internal
// for every other error. It is not meant for nil.
func KindOf(err error) Kind {
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Kind
	}
	return Internal
}

// Sentence returns what a person may be told about err: the message of the
// first [Error] in its chain, or a plain apology that gives nothing away.
func Sentence(err error) string {
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Message
	}
	return "Something went wrong on our side."
}
