// Package blob keeps files under the hash of their content. A file never
// changes and has no name of its own: what it is called, and what it is for,
// stands in the store. Two pictures that are the same file are kept once.
//
// [Shelf] is what the house asks for; package disk keeps it in a folder.
// Every kind of shelf must pass the suite in blobtest.
package blob

import (
	"context"
	"errors"
	"io"
	"regexp"
)

// A Shelf keeps files by content. Its methods may be called at once from many
// goroutines, and from several nodes on one shelf.
type Shelf interface {
	// Put reads r to its end, keeps it, and returns its hash and its size in
	// bytes. A file that is there already is not written twice. If r fails,
	// nothing is kept.
	Put(ctx context.Context, r io.Reader) (hash string, size int64, err error)
	// Open returns the file, or an error that is [ErrNotFound]. The caller
	// closes it.
	Open(ctx context.Context, hash string) (io.ReadSeekCloser, error)
}

// ErrNotFound says that a shelf has no file with the hash.
var ErrNotFound = errors.New("no file with this hash")

var form = regexp.MustCompile(`^[0-9a-f]{64}$`)

// IsHash reports whether s has the form of a hash: SHA-256 in lower-case
// hexadecimal. Anything else must not come near a file system.
func IsHash(s string) bool { return form.MatchString(s) }
