package disk

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/courant-press/courant/internal/blob"
)

// Drop takes a file from the shelf. One that is not there is no error.
func (s *Shelf) Drop(_ context.Context, hash string) error {
	if !blob.IsHash(hash) {
		return nil
	}
	if err := os.Remove(s.path(hash)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("drop a kept file: %w", err)
	}
	return nil
}

// Sweep takes all files from the shelf that were put there before a time,
// unless they are used; and what broken writes left behind. A file that was put
// there once more is as good as new.
func (s *Shelf) Sweep(ctx context.Context, before time.Time, used func(hash string) bool) error {
	err := filepath.WalkDir(s.dir, func(path string, d fs.DirEntry, err error) error {
		if err := errors.Join(err, ctx.Err()); err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err != nil || !info.ModTime().Before(before) {
			return nil //nolint:nilerr // it is gone already
		}
		if hash := filepath.Base(filepath.Dir(path)) + d.Name(); blob.IsHash(hash) && used(hash) {
			return nil
		}
		return os.Remove(path) //nolint:gosec // the folder is ours alone
	})
	if err != nil {
		return fmt.Errorf("sweep a folder of files: %w", err)
	}
	return nil
}
