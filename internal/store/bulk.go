package store

import (
	"context"
	"database/sql"
	"strconv"
	"strings"
)

// bulkArgs is how many placeholders a statement may have. SQLite looks up
// each one among all of them, so more would make it slower again.
const bulkArgs = 120

// A bulk gathers rows of one table and writes many with one statement, which
// is several times faster than one by one. It lives as long as its
// transaction.
type bulk struct {
	table   string
	columns string
	width   int    // columns of a row
	clash   string // what to do with a row that is there already; empty to fail
	args    []any
	full    *sql.Stmt // writes as many rows as a statement may have
}

func newBulk(table, columns string) *bulk {
	return &bulk{table: table, columns: columns, width: strings.Count(columns, ",") + 1}
}

// add takes a row and writes what has been gathered if it is enough. The
// statement for that is prepared once: SQLite takes as long to read it as to
// carry it out.
func (b *bulk) add(ctx context.Context, c conn, row ...any) (err error) {
	b.args = append(b.args, row...)
	if len(b.args)+b.width <= bulkArgs {
		return nil
	}
	if b.full == nil {
		if b.full, err = c.prepare(ctx, b.statement()); err != nil {
			return err
		}
	}
	err = c.execPrepared(ctx, b.full, b.args...)
	b.args = b.args[:0]
	return err
}

// flush writes what is left.
func (b *bulk) flush(ctx context.Context, c conn) error {
	if len(b.args) == 0 {
		return nil
	}
	_, err := c.exec(ctx, b.statement(), b.args...)
	b.args = b.args[:0]
	return err
}

// statement returns the one that writes the rows at hand.
func (b *bulk) statement() string {
	var text strings.Builder
	text.WriteString("insert into " + b.table + " (" + b.columns + ") values ")
	for i := range b.args {
		switch {
		case i == 0:
			text.WriteString("(")
		case i%b.width == 0:
			text.WriteString("), (")
		default:
			text.WriteString(", ")
		}
		text.WriteString("$" + strconv.Itoa(i+1))
	}
	text.WriteString(") " + b.clash)
	return text.String()
}
