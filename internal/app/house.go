package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/courant-press/courant/internal/api"
	"github.com/courant-press/courant/internal/mail"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/theme"
)

// A house tells the publisher what the operator set up.
type house struct{ *Newspaper }

// Themes implements [api.House].
func (h house) Themes(ctx context.Context) ([]api.Theme, error) {
	s, err := h.store.Settings(ctx)
	if err != nil {
		return nil, err
	}
	names, err := h.themes.Names()
	if err != nil {
		return nil, fmt.Errorf("list the themes: %w", err)
	}
	var list []api.Theme
	for _, name := range append([]string{""}, names...) {
		found := api.Theme{Name: name, Title: name, Current: name == s.Theme || name == "" && s.Theme == theme.Classic}
		if t, err := h.themes.Theme(name); err != nil {
			found.Faults = err.Error()
		} else {
			m := t.Manifest
			found.Title, found.Version, found.Description, found.Author = m.Name, m.Version, m.Description, m.Author
		}
		list = append(list, found)
	}
	return list, nil
}

// CheckTheme implements [api.House].
func (h house) CheckTheme(ctx context.Context, name string) (api.ThemeCheck, error) {
	shelf, err := openThemes(h.config) // reads it as it is now
	if err != nil {
		return api.ThemeCheck{}, err
	}
	r := &run{Process: Process{Now: h.now, Stderr: io.Discard}, ctx: ctx, config: h.config}
	err = r.checkTheme(shelf, name)
	if err == nil {
		return api.ThemeCheck{Good: true, Faults: []string{}}, nil
	}
	if news.KindOf(err) == news.NotFound {
		return api.ThemeCheck{}, err
	}
	return api.ThemeCheck{Faults: strings.Split(err.Error(), "\n")}, nil
}

// Storage implements [api.House].
func (h house) Storage(ctx context.Context) (api.Storage, error) {
	folder, err := filepath.Abs(h.config.Data)
	if err != nil {
		return api.Storage{}, fmt.Errorf("find the folder of the paper: %w", err)
	}
	s := api.Storage{Folder: folder, Database: "postgres", Free: freeIn(folder)}
	if h.config.Database == "" {
		s.Database, s.Size = "sqlite", sizeOf(h.config.DatabaseURL(), h.config.DatabaseURL()+"-wal")
	}
	if s.Files, s.Bytes, s.More, err = countFiles(h.config.Blobs()); err != nil {
		return s, err
	}
	set, err := h.store.Settings(ctx)
	if err != nil {
		return s, err
	}
	for _, c := range []check{
		found("Folder", "The data folder can be written.", tryFolder(h.config.Data)),
		found("Database", "The database can be read.", h.store.Ping(ctx)),
		found("Settings", "The settings are sound.", set.Check()),
	} {
		s.Checks = append(s.Checks, api.Finding(c))
	}
	return s, nil
}

// Mail implements [api.House].
func (h house) Mail() api.MailStatus {
	if h.mail == nil {
		return api.MailStatus{}
	}
	return api.MailStatus{Ready: true, From: h.config.Mail.From, Relay: h.config.Mail.Host}
}

// TestMail implements [api.House].
func (h house) TestMail(ctx context.Context, to string) error {
	if h.mail == nil {
		return &news.Error{Kind: news.Unavailable, Message: "No mail is set up. Give the operator the settings of your mail provider."}
	}
	err := h.mail.Send(ctx, mail.Message{
		To: to, Subject: "A test from the newsroom",
		Text: "This message arrived, so the paper can send mail.\n",
	})
	if err != nil && news.KindOf(err) == news.Internal {
		return errors.Join(&news.Error{Kind: news.Unavailable, Message: "The relay did not take the message: " + err.Error() + "."}, err)
	}
	return err
}

// sizeOf returns how large some files are together; one that is missing is
// empty.
func sizeOf(paths ...string) (size int64) {
	for _, path := range paths {
		if info, err := os.Stat(path); err == nil {
			size += info.Size()
		}
	}
	return size
}

// manyFiles is where counting ends, so that nobody waits for a large archive.
const manyFiles = 50_000

// countFiles counts the files in a folder and what they take up, until there
// are many.
func countFiles(folder string) (files, bytes int64, more bool, err error) {
	err = filepath.WalkDir(folder, func(_ string, d fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil // it went while we looked
		case err != nil:
			return err
		case d.IsDir():
			return nil
		case files == manyFiles:
			more = true
			return fs.SkipAll
		}
		if info, err := d.Info(); err == nil {
			files, bytes = files+1, bytes+info.Size()
		}
		return nil
	})
	if err != nil {
		return 0, 0, false, fmt.Errorf("count the files of the paper: %w", err)
	}
	return files, bytes, more, nil
}
