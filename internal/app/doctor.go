package app

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"

	"github.com/courant-press/courant/internal/media"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/store"
)

type doctorCommand struct {
	JSON bool `help:"Print one JSON object."`
}

// A check is one thing that was looked at.
type check struct {
	Name string `json:"name"`
	Good bool   `json:"good"`
	Says string `json:"says"`
}

type doctorReport struct {
	Good   bool    `json:"good"`
	Checks []check `json:"checks"`
}

// Run looks at everything, even if something fails, and fails if anything did.
func (c doctorCommand) Run(r *run) error {
	rep := doctorReport{Good: true}
	for _, look := range []func(*run) check{lookAtFolder, lookAtStore, lookAtSettings, lookAtStaff, lookAtTheme, lookAtPictures, lookAtVoice} {
		rep.Checks = append(rep.Checks, look(r))
	}
	rep.Checks = append(rep.Checks, lookAtLetters(r)...)
	rep.Good = !slices.ContainsFunc(rep.Checks, func(c check) bool { return !c.Good })
	if err := r.say(rep, c.JSON); err != nil {
		return err
	}
	if !rep.Good {
		return &news.Error{Kind: news.Invalid, Message: "Not everything is in order."}
	}
	return nil
}

func (d doctorReport) text(w io.Writer) {
	for _, c := range d.Checks {
		mark := "good"
		if !c.Good {
			mark = "BAD "
		}
		fmt.Fprintf(w, "%s  %-10s %s\n", mark, c.Name, c.Says)
	}
}

// found turns the error of a look into a check.
func found(name, good string, err error) check {
	if err != nil {
		return check{Name: name, Says: explain(err)}
	}
	return check{Name: name, Good: true, Says: good}
}

func lookAtFolder(r *run) check {
	return found("folder", "The data folder "+r.config.Data+" can be written.", tryFolder(r.config.Data))
}

// tryFolder tries to write where the program will have to.
func tryFolder(folder string) error {
	path := filepath.Join(folder, ".doctor")
	if err := os.WriteFile(path, []byte("ok"), 0o600); err != nil {
		return err
	}
	return os.Remove(path)
}

func lookAtStore(r *run) check {
	err := r.withStore(func(st *store.Store) error { return st.Ping(r.ctx) })
	return found("store", "The database can be read and is up to date.", err)
}

func lookAtSettings(r *run) check {
	var name string
	err := r.withStore(func(st *store.Store) error {
		s, err := st.Settings(r.ctx)
		name = s.Name
		if err == nil {
			err = s.Check()
		}
		return err
	})
	return found("settings", "The paper is called "+name+".", err)
}

func lookAtStaff(r *run) check {
	admins := 0
	err := r.withStore(func(st *store.Store) error {
		all, err := st.ListStaff(r.ctx)
		for _, s := range all {
			if s.Active() && s.May(news.MayStaff) {
				admins++
			}
		}
		if err == nil && admins == 0 {
			err = &news.Error{Kind: news.Invalid, Message: "Nobody may manage the staff. Add an administrator with: courant staff add ADDRESS --name NAME --role administrator"}
		}
		return err
	})
	return found("staff", fmt.Sprintf("Administrators: %d.", admins), err)
}

func lookAtTheme(r *run) check {
	shelf, err := openThemes(r.config)
	if err == nil {
		err = r.checkTheme(shelf, "")
	}
	return found("theme", "Every template and every page is sound.", err)
}

// lookAtPictures says which formats can be read and made here. What is missing
// is no fault.
func lookAtPictures(*run) check {
	return check{Name: "pictures", Good: true, Says: media.FindTools(exec.LookPath).Says()}
}
