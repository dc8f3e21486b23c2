package store

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/courant-press/courant/internal/news"
)

// A conn runs statements, on the pool of readers or inside a transaction.
type conn struct {
	reader
	Dialect
}

type reader interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// tx returns the transaction of a conn that [Store.transact] made.
func (c conn) tx() *sql.Tx { return c.reader.(*sql.Tx) } //nolint:forcetypeassert // see above

// exec runs a statement that writes and returns how many rows it touched.
// Text is cleaned on its way in, by [cleanAll] and nowhere else.
func (c conn) exec(ctx context.Context, query string, args ...any) (int64, error) {
	cleanAll(args)
	done, err := c.tx().ExecContext(ctx, query, args...)
	if err != nil {
		return 0, c.Translate(err)
	}
	return done.RowsAffected()
}

// prepare readies a statement that is run again and again, until the
// transaction ends.
func (c conn) prepare(ctx context.Context, query string) (*sql.Stmt, error) {
	statement, err := c.tx().PrepareContext(ctx, query)
	return statement, c.Translate(err)
}

// execPrepared is exec for a statement that was prepared.
func (c conn) execPrepared(ctx context.Context, statement *sql.Stmt, args ...any) error {
	cleanAll(args)
	_, err := statement.ExecContext(ctx, args...)
	return c.Translate(err)
}

func cleanAll(args []any) {
	for i, arg := range args {
		if text, ok := arg.(string); ok {
			args[i] = clean(text)
		}
	}
}

// all returns what scan makes of every row of a query.
func all[T any](ctx context.Context, c conn, scan func(*sql.Rows) (T, error), query string, args ...any) ([]T, error) {
	rows, err := c.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, c.Translate(err)
	}
	defer rows.Close()
	var list []T
	for rows.Next() {
		item, err := scan(rows)
		if err != nil {
			return nil, err
		}
		list = append(list, item)
	}
	return list, c.Translate(rows.Err())
}

// one returns what scan makes of the first row, or [sql.ErrNoRows].
func one[T any](ctx context.Context, c conn, scan func(*sql.Rows) (T, error), query string, args ...any) (T, error) {
	list, err := all(ctx, c, scan, query, args...)
	if err == nil && len(list) == 0 {
		err = sql.ErrNoRows
	}
	if err != nil {
		var none T
		return none, err
	}
	return list[0], nil
}

// number scans a row that is one number.
func number(rows *sql.Rows) (n int64, err error) {
	err = rows.Scan(&n)
	return n, err
}

// transact runs do in one transaction: all of it is kept, or nothing.
func (s *Store) transact(ctx context.Context, do func(c conn) error) error {
	tx, err := s.engine.Write().BeginTx(ctx, nil)
	if err != nil {
		return s.engine.Translate(err)
	}
	defer tx.Rollback() // after a commit it has nothing to do
	if err := do(conn{tx, s.engine}); err != nil {
		return err
	}
	return s.engine.Translate(tx.Commit())
}

// missing turns "no rows" into a sentence about the thing asked for.
func missing(err error, thing string) error {
	if err == sql.ErrNoRows { //nolint:errorlint // one returns it bare
		return &news.Error{Kind: news.NotFound, Message: fmt.Sprintf("There is no such %s.", thing)}
	}
	return err
}
