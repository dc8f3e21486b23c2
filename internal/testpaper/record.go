package testpaper

import (
	"fmt"
	"strings"
)

// A record is a block of "key: value" lines. A key may come again; a line
// that begins with a space belongs to the key before it.
type record []field

type field struct {
	key, value string
	below      []string // indented lines, as they stand
}

// get returns the value of the first field with the key, or "".
func (r record) get(key string) string {
	for _, f := range r {
		if f.key == key {
			return f.value
		}
	}
	return ""
}

// all returns the values of every field with the key.
func (r record) all(key string) []string {
	var values []string
	for _, f := range r {
		if f.key == key {
			values = append(values, f.value)
		}
	}
	return values
}

// list returns the value of key, cut at commas or semicolons.
func (r record) list(key string) []string {
	return strings.FieldsFunc(r.get(key), func(c rune) bool { return c == ',' || c == ';' })
}

// records reads the blocks of a text; empty lines divide them.
func records(text string) ([]record, error) {
	var all []record
	var current record
	for i, line := range strings.Split(text+"\n", "\n") {
		switch {
		case strings.TrimSpace(line) == "":
			if len(current) > 0 {
				all = append(all, current)
			}
			current = nil
		case line[0] == ' ' && len(current) > 0:
			last := &current[len(current)-1]
			last.below = append(last.below, line)
		default:
			key, value, ok := strings.Cut(line, ":")
			if !ok {
				return nil, fmt.Errorf("line %d has no colon: %q", i+1, line)
			}
			current = append(current, field{key: key, value: strings.TrimSpace(value)})
		}
	}
	return all, nil
}
