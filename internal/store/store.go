package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/store/postgres"
	"github.com/courant-press/courant/internal/store/sqlite"
)

// Options say which paper to open.
type Options struct {
	URL string           // path of an SQLite file, or a postgres:// address
	Now func() time.Time // the clock that decides what was public when it is changed
}

// A Store is an open paper. All methods may be called at the same time.
type Store struct {
	engine Engine
	read   conn // sees the last commit; never waits for a writer
	now    func() time.Time
	node   int64 // which opening this is; its events carry the number

	mu      sync.Mutex
	onEvent []func(news.Event)
	enqueue func(context.Context, *sql.Tx, news.Event) error
}

var _ paper.Source = (*Store)(nil)

// Open opens the paper at o.URL, makes it if it is missing and brings its
// tables up to date. It refuses a paper that a newer program has changed.
func Open(ctx context.Context, o Options) (*Store, error) {
	engine, err := open(ctx, o.URL)
	if err != nil {
		return nil, err
	}
	s := &Store{engine: engine, now: o.Now}
	s.read = conn{engine, engine}
	err = s.transact(ctx, func(c conn) (err error) {
		s.node, err = next(ctx, c, "node", 1)
		return err
	})
	if err != nil {
		_ = engine.Close()
		return nil, fmt.Errorf("open the store: %w", err)
	}
	return s, nil
}

func open(ctx context.Context, url string) (Engine, error) {
	if strings.HasPrefix(url, "postgres://") || strings.HasPrefix(url, "postgresql://") {
		return postgres.Open(ctx, url)
	}
	return sqlite.Open(ctx, url)
}

// DB returns the pool that writes, for the jobs that share the database.
func (s *Store) DB() *sql.DB { return s.engine.Write() }

// Close waits for what is running and closes the paper.
func (s *Store) Close() error { return s.engine.Close() }

// Ping reports whether the paper can be read.
func (s *Store) Ping(ctx context.Context) error {
	_, err := one(ctx, s.read, number, `select count(*) from counter where noun = 'node'`)
	return err
}
