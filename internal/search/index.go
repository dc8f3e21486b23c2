package search

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"math"
	"net/url"
	"os"
	"strings"
	"sync"

	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"
)

// Options say where the index is.
type Options struct {
	Path string // of the file; made if it is missing
	Log  *slog.Logger
}

// An Index is an open index. Its methods may be called at the same time, but
// only [Index.Follow] writes.
type Index struct {
	o  Options
	mu sync.RWMutex // held to read while db is used, to write while it is replaced
	db *sql.DB
}

// format is the number of the tables below. An index of another format is
// begun anew.
const format = 1

// The text is not kept beside the index: it is in the store. Words are found
// whatever their accents and case, and by their first two or three letters.
const tables = `
create table mark (name text primary key, value integer not null);
create virtual table desk using fts5(
  flags, headline, kicker, standfirst, byline, body,
  content = '', contentless_delete = 1, prefix = '2 3', tokenize = "unicode61 remove_diacritics 2");
`

// Open opens the index, or begins a new one if there is none that can be used.
func Open(ctx context.Context, o Options) (*Index, error) {
	x := &Index{o: o}
	err := x.open(ctx)
	if damaged(err) {
		o.Log.WarnContext(ctx, "the search index is begun anew", "reason", err)
		if err = x.remove(); err == nil {
			err = x.open(ctx)
		}
	}
	if err != nil {
		return nil, fmt.Errorf("open the search index: %w", err)
	}
	return x, nil
}

// errFormat says that the index is one of another program.
var errFormat = errors.New("it has another format")

func (x *Index) open(ctx context.Context) error {
	options := url.Values{"_txlock": {"immediate"}, "_pragma": {
		"busy_timeout(5000)", "journal_mode(wal)", "synchronous(normal)", "cache_size(-8000)", "temp_store(memory)",
	}}
	db, err := sql.Open("sqlite", "file:"+(&url.URL{Path: x.o.Path}).EscapedPath()+"?"+options.Encode())
	if err != nil {
		return err
	}
	db.SetMaxOpenConns(4)
	if err := prepare(ctx, db); err != nil {
		return errors.Join(err, db.Close())
	}
	x.db = db
	return nil
}

// prepare makes the tables of a new file and refuses a file of another format.
func prepare(ctx context.Context, db *sql.DB) error {
	var found int
	if err := db.QueryRowContext(ctx, `pragma user_version`).Scan(&found); err != nil {
		return err
	}
	switch found {
	case format:
		_, err := db.ExecContext(ctx, `select count(*) from mark`)
		return err
	case 0:
		_, err := db.ExecContext(ctx, `begin immediate;`+tables+fmt.Sprintf(`pragma user_version = %d; commit`, format))
		return err
	default:
		return errFormat
	}
}

// remove deletes the file and what SQLite keeps beside it.
func (x *Index) remove() error {
	for _, end := range []string{"", "-wal", "-shm"} {
		if err := os.Remove(x.o.Path + end); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	return nil
}

// beginAnew replaces a damaged index by an empty one.
func (x *Index) beginAnew(ctx context.Context) error {
	x.mu.Lock()
	defer x.mu.Unlock()
	_ = x.db.Close() // it is of no use any more
	if err := x.remove(); err != nil {
		return err
	}
	return x.open(ctx)
}

// Close closes the index.
func (x *Index) Close() error {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.db.Close()
}

// damaged reports whether an index is lost, so that only a new one helps.
func damaged(err error) bool {
	if errors.Is(err, errFormat) {
		return true
	}
	failed, ok := errors.AsType[*sqlite.Error](err)
	if !ok {
		return false
	}
	switch failed.Code() & 0xff {
	case lib.SQLITE_CORRUPT, lib.SQLITE_NOTADB:
		return true
	}
	// A table that should be there is not.
	return failed.Code() == lib.SQLITE_ERROR && strings.Contains(failed.Error(), "no such table")
}

// A Doc is the text of one article.
type Doc struct {
	ID         int64
	Flags      []string // letters and digits only
	Headline   string
	Kicker     string
	Standfirst string
	Byline     string
	Body       string
}

// Marks say how far an index has come.
type marks struct {
	event int64 // everything up to this event is in the index
	below int64 // every article from this one on is in the index; 0 if all are
	top   int64 // the highest id that was indexed
}

func (x *Index) marks(ctx context.Context) (m marks, begun bool, err error) {
	x.mu.RLock()
	defer x.mu.RUnlock()
	rows, err := x.db.QueryContext(ctx, `select name, value from mark`)
	if err != nil {
		return m, false, err
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		var value int64
		if err := rows.Scan(&name, &value); err != nil {
			return m, false, err
		}
		begun = true
		switch name {
		case "event":
			m.event = value
		case "below":
			m.below = value
		case "top":
			m.top = value
		}
	}
	return m, begun, rows.Err()
}

// everything is above every id.
const everything = math.MaxInt64

// put writes documents over what was there, and how far the index has come
// with them, in one transaction.
func (x *Index) put(ctx context.Context, docs []Doc, m marks) error {
	x.mu.RLock()
	defer x.mu.RUnlock()
	tx, err := x.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // after a commit it has nothing to do
	for _, d := range docs {
		_, err := tx.ExecContext(ctx, `
			insert or replace into desk (rowid, flags, headline, kicker, standfirst, byline, body)
			values ($1, $2, $3, $4, $5, $6, $7)`,
			d.ID, strings.Join(d.Flags, " "), d.Headline, d.Kicker, d.Standfirst, d.Byline, d.Body)
		if err != nil {
			return err
		}
	}
	_, err = tx.ExecContext(ctx, `
		insert or replace into mark (name, value) values ('event', $1), ('below', $2), ('top', $3)`,
		m.event, m.below, m.top)
	if err != nil {
		return err
	}
	return tx.Commit()
}
