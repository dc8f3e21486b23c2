package media

import (
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"

	"github.com/disintegration/imaging"
	"golang.org/x/sync/semaphore"
	"golang.org/x/sync/singleflight"

	"github.com/courant-press/courant/internal/blob"
	"github.com/courant-press/courant/internal/news"
)

// Widths are those that a rendition may have, in pixels. A closed list keeps
// a stranger from filling the disk with sizes nobody needs.
func Widths() []int { return []int{160, 320, 480, 640, 960, 1280, 1920} }

// A Crop is a picture at an exact size, cut so that the focus stays in it.
type Crop struct {
	Width, Height  int // pixels, one of [CropSizes]
	FocusX, FocusY int // in tenths of the picture, from 0 to 10
}

// CropSizes are those a crop may have: for shared links, and the three shapes
// that search engines ask for.
func CropSizes() [][2]int { return [][2]int{{1200, 630}, {1200, 675}, {1200, 900}, {1200, 1200}} }

func (c Crop) valid() bool {
	return slices.Contains(CropSizes(), [2]int{c.Width, c.Height}) &&
		c.FocusX >= 0 && c.FocusX <= 10 && c.FocusY >= 0 && c.FocusY <= 10
}

// quality of the JPEGs, of 100: below it, skies begin to show steps.
const quality = 76

// A Darkroom makes renditions and keeps them in a folder.
type Darkroom struct {
	shelf blob.Shelf
	dir   string
	hands *semaphore.Weighted // an open picture costs up to 4 bytes a pixel
	once  singleflight.Group
}

// NewDarkroom returns one that takes originals from shelf and keeps what it
// makes in dir. Up to hands pictures are in work at once.
func NewDarkroom(shelf blob.Shelf, dir string, hands int64) *Darkroom {
	return &Darkroom{shelf: shelf, dir: dir, hands: semaphore.NewWeighted(hands)}
}

// A Rendition is a picture at one width, ready to serve.
type Rendition struct {
	*os.File
	Type string // "image/jpeg", or "image/png" where the picture has holes
}

// Rendition returns the picture with this hash at width pixels, or as wide as
// it is if that is less. It is made now if nobody asked before. A width that
// is not one of [Widths], and a hash nobody knows, are not found. The caller
// closes it.
func (d *Darkroom) Rendition(ctx context.Context, hash string, width int) (Rendition, error) {
	if !blob.IsHash(hash) || !slices.Contains(Widths(), width) {
		return Rendition{}, missing()
	}
	return d.print(ctx, hash, strconv.Itoa(width), func(img image.Image) image.Image { return shrink(img, width) })
}

// Crop returns the picture with this hash cut to a size, in the same way.
func (d *Darkroom) Crop(ctx context.Context, hash string, c Crop) (Rendition, error) {
	if !blob.IsHash(hash) || !c.valid() {
		return Rendition{}, missing()
	}
	name := fmt.Sprintf("%dx%d-%d-%d", c.Width, c.Height, c.FocusX, c.FocusY)
	return d.print(ctx, hash, name, func(img image.Image) image.Image { return flat(cut(img, c)) })
}

// print opens the file called name, and has it developed first if need be.
func (d *Darkroom) print(ctx context.Context, hash, name string, draw func(image.Image) image.Image) (Rendition, error) {
	base := filepath.Join(d.dir, hash[:2], hash[2:]+"-"+name)
	if r, err := open(base); err == nil || !errors.Is(err, fs.ErrNotExist) {
		return r, err
	}
	_, err, _ := d.once.Do(base, func() (any, error) {
		return nil, d.develop(context.WithoutCancel(ctx), hash, base, draw)
	})
	if err != nil {
		return Rendition{}, fmt.Errorf("make picture %s, %s: %w", hash, name, err)
	}
	return open(base)
}

// open opens the file of a rendition, of either type.
func open(base string) (Rendition, error) {
	f, err := os.Open(base + ".jpeg") //nolint:gosec // made of a checked hash and a size from a list
	if err == nil {
		return Rendition{f, "image/jpeg"}, nil
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return Rendition{}, err
	}
	f, err = os.Open(base + ".png") //nolint:gosec // likewise
	return Rendition{f, "image/png"}, err
}

// develop makes one rendition and puts it in its place in one move.
func (d *Darkroom) develop(ctx context.Context, hash, base string, draw func(image.Image) image.Image) error {
	if err := d.hands.Acquire(ctx, 1); err != nil {
		return err
	}
	defer d.hands.Release(1)
	original, err := d.shelf.Open(ctx, hash)
	if errors.Is(err, blob.ErrNotFound) {
		return missing()
	}
	if err != nil {
		return err
	}
	defer original.Close()
	img, err := read(original)
	if err != nil {
		return err
	}
	return write(base, draw(img))
}

// read opens a picture that was inspected before, and inspects it again.
func read(r io.ReadSeeker) (image.Image, error) {
	if _, err := r.Seek(0, io.SeekStart); err != nil {
		return nil, err
	}
	if _, err := Inspect(r); err != nil {
		return nil, err
	}
	if _, err := r.Seek(0, io.SeekStart); err != nil {
		return nil, err
	}
	img, err := imaging.Decode(r, imaging.AutoOrientation(true))
	if err != nil {
		return nil, refuse("The picture is damaged and can not be shown.")
	}
	return img, nil
}

func shrink(img image.Image, width int) image.Image {
	if img.Bounds().Dx() <= width {
		return img
	}
	return imaging.Resize(img, width, 0, imaging.Lanczos)
}

// cut takes the largest part of img that has the shape of c, as near to its
// focus as the edges allow, and brings it to size.
func cut(img image.Image, c Crop) image.Image {
	b := img.Bounds()
	w, h := b.Dx(), b.Dy()
	cw, ch := w, w*c.Height/c.Width
	if ch > h {
		cw, ch = h*c.Width/c.Height, h
	}
	x := max(0, min(w*c.FocusX/10-cw/2, w-cw))
	y := max(0, min(h*c.FocusY/10-ch/2, h-ch))
	part := imaging.Crop(img, image.Rect(x, y, x+cw, y+ch).Add(b.Min))
	return imaging.Resize(part, c.Width, c.Height, imaging.Lanczos)
}

// flat puts img on white, for those who do not take holes in pictures.
func flat(img image.Image) image.Image {
	if opaque(img) {
		return img
	}
	ground := imaging.New(img.Bounds().Dx(), img.Bounds().Dy(), color.White)
	return imaging.Overlay(ground, img, image.Point{}, 1)
}

// write encodes img beside its place and moves it there.
func write(base string, img image.Image) error {
	if err := os.MkdirAll(filepath.Dir(base), 0o750); err != nil {
		return err
	}
	tmp, err := os.CreateTemp(filepath.Dir(base), "developing-*")
	if err != nil {
		return err
	}
	defer os.Remove(tmp.Name())
	ext, encode := ".jpeg", func() error { return jpeg.Encode(tmp, img, &jpeg.Options{Quality: quality}) }
	if !opaque(img) {
		ext, encode = ".png", func() error { return png.Encode(tmp, img) }
	}
	if err := errors.Join(encode(), tmp.Close()); err != nil {
		return err
	}
	return os.Rename(tmp.Name(), base+ext)
}

func opaque(img image.Image) bool {
	o, ok := img.(interface{ Opaque() bool })
	return ok && o.Opaque()
}

func missing() error { return &news.Error{Kind: news.NotFound, Message: "There is no such picture."} }
