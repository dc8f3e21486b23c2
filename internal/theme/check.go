package theme

import (
	"errors"
	"fmt"
	"slices"
	"strings"

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
		ps, err := t.try(l, s)
		if err != nil {
			return err
		}
		for _, p := range ps {
			if !slices.Contains(found, p) {
				found = append(found, p)
			}
		}
	}
	if len(found) == 0 {
		return nil
	}
	return found
}

// try prints one sample and looks at the page.
func (t *Theme) try(l *locale.Locale, s Sample) (problems, error) {
	page, err := t.Render(s.Page, l, s.View)
	if p, ok := errors.AsType[Problem](err); ok {
		return problems{p}, nil
	}
	if err != nil || strings.HasPrefix(s.Page, "mail/") { // the policy of browsers is not that of mail programs
		return nil, err
	}
	forbidden, err := breaches(page)
	if err != nil {
		return nil, fmt.Errorf("read page %s: %w", s.Page, err)
	}
	var found problems
	for _, message := range forbidden {
		found = append(found, Problem{File: "pages/" + s.Page + ".html", Message: message})
	}
	return found, nil
}
