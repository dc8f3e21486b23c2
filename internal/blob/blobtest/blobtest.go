// Package blobtest is the promise that every kind of [blob.Shelf] signs.
package blobtest

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/courant-press/courant/internal/blob"
)

// Run tries the shelf that open returns; open is called once for each test
// and starts empty.
func Run(t *testing.T, open func(t *testing.T) blob.Shelf) {
	t.Helper()
	t.Run("what is put can be opened", func(t *testing.T) {
		s, want := open(t), bytes.Repeat([]byte("ferry "), 100_000)
		hash, size, err := s.Put(t.Context(), bytes.NewReader(want))
		if err != nil || size != int64(len(want)) || !blob.IsHash(hash) {
			t.Fatalf("Put = %q, %d, %v", hash, size, err)
		}
		if got := read(t, s, hash); !bytes.Equal(got, want) {
			t.Errorf("read %d bytes that differ from the %d put", len(got), len(want))
		}
	})
	t.Run("the same content has the same hash", func(t *testing.T) {
		s := open(t)
		first, _, _ := s.Put(t.Context(), strings.NewReader("one"))
		again, _, err := s.Put(t.Context(), strings.NewReader("one"))
		other, _, _ := s.Put(t.Context(), strings.NewReader("two"))
		if err != nil || first != again || first == other {
			t.Errorf("hashes %q, %q and %q (%v)", first, again, other, err)
		}
	})
	t.Run("a reader that fails leaves nothing", func(t *testing.T) {
		s, broken := open(t), errors.New("broken off")
		if _, _, err := s.Put(t.Context(), io.MultiReader(strings.NewReader("half"), iotest.ErrReader(broken))); !errors.Is(err, broken) {
			t.Errorf("Put = %v, want %v", err, broken)
		}
	})
	t.Run("a context that has ended stops it", func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if _, _, err := open(t).Put(ctx, strings.NewReader("late")); !errors.Is(err, context.Canceled) {
			t.Errorf("Put = %v", err)
		}
	})
	t.Run("what is not there is not found", func(t *testing.T) {
		s := open(t)
		for _, hash := range []string{"", "../../etc/passwd", strings.Repeat("0", 64), strings.Repeat("A", 64)} {
			if _, err := s.Open(t.Context(), hash); !errors.Is(err, blob.ErrNotFound) {
				t.Errorf("Open(%q) = %v, want not found", hash, err)
			}
		}
	})
}

func read(t *testing.T, s blob.Shelf, hash string) []byte {
	t.Helper()
	f, err := s.Open(t.Context(), hash)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	b, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
