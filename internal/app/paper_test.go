package app

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"maps"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/courant-press/courant/internal/config"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/testpaper"
	"github.com/courant-press/courant/internal/testpaper/linocut"
)

// sunday is the day on which the tests read the Gazette.
var sunday = time.Date(2026, time.November, 22, 18, 30, 0, 0, time.UTC)

// A printed paper is The Ferry Gazette, running without a network, with a
// clock that stands still.
type printed struct {
	*Newspaper
	clock *movedClock
	door  http.Handler
	desk  editorAtDesk
	ids   testpaper.IDs
}

// openPaper opens the newspaper in a database. Everybody asks the same clock.
func openPaper(t *testing.T, databaseURL string, clock *movedClock) *printed {
	t.Helper()
	c := config.Default()
	c.Data, c.Database, c.Listen.Engine = t.TempDir(), databaseURL, "off"
	n, err := open(t.Context(), c, slog.New(slog.NewTextHandler(t.Output(), &slog.HandlerOptions{Level: slog.LevelWarn})), clock.Now)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(n.Close)
	return &printed{Newspaper: n, clock: clock, door: n.Handler()}
}

// printGazette opens a newspaper in an empty database and fills it, with
// pictures that were not drawn.
func printGazette(t *testing.T, databaseURL string) *printed {
	t.Helper()
	p := openPaper(t, databaseURL, &movedClock{})
	p.fill(t, pretend)
	return p
}

func (p *printed) fill(t *testing.T, draw func(context.Context, string) (string, int, int, error)) {
	t.Helper()
	p.fillAt(t, sunday, draw)
}

func (p *printed) fillAt(t *testing.T, now time.Time, draw func(context.Context, string) (string, int, int, error)) {
	t.Helper()
	p.clock.Set(now)
	editor := news.Staff{Email: "editor@ferrygazette.example", Name: "Edith Kallor", Posts: news.As(news.Administrator)}
	if err := p.store.SaveStaff(t.Context(), &editor, news.Event{Name: news.StaffChanged}); err != nil {
		t.Fatal(err)
	}
	g, err := testpaper.Read(now)
	if err != nil {
		t.Fatal(err)
	}
	g.Settings.URL = "http://127.0.0.1:8080"
	p.desk = editorAtDesk{p.newsroom, p.fronts, p.store, editor}
	p.ids, err = g.Print(t.Context(), testpaper.Printer{Desk: p.desk, Library: p.store, Clock: p.clock.Set, Draw: draw}, now)
	if err != nil {
		t.Fatal(err)
	}
}

// drawn draws a picture, small, and keeps it.
func (p *printed) drawn(ctx context.Context, key string) (hash string, err error) {
	var file bytes.Buffer
	if err := linocut.JPEG(&file, key, 600); err != nil {
		return "", err
	}
	f, err := keepPicture(ctx, p.blobs, &file)
	return f.Blob, err
}

// article returns an article of the Gazette as it stands.
func (p *printed) article(t *testing.T, slug string) *news.Article {
	t.Helper()
	a, err := p.store.Article(t.Context(), p.ids.Articles[slug])
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// An answer is what a reader was given.
type answer struct {
	status int
	header http.Header
	body   string
}

func (p *printed) get(path string) answer { return ask(p.door, http.MethodGet, path, nil) }

func ask(door http.Handler, method, path string, header http.Header) answer {
	r := httptest.NewRequest(method, path, http.NoBody)
	maps.Copy(r.Header, header)
	if host := header.Get("Host"); host != "" {
		r.Host = host
	}
	w := httptest.NewRecorder()
	door.ServeHTTP(w, r)
	body, _ := io.ReadAll(w.Result().Body)
	return answer{w.Code, w.Result().Header, string(body)}
}
