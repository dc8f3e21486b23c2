package returns

import (
	"context"
	"fmt"

	"github.com/courant-press/courant/internal/reach/letter"
)

// When an issue does harm: from so many returns on, and from such a share of
// the mails that were accepted. Large providers want complaints below one in a
// thousand and turn a sender away at three.
const (
	firstBlocked   = 20
	blockedShare   = 0.02
	firstComplaint = 5
	complaintShare = 0.003
)

// raise calls the alarm when a return makes too many.
func (r *Returns) raise(ctx context.Context, back Return, f letter.Figures) error {
	accepted := f.Of(letter.Accepted)
	switch {
	case back.Count[letter.Blocked] > 0 && tooMany(f[letter.Blocked], accepted, firstBlocked, blockedShare):
		return r.Alarm(ctx, back.Issue, fmt.Sprintf("%d mails of this issue have come back because providers refuse what we send, the last with: %s", f[letter.Blocked], back.Text))
	case back.Count[letter.Complained] > 0 && tooMany(f[letter.Complained], accepted, firstComplaint, complaintShare):
		return r.Alarm(ctx, back.Issue, fmt.Sprintf("%d of %d readers have called this issue spam; beyond 3 in 1000 large providers turn a sender away.", f[letter.Complained], accepted))
	default:
		return nil
	}
}

// tooMany reports whether n of all are too many, at the first of them and
// whenever they have doubled since: a thousand returns shall not make a
// thousand alarms. As each n is met once, so is each alarm.
func tooMany(n, all, first int, share float64) bool {
	steps := n
	for steps > first && steps%2 == 0 {
		steps /= 2
	}
	return steps == first && float64(n) >= share*float64(all)
}
