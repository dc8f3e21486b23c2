package job

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"net/url"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver/riversqlite"
	"github.com/riverqueue/river/rivermigrate"
	_ "modernc.org/sqlite" // the driver named below
)

// sqliteEngine is River on an SQLite file. It has a connection of its own and
// takes turns with the paper's writer.
type sqliteEngine struct {
	*river.Client[*sql.Tx]
	db *sql.DB
}

func openSQLite(ctx context.Context, path string, config *river.Config) (engine, error) {
	options := url.Values{
		"_pragma": {"busy_timeout(10000)", "journal_mode(wal)", "synchronous(normal)"},
		"_txlock": {"immediate"}, // wait for the write lock before a transaction, not in the middle of it
	}
	db, err := sql.Open("sqlite", "file:"+(&url.URL{Path: path}).EscapedPath()+"?"+options.Encode())
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	config.PollOnly = true // River would listen to a file by asking it twenty times a second
	client, err := river.NewClient(riversqlite.New(db), config)
	if err == nil {
		err = migrateSQLite(ctx, db, config.Logger)
	}
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return &sqliteEngine{client, db}, nil
}

// migrateSQLite brings River's own tables up to date in one transaction, so
// that processes which open the file at the same time wait for each other.
func migrateSQLite(ctx context.Context, db *sql.DB, log *slog.Logger) error {
	migrator, err := rivermigrate.New(riversqlite.New(db), &rivermigrate.Config{Logger: log})
	if err != nil {
		return err
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	_, err = migrator.MigrateTx(ctx, tx, rivermigrate.DirectionUp, nil) //nolint:staticcheck // only on PostgreSQL some steps must be alone
	if err != nil {
		return fmt.Errorf("migrate: %w", err)
	}
	return tx.Commit()
}

func (e *sqliteEngine) insert(ctx context.Context, tx *sql.Tx, args river.JobArgs, opts *river.InsertOpts) error {
	_, err := e.InsertTx(ctx, tx, args, opts)
	return err
}

func (e *sqliteEngine) close() error { return e.db.Close() }
