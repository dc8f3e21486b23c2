package transfer

import (
	"context"
	"io"
)

// A File is a picture that has been kept.
type File struct {
	Blob          string // content hash
	Type          string // media type
	Width, Height int    // pixels, upright
}

// Keep reads a picture, checks that it is one, and keeps it.
type Keep func(ctx context.Context, r io.Reader) (File, error)

// Media brings the files of pictures along.
type Media interface {
	// Bring keeps the file that had an address on the other site. An error
	// that is a [news.Error] says what a person may be told about this one
	// file; every other error ends the import.
	Bring(ctx context.Context, address string) (File, error)
}
