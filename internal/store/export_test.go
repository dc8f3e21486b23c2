package store

import (
	"context"
	"database/sql"
)

// Record has fn called with every statement that is read from now on.
func (s *Store) Record(fn func(query string, args []any)) {
	s.read.reader = recorder{s.read.reader, fn}
}

type recorder struct {
	reader
	note func(query string, args []any)
}

func (r recorder) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	r.note(query, args)
	return r.reader.QueryContext(ctx, query, args...)
}
