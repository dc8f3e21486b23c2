// Package disk is a [blob.Shelf] in a folder: each file lies under the first
// two digits of its hash. A file appears whole or not at all, because it is
// written beside its place and then renamed.
package disk

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/courant-press/courant/internal/blob"
)

// A Shelf is a folder of files by content.
type Shelf struct{ dir string }

// Open returns the shelf in dir and makes the folder if there is none.
func Open(dir string) (*Shelf, error) {
	if err := os.MkdirAll(dir, 0o750); err != nil {
		return nil, fmt.Errorf("open the folder for files: %w", err)
	}
	return &Shelf{dir: dir}, nil
}

// Put implements [blob.Shelf].
func (s *Shelf) Put(ctx context.Context, r io.Reader) (hash string, size int64, err error) {
	tmp, err := os.CreateTemp(s.dir, "incoming-*")
	if err != nil {
		return "", 0, fmt.Errorf("keep a file: %w", err)
	}
	defer os.Remove(tmp.Name())
	sum := sha256.New()
	size, err = io.Copy(io.MultiWriter(tmp, sum), readerUntil{ctx, r})
	if err = errors.Join(err, tmp.Sync(), tmp.Close()); err != nil {
		return "", 0, fmt.Errorf("keep a file: %w", err)
	}
	hash = hex.EncodeToString(sum.Sum(nil))
	return hash, size, s.move(tmp.Name(), hash)
}

func (s *Shelf) move(from, hash string) error {
	to := s.path(hash)
	if err := os.MkdirAll(filepath.Dir(to), 0o750); err != nil {
		return fmt.Errorf("keep a file: %w", err)
	}
	if err := os.Rename(from, to); err != nil {
		return fmt.Errorf("keep a file: %w", err)
	}
	return nil
}

// Open implements [blob.Shelf].
func (s *Shelf) Open(_ context.Context, hash string) (io.ReadSeekCloser, error) {
	if !blob.IsHash(hash) {
		return nil, blob.ErrNotFound
	}
	f, err := os.Open(s.path(hash))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, blob.ErrNotFound
	}
	if err != nil {
		return nil, fmt.Errorf("open a kept file: %w", err)
	}
	return f, nil
}

func (s *Shelf) path(hash string) string { return filepath.Join(s.dir, hash[:2], hash[2:]) }

// A readerUntil reads until its context ends.
type readerUntil struct {
	ctx context.Context
	r   io.Reader
}

func (r readerUntil) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.r.Read(p)
}
