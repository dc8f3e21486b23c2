package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"sync"
)

// A prepared pool keeps the statements it has run, because SQLite takes as
// long to read one of ours as to carry it out. The texts are constants of the
// program, so there are only so many.
type prepared struct {
	*sql.DB
	mu         sync.Mutex
	statements map[string]*sql.Stmt
}

// QueryContext is [sql.DB.QueryContext] with a statement that is kept.
func (p *prepared) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	statement, err := p.statement(ctx, query) //nolint:sqlclosecheck // kept until the pool is closed
	if err != nil {
		return nil, err
	}
	return statement.QueryContext(ctx, args...)
}

func (p *prepared) statement(ctx context.Context, query string) (*sql.Stmt, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if statement, ok := p.statements[query]; ok {
		return statement, nil
	}
	statement, err := p.PrepareContext(ctx, query) //nolint:sqlclosecheck // kept until the pool is closed
	if err == nil {
		p.statements[query] = statement
	}
	return statement, err
}

// Close closes the statements and the pool.
func (p *prepared) Close() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	var err error
	for _, statement := range p.statements {
		err = errors.Join(err, statement.Close())
	}
	return errors.Join(err, p.DB.Close())
}
