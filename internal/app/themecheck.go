package app

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/courant-press/courant/internal/locale"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom"
	"github.com/courant-press/courant/internal/newsroom/frontpage"
	"github.com/courant-press/courant/internal/press"
	"github.com/courant-press/courant/internal/reader"
	"github.com/courant-press/courant/internal/store"
	"github.com/courant-press/courant/internal/testpaper"
	"github.com/courant-press/courant/internal/theme"
	"github.com/courant-press/courant/internal/web"
)

// checkTheme prints every kind of page of the Gazette in the theme, from a
// paper in a temporary folder.
func (r *run) checkTheme(shelf *theme.Shelf, name string) error {
	t, err := shelf.Theme(name)
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "courant-theme-*")
	if err != nil {
		return fmt.Errorf("make a folder for the sample paper: %w", err)
	}
	defer os.RemoveAll(dir)
	samples, err := r.samples(filepath.Join(dir, "courant.db"), shelf, name)
	if err != nil {
		return fmt.Errorf("print the sample paper: %w", err)
	}
	return t.Check(locale.Find("en-GB"), samples)
}

// samples prints the Gazette into a new database and has the site fill a view
// for every kind of page from it.
func (r *run) samples(path string, shelf *theme.Shelf, name string) ([]theme.Sample, error) {
	clock := &movedClock{}
	st, err := store.Open(r.ctx, store.Options{URL: path, Now: clock.Now})
	if err != nil {
		return nil, err
	}
	defer st.Close()
	g, err := testpaper.Read(r.Now())
	if err != nil {
		return nil, err
	}
	g.Settings.Theme, g.Settings.URL = name, "https://ferrygazette.example"
	editor := g.Staff[0]
	if err := st.SaveStaff(r.ctx, &editor, news.Event{Name: news.StaffChanged, At: r.Now()}); err != nil {
		return nil, err
	}
	_, err = g.Print(r.ctx, testpaper.Printer{
		Desk:    editorAtDesk{&newsroom.Newsroom{Store: st, Now: clock.Now}, &frontpage.Fronts{Store: st, Now: clock.Now}, st, editor},
		Library: st, Clock: clock.Set, Draw: pretend,
	}, r.Now())
	if err != nil {
		return nil, err
	}
	p, err := press.New(press.Options{Now: r.Now, Log: r.logger()})
	if err != nil {
		return nil, err
	}
	site := reader.New(reader.Options{
		Source: st, Themes: shelf, Press: p, Images: reader.Pictures{}, Now: r.Now, Frame: web.FramePolicy(nil),
	})
	return site.Samples(r.ctx)
}

// pretend stands in for drawing: a theme is checked without looking at
// pictures, but with their addresses.
func pretend(context.Context, string) (hash string, width, height int, err error) {
	return strings.Repeat("0", 64), printWidth, printWidth * 2 / 3, nil
}
