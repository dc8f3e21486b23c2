package disk_test

import (
	"testing"

	"github.com/courant-press/courant/internal/blob"
	"github.com/courant-press/courant/internal/blob/blobtest"
	"github.com/courant-press/courant/internal/blob/disk"
)

func TestShelf(t *testing.T) {
	blobtest.Run(t, func(t *testing.T) blob.Shelf {
		s, err := disk.Open(t.TempDir())
		if err != nil {
			t.Fatal(err)
		}
		return s
	})
}
