package storetest

import (
	"context"
	"crypto/rand"
	"net/url"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5"

	"github.com/courant-press/courant/internal/store"
)

// A blank is an empty, migrated database that each test gets a copy of.
type blank struct {
	server string // address of the server, as it was given
	name   string
}

// postgresURL returns the address of a fresh database, which is dropped when
// the test ends, or skips the test if there is no server.
func postgresURL(t testing.TB) string {
	t.Helper()
	from, err := blankDatabase()
	if err != nil {
		t.Fatal(err)
	}
	if from.server == "" {
		t.Skip("COURANT_TEST_POSTGRES is not set")
	}
	name := randomName()
	if err := from.do("create database " + name + " template " + from.name); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := from.do("drop database " + name + " with (force)"); err != nil {
			t.Error(err)
		}
	})
	return from.address(name)
}

// blankDatabase makes the database that is copied, once for all tests of a
// package. It is left on the server, which is one for tests.
var blankDatabase = sync.OnceValues(func() (blank, error) {
	b := blank{server: os.Getenv("COURANT_TEST_POSTGRES"), name: randomName()}
	if b.server == "" {
		return b, nil
	}
	if err := b.do("create database " + b.name); err != nil {
		return b, err
	}
	st, err := store.Open(context.Background(), store.Options{URL: b.address(b.name), Now: Now})
	if err != nil {
		return b, err
	}
	return b, st.Close()
})

// do runs a statement on the server.
func (b blank) do(statement string) error {
	ctx := context.Background()
	conn, err := pgx.Connect(ctx, b.server)
	if err != nil {
		return err
	}
	defer conn.Close(ctx)
	_, err = conn.Exec(ctx, statement)
	return err
}

// address returns the address of another database of the server.
func (b blank) address(name string) string {
	u, err := url.Parse(b.server)
	if err != nil {
		return b.server
	}
	u.Path = "/" + name
	return u.String()
}

func randomName() string { return "courant_test_" + strings.ToLower(rand.Text()) }
