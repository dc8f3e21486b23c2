package config

import (
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"strconv"
	"strings"
)

// A setting is one key with the value it has and whether that may be shown.
type setting struct {
	key    string
	value  reflect.Value
	secret bool
}

// Keys lists every key there is, as it is written in the file: "press.memory".
func Keys() []string {
	var keys []string
	for _, s := range settings(reflect.ValueOf(Default()), "") {
		keys = append(keys, s.key)
	}
	return keys
}

// Print writes c as TOML that [Load] reads back. Secrets are hidden.
func (c Config) Print(w io.Writer) error {
	table := ""
	for _, s := range settings(reflect.ValueOf(c), "") {
		key := s.key
		if t, rest, ok := strings.Cut(key, "."); ok {
			key = rest
			if t != table {
				table = t
				if _, err := fmt.Fprintf(w, "\n[%s]\n", t); err != nil {
					return err
				}
			}
		}
		if _, err := fmt.Fprintf(w, "%s = %s\n", key, s.text()); err != nil {
			return err
		}
	}
	return nil
}

// hidden reports whether a setting is a secret that somebody set.
func (s setting) hidden() bool { return s.secret && !s.value.IsZero() }

func (s setting) text() string {
	switch {
	case s.hidden():
		return `"(hidden)"`
	case s.value.Kind() == reflect.String:
		return strconv.Quote(s.value.String())
	case s.value.Kind() == reflect.Slice:
		var items []string
		for i := range s.value.Len() {
			items = append(items, setting{value: s.value.Index(i)}.text())
		}
		return "[" + strings.Join(items, ", ") + "]"
	default:
		return fmt.Sprint(s.value)
	}
}

// settings walks the fields of a struct: plain ones first come first, tables
// follow, as TOML wants them.
func settings(v reflect.Value, prefix string) []setting {
	var all []setting
	for i := range v.NumField() {
		f, key := v.Type().Field(i), prefix+v.Type().Field(i).Tag.Get("koanf")
		if f.Type.Kind() == reflect.Struct {
			all = append(all, settings(v.Field(i), key+".")...)
			continue
		}
		all = append(all, setting{key, v.Field(i), f.Tag.Get("secret") == "true"})
	}
	return all
}

// JSON returns c as one object with the keys of the file. Secrets are hidden.
func (c Config) JSON() ([]byte, error) {
	all := map[string]any{}
	for _, s := range settings(reflect.ValueOf(c), "") {
		value := s.value.Interface()
		if s.hidden() {
			value = "(hidden)"
		}
		all[s.key] = value
	}
	return json.Marshal(all)
}
