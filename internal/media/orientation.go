package media

import (
	"io"

	"github.com/bep/imagemeta"
)

// An exifTurn is the EXIF tag Orientation, 1 to 8: how a camera was held.
type exifTurn int

// turned reports whether the sides change places to stand upright.
func (e exifTurn) turned() bool { return e >= 5 && e <= 8 }

// orientation reads the tag of a JPEG; 1, upright, where there is none or
// where it can not be read.
func orientation(r io.ReadSeeker) exifTurn {
	turn := exifTurn(1)
	if _, err := r.Seek(0, io.SeekStart); err != nil {
		return turn
	}
	_, _ = imagemeta.Decode(imagemeta.Options{ // a broken tag is no tag
		R: r, ImageFormat: imagemeta.JPEG, Sources: imagemeta.EXIF,
		ShouldHandleTag: func(tag imagemeta.TagInfo) bool { return tag.Tag == "Orientation" },
		HandleTag: func(tag imagemeta.TagInfo) error {
			if v, ok := tag.Value.(uint16); ok {
				turn = exifTurn(v)
			}
			return nil
		},
	})
	return turn
}
