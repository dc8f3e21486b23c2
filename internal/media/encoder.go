package media

import (
	"context"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"sync"

	"github.com/disintegration/imaging"
)

// An Encoder writes pictures in one format.
type Encoder interface {
	Format() Format
	// Encode writes what is on the sheet to a new file in the sheet's folder
	// and returns its path, with the ending that it shall keep.
	Encode(ctx context.Context, s *sheet) (path string, err error)
}

// Encoders returns one for each format that can be made with these tools, the
// one with the smallest files first, Plain last.
func (t Tools) Encoders() []Encoder {
	var all []Encoder
	if t.avifenc != "" {
		all = append(all, avifEncoder{t})
	}
	if t.cwebp != "" {
		all = append(all, webpEncoder{t})
	}
	return append(all, plainEncoder{})
}

// A sheet is a picture at its final size, with a folder to write it to.
type sheet struct {
	img  image.Image
	dir  string
	name string

	once sync.Once
	png  string
	err  error
}

// path returns the path of a file of this sheet.
func (s *sheet) path(ending string) string { return filepath.Join(s.dir, s.name+ending) }

// asPNG returns the path of a PNG of the sheet, for the tools that read
// files. It is written when the first of them asks.
func (s *sheet) asPNG() (string, error) {
	s.once.Do(func() {
		s.png = s.path(".source.png")
		fast := png.Encoder{CompressionLevel: png.BestSpeed}
		s.err = create(s.png, func(f *os.File) error { return fast.Encode(f, s.img) })
	})
	return s.png, s.err
}

// A plainEncoder writes JPEG, or PNG where the picture has holes.
type plainEncoder struct{}

// quality of the JPEGs, of 100: below it, skies begin to show steps.
const quality = 76

// Format implements [Encoder].
func (plainEncoder) Format() Format { return Plain }

// Encode implements [Encoder].
func (plainEncoder) Encode(_ context.Context, s *sheet) (string, error) {
	if !opaque(s.img) {
		path := s.path(".png")
		return path, create(path, func(f *os.File) error { return png.Encode(f, s.img) })
	}
	path := s.path(".jpeg")
	return path, create(path, func(f *os.File) error { return jpeg.Encode(f, s.img, &jpeg.Options{Quality: quality}) })
}

// A webpEncoder writes WebP with cwebp.
type webpEncoder struct{ tools Tools }

// Format implements [Encoder].
func (webpEncoder) Format() Format { return WebP }

// Encode implements [Encoder].
func (e webpEncoder) Encode(ctx context.Context, s *sheet) (string, error) {
	source, err := s.asPNG()
	if err != nil {
		return "", err
	}
	path := s.path(".webp")
	return path, e.tools.run(ctx, e.tools.cwebp, "-quiet", "-q", "74", "-m", "4", source, "-o", path)
}

// An avifEncoder writes AVIF with avifenc. Its defaults keep every colour at
// full size and take four times as long; these settings look like the JPEGs.
type avifEncoder struct{ tools Tools }

// Format implements [Encoder].
func (avifEncoder) Format() Format { return AVIF }

// Encode implements [Encoder].
func (e avifEncoder) Encode(ctx context.Context, s *sheet) (string, error) {
	source, err := s.asPNG()
	if err != nil {
		return "", err
	}
	path := s.path(".avif")
	return path, e.tools.run(ctx, e.tools.avifenc, "-s", "8", "-j", "1", "-d", "8", "-y", "420",
		"--min", "0", "--max", "63", "-a", "end-usage=q", "-a", "cq-level=27", source, path)
}

// create makes a file and has it written.
func create(path string, write func(*os.File) error) error {
	f, err := os.Create(path) //nolint:gosec // in a folder and under a name made by us
	if err != nil {
		return err
	}
	return errors.Join(write(f), f.Close())
}

func opaque(img image.Image) bool {
	o, ok := img.(interface{ Opaque() bool })
	return ok && o.Opaque()
}

// flat puts img on white, for those who do not take holes in pictures.
func flat(img image.Image) image.Image {
	if opaque(img) {
		return img
	}
	ground := imaging.New(img.Bounds().Dx(), img.Bounds().Dy(), color.White)
	return imaging.Overlay(ground, img, image.Point{}, 1)
}
