package store

import (
	"context"
	"database/sql"

	"github.com/courant-press/courant/internal/store/postgres"
	"github.com/courant-press/courant/internal/store/sqlite"
)

// An Engine is an open database of one kind.
type Engine interface {
	Dialect
	// QueryContext reads what is committed and never waits for a writer.
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	// Write returns the pool that writes.
	Write() *sql.DB
	Close() error
}

// A Dialect is all that differs between the engines once they are open.
type Dialect interface {
	// List returns a subquery of the numbers in a JSON array; param is the
	// placeholder of the array, such as "$1".
	List(param string) string
	// Texts is the same for an array of strings.
	Texts(param string) string
	// Announce lets the other nodes know of tx when it is committed.
	Announce(ctx context.Context, tx *sql.Tx) error
	// Wake calls look when another node may have written, until ctx ends.
	Wake(ctx context.Context, look func()) error
	// Wipe takes what was deleted off the disk, as far as the engine can.
	Wipe(ctx context.Context) error
	// Translate puts a failure that a person can mend into a [news.Error].
	Translate(err error) error
}

var (
	_ Engine = (*sqlite.Engine)(nil)
	_ Engine = (*postgres.Engine)(nil)
)
