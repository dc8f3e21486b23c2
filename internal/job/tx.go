package job

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
)

// The paper's transactions are those of database/sql on both engines. River
// wants a pgx.Tx on PostgreSQL, which runs on the same connection and so in
// the same transaction, but must leave the end of it to its owner.

// connOf returns the connection that tx runs on. Package sql has no way to
// say so, but pgx lets an argument that rewrites its query see it.
func connOf(ctx context.Context, tx *sql.Tx) (*pgx.Conn, error) {
	var seen connSeer
	if _, err := tx.ExecContext(ctx, "select 1", &seen); err != nil {
		return nil, fmt.Errorf("find the connection of the transaction: %w", err)
	}
	return seen.conn, nil
}

type connSeer struct{ conn *pgx.Conn }

// RewriteQuery implements [pgx.QueryRewriter]. It rewrites nothing.
func (s *connSeer) RewriteQuery(_ context.Context, conn *pgx.Conn, query string, _ []any) (string, []any, error) {
	s.conn = conn
	return query, nil, nil
}

// sharedTx is a transaction that somebody else began and will end.
type sharedTx struct{ connection }

// connection frees the name Conn for the method that a pgx.Tx must have.
type connection struct{ *pgx.Conn }

var errNotOurs = errors.New("the transaction belongs to the command that began it")

func (sharedTx) Begin(context.Context) (pgx.Tx, error) { return nil, errNotOurs }
func (sharedTx) Commit(context.Context) error          { return errNotOurs }
func (sharedTx) Rollback(context.Context) error        { return errNotOurs }
func (sharedTx) LargeObjects() pgx.LargeObjects        { return pgx.LargeObjects{} }
func (t sharedTx) Conn() *pgx.Conn                     { return t.connection.Conn }
