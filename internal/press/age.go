package press

import (
	"fmt"
	"math/bits"
	"time"
)

// An Age says how long others may keep a printed page. The press cannot call a
// page back from them, so this is where "fast" and "true" are weighed.
type Age struct {
	// Browser is how long a reader's own browser may show the page without
	// asking. Zero is right for news: asking costs a 304 of a few hundred
	// bytes, and a correction is seen at once.
	Browser time.Duration

	// Shared is how long a CDN or proxy may. It can be a day where a Purger
	// tells it of changes, and should be seconds where nobody does.
	Shared time.Duration

	// Revalidate lets caches show an old page while they fetch the new one,
	// so that no reader waits for the trip.
	Revalidate time.Duration

	// IfError lets caches show an old page while the paper cannot be reached.
	// Yesterday's paper is better than none.
	IfError time.Duration
}

// A rung is one prepared Cache-Control, for pages that stay true at least so
// long.
type rung struct {
	stays time.Duration
	value []string
}

// A ladder holds the Cache-Control values of one policy, the longest first.
// What shared caches may keep shrinks as a page nears its hour; rounding that
// down to a power of two seconds leaves so few values that all can be written
// out beforehand, and a page never outlives its hour by rounding.
type ladder []rung

func newLadder(a Age) ladder {
	var l ladder
	for s := a.Shared.Truncate(time.Second); s > 0; s = halve(s) {
		l = append(l, rung{s + min(a.Revalidate, s), []string{a.header(s)}})
	}
	return append(l, rung{0, []string{"public, max-age=0, must-revalidate"}})
}

// halve returns the largest power of two seconds below d, and zero for one.
func halve(d time.Duration) time.Duration {
	n := uint64(d/time.Second) - 1
	if n == 0 {
		return 0
	}
	return time.Duration(1<<(bits.Len64(n)-1)) * time.Second
}

// header writes the policy for a page that shared caches may keep for s.
func (a Age) header(s time.Duration) string {
	return fmt.Sprintf("public, max-age=%d, s-maxage=%d, stale-while-revalidate=%d, stale-if-error=%d",
		seconds(min(a.Browser, s)), seconds(s), seconds(min(a.Revalidate, s)), seconds(a.IfError))
}

// value returns the Cache-Control of a page that stays true for d. Near its
// end, and for a page already stale, nothing may be shown without asking.
func (l ladder) value(d time.Duration) []string {
	last := len(l) - 1
	for _, r := range l[:last] {
		if d >= r.stays {
			return r.value
		}
	}
	return l[last].value
}

func seconds(d time.Duration) int64 { return int64(d / time.Second) }
