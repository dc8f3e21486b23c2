package media

import (
	"bufio"
	"fmt"
	"image"
	_ "image/gif" // the formats we read
	_ "image/jpeg"
	_ "image/png"
	"io"

	_ "golang.org/x/image/webp"

	"github.com/courant-press/courant/internal/news"
)

// What a picture may measure at most. A file can say that it is enormous in a
// few bytes; the pixels would cost four bytes each once it is opened.
const (
	MaxPixels = 120_000_000
	MaxSide   = 30_000
)

// An Info is what [Inspect] found.
type Info struct {
	Type          string // "image/jpeg", "image/png", "image/gif" or "image/webp"
	Width, Height int    // upright
}

// Inspect reads the head of a picture. It refuses, with a sentence that says
// why, what is not a picture we can show, whatever its name was.
func Inspect(r io.ReadSeeker) (Info, error) {
	config, format, err := image.DecodeConfig(bufio.NewReader(r))
	if err != nil {
		return Info{}, refuse("The file is not a picture that can be read. Send a JPEG, PNG, GIF or WebP.")
	}
	info := Info{Type: "image/" + format, Width: config.Width, Height: config.Height}
	if info.Width < 1 || info.Height < 1 {
		return Info{}, refuse("The picture has no pixels.")
	}
	if info.Width > MaxSide || info.Height > MaxSide || info.Width*info.Height > MaxPixels {
		return Info{}, refuse(fmt.Sprintf("The picture measures %d by %d pixels. The most that can be taken is %d million pixels.",
			info.Width, info.Height, MaxPixels/1_000_000))
	}
	if format == "jpeg" && orientation(r).turned() {
		info.Width, info.Height = info.Height, info.Width
	}
	return info, nil
}

func refuse(sentence string) error { return &news.Error{Kind: news.Invalid, Message: sentence} }
