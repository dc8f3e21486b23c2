package theme

import (
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"sync"
)

// The names a theme uses for its files.
const (
	manifestFile = "theme.toml"
	baseLayout   = "layouts/base.html"
)

// A Theme prints pages. It is safe for concurrent use and does not change
// after [Load].
type Theme struct {
	Manifest Manifest

	assets assets
	bases  map[string]base // by page; never executed

	mu    sync.Mutex
	ready map[edition]*template.Template // executed, one for each language in use
}

// A base is the templates of one kind of page and where to start.
type base struct {
	set    *template.Template
	layout string
}

// An edition is a kind of page in a language.
type edition struct{ page, lang string }

// Load reads a theme from folders, the one to look in first before the others:
// the newsroom's own, the chosen theme, classic. A nil folder is passed over.
// If templates are faulty the error joins a [Problem] for each.
func Load(folders ...fs.FS) (*Theme, error) {
	files := overlay(folders)
	text, err := files.read(manifestFile)
	if err != nil {
		return nil, fmt.Errorf("load theme: %w", err)
	}
	manifest, err := readManifest(text)
	if err != nil {
		return nil, fmt.Errorf("load theme: %w", err)
	}
	assets, err := readAssets(files)
	if err != nil {
		return nil, fmt.Errorf("load theme: %w", err)
	}
	t := &Theme{Manifest: manifest, assets: assets, ready: map[edition]*template.Template{}}
	if t.bases, err = readTemplates(files, t.stubs()); err != nil {
		return nil, fmt.Errorf("load theme %s: %w", manifest.Name, err)
	}
	return t, nil
}

// Problems returns what [Load] or [Theme.Check] found wrong, one by one.
func Problems(err error) []Problem {
	if p, ok := errors.AsType[problems](err); ok {
		return p
	}
	if p, ok := errors.AsType[Problem](err); ok {
		return []Problem{p}
	}
	return nil
}

// problems is several of them as one error.
type problems []Problem

func (ps problems) Error() string {
	errs := make([]error, len(ps))
	for i, p := range ps {
		errs[i] = p
	}
	return errors.Join(errs...).Error()
}
