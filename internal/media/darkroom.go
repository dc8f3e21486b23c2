package media

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/sync/semaphore"
	"golang.org/x/sync/singleflight"

	"github.com/courant-press/courant/internal/blob"
	"github.com/courant-press/courant/internal/news"
)

// Options are what a [Darkroom] is built from.
type Options struct {
	Shelf blob.Shelf // the originals
	Dir   string     // where renditions are kept; they can be deleted at any time
	Tools Tools      // the zero value makes JPEG and PNG
	Log   *slog.Logger
}

// A Darkroom makes renditions and keeps them in a folder.
type Darkroom struct {
	shelf    blob.Shelf
	dir      string
	tools    Tools
	log      *slog.Logger
	encoders []Encoder
	pixels   *semaphore.Weighted // that are open at once; each costs up to 4 bytes
	once     singleflight.Group
}

// NewDarkroom returns one that has as many pixels open at once as the largest
// picture has that is taken.
func NewDarkroom(o Options) *Darkroom {
	return &Darkroom{
		shelf: o.Shelf, dir: o.Dir, tools: o.Tools, log: o.Log, encoders: o.Tools.Encoders(),
		pixels: semaphore.NewWeighted(MaxPixels),
	}
}

// Formats returns the formats that can be made here besides [Plain], the one
// with the smallest files first.
func (d *Darkroom) Formats() []Format {
	var formats []Format
	for _, e := range d.encoders {
		if e.Format() != Plain {
			formats = append(formats, e.Format())
		}
	}
	return formats
}

// A Rendition is a picture at one size, ready to serve.
type Rendition struct {
	*os.File
	Type string // such as "image/jpeg"
	// Makeshift says that the format that was asked for can not be made here,
	// so this is another; it must not be kept for long.
	Makeshift bool
}

// Print returns a print of the picture with this hash. A whole picture is as
// wide as it is if that is less than asked for. It is made now if nobody asked
// before. A print that is never made, and a hash nobody knows, are not found.
// The caller closes it.
func (d *Darkroom) Print(ctx context.Context, hash string, p Print) (Rendition, error) {
	if !blob.IsHash(hash) || !p.valid() {
		return Rendition{}, missing()
	}
	r, err := d.open(hash, p)
	if err == nil || !errors.Is(err, fs.ErrNotExist) {
		return r, err
	}
	if !d.makes(p.Format) {
		return d.instead(ctx, hash, p)
	}
	_, err, _ = d.once.Do(hash+p.Name(), func() (any, error) {
		return nil, d.Develop(context.WithoutCancel(ctx), hash, []Print{p})
	})
	if err != nil && p.Format != Plain && news.KindOf(err) == news.Invalid {
		d.log.WarnContext(ctx, "picture not made in this format", "picture", hash, "print", p.Name(), "error", err)
		return d.instead(ctx, hash, p)
	}
	if err != nil {
		return Rendition{}, fmt.Errorf("make picture %s, %s: %w", hash, p.Name(), err)
	}
	return d.open(hash, p)
}

func (d *Darkroom) makes(f Format) bool {
	return slices.ContainsFunc(d.encoders, func(e Encoder) bool { return e.Format() == f })
}

// instead returns the plain print in place of one that can not be made.
func (d *Darkroom) instead(ctx context.Context, hash string, p Print) (Rendition, error) {
	p.Format = Plain
	r, err := d.Print(ctx, hash, p)
	r.Makeshift = true
	return r, err
}

// endings are those of the files of a format, with their types.
func endings(f Format) [][2]string {
	if f == Plain {
		return [][2]string{{".jpeg", typeJPEG}, {".png", typePNG}}
	}
	return [][2]string{{"." + string(f), f.Type()}}
}

// open opens a print that was made before.
func (d *Darkroom) open(hash string, p Print) (Rendition, error) {
	err := fs.ErrNotExist
	for _, e := range endings(p.Format) {
		var file *os.File
		file, err = os.Open(d.base(hash, p) + e[0])
		if err == nil {
			return Rendition{File: file, Type: e[1]}, nil
		}
		if !errors.Is(err, fs.ErrNotExist) {
			break
		}
	}
	return Rendition{}, err
}

// made reports whether a print is there.
func (d *Darkroom) made(hash string, p Print) bool {
	return slices.ContainsFunc(endings(p.Format), func(e [2]string) bool { return exists(d.base(hash, p) + e[0]) })
}

// path is where the files of a picture begin.
func (d *Darkroom) path(hash string) string { return filepath.Join(d.dir, hash[:2], hash[2:]) }

// base is the path of a print without its ending.
func (d *Darkroom) base(hash string, p Print) string {
	p.Format = Plain
	return d.path(hash) + "-" + strings.TrimSuffix(p.Name(), ".jpg")
}

// bench makes a folder to work in.
func (d *Darkroom) bench() (string, error) {
	if err := os.MkdirAll(d.dir, 0o750); err != nil {
		return "", err
	}
	return os.MkdirTemp(d.dir, "developing-*")
}

// keep moves a finished file to its place.
func (d *Darkroom) keep(made, path string) error {
	return cmp.Or(os.MkdirAll(filepath.Dir(path), 0o750), os.Rename(made, path))
}
