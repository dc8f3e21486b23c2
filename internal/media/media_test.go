package media_test

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/courant-press/courant/internal/blob/disk"
	"github.com/courant-press/courant/internal/media"
	"github.com/courant-press/courant/internal/news"
)

func TestRendition(t *testing.T) {
	t.Parallel()
	d, put := darkroom(t)
	tests := []struct {
		name     string
		original []byte
		width    int
		typ      string
		w, h     int
	}{
		{"a wide picture shrinks to the width", encode(t, picture(1000, 500, 255), false), 320, "image/jpeg", 320, 160},
		{"a small picture stays as it is", encode(t, picture(100, 80, 255), false), 320, "image/jpeg", 100, 80},
		{"a picture with holes stays a PNG", encode(t, picture(700, 700, 128), true), 480, "image/png", 480, 480},
		{"a PNG without holes becomes a JPEG", encode(t, picture(700, 350, 255), true), 160, "image/jpeg", 160, 80},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			hash := put(tt.original)
			for range 2 { // made, then found
				r, err := d.Print(t.Context(), hash, media.Print{Width: tt.width})
				if err != nil {
					t.Fatal(err)
				}
				defer r.Close()
				c, _, err := image.DecodeConfig(r)
				if err != nil || r.Type != tt.typ || c.Width != tt.w || c.Height != tt.h {
					t.Errorf("got %s of %dx%d (%v), want %s of %dx%d", r.Type, c.Width, c.Height, err, tt.typ, tt.w, tt.h)
				}
			}
		})
	}
}

func TestCropKeepsTheFocus(t *testing.T) {
	t.Parallel()
	d, put := darkroom(t)
	img := image.NewNRGBA(image.Rect(0, 0, 3000, 1000)) // left black, right white
	for y := range 1000 {
		for x := range 3000 {
			v := uint8(0)
			if x >= 1500 {
				v = 255
			}
			img.SetNRGBA(x, y, color.NRGBA{v, v, v, 255})
		}
	}
	hash := put(encode(t, img, false))
	for focus, want := range map[float64]uint32{0: 0, 1: 0xffff} {
		part := news.Framing{FocusX: focus, FocusY: .5}.Part(3000, 1000, 1)
		r, err := d.Print(t.Context(), hash, media.Print{Width: 1200, Height: 1200, Part: media.PartOf(part)})
		if err != nil {
			t.Fatal(err)
		}
		defer r.Close()
		got, _, err := image.Decode(r)
		if err != nil || got.Bounds().Dx() != 1200 || got.Bounds().Dy() != 1200 {
			t.Fatalf("crop of %v: %v", got.Bounds(), err)
		}
		if v, _, _, _ := got.At(600, 600).RGBA(); v != want {
			t.Errorf("focus %v: the middle is %x, want %x", focus, v, want)
		}
	}
	if _, err := d.Print(t.Context(), hash, media.Print{Width: 1201, Height: 1200}); news.KindOf(err) != news.NotFound {
		t.Errorf("a crop of nothing: %v", err)
	}
}

func TestRenditionRefuses(t *testing.T) {
	t.Parallel()
	d, put := darkroom(t)
	hash := put(encode(t, picture(10, 10, 255), false))
	tests := []struct {
		name  string
		hash  string
		width int
		kind  news.Kind
	}{
		{"a width that is not on the list", hash, 321, news.NotFound},
		{"a hash nobody knows", strings.Repeat("0", 64), 320, news.NotFound},
		{"a path in place of a hash", "../../../etc/passwd", 320, news.NotFound},
		{"a file that is no picture", put([]byte("<svg onload=alert(1)>")), 320, news.Invalid},
		{"a picture that breaks off", put(encode(t, picture(400, 400, 255), false)[:900]), 320, news.Invalid},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if _, err := d.Print(t.Context(), tt.hash, media.Print{Width: tt.width}); news.KindOf(err) != tt.kind {
				t.Errorf("Rendition = %v, want kind %s", err, tt.kind)
			}
		})
	}
}

// The reference suite of broken and odd pictures: whatever is accepted can be
// shown, and nothing brings the house down.
func TestHostilePictures(t *testing.T) {
	t.Parallel()
	files, _ := filepath.Glob("../../../shared/data/robust/images/*/*")
	if len(files) == 0 {
		t.Skip("../shared/data/robust/images is not here")
	}
	d, put := darkroom(t)
	shown := 0
	for _, name := range files {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		r, err := d.Print(t.Context(), put(raw), media.Print{Width: 160})
		if err == nil {
			shown++
			r.Close()
		} else if news.KindOf(err) != news.Invalid {
			t.Errorf("%s: %v", filepath.Base(name), err)
		}
	}
	if shown < len(files)/2 {
		t.Errorf("only %d of %d pictures could be shown", shown, len(files))
	}
}

func TestInspectTurnsUpright(t *testing.T) {
	t.Parallel()
	files, _ := filepath.Glob("../../../shared/data/robust/images/pillow/*hopper_orientation_*.jpg")
	if len(files) == 0 {
		t.Skip("../shared/data/robust/images is not here")
	}
	for _, name := range files {
		f, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		info, err := media.Inspect(f)
		if err != nil || info.Width != 128 && info.Height != 128 {
			t.Errorf("%s: %+v, %v", filepath.Base(name), info, err)
		}
	}
}

func TestInspectRefusesBombs(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 40_000, 1))); err != nil {
		t.Fatal(err)
	}
	if _, err := media.Inspect(bytes.NewReader(b.Bytes())); news.KindOf(err) != news.Invalid {
		t.Errorf("a picture of 40,000 pixels: %v", err)
	}
}

func darkroom(t *testing.T) (d *media.Darkroom, put func([]byte) string) {
	t.Helper()
	shelf, err := disk.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	put = func(b []byte) string {
		hash, _, err := shelf.Put(t.Context(), bytes.NewReader(b))
		if err != nil {
			t.Fatal(err)
		}
		return hash
	}
	return media.NewDarkroom(media.Options{
		Shelf: shelf, Dir: t.TempDir(), Tools: media.FindTools(exec.LookPath), Log: slog.New(slog.DiscardHandler),
	}), put
}

func picture(w, h int, alpha uint8) image.Image {
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			img.SetNRGBA(x, y, color.NRGBA{uint8(x), uint8(y), 90, alpha})
		}
	}
	return img
}

func encode(t *testing.T, img image.Image, asPNG bool) []byte {
	t.Helper()
	var b bytes.Buffer
	err := jpeg.Encode(&b, img, nil)
	if asPNG {
		b.Reset()
		err = png.Encode(&b, img)
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
