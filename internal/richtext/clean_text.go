package richtext

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// cleanText returns t with joined spans and single spaces, without what is
// empty; nil if nothing is left.
func cleanText(t Text) Text {
	var single Text
	for _, s := range t {
		single = appendSpan(single, s.with(squeeze(strip(s.Text))))
	}
	single = trimEnd(single)
	if blank(single) {
		return nil
	}
	return joinSpans(single)
}

// blank reports whether there is nothing to see in t: spaces of any kind and
// characters that only shape their neighbours.
func blank(t Text) bool {
	for _, s := range t {
		for _, r := range s.Text {
			if !unicode.IsSpace(r) && !unicode.Is(unicode.Cf, r) {
				return false
			}
		}
	}
	return true
}

// appendSpan appends s to t. White space at the end of t takes in that at the
// front of s, so that a space or line break stands where it came first.
func appendSpan(t Text, s Span) Text {
	if s.Text != "" && strings.ContainsRune(" \n", rune(s.Text[0])) {
		if len(t) == 0 {
			s.Text = s.Text[1:]
		} else if last := &t[len(t)-1]; strings.HasSuffix(last.Text, " ") || strings.HasSuffix(last.Text, "\n") {
			if s.Text[0] == '\n' {
				last.Text = last.Text[:len(last.Text)-1] + "\n"
			}
			s.Text = s.Text[1:]
		}
	}
	if s.Text == "" {
		return t
	}
	return append(t, s)
}

// squeeze returns s with every run of white space as one: a line break if
// there is one in it, else a space.
func squeeze(s string) string {
	if single(s) {
		return s
	}
	var b strings.Builder
	for s != "" {
		word := len(s)
		if i := strings.IndexAny(s, " \t\n"); i >= 0 {
			word = i
		}
		b.WriteString(s[:word])
		rest := strings.TrimLeft(s[word:], " \t\n")
		switch run := s[word : len(s)-len(rest)]; {
		case strings.Contains(run, "\n"):
			b.WriteByte('\n')
		case run != "":
			b.WriteByte(' ')
		}
		s = rest
	}
	return b.String()
}

// single reports whether [squeeze] has nothing to do.
func single(s string) bool {
	space := false
	for i := range len(s) {
		switch s[i] {
		case '\t':
			return false
		case ' ', '\n':
			if space {
				return false
			}
			space = true
		default:
			space = false
		}
	}
	return true
}

// joinSpans makes one span of neighbours that have the same marks.
func joinSpans(t Text) Text {
	var joined Text
	for len(t) > 0 {
		n := 1
		for n < len(t) && t[n].sameMarks(t[0]) {
			n++
		}
		s := t[0]
		if n > 1 {
			s.Text = norm.NFC.String(t[:n].String())
		}
		joined, t = append(joined, s), t[n:]
	}
	return joined
}

// trimEnd cuts white space off the end of t.
func trimEnd(t Text) Text {
	for len(t) > 0 {
		s := &t[len(t)-1]
		s.Text = strings.TrimRight(s.Text, " \n")
		if s.Text != "" {
			return t
		}
		t = t[:len(t)-1]
	}
	return nil
}

// cleanLine returns s on one line, with single spaces; "" if it is blank.
func cleanLine(s string) string {
	if blank(Text{{Text: s}}) {
		return ""
	}
	return strings.Join(strings.FieldsFunc(strip(s), func(r rune) bool {
		return r == ' ' || r == '\t' || r == '\n'
	}), " ")
}

// strip returns s in NFC and valid UTF-8, with "\n" for every kind of line
// end, and without unwanted characters.
func strip(s string) string {
	if plainASCII(s) {
		return s
	}
	s = strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\r\n", "\n")
	return norm.NFC.String(strings.Map(func(r rune) rune {
		switch {
		case r == '\r', r == 0x85, r == 0x2028, r == 0x2029:
			return '\n'
		case unwanted(r):
			return -1
		default:
			return r
		}
	}, s))
}

// plainASCII reports whether s is made of printable ASCII and line feeds.
func plainASCII(s string) bool {
	for i := range len(s) {
		if c := s[i]; c >= utf8.RuneSelf || c < ' ' && c != '\n' && c != '\t' || c == 0x7f {
			return false
		}
	}
	return true
}

// unwanted reports whether r has no place in text: controls, code points that
// are no characters, and the directional embeddings and overrides, with which
// a line can be made to show something else than it says. Marks and isolates
// (LRM, RLM, ALM, LRI, RLI, FSI, PDI) and joiners stay: right-to-left and
// Indic text needs them.
func unwanted(r rune) bool {
	switch {
	case r == '\n' || r == '\t':
		return false
	case r < ' ' || 0x7f <= r && r <= 0x9f:
		return true
	case 0x202A <= r && r <= 0x202E, r == 0x2028, r == 0x2029:
		return true
	case 0xFFF9 <= r && r <= 0xFFFB, r == 0xFEFF:
		return true
	default:
		return r&0xFFFE == 0xFFFE || 0xFDD0 <= r && r <= 0xFDEF
	}
}
