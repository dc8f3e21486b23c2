package media

import (
	"context"
	"image"
	"os"
	"path/filepath"
	"slices"
	"strconv"

	"github.com/disintegration/imaging"
	"golang.org/x/sync/errgroup"
)

// encodersAtOnce is how many files of one picture are written at once. While
// two are, the next size can be drawn.
const encodersAtOnce = 2

// Develop makes the prints of a picture that are not there yet, and opens the
// original once for all of them. Formats that can not be made are left out.
func (d *Darkroom) Develop(ctx context.Context, hash string, prints []Print) error {
	sizes := bySize(slices.DeleteFunc(slices.Clone(prints), func(p Print) bool {
		return !p.valid() || !d.makes(p.Format) || d.made(hash, p)
	}))
	if len(sizes) == 0 {
		return nil
	}
	img, done, err := d.original(ctx, hash)
	if err != nil {
		return err
	}
	defer done()
	dir, err := d.bench()
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	work, ctx := errgroup.WithContext(ctx)
	work.SetLimit(encodersAtOnce)
	from := []image.Image{img} // each smaller than the one before
	for i, s := range sizes {
		if ctx.Err() != nil {
			break
		}
		drawn := s.draw(from)
		if s.Height == 0 {
			from = append(from, drawn)
		}
		on := &sheet{img: drawn, dir: dir, name: strconv.Itoa(i)}
		for _, e := range d.encoders {
			if slices.Contains(s.formats, e.Format()) {
				work.Go(func() error { return d.write(ctx, e, on, d.base(hash, s.Print)) })
			}
		}
	}
	return work.Wait()
}

// write encodes a sheet and moves the file to its place in one step, so that
// a reader never gets half a picture.
func (d *Darkroom) write(ctx context.Context, e Encoder, on *sheet, base string) error {
	path, err := e.Encode(ctx, on)
	if err != nil {
		return err
	}
	return d.keep(path, base+filepath.Ext(path))
}

// A size is what is drawn once and then written in some formats.
type size struct {
	Print
	formats []Format
}

// bySize gathers prints of one size: whole pictures first, the largest first,
// since what follows is drawn from them.
func bySize(prints []Print) []size {
	var sizes []size
	for _, p := range prints {
		format := p.Format
		p.Format = Plain
		i := slices.IndexFunc(sizes, func(s size) bool { return s.Print == p })
		if i < 0 {
			i, sizes = len(sizes), append(sizes, size{Print: p})
		}
		sizes[i].formats = append(sizes[i].formats, format)
	}
	slices.SortStableFunc(sizes, func(a, b size) int {
		if (a.Height == 0) != (b.Height == 0) {
			return a.Height - b.Height
		}
		return b.Width - a.Width
	})
	return sizes
}

// draw draws from the smallest picture that has enough pixels for it.
func (s size) draw(from []image.Image) image.Image {
	img := from[0]
	for _, smaller := range from[1:] {
		if s.Height == 0 || smaller.Bounds().Dx()*(s.Part.Right-s.Part.Left) >= s.Width*1000 {
			img = smaller
		}
	}
	if s.Height == 0 {
		return shrink(img, s.Width)
	}
	return flat(cut(img, s.Print))
}

func shrink(img image.Image, width int) image.Image {
	if img.Bounds().Dx() <= width {
		return img
	}
	return imaging.Resize(img, width, 0, imaging.Lanczos)
}

// cut brings the part of a print to its size. Thousandths are coarse, so the
// part is trimmed to the very shape first.
func cut(img image.Image, p Print) image.Image {
	b := img.Bounds()
	at := func(thousandths, of int) int { return thousandths * of / 1000 }
	part := image.Rect(at(p.Part.Left, b.Dx()), at(p.Part.Top, b.Dy()), at(p.Part.Right, b.Dx()), at(p.Part.Bottom, b.Dy()))
	w, h := part.Dx(), part.Dy()
	if wide := h * p.Width / p.Height; w > wide {
		part.Min.X += (w - wide) / 2
		part.Max.X = part.Min.X + max(wide, 1)
	} else {
		high := max(w*p.Height/p.Width, 1)
		part.Min.Y += (h - high) / 2
		part.Max.Y = part.Min.Y + high
	}
	return imaging.Resize(view(img, part.Add(b.Min)), p.Width, p.Height, imaging.Lanczos)
}

// view returns a part of img without copying its pixels if that can be.
func view(img image.Image, part image.Rectangle) image.Image {
	if whole, ok := img.(interface {
		SubImage(image.Rectangle) image.Image
	}); ok {
		return whole.SubImage(part)
	}
	return imaging.Crop(img, part)
}
