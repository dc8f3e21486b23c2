package wordpress

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"io"
	"os"
	"path/filepath"

	"github.com/courant-press/courant/internal/transfer/wordpress/wxr"
)

// A file is one export, plain or compressed with gzip.
type file struct {
	path        string
	hash        string // of its bytes, once it has been read to the end
	items       int    // that it holds
	attachments bool   // whether there are any among them

	disk *os.File
	sum  hash.Hash
	text io.Reader
	wxr  *wxr.Reader
}

func (f *file) name() string { return filepath.Base(f.path) }

// open begins to read the file and to hash it on the way.
func (f *file) open() (*wxr.Reader, error) {
	disk, err := os.Open(f.path)
	if err != nil {
		return nil, err
	}
	f.disk, f.sum = disk, sha256.New()
	return f.read(io.TeeReader(disk, f.sum))
}

// reopen begins to read the file at a place.
func (f *file) reopen(at wxr.Place) (*wxr.Reader, error) {
	disk, err := os.Open(f.path)
	if err != nil {
		return nil, err
	}
	f.disk = disk
	r, err := f.read(disk)
	if err == nil && at != (wxr.Place{}) {
		err = r.SkipTo(at)
	}
	if err != nil {
		f.close()
	}
	return r, err
}

func (f *file) read(r io.Reader) (*wxr.Reader, error) {
	zipped, err := isGzip(f.disk)
	if err != nil {
		f.close()
		return nil, err
	}
	f.text = r
	if zipped {
		if f.text, err = gzip.NewReader(r); err != nil {
			f.close()
			return nil, fmt.Errorf("unpack the file: %w", err)
		}
	}
	f.wxr, err = wxr.NewReader(f.text)
	if err != nil {
		f.close()
	}
	return f.wxr, err
}

// isGzip looks at the first bytes of a file.
func isGzip(disk *os.File) (bool, error) {
	var head [2]byte
	n, err := disk.ReadAt(head[:], 0)
	if err != nil && err != io.EOF {
		return false, err
	}
	return bytes.Equal(head[:n], []byte{0x1f, 0x8b}), nil
}

// finish reads what follows the last entry, so that the hash is of all.
func (f *file) finish() error {
	if _, err := io.Copy(io.Discard, f.text); err != nil {
		return fmt.Errorf("read the file to its end: %w", err)
	}
	if _, err := io.Copy(f.sum, f.disk); err != nil {
		return fmt.Errorf("read the file to its end: %w", err)
	}
	f.hash = hex.EncodeToString(f.sum.Sum(nil))
	f.items = f.wxr.Place().Items
	return nil
}

func (f *file) close() {
	if f.disk != nil {
		_ = f.disk.Close() // nothing was written
		f.disk = nil
	}
}
