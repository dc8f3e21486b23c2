package script

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// breathe divides a text into parts of at most n bytes, after a sentence where
// that is possible, else after a comma, else between words. A single word that
// is longer is cut.
func breathe(text string, n int) []string {
	text = strings.Join(strings.Fields(text), " ")
	var parts []string
	for len(text) > n {
		end := breath(text, n)
		parts = append(parts, strings.TrimSpace(text[:end]))
		text = strings.TrimSpace(text[end:])
	}
	if text != "" {
		parts = append(parts, text)
	}
	return parts
}

// breath returns where to divide text, between 1 and n.
func breath(text string, n int) int {
	sentence, clause, word := 0, 0, 0
	before, last := ' ', ' ' // the two characters before i
	for i, r := range text[:n] {
		switch {
		case strings.ContainsRune("。！？", last):
			sentence = i
		case !unicode.IsSpace(r):
		case strings.ContainsRune(".!?…”»\"", last) && !unicode.IsUpper(before) && !unicode.IsDigit(before):
			sentence, word = i, i
		case strings.ContainsRune(",;:–—", last):
			clause, word = i, i
		default:
			word = i
		}
		before, last = last, r
	}
	for _, end := range []int{sentence, clause, word} {
		if end > n/4 {
			return end
		}
	}
	return character(text, n)
}

// character returns the last place up to n where a character begins.
func character(text string, n int) int {
	for at := n; at > 0; at-- {
		if utf8.RuneStart(text[at]) {
			return at
		}
	}
	return n
}
