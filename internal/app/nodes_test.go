package app

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"github.com/courant-press/courant/internal/store/storetest"
)

// TestWhatOneNodePublishesTheOtherShows runs two newspapers on one database:
// what one does, the other shows soon, also after the database has cut the
// line on which it hears of it.
func TestWhatOneNodePublishesTheOtherShows(t *testing.T) {
	t.Parallel()
	storetest.EachURL(t, func(t *testing.T, url string) {
		here := printGazette(t, url)
		there := openPaper(t, url, here.clock)
		there.listen(t)
		for _, headline := range []string{"First across the water", "Second across the water", "Third across the water"} {
			there.fresh(t, "/latest")
			article := here.write(t, headline)
			ok(t, here.desk.Publish(t.Context(), article))
			there.shows(t, "/latest", headline)
			there.shows(t, here.path(t, article), headline)
			cutLines(t, url)
		}
	})
}

// listen has a newspaper hear of the others until the test ends.
func (p *printed) listen(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- p.follow(ctx) }()
	t.Cleanup(func() {
		stop()
		if err := <-done; !errors.Is(err, context.Canceled) {
			t.Errorf("following ended with %v", err)
		}
	})
}

// shows waits until a page shows a text.
func (p *printed) shows(t *testing.T, path, text string) {
	t.Helper()
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		if strings.Contains(p.get(path).body, text) {
			return
		}
	}
	t.Fatalf("%s does not show %q", path, text)
}

// cutLines ends every connection to a PostgreSQL database that listens, as soon
// as there is one.
func cutLines(t *testing.T, url string) {
	t.Helper()
	if !strings.HasPrefix(url, "postgres") {
		return
	}
	conn, err := pgx.Connect(t.Context(), url)
	ok(t, err)
	defer conn.Close(t.Context())
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		cut, err := conn.Exec(t.Context(), `
			select pg_terminate_backend(pid) from pg_stat_activity
			where datname = current_database() and pid <> pg_backend_pid() and query ilike 'listen%'`)
		ok(t, err)
		if cut.RowsAffected() > 0 {
			return
		}
	}
	t.Error("nobody was listening")
}
