package wxr

import (
	"bytes"
	"html"
	"strconv"
	"strings"
	"unicode/utf8"
)

// maxEntity is how long a reference may be; the longest of HTML has 33 bytes.
const maxEntity = 40

// unescape returns character data with its references expanded, once. An
// ampersand that begins none stays as it is; bare, if not nil, counts those.
func unescape(b []byte, bare *int) string {
	if bytes.IndexByte(b, '&') < 0 {
		return string(b)
	}
	var s strings.Builder
	s.Grow(len(b))
	for {
		i := bytes.IndexByte(b, '&')
		if i < 0 {
			s.Write(b)
			return s.String()
		}
		s.Write(b[:i])
		b = b[i:]
		text, length := reference(b)
		if length == 0 {
			if bare != nil {
				*bare++
			}
			text, length = "&", 1
		}
		s.WriteString(text)
		b = b[length:]
	}
}

// reference returns what the reference at the front of b stands for and how
// long it is; 0 if it is none.
func reference(b []byte) (text string, length int) {
	end := bytes.IndexByte(b[:min(len(b), maxEntity)], ';')
	if end < 2 {
		return "", 0
	}
	name := string(b[1:end])
	switch name {
	case "amp":
		return "&", end + 1
	case "lt":
		return "<", end + 1
	case "gt":
		return ">", end + 1
	case "quot":
		return `"`, end + 1
	case "apos":
		return "'", end + 1
	}
	if name[0] == '#' {
		return number(name[1:], end+1)
	}
	written := string(b[:end+1])
	if text := html.UnescapeString(written); text != written && !strings.HasSuffix(text, ";") {
		return text, end + 1
	}
	return "", 0
}

// number returns the character of a numeric reference. One that is no
// character, such as half of a surrogate pair, is lost.
func number(digits string, length int) (string, int) {
	base := 10
	if hex, ok := strings.CutPrefix(strings.ToLower(digits), "x"); ok {
		digits, base = hex, 16
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if err != nil {
		return "", 0
	}
	if n == 0 || n > utf8.MaxRune || 0xD800 <= n && n <= 0xDFFF {
		return "", length
	}
	return string(rune(n)), length
}
