package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"github.com/courant-press/courant/internal/news"
)

const (
	channel = "courant_event"
	// resync is how long a node may miss what others did when a notice is
	// lost, and how long it waits before it connects again.
	resync = 2 * time.Second
)

// List returns a subquery of the numbers in the JSON array that param holds.
func (e *Engine) List(param string) string {
	return "(select value::bigint from json_array_elements_text(" + param + "::json))"
}

// Texts returns a subquery of the strings in the JSON array that param holds.
func (e *Engine) Texts(param string) string {
	return "(select value from json_array_elements_text(" + param + "::json))"
}

// Announce wakes all nodes when tx is committed.
func (e *Engine) Announce(ctx context.Context, tx *sql.Tx) error {
	_, err := tx.ExecContext(ctx, "notify "+channel)
	return err
}

// Wake calls look whenever a node announced something, and every two seconds
// besides, until ctx ends. A lost connection is made again.
func (e *Engine) Wake(ctx context.Context, look func()) error {
	for {
		e.listen(ctx, look)
		look()
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(resync):
		}
	}
}

// listen returns when the connection is lost or ctx ends; what was missed in
// between is found by looking, so the reason does not matter.
func (e *Engine) listen(ctx context.Context, look func()) {
	conn, err := pgx.ConnectConfig(ctx, e.config)
	if err != nil {
		return
	}
	defer conn.Close(context.WithoutCancel(ctx))
	if _, err := conn.Exec(ctx, "listen "+channel); err != nil {
		return
	}
	for ctx.Err() == nil {
		look()
		wait, cancel := context.WithTimeout(ctx, resync)
		_, err := conn.WaitForNotification(wait)
		cancel()
		if err != nil && !pgconn.Timeout(err) {
			return
		}
	}
}

// Wipe leaves it to the server, which reuses the room of what was deleted in
// its own time.
func (e *Engine) Wipe(context.Context) error { return nil }

// Translate puts what a person can do something about into a sentence.
func (e *Engine) Translate(err error) error {
	if failed, ok := errors.AsType[*pgconn.ConnectError](err); ok {
		return join(news.Unavailable, fmt.Sprintf("The database %s does not answer. Check its address and that it is running.", e.config.Database), failed)
	}
	if _, ok := errors.AsType[*net.OpError](err); ok {
		return join(news.Unavailable, "The connection to the database was lost. Try again.", err)
	}
	failed, ok := errors.AsType[*pgconn.PgError](err)
	if !ok {
		return err
	}
	switch failed.Code {
	case "23505": // unique_violation
		return join(news.Conflict, "There is one with this name or address already.", err)
	case "40001", "40P01": // serialization_failure, deadlock_detected
		return join(news.Conflict, "Somebody else was saving the same thing. Try again.", err)
	case "53100": // disk_full
		return join(news.Unavailable, "The disk of the database is full. Nothing was saved; make room and try again.", err)
	case "25006": // read_only_sql_transaction
		return join(news.Unavailable, "The database can only be read at the moment. Nothing was saved.", err)
	case "53300", "57P01", "57P02", "57P03": // too_many_connections, admin_shutdown, crash_shutdown, cannot_connect_now
		return join(news.Unavailable, "The database is not taking requests at the moment. Try again.", err)
	case "42501": // insufficient_privilege
		return join(news.Unavailable, "The database user may not do this. Make it the owner of the database.", err)
	}
	return err
}

// join puts a sentence for people before the cause for the log.
func join(kind news.Kind, sentence string, cause error) error {
	return errors.Join(&news.Error{Kind: kind, Message: sentence}, cause)
}
