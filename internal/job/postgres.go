package job

import (
	"context"
	"database/sql"
	"fmt"
	"log/slog"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"
	"github.com/riverqueue/river/rivermigrate"
)

// postgresConns is how many connections the queue uses at most: one listens,
// the others fetch and finish jobs.
const postgresConns = 4

// postgresEngine is River on a PostgreSQL database, with a small pool of its
// own beside the paper's.
type postgresEngine struct {
	*river.Client[pgx.Tx]
	pool *pgxpool.Pool
}

func openPostgres(ctx context.Context, url string, config *river.Config) (engine, error) {
	settings, err := pgxpool.ParseConfig(url)
	if err != nil {
		return nil, err
	}
	settings.MaxConns = postgresConns
	pool, err := pgxpool.NewWithConfig(ctx, settings)
	if err != nil {
		return nil, err
	}
	client, err := river.NewClient(riverpgxv5.New(pool), config)
	if err == nil {
		err = migratePostgres(ctx, pool, config.Logger)
	}
	if err != nil {
		pool.Close()
		return nil, err
	}
	return &postgresEngine{client, pool}, nil
}

// migratePostgres brings River's own tables up to date, one node after the
// other. Some of its steps can not share a transaction, so the lock has one
// of its own.
func migratePostgres(ctx context.Context, pool *pgxpool.Pool, log *slog.Logger) error {
	migrator, err := rivermigrate.New(riverpgxv5.New(pool), &rivermigrate.Config{Logger: log})
	if err != nil {
		return err
	}
	lock, err := pool.Begin(ctx)
	if err != nil {
		return err
	}
	defer lock.Rollback(context.WithoutCancel(ctx)) //nolint:errcheck // it holds nothing but the lock
	if _, err := lock.Exec(ctx, "select pg_advisory_xact_lock(hashtext('courant jobs'))"); err != nil {
		return err
	}
	if _, err := migrator.Migrate(ctx, rivermigrate.DirectionUp, nil); err != nil {
		return fmt.Errorf("migrate: %w", err)
	}
	return nil
}

func (e *postgresEngine) insert(ctx context.Context, tx *sql.Tx, args river.JobArgs, opts *river.InsertOpts) error {
	conn, err := connOf(ctx, tx)
	if err != nil {
		return err
	}
	_, err = e.InsertTx(ctx, sharedTx{connection{conn}}, args, opts)
	return err
}

func (e *postgresEngine) close() error {
	e.pool.Close()
	return nil
}
