// Package storetest gives tests a fresh paper on a real database: SQLite in
// milliseconds, and PostgreSQL too where a server is to be had.
//
// Set COURANT_TEST_POSTGRES to the postgres:// address of a server on which
// databases may be made and dropped to run every test of [Each] there as well.
package storetest

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/courant-press/courant/internal/store"
)

// Now is the clock of the stores made here. It stands still, on a Sunday
// afternoon.
func Now() time.Time { return time.Date(2026, 11, 22, 15, 4, 5, 0, time.UTC) }

// New returns a new paper in an SQLite file of its own.
func New(t testing.TB) *store.Store {
	t.Helper()
	return Open(t, Path(t))
}

// Path returns a copy of an empty, migrated SQLite file.
func Path(t testing.TB) string {
	t.Helper()
	blank, err := blankFile()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "paper.db")
	if err := os.WriteFile(path, blank, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// Open opens the paper at url, an SQLite file or a PostgreSQL address, until
// the test ends. Opening one paper twice is like running two nodes on it.
func Open(t testing.TB, url string) *store.Store {
	t.Helper()
	st, err := store.Open(t.Context(), store.Options{URL: url, Now: Now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := st.Close(); err != nil {
			t.Error(err)
		}
	})
	return st
}

// Each runs fn as a subtest for each engine, with a fresh paper.
func Each(t *testing.T, fn func(t *testing.T, st *store.Store)) {
	t.Helper()
	EachURL(t, func(t *testing.T, url string) { fn(t, Open(t, url)) })
}

// EachURL runs fn as a subtest for each engine, with the address of a fresh
// paper, for tests that open it more than once.
func EachURL(t *testing.T, fn func(t *testing.T, url string)) {
	t.Helper()
	t.Run("sqlite", func(t *testing.T) {
		t.Parallel()
		fn(t, Path(t))
	})
	t.Run("postgres", func(t *testing.T) {
		t.Parallel()
		fn(t, postgresURL(t))
	})
}

// blankFile returns the bytes of an empty paper; it is made once, because the
// migrations take longer than most tests.
var blankFile = sync.OnceValues(func() ([]byte, error) {
	dir, err := os.MkdirTemp("", "courant-blank-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "paper.db")
	st, err := store.Open(context.Background(), store.Options{URL: path, Now: Now})
	if err != nil {
		return nil, err
	}
	if err := st.Close(); err != nil { // which brings the log into the file
		return nil, err
	}
	return os.ReadFile(path)
})
