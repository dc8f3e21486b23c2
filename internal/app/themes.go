package app

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/courant-press/courant/internal/config"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/theme"
	"github.com/courant-press/courant/themes"
)

// openThemes lays the newsroom's own folder over the themes, rooted, so that
// no link in it leads out.
func openThemes(c config.Config) (*theme.Shelf, error) {
	classic, err := themes.Classic()
	if err != nil {
		return nil, fmt.Errorf("open the classic theme: %w", err)
	}
	shelf := &theme.Shelf{Classic: classic}
	if c.Themes != "" {
		own, err := os.OpenRoot(c.Themes)
		if err != nil {
			return nil, &news.Error{Kind: news.Invalid, Message: fmt.Sprintf("The theme folder %s can not be opened.", c.Themes)}
		}
		shelf.Own = own.FS()
	}
	root, err := os.OpenRoot(filepath.Join(c.Data, "themes"))
	if err == nil {
		shelf.Themes = root.FS()
	} else if !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("open the folder of themes: %w", err)
	}
	return shelf, nil
}

type themeCommands struct {
	Check themeCheckCommand `cmd:"" help:"Print every kind of page from samples and say what is wrong, with file and line."`
}

type themeCheckCommand struct {
	Name string `arg:"" optional:"" help:"Theme; classic with the newsroom's own files over it where none is named."`
	JSON bool   `help:"Print one JSON object."`
}

type themeReport struct {
	Good   bool   `json:"good"`
	Theme  string `json:"theme"`
	Faults string `json:"faults,omitempty"`
}

func (c themeCheckCommand) Run(r *run) error {
	shelf, err := openThemes(r.config)
	if err != nil {
		return err
	}
	rep := themeReport{Good: true, Theme: c.Name}
	if rep.Theme == "" {
		rep.Theme = theme.Classic
	}
	if err := r.checkTheme(shelf, c.Name); err != nil {
		rep.Good, rep.Faults = false, err.Error()
	}
	if err := r.say(rep, c.JSON); err != nil {
		return err
	}
	if !rep.Good {
		return &news.Error{Kind: news.Invalid, Message: "The theme can not be used as it is."}
	}
	return nil
}

func (t themeReport) text(w io.Writer) {
	if t.Good {
		fmt.Fprintf(w, "The theme %s is good: every kind of page can be printed.\n", t.Theme)
		return
	}
	fmt.Fprintln(w, t.Faults)
}
