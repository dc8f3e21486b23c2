package theme

import (
	"errors"
	"slices"

	"github.com/courant-press/courant/internal/locale"
)

// A Sample is a page to try a theme on.
type Sample struct {
	Page string // name of its template
	View any
}

// Check prints every sample in the language of l and returns what went wrong,
// as [Problem]s joined into one error; the pages themselves are thrown away.
// Samples should have every field filled once and empty once: a template is
// only tried where it goes.
func (t *Theme) Check(l *locale.Locale, samples []Sample) error {
	var found problems
	for _, s := range samples {
		_, err := t.Render(s.Page, l, s.View)
		if err == nil {
			continue
		}
		p, ok := errors.AsType[Problem](err)
		if !ok {
			return err
		}
		if !slices.Contains(found, p) {
			found = append(found, p)
		}
	}
	if len(found) == 0 {
		return nil
	}
	return found
}
