package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"github.com/courant-press/courant/internal/news"
)

// poll is how often a node looks for what other processes did.
const poll = 250 * time.Millisecond

// List returns a subquery of the numbers in the JSON array that param holds.
func (e *Engine) List(param string) string { return "(select value from json_each(" + param + "))" }

// Texts returns a subquery of the strings in the JSON array that param holds.
func (e *Engine) Texts(param string) string { return e.List(param) }

// Announce has nothing to do: other processes look for themselves.
func (e *Engine) Announce(context.Context, *sql.Tx) error { return nil }

// Wake calls look every 250 ms until ctx ends: a file can not tell us that
// another process has written to it.
func (e *Engine) Wake(ctx context.Context, look func()) error {
	tick := time.NewTicker(poll)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-tick.C:
			look()
		}
	}
}

// Wipe brings the log into the file and empties it. What is deleted in the
// file is overwritten at once.
func (e *Engine) Wipe(ctx context.Context) error {
	_, err := e.write.ExecContext(ctx, "pragma wal_checkpoint(truncate)")
	return e.Translate(err)
}

// Translate puts what a person can do something about into a sentence.
func (e *Engine) Translate(err error) error {
	failed, ok := errors.AsType[*sqlite.Error](err)
	if !ok {
		return err
	}
	code := failed.Code()
	switch code {
	case lib.SQLITE_CONSTRAINT_PRIMARYKEY, lib.SQLITE_CONSTRAINT_UNIQUE:
		return join(news.Conflict, "There is one with this name or address already.", err)
	}
	switch code & 0xff {
	case lib.SQLITE_FULL:
		return join(news.Unavailable, "The disk is full. Nothing was saved; make room and try again.", err)
	case lib.SQLITE_READONLY, lib.SQLITE_CANTOPEN, lib.SQLITE_PERM:
		return join(news.Unavailable, "The data folder can not be written to. Check that it exists and belongs to the user who runs Courant.", err)
	case lib.SQLITE_BUSY, lib.SQLITE_LOCKED:
		return join(news.Unavailable, "The database is locked by another program. Try again when that has finished.", err)
	case lib.SQLITE_CORRUPT, lib.SQLITE_NOTADB:
		return join(news.Unavailable, "The database file is damaged, or is no database. Restore it from a backup.", err)
	case lib.SQLITE_IOERR:
		return join(news.Unavailable, "The disk could not be read or written. Look at the health of the disk before trying again.", err)
	}
	return err
}

// join puts a sentence for people before the cause for the log.
func join(kind news.Kind, sentence string, cause error) error {
	return errors.Join(&news.Error{Kind: kind, Message: sentence}, cause)
}
