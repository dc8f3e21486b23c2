package mail

import (
	"encoding/base64"
	"mime"
	"strings"
	"unicode/utf8"
)

// How long lines of a head are: folded where they pass the first if they can
// be, and never longer than the second (RFC 5322, section 2.1.1).
const (
	foldAt  = 76
	maxLine = 998
)

// headLine writes one field of a head, folded at its spaces, with a line
// break at the end. Where a value comes from outside, [broken] was asked.
func headLine(b *strings.Builder, name, value string) {
	b.WriteString(name)
	b.WriteString(":")
	length := len(name) + 1
	for i, word := range strings.Split(value, " ") {
		if length+1+len(word) > foldAt && i > 0 {
			b.WriteString("\r\n")
			length = 0
		}
		b.WriteString(" ")
		b.WriteString(word)
		length += 1 + len(word)
	}
	b.WriteString("\r\n")
}

// phrase encodes words for a head (RFC 2047): as they are if they are ASCII
// and can not be mistaken for something encoded.
func phrase(s string) string {
	encoded := mime.QEncoding.Encode("utf-8", s)
	if encoded != s || !strings.Contains(s, "=?") && !hasLongWord(s) {
		return encoded
	}
	return base64Words(s)
}

func hasLongWord(s string) bool {
	for word := range strings.SplitSeq(s, " ") {
		if len(word) > foldAt {
			return true
		}
	}
	return false
}

// base64Words encodes every letter of s.
func base64Words(s string) string {
	const most = 45 // bytes of text in an encoded word of 75
	var words []string
	for len(s) > 0 {
		n := min(most, len(s))
		for n < len(s) && !utf8.RuneStart(s[n]) {
			n--
		}
		words = append(words, "=?utf-8?B?"+base64.StdEncoding.EncodeToString([]byte(s[:n]))+"?=")
		s = s[n:]
	}
	return strings.Join(words, " ")
}
