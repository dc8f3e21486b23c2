// Package postgres opens a paper in a PostgreSQL database: it tunes the pool,
// migrates the tables and knows what PostgreSQL says differently. The
// statements themselves are in package store.
package postgres

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"

	"github.com/courant-press/courant/internal/news"
)

//go:embed migrate/*.sql
var migrations embed.FS

const (
	connections = 16              // of one node, to its database
	idle        = 5 * time.Minute // after which a connection is closed
	patience    = 60              // seconds to wait while another node migrates
)

// An Engine is a pool of connections to one database.
type Engine struct {
	db     *sql.DB
	config *pgx.ConnConfig
}

// Open connects to the database at address, a postgres:// URL, and brings its
// tables up to date; when several nodes start at once, one does it and the
// others wait. A database of a newer program is refused as [news.Conflict],
// one that does not answer as [news.Unavailable].
func Open(ctx context.Context, address string) (*Engine, error) {
	config, err := pgx.ParseConfig(address)
	if err != nil {
		return nil, &news.Error{Kind: news.Invalid, Message: "The database address is not a PostgreSQL address such as postgres://user@host/name."}
	}
	db := stdlib.OpenDB(*config)
	db.SetMaxOpenConns(connections)
	db.SetMaxIdleConns(connections)
	db.SetConnMaxIdleTime(idle)
	e := &Engine{db: db, config: config}
	if err := e.migrate(ctx); err != nil {
		return nil, errors.Join(fmt.Errorf("open database %s: %w", config.Database, e.Translate(err)), e.Close())
	}
	return e, nil
}

func (e *Engine) migrate(ctx context.Context) error {
	steps, err := fs.Sub(migrations, "migrate")
	if err != nil {
		return err
	}
	one, err := lock.NewPostgresSessionLocker(lock.WithLockTimeout(1, patience))
	if err != nil {
		return err
	}
	provider, err := goose.NewProvider(goose.DialectPostgres, e.db, steps, goose.WithSessionLocker(one))
	if err != nil {
		return err
	}
	have, known, err := provider.GetVersions(ctx)
	if err != nil {
		return err
	}
	switch {
	case have > known:
		return &news.Error{Kind: news.Conflict, Message: fmt.Sprintf(
			"This paper was last opened by a newer Courant (its data is at step %d, this program knows %d). Use that program, or restore a backup from before the upgrade.", have, known,
		)}
	case have == known:
		return nil // without asking for the lock
	}
	_, err = provider.Up(ctx)
	return err
}

// QueryContext runs a statement that reads.
func (e *Engine) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	return e.db.QueryContext(ctx, query, args...)
}

// Write returns the pool; readers and writers share it.
func (e *Engine) Write() *sql.DB { return e.db }

// Close waits for what is running and closes the connections.
func (e *Engine) Close() error { return e.db.Close() }
