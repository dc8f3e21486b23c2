package theme

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"slices"
	"strings"

	"github.com/courant-press/courant/internal/locale"
)

// mostBytes is how long a page may get. Ours stay far below it; it ends a
// template that goes round in circles.
const mostBytes = 16 << 20

// Render prints the page of that name, such as "article", from its view, with
// the words of l.
func (t *Theme) Render(page string, l *locale.Locale, view any) ([]byte, error) {
	set, err := t.edition(page, l)
	if err != nil {
		return nil, err
	}
	var out paper
	if err := set.Execute(&out, view); err != nil {
		return nil, fmt.Errorf("render page %s: %w", page, problemOf(err))
	}
	return out.Bytes(), nil
}

// edition returns the templates of a page in a language, made when the first
// page in it is printed.
func (t *Theme) edition(page string, l *locale.Locale) (*template.Template, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	key := edition{page, l.Tag()}
	if set := t.ready[key]; set != nil {
		return set, nil
	}
	b, ok := t.bases[page]
	if !ok {
		return nil, Problem{File: "pages/" + page + ".html", Message: "this page is missing"}
	}
	set, err := b.set.Clone()
	if err != nil {
		return nil, fmt.Errorf("clone the templates of %s: %w", page, err)
	}
	t.ready[key] = set.Funcs(t.funcs(l)).Lookup(b.layout)
	return t.ready[key], nil
}

// paper is a buffer that does not grow without end.
type paper struct{ bytes.Buffer }

var errTooLong = errors.New("the page gets longer than 16 MB")

func (p *paper) Write(b []byte) (int, error) {
	if p.Len()+len(b) > mostBytes {
		return 0, errTooLong
	}
	return p.Buffer.Write(b)
}

// Mails lists the templates for letters that the theme has, by name: "letter"
// for mail/letter.html.
func (t *Theme) Mails() []string {
	var names []string
	for page := range t.bases {
		if name, ok := strings.CutPrefix(page, "mail/"); ok {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}
