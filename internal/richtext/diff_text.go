package richtext

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Segment is a run of characters and what became of them.
type Segment struct {
	Op   Op // [Kept], [Added] or [Removed]
	Text string
}

// DiffText returns how to get from one line to the next, word by word: without
// what was added it is the old line, without what was removed the new one.
// Between two kept segments stands at most one removed and one added, in that
// order.
func DiffText(before, after string) []Segment {
	a, b := tokens(before), tokens(after)
	codes := codes[string]{}
	var segments []Segment
	for _, s := range calm(a, stretches(align(codes.of(a), codes.of(b)), len(a), len(b))) {
		segments = appendSegment(segments, Removed, a[s.a:s.endA])
		segments = appendSegment(segments, Added, b[s.b:s.endB])
		segments = appendSegment(segments, Kept, a[s.endA:s.endA+s.kept])
	}
	return segments
}

func appendSegment(segments []Segment, op Op, tokens []string) []Segment {
	if len(tokens) == 0 {
		return segments
	}
	return append(segments, Segment{op, strings.Join(tokens, "")})
}

// A stretch is a part of two lists in which a[a:endA] became b[b:endB], and
// the elements after them were kept.
type stretch struct {
	a, endA, b, endB, kept int
}

// stretches returns what the matches of lists of such lengths mean.
func stretches(matches []match, lenA, lenB int) []stretch {
	var all []stretch
	current := stretch{}
	for _, m := range append(matches, match{lenA, lenB}) {
		if m.a > current.endA+current.kept || m.b > current.endB+current.kept {
			all = append(all, current)
			current = stretch{
				a: current.endA + current.kept, endA: m.a,
				b: current.endB + current.kept, endB: m.b,
			}
		}
		current.kept++
	}
	current.kept-- // the end is no element
	return append(all, current)
}

// calm joins stretches with nothing but a space between them, where words gave
// way to words: a rewritten clause is easier to read as a whole.
func calm(a []string, all []stretch) []stretch {
	joined := all[:1]
	for _, s := range all[1:] {
		last := &joined[len(joined)-1]
		gap := strings.TrimSpace(strings.Join(a[last.endA:last.endA+last.kept], "")) == ""
		if gap && last.isRewrite() && s.isRewrite() {
			last.endA, last.endB, last.kept = s.endA, s.endB, s.kept
		} else {
			joined = append(joined, s)
		}
	}
	return joined
}

// isRewrite reports whether something took the place of something.
func (s stretch) isRewrite() bool { return s.a < s.endA && s.b < s.endB }

// tokens splits s into words, runs of white space and single other
// characters.
func tokens(s string) []string {
	var list []string
	for s != "" {
		n := tokenLength(s)
		list, s = append(list, s[:n]), s[n:]
	}
	return list
}

// tokenLength returns how many bytes the first token of s takes.
func tokenLength(s string) int {
	first, n := utf8.DecodeRuneInString(s)
	in := func(r rune) bool { return isWordChar(r) && !isIdeograph(r) }
	switch {
	case unicode.IsSpace(first):
		in = unicode.IsSpace
	case !in(first):
		in = unicode.IsMark
	}
	for i, r := range s[n:] {
		if !in(r) {
			return n + i
		}
	}
	return len(s)
}
