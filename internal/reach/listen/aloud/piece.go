package aloud

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A piece of a text; one that was put into words already is said.
type piece struct {
	text string
	said bool
}

// A rule finds something in print and says it.
type rule struct {
	find *regexp.Regexp
	// say returns the words, or false to leave the text as it is.
	say func(m match) (words string, ok bool)
}

// A match is what a rule has found: the whole, its parts, and what stands
// before and after it.
type match struct {
	parts         []string
	before, after string
}

// lastWord returns the nth word before the match, from 1, in lower case and
// without what is around it.
func (m match) lastWord(n int) string {
	const window = 80 // bytes; enough for two words
	words := strings.Fields(m.before[max(0, len(m.before)-window):])
	if len(words) < n {
		return ""
	}
	return strings.ToLower(strings.Trim(words[len(words)-n], "\"'“”„‚‘’«»()[],;:"))
}

// over goes over all pieces that are not said yet.
func (r rule) over(pieces []piece) []piece {
	var out []piece
	for _, p := range pieces {
		if p.said {
			out = append(out, p)
			continue
		}
		out = append(out, r.cut(p.text)...)
	}
	return out
}

// cut divides text into what the rule said and what it left.
func (r rule) cut(text string) []piece {
	var out []piece
	done, at := 0, 0 // up to where pieces are made, and where to search on
	for at < len(text) {
		loc := r.find.FindStringSubmatchIndex(text[at:])
		if loc == nil {
			break
		}
		from, to := at+loc[0], at+loc[1]
		m := match{parts: parts(text[at:], loc), before: text[:from], after: text[to:]}
		words, ok := "", standsAlone(m)
		if ok {
			words, ok = r.say(m)
		}
		if !ok || from == to {
			at = from + skip(text[from:])
			continue
		}
		out = append(out, piece{text: text[done:from]}, piece{words, true})
		done, at = to, to
	}
	return append(out, piece{text: text[done:]})
}

func parts(text string, loc []int) []string {
	out := make([]string, len(loc)/2)
	for i := range out {
		if loc[2*i] >= 0 {
			out[i] = text[loc[2*i]:loc[2*i+1]]
		}
	}
	return out
}

// standsAlone reports whether no word or number goes on over the edges of the
// match.
func standsAlone(m match) bool {
	first, _ := utf8.DecodeRuneInString(m.parts[0])
	last, _ := utf8.DecodeLastRuneInString(m.parts[0])
	before, _ := utf8.DecodeLastRuneInString(m.before)
	after, _ := utf8.DecodeRuneInString(m.after)
	if isWord(before) && (isWord(first) || first == '-' || first == '−') {
		return false
	}
	return !isWord(last) || !isWord(after)
}

// skip returns the length of the word that text begins with, or of one
// character.
func skip(text string) int {
	for i, r := range text {
		if !isWord(r) {
			return max(i, utf8.RuneLen(r), 1)
		}
	}
	return len(text)
}

func isWord(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r))
}

// either returns an expression for any of the words, the longest first.
func either[V any](words map[string]V) string {
	quoted := make([]string, 0, len(words))
	for w := range words {
		quoted = append(quoted, regexp.QuoteMeta(w))
	}
	byLength(quoted)
	return "(" + strings.Join(quoted, "|") + ")"
}
