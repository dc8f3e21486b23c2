package media

import (
	"bufio"
	"fmt"
	"image"
	_ "image/gif" // the formats that Go reads
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
	Type          string // such as "image/jpeg"
	Width, Height int    // upright
}

// Inspect reads the head of a picture. It refuses, with a sentence that says
// why, what is not a picture we can show, whatever its name was. Whether the
// machine has the tool that a HEIC, an AVIF or an SVG needs is not its
// business, see [Tools.Opens].
func Inspect(r io.ReadSeeker) (Info, error) {
	kind, err := typeOf(r)
	if err != nil {
		return Info{}, err
	}
	info := Info{Type: kind}
	switch kind {
	case typeSVG:
		info.Width, info.Height, err = sizeOfSVG(r)
	case typeAVIF, typeHEIC:
		info.Width, info.Height, err = sizeOfHEIF(r)
	default:
		info.Width, info.Height, err = sizeOf(r)
	}
	if err != nil {
		return Info{}, err
	}
	return info, info.check()
}

// sizeOf measures a picture of a format that Go reads, upright.
func sizeOf(r io.ReadSeeker) (width, height int, err error) {
	config, format, err := image.DecodeConfig(bufio.NewReader(r))
	if err != nil {
		return 0, 0, refuse("The picture is damaged and can not be shown.")
	}
	if format == "jpeg" && orientation(r).turned() {
		return config.Height, config.Width, nil
	}
	return config.Width, config.Height, nil
}

func (i Info) check() error {
	switch {
	case i.Width < 1 || i.Height < 1:
		return refuse("The picture has no pixels.")
	case i.Width > MaxSide || i.Height > MaxSide || i.Width*i.Height > MaxPixels:
		return refuse(fmt.Sprintf("The picture measures %d by %d pixels. The most that can be taken is %d million pixels.",
			i.Width, i.Height, MaxPixels/1_000_000))
	default:
		return nil
	}
}

func refuse(sentence string) error { return &news.Error{Kind: news.Invalid, Message: sentence} }
