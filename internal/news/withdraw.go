package news

import (
	"strings"
	"time"
	"unicode/utf8"
)

// maxReason is how long the reason for a withdrawal may be, in characters.
const maxReason = 500

// Withdraw takes a live article down. Its address answers with the reason,
// and points to another article if see is not 0.
func (a *Article) Withdraw(reason string, see int64, now time.Time) error {
	to, err := a.step(ToWithdraw, now)
	if err != nil {
		return err
	}
	reason = strings.TrimSpace(reason)
	switch {
	case reason == "":
		return &Error{Invalid, "Say in a sentence why it is withdrawn; readers will see it."}
	case utf8.RuneCountInString(reason) > maxReason:
		return &Error{Invalid, "The reason can have 500 characters at most."}
	case see == a.ID && see != 0:
		return &Error{Invalid, "A withdrawn article can not point to itself."}
	}
	a.State, a.LiveHead, a.Withdrawal = to, 0, &Withdrawal{At: now, Reason: reason, See: see}
	return nil
}
