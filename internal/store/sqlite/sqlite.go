// Package sqlite opens a paper in one SQLite file: it tunes and migrates the
// database and knows what SQLite says differently. The statements themselves
// are in package store.
package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"path/filepath"

	"github.com/pressly/goose/v3"
	"modernc.org/sqlite"

	"github.com/courant-press/courant/internal/news"
)

//go:embed migrate/*.sql
var migrations embed.FS

// Readers is how many pages can be read from the file at the same time.
const readers = 8

// An Engine is an open file: a pool of readers, which see the last commit and
// never wait, and the one connection that writes.
type Engine struct {
	read  *prepared
	write *sql.DB
}

// Open opens the file at path, which is made if it is missing, and brings its
// tables up to date. A file of a newer program is refused as [news.Conflict],
// one that can not be opened as [news.Unavailable].
func Open(ctx context.Context, path string) (*Engine, error) {
	// The write lock is taken when a transaction begins, not half-way through
	// it, where waiting could no longer help. The log grows to 16 MB before it
	// is brought into the file: an import waits for the disk less often. What
	// is deleted is overwritten: a reader who wants to be forgotten shall be.
	write, err := connect(path, url.Values{"_txlock": {"immediate"}, "_pragma": {"wal_autocheckpoint(4000)", "secure_delete(1)"}})
	if err != nil {
		return nil, err
	}
	write.SetMaxOpenConns(1)
	read, err := connect(path, url.Values{"_pragma": {"query_only(1)"}})
	if err != nil {
		return nil, errors.Join(err, write.Close())
	}
	read.SetMaxOpenConns(readers)
	read.SetMaxIdleConns(readers)
	e := &Engine{read: &prepared{DB: read, statements: map[string]*sql.Stmt{}}, write: write}
	if err := e.migrate(ctx); err != nil {
		return nil, errors.Join(fmt.Errorf("open %s: %w", filepath.Base(path), e.Translate(err)), e.Close())
	}
	return e, nil
}

// connect makes a pool for the file. With the write-ahead log readers and the
// writer do not wait for each other, and a killed process loses nothing.
func connect(path string, options url.Values) (*sql.DB, error) {
	options["_pragma"] = append([]string{
		"busy_timeout(5000)",
		"journal_mode(wal)",
		"synchronous(normal)",
		"cache_size(-16000)", // kilobytes for each connection
		"mmap_size(268435456)",
		"temp_store(memory)",
	}, options["_pragma"]...)
	name := "file:" + (&url.URL{Path: path}).EscapedPath() + "?" + options.Encode()
	connector, err := sqlite.NewConnector(name)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", filepath.Base(path), err)
	}
	return sql.OpenDB(connector), nil
}

func (e *Engine) migrate(ctx context.Context) error {
	steps, err := fs.Sub(migrations, "migrate")
	if err != nil {
		return err
	}
	provider, err := goose.NewProvider(goose.DialectSQLite3, e.write, steps)
	if err != nil {
		return err
	}
	have, known, err := provider.GetVersions(ctx)
	if err != nil {
		return err
	}
	if have > known {
		return &news.Error{Kind: news.Conflict, Message: fmt.Sprintf(
			"This paper was last opened by a newer Courant (its data is at step %d, this program knows %d). Use that program, or restore a backup from before the upgrade.", have, known,
		)}
	}
	_, err = provider.Up(ctx)
	return err
}

// QueryContext runs a statement on the pool of readers; one that writes fails.
func (e *Engine) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	return e.read.QueryContext(ctx, query, args...)
}

// Write returns the one connection that writes.
func (e *Engine) Write() *sql.DB { return e.write }

// Close waits for what is running and closes the file.
func (e *Engine) Close() error { return errors.Join(e.read.Close(), e.write.Close()) }
