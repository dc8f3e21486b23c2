package news

import "time"

// A RevisionLine is a [Revision] without its content, for a list of many.
type RevisionLine struct {
	Number int
	Staff  int64
	At     time.Time
	Note   string
	Aside  bool
	Public time.Time
}

// checkpoint is how far apart the revisions of one sitting are kept. The desk
// saves every few seconds, and nobody wants to look through all of that.
const checkpoint = 5 * time.Minute

// Replaces returns the number of the revision that a save while typing takes
// the place of, or 0 if it must be kept beside it. It is the head, if the same
// writer saved it while typing, went on from it, and an earlier revision not
// much older is kept; what readers had is never replaced. Last are the newest
// revisions, newest first, at least two that are not set aside.
func (a *Article) Replaces(base int, staff int64, last []RevisionLine, now time.Time) int {
	var kept []RevisionLine
	for _, r := range last {
		if !r.Aside {
			kept = append(kept, r)
		}
	}
	if len(kept) < 2 || kept[0].Number != a.Head || base != a.Head || a.Head == a.LiveHead {
		return 0
	}
	head, before := kept[0], kept[1]
	if head.Staff != staff || head.Note != "" || !head.Public.IsZero() || now.Sub(before.At) >= checkpoint {
		return 0
	}
	return head.Number
}
