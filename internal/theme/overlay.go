package theme

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
)

// An overlay is folders laid over one another; the first that has a file
// provides it. Folders that are nil or lack the directory asked for are
// passed over.
type overlay []fs.FS

// read returns the bytes of a file; the error is [fs.ErrNotExist] if no
// folder has it.
func (o overlay) read(name string) ([]byte, error) {
	for _, folder := range o {
		if folder == nil {
			continue
		}
		b, err := fs.ReadFile(folder, name)
		if !errors.Is(err, fs.ErrNotExist) {
			return b, err
		}
	}
	return nil, fmt.Errorf("read %s: %w", name, fs.ErrNotExist)
}

// list returns the paths of all files in and below dir, sorted. Files that
// editors and systems leave behind, whose names begin with a dot, are not
// part of a theme.
func (o overlay) list(dir string) ([]string, error) {
	var names []string
	for _, folder := range o {
		if folder == nil {
			continue
		}
		err := fs.WalkDir(folder, dir, func(name string, d fs.DirEntry, err error) error {
			hidden := path.Base(name)[0] == '.'
			if err == nil && !d.IsDir() && !hidden {
				names = append(names, name)
			}
			return err
		})
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("list %s: %w", dir, err)
		}
	}
	slices.Sort(names)
	return slices.Compact(names), nil
}
