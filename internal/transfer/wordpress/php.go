package wordpress

import (
	"strconv"
	"strings"
)

// maxPHPDepth is how deep arrays of a serialised value may nest.
const maxPHPDepth = 20

// A phpValue is a value that PHP wrote with serialize: text, or an array of
// values by their keys. Numbers and truth values are text as well.
type phpValue struct {
	text  string
	array map[string]phpValue
}

// at returns what is found by going down the keys; empty if it is not there.
func (v phpValue) at(keys ...string) phpValue {
	for _, key := range keys {
		v = v.array[key]
	}
	return v
}

func (v phpValue) number() int {
	n, _ := strconv.Atoi(v.text)
	return n
}

// unserialize reads a serialised value. A value that was damaged, as by a
// change of its letters that made lengths wrong, is read up to there.
// Objects are read as arrays; nothing is ever made or called.
func unserialize(s string) phpValue {
	v, _, _ := phpParse(s, 0)
	return v
}

// phpParse reads one value at the front of s and returns what follows it.
func phpParse(s string, depth int) (v phpValue, rest string, ok bool) {
	if len(s) < 2 || depth > maxPHPDepth {
		return v, "", false
	}
	switch s[0] {
	case 'N':
		return v, strings.TrimPrefix(s[1:], ";"), true
	case 'i', 'd', 'b', 'r', 'R':
		v.text, rest, ok = strings.Cut(s[1:], ";")
		v.text = strings.TrimPrefix(v.text, ":")
		return v, rest, ok
	case 's':
		v.text, rest, ok = phpString(s)
		return v, rest, ok
	case 'a':
		return phpArray(s, depth)
	case 'O':
		if _, s, ok = phpString("s" + s[1:]); !ok {
			return v, "", false
		}
		return phpArray("a:"+strings.TrimPrefix(s, ":"), depth)
	default:
		return v, "", false
	}
}

// phpString reads s:LENGTH:"TEXT"; where the length counts bytes. If it is
// wrong, the text ends at the next quote that can be its end.
func phpString(s string) (text, rest string, ok bool) {
	_, s, _ = strings.Cut(s, ":")
	digits, s, ok := strings.Cut(s, ":\"")
	n, err := strconv.Atoi(digits)
	if !ok || err != nil || n < 0 {
		return "", "", false
	}
	if n < len(s) && s[n] == '"' {
		return s[:n], strings.TrimPrefix(s[n+1:], ";"), true
	}
	return strings.Cut(s, "\";")
}

func phpArray(s string, depth int) (v phpValue, rest string, ok bool) {
	_, rest, ok = strings.Cut(s, "{")
	v.array = map[string]phpValue{}
	for ok && !strings.HasPrefix(rest, "}") {
		var key, value phpValue
		if key, rest, ok = phpParse(rest, depth+1); !ok {
			break
		}
		value, rest, ok = phpParse(rest, depth+1)
		v.array[key.text] = value
	}
	return v, strings.TrimPrefix(strings.TrimPrefix(rest, "}"), ";"), ok
}
