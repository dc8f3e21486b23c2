package theme

import (
	"fmt"
	"html/template"
	"reflect"

	"github.com/courant-press/courant/internal/locale"
)

// stubs are the functions as the parser needs to know them.
func (t *Theme) stubs() template.FuncMap { return t.funcs(locale.Find("en")) }

// funcs are the functions of templates in the language of l.
func (t *Theme) funcs(l *locale.Locale) template.FuncMap {
	return template.FuncMap{
		"word": func(key string, blanks ...string) (string, error) {
			return l.Word(key, blanks...), known(key)
		},
		"words": func(key string, n int, blanks ...string) (string, error) {
			return l.Words(key, n, blanks...), known(key)
		},
		"around": func(key, blank string, blanks ...string) (locale.Frame, error) {
			return l.Around(key, blank, blanks...), known(key)
		},
		"asset": t.AssetURL,
		"first": first,
		"after": after,
		"list":  func(values ...any) []any { return values },
	}
}

// known refuses a word that no catalogue has. The pseudo-locale changes every
// word it knows, so what comes back as it went in is unknown.
func known(key string) error {
	if locale.Find("en-XA").Word(key) == key {
		return fmt.Errorf("there is no word %q", key)
	}
	return nil
}

// first returns the first n of a list, or all if there are fewer.
func first(n int, list any) (any, error) {
	v, err := slice(list)
	if err != nil {
		return nil, err
	}
	return v.Slice(0, within(n, v.Len())).Interface(), nil
}

// after returns what follows the first n of a list.
func after(n int, list any) (any, error) {
	v, err := slice(list)
	if err != nil {
		return nil, err
	}
	return v.Slice(within(n, v.Len()), v.Len()).Interface(), nil
}

func within(n, length int) int { return max(0, min(n, length)) }

func slice(list any) (reflect.Value, error) {
	v := reflect.ValueOf(list)
	if v.Kind() != reflect.Slice {
		return v, fmt.Errorf("a %T is not a list", list)
	}
	return v, nil
}
