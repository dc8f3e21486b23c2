package media

import (
	"context"
	"errors"
	"image"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"

	"github.com/disintegration/imaging"

	"github.com/courant-press/courant/internal/blob"
	"github.com/courant-press/courant/internal/news"
)

// A plate is what an original is turned into first where Go can not read it:
// its pixels as a PNG, kept beside the renditions.
const plateName = "plate.png"

// original opens a picture of the shelf as pixels, upright. It was inspected
// before, and is inspected again: what is on a shelf may be older than a rule.
// The pixels are paid for until done is called.
func (d *Darkroom) original(ctx context.Context, hash string) (img image.Image, done func(), err error) {
	file, err := d.shelf.Open(ctx, hash)
	if errors.Is(err, blob.ErrNotFound) {
		return nil, nil, missing()
	}
	if err != nil {
		return nil, nil, err
	}
	defer file.Close()
	info, err := Inspect(file)
	if err != nil {
		return nil, nil, err
	}
	cost := int64(info.Width) * int64(info.Height)
	if err := d.pixels.Acquire(ctx, cost); err != nil {
		return nil, nil, err
	}
	if img, err = d.decode(ctx, hash, info, file); err != nil {
		d.pixels.Release(cost)
		return nil, nil, err
	}
	return img, func() { d.pixels.Release(cost) }, nil
}

func (d *Darkroom) decode(ctx context.Context, hash string, info Info, file io.ReadSeeker) (image.Image, error) {
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		return nil, err
	}
	if info.Type == typeSVG || info.Type == typeAVIF || info.Type == typeHEIC {
		plate, err := d.plate(ctx, hash, info, file)
		if err != nil {
			return nil, err
		}
		defer plate.Close()
		return pixels(plate)
	}
	return pixels(file)
}

func pixels(r io.Reader) (image.Image, error) {
	img, err := imaging.Decode(r, imaging.AutoOrientation(true))
	if err != nil {
		return nil, refuse("The picture is damaged and can not be shown.")
	}
	return img, nil
}

// plate opens the plate of an original, and has a tool make it if need be.
func (d *Darkroom) plate(ctx context.Context, hash string, info Info, original io.Reader) (*os.File, error) {
	path := d.path(hash) + "-" + plateName
	plate, err := os.Open(path) //nolint:gosec // made of a checked hash
	if !errors.Is(err, fs.ErrNotExist) {
		return plate, err
	}
	if err := d.tools.Opens(info.Type); err != nil {
		return nil, err
	}
	dir, err := d.bench()
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	made, err := d.tools.plate(ctx, dir, info, original)
	if err != nil {
		return nil, err
	}
	if err := d.keep(made, path); err != nil {
		return nil, err
	}
	return os.Open(path) //nolint:gosec // as above
}

// plate turns an original into a PNG in dir and returns its path.
func (t Tools) plate(ctx context.Context, dir string, info Info, original io.Reader) (string, error) {
	in, out := filepath.Join(dir, "original."+ending(info.Type)), filepath.Join(dir, plateName)
	if info.Type == typeSVG {
		drawing, err := cleanSVG(original)
		if err != nil {
			return "", err
		}
		if err := os.WriteFile(in, drawing.text, 0o600); err != nil {
			return "", err
		}
		return out, t.run(ctx, t.rsvg, "--width", strconv.Itoa(drawing.width), "--height", strconv.Itoa(drawing.height), "--output", out, in)
	}
	if err := create(in, func(f *os.File) error { _, err := io.Copy(f, original); return err }); err != nil {
		return "", err
	}
	if t.heif == "" {
		return out, t.run(ctx, t.avifdec, in, out)
	}
	if err := t.run(ctx, t.heif, in, out); err != nil {
		return "", err
	}
	if first := filepath.Join(dir, "plate-1.png"); exists(first) { // one of several pictures in the file
		return first, nil
	}
	return out, nil
}

func ending(kind string) string {
	switch kind {
	case typeAVIF:
		return "avif"
	case typeHEIC:
		return "heic"
	default:
		return "svg"
	}
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

func missing() error { return &news.Error{Kind: news.NotFound, Message: "There is no such picture."} }
