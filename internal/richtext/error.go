package richtext

import "fmt"

// An Error says in one sentence which rule a document breaks, and where.
type Error struct {
	Block   int    // index of the block; -1 if it is about the whole document
	Message string // a sentence without its place: "A heading has level 2, 3 or 4, not 7."
}

// Error returns the sentence with its place. Blocks are counted from 1, as
// people do.
func (e *Error) Error() string {
	if e.Block < 0 {
		return e.Message
	}
	return fmt.Sprintf("Block %d: %s", e.Block+1, e.Message)
}

// refuse makes an [Error] whose place is not known yet, or is the whole
// document.
func refuse(format string, args ...any) error {
	return &Error{Block: -1, Message: fmt.Sprintf(format, args...)}
}
