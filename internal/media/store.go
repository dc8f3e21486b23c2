package media

import (
	"context"

	"github.com/courant-press/courant/internal/news"
)

// Store is what the picture desk asks of the store. Each method that saves is
// one transaction with its event, to which the store adds the keys of all
// pages that show the picture; what is stale is refused as [news.Conflict].
type Store interface {
	Picture(ctx context.Context, id int64) (news.Picture, error)
	// PictureByBlob returns the first picture with a file, or false.
	PictureByBlob(ctx context.Context, blob string) (news.Picture, bool, error)
	// PictureShown reports whether readers see a picture, or will.
	PictureShown(ctx context.Context, id int64) (bool, error)
	SavePicture(ctx context.Context, p *news.Picture, ev news.Event) error
	// ReplacePicture is SavePicture where the picture has another file; it
	// remembers the one it had.
	ReplacePicture(ctx context.Context, p *news.Picture, ev news.Event) error
	PictureFiles(ctx context.Context, id int64) ([]news.PictureFile, error)
	// DeletePicture refuses a picture that something shows.
	DeletePicture(ctx context.Context, id int64, version int, ev news.Event) error
}
