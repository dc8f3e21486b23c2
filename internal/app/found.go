package app

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/store"
)

// foundPaper has fill make the database of a new paper in the data folder,
// under another name until it is complete: neither a failure nor a kill leaves
// half a paper. A PostgreSQL database is filled where it is.
func (r *run) foundPaper(fill func(databaseURL string) error) (err error) {
	_, err = os.Stat(r.config.Data)
	fresh := errors.Is(err, fs.ErrNotExist)
	if err := os.MkdirAll(r.config.Data, 0o750); err != nil {
		return &news.Error{Kind: news.Unavailable, Message: fmt.Sprintf("The folder %s can not be made: %v.", r.config.Data, rootCause(err))}
	}
	defer func() {
		if err != nil && fresh {
			err = errors.Join(err, os.RemoveAll(r.config.Data))
		}
	}()
	if r.config.Database != "" {
		return fill(r.config.Database)
	}
	whole := r.config.DatabaseURL()
	half := whole + ".new"
	if err := removeDatabase(half); err != nil {
		return err
	}
	if err := fill(half); err != nil {
		return errors.Join(err, removeDatabase(half))
	}
	if _, err := os.Stat(half + "-wal"); err == nil { // the store could not bring its log into the file
		return errors.Join(fmt.Errorf("%s was not closed", half), removeDatabase(half))
	}
	return os.Rename(half, whole)
}

// removeDatabase removes an SQLite file with its log and index, if there.
func removeDatabase(path string) error {
	for _, name := range []string{path, path + "-wal", path + "-shm"} {
		if err := os.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("clear away half a paper: %w", err)
		}
	}
	return nil
}

// furnish writes the settings and sections of a new paper. A database that
// holds a paper already is left alone.
func furnish(ctx context.Context, st *store.Store, settings news.Settings, sections []string, now time.Time) error {
	if old, err := st.Settings(ctx); err == nil && old.Name != "" {
		return &news.Error{Kind: news.Conflict, Message: fmt.Sprintf("This database holds a paper already, %s.", old.Name)}
	}
	if err := st.SaveSettings(ctx, settings, news.Event{Name: news.SettingsChanged, At: now}); err != nil {
		return fmt.Errorf("save the settings: %w", err)
	}
	for i, name := range sections {
		s := news.Section{Name: name, Slug: news.Slugify(name), Order: i + 1}
		if err := st.SaveSection(ctx, &s, news.Event{Name: news.SettingsChanged, At: now}); err != nil {
			return fmt.Errorf("save section %s: %w", name, err)
		}
	}
	return nil
}

// checkSections refuses names that can not become sections.
func checkSections(names []string) error {
	seen := map[string]bool{}
	for _, name := range names {
		slug := news.Slugify(name)
		if slug == news.Slugify("") || news.Reserved(slug) || seen[slug] {
			return &news.Error{Kind: news.Invalid, Message: fmt.Sprintf("%q can not be the name of a section: it has no letters, is taken, or is a word of the program's own addresses.", name)}
		}
		seen[slug] = true
	}
	return nil
}
