package richtext

import (
	"slices"
	"sort"
)

// A match is a pair of indexes of equal elements.
type match struct{ a, b int }

// codes gives equal things equal numbers.
type codes[T comparable] map[T]int

func (c codes[T]) of(things []T) []int {
	numbers := make([]int, len(things))
	for i, thing := range things {
		n, known := c[thing]
		if !known {
			n = len(c)
			c[thing] = n
		}
		numbers[i] = n
	}
	return numbers
}

// Limits of [align], so that it takes time in proportion to its input.
const (
	maxEdits = 400 // between two anchors; more is called a rewrite
	maxDepth = 12  // of anchors between anchors
)

// align returns matches of equal elements of a and b, both in rising order.
//
// It looks for anchors first, elements that occur once in each (the "patience"
// method of Bram Cohen), which is quick and does not pair the commas of two
// unlike sentences, and then between them for the fewest edits (E. W. Myers,
// "An O(ND) Difference Algorithm and Its Variations", 1986).
func align(a, b []int) []match {
	var found []match
	alignAt(a, b, match{}, 0, &found)
	return found
}

// alignAt appends the matches of a and b, which begin at the given place.
func alignAt(a, b []int, at match, depth int, found *[]match) {
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		*found = append(*found, at)
		a, b, at = a[1:], b[1:], match{at.a + 1, at.b + 1}
	}
	tail := 0
	for tail < len(a) && tail < len(b) && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	a, b = a[:len(a)-tail], b[:len(b)-tail]
	if len(a) > 0 && len(b) > 0 {
		alignMiddle(a, b, at, depth, found)
	}
	for i := range tail {
		*found = append(*found, match{at.a + len(a) + i, at.b + len(b) + i})
	}
}

// alignMiddle aligns what has neither beginning nor end in common.
func alignMiddle(a, b []int, at match, depth int, found *[]match) {
	anchors := anchors(a, b)
	if len(anchors) == 0 || depth == maxDepth {
		for _, m := range fewestEdits(a, b) {
			*found = append(*found, match{at.a + m.a, at.b + m.b})
		}
		return
	}
	i, j := 0, 0
	for _, m := range anchors {
		alignAt(a[i:m.a], b[j:m.b], match{at.a + i, at.b + j}, depth+1, found)
		*found = append(*found, match{at.a + m.a, at.b + m.b})
		i, j = m.a+1, m.b+1
	}
	alignAt(a[i:], b[j:], match{at.a + i, at.b + j}, depth+1, found)
}

// anchors returns the longest rising series of elements that occur once in a
// and once in b.
func anchors(a, b []int) []match {
	onceA, onceB := once(a), once(b)
	var common []match
	for i, x := range a {
		if j, ok := onceB[x]; ok && j >= 0 && onceA[x] == i {
			common = append(common, match{i, j})
		}
	}
	return rising(common)
}

// once returns where each element stands, and -1 for those that occur twice.
func once(s []int) map[int]int {
	at := make(map[int]int, len(s))
	for i, x := range s {
		if _, seen := at[x]; seen {
			i = -1
		}
		at[x] = i
	}
	return at
}

// rising returns the longest part of m whose b rises as its a does, by laying
// the matches on piles as in the card game.
func rising(m []match) []match {
	var piles []int              // index of the match on top of each pile
	below := make([]int, len(m)) // the top of the pile before, when it was laid
	for i := range m {
		pile := sort.Search(len(piles), func(p int) bool { return m[piles[p]].b >= m[i].b })
		if pile == len(piles) {
			piles = append(piles, i)
		} else {
			piles[pile] = i
		}
		if pile > 0 {
			below[i] = piles[pile-1]
		}
	}
	if len(piles) == 0 {
		return nil
	}
	series := make([]match, len(piles))
	for i, k := len(piles)-1, piles[len(piles)-1]; i >= 0; i-- {
		series[i], k = m[k], below[k]
	}
	return series
}

// fewestEdits returns the matches of an edit script of the fewest removals and
// additions, or none if it would take more than [maxEdits].
func fewestEdits(a, b []int) []match {
	limit := min(len(a)+len(b), maxEdits)
	reach := make([]int, 2*limit+2) // for each diagonal, how far into a it is covered
	var trace [][]int               // reach before each edit
	for d := 0; d <= limit; d++ {
		trace = append(trace, append([]int(nil), reach[limit-d:limit+d+1]...))
		for k := -d; k <= d; k += 2 {
			x := step(reach, limit, k, d)
			for x < len(a) && x-k < len(b) && a[x] == b[x-k] {
				x++
			}
			reach[limit+k] = x
			if x >= len(a) && x-k >= len(b) {
				return backtrack(trace, len(a), len(b))
			}
		}
	}
	return nil
}

// step returns how far the d-th edit comes on diagonal k: by a removal from
// the diagonal below, or an addition from the one above.
func step(reach []int, middle, k, d int) int {
	switch {
	case d == 0:
		return 0
	case k == -d, k != d && reach[middle+k-1] < reach[middle+k+1]:
		return reach[middle+k+1]
	default:
		return reach[middle+k-1] + 1
	}
}

// backtrack walks the edits back from the end and returns what they left
// alone.
func backtrack(trace [][]int, x, y int) []match {
	var matches []match
	for d, reach := range slices.Backward(trace) {
		k := x - y
		start := step(reach, d, k, d)
		for x > start {
			x, y = x-1, y-1
			matches = append(matches, match{x, y})
		}
		if d > 0 {
			before := k - 1
			if k == -d || k != d && reach[d+k-1] < reach[d+k+1] {
				before = k + 1
			}
			x = reach[d+before]
			y = x - before
		}
	}
	slices.Reverse(matches)
	return matches
}
