package theme

import (
	"fmt"
	"io/fs"
	"regexp"
	"sync"

	"github.com/courant-press/courant/internal/news"
)

// Classic is the name of the theme that comes with the program.
const Classic = "classic"

// A Shelf finds themes by name. Its folders should be rooted (see [os.Root]),
// so that a link in them leads nowhere else.
type Shelf struct {
	Own     fs.FS // the newsroom's own files, laid over any theme; may be nil
	Themes  fs.FS // themes somebody put here, a folder each; may be nil
	Classic fs.FS // the theme that has every file
	// Dev reads the theme again every time it is asked for.
	Dev bool

	mu   sync.Mutex
	kept map[string]*Theme
}

var nameForm = regexp.MustCompile(`^[a-z0-9][a-z0-9_-]{0,63}$`)

// Theme returns the theme of that name, or classic for the empty one. A name
// that is not on the shelf is [news.NotFound].
func (s *Shelf) Theme(name string) (*Theme, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if t := s.kept[name]; t != nil && !s.Dev {
		return t, nil
	}
	chosen, err := s.folder(name)
	if err != nil {
		return nil, err
	}
	t, err := Load(s.Own, chosen, s.Classic)
	if err != nil {
		return nil, err
	}
	if s.kept == nil {
		s.kept = map[string]*Theme{}
	}
	s.kept[name] = t
	return t, nil
}

// Names returns the themes that somebody put on the shelf, sorted.
func (s *Shelf) Names() ([]string, error) {
	if s.Themes == nil {
		return nil, nil
	}
	entries, err := fs.ReadDir(s.Themes, ".")
	if err != nil {
		return nil, err
	}
	var names []string
	for _, e := range entries {
		if e.IsDir() && nameForm.MatchString(e.Name()) && e.Name() != Classic {
			names = append(names, e.Name())
		}
	}
	return names, nil
}

// folder returns the folder of a theme, nil for classic.
func (s *Shelf) folder(name string) (fs.FS, error) {
	if name == "" || name == Classic {
		return nil, nil
	}
	missing := &news.Error{Kind: news.NotFound, Message: fmt.Sprintf("There is no theme called %q.", name)}
	if s.Themes == nil || !nameForm.MatchString(name) {
		return nil, missing
	}
	if info, err := fs.Stat(s.Themes, name); err != nil || !info.IsDir() {
		return nil, missing
	}
	return fs.Sub(s.Themes, name)
}
