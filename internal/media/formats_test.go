package media_test

import (
	"bytes"
	"io"
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

func TestWebPAndAVIFAreMadeWhereTheToolsAre(t *testing.T) {
	t.Parallel()
	d, put := darkroom(t)
	if len(d.Formats()) < 2 {
		t.Skip("cwebp and avifenc are not installed (Debian: webp, libavif-bin)")
	}
	hash := put(encode(t, picture(900, 600, 255), false))
	part := media.PartOf(news.Framing{FocusX: .5, FocusY: .5}.Part(900, 600, 1))
	for _, p := range []media.Print{
		{Width: 320, Format: media.WebP},
		{Width: 320, Format: media.AVIF},
		{Width: 320, Height: 320, Part: part, Format: media.WebP},
		{Width: 320, Height: 320, Part: part, Format: media.AVIF},
	} {
		r, err := d.Print(t.Context(), hash, p)
		if err != nil {
			t.Fatal(err)
		}
		defer r.Close()
		info, err := media.Inspect(r)
		if err != nil || r.Makeshift || r.Type != p.Format.Type() || info.Type != r.Type || info.Width != 320 {
			t.Errorf("%s: %s that is %+v (%v)", p.Name(), r.Type, info, err)
		}
	}
}

func TestWithoutToolsThePlainFormatStandsIn(t *testing.T) {
	t.Parallel()
	shelf, err := disk.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	d := media.NewDarkroom(media.Options{Shelf: shelf, Dir: t.TempDir(), Log: slog.New(slog.DiscardHandler)})
	hash, _, err := shelf.Put(t.Context(), bytes.NewReader(encode(t, picture(900, 600, 255), false)))
	if err != nil {
		t.Fatal(err)
	}
	r, err := d.Print(t.Context(), hash, media.Print{Width: 320, Format: media.AVIF})
	if err != nil || !r.Makeshift || r.Type != "image/jpeg" {
		t.Fatalf("got %+v, %v", r, err)
	}
	r.Close()
	for _, kind := range []string{"image/heic", "image/avif", "image/svg+xml"} {
		if err := (media.Tools{}).Opens(kind); news.KindOf(err) != news.Invalid || !strings.Contains(err.Error(), "installed") {
			t.Errorf("%s: %v", kind, err)
		}
	}
}

// What can be written can be sent in again.
func TestAVIFAndSVGOriginalsAreShown(t *testing.T) {
	t.Parallel()
	d, put := darkroom(t)
	tools := media.FindTools(exec.LookPath)
	if tools.Opens("image/avif") != nil || tools.Opens("image/svg+xml") != nil || len(d.Formats()) < 2 {
		t.Skip("avifenc, avifdec and rsvg-convert are not installed (Debian: libavif-bin, librsvg2-bin)")
	}
	made, err := d.Print(t.Context(), put(encode(t, picture(900, 600, 255), false)), media.Print{Width: 640, Format: media.AVIF})
	if err != nil {
		t.Fatal(err)
	}
	defer made.Close()
	avif, err := io.ReadAll(made)
	if err != nil {
		t.Fatal(err)
	}
	drawing := []byte(`<svg viewBox="0 0 20 10"><script>alert(1)</script><rect width="20" height="10" fill="red"/></svg>`)
	for _, original := range [][]byte{avif, drawing} {
		r, err := d.Print(t.Context(), put(original), media.Print{Width: 160})
		if err != nil {
			t.Fatal(err)
		}
		defer r.Close()
		if info, err := media.Inspect(r); err != nil || info.Width != 160 {
			t.Errorf("%+v, %v", info, err)
		}
	}
}

// Drawings that were made to attack: whatever is drawn, nothing else happens.
func TestHostileDrawings(t *testing.T) {
	t.Parallel()
	files, _ := filepath.Glob("../../../shared/data/robust/payloads/*.svg")
	if len(files) == 0 {
		t.Skip("../shared/data/robust/payloads is not here")
	}
	d, put := darkroom(t)
	for _, name := range files {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		r, err := d.Print(t.Context(), put(raw), media.Print{Width: 160})
		if err == nil {
			r.Close()
		} else if news.KindOf(err) != news.Invalid {
			t.Errorf("%s: %v", filepath.Base(name), err)
		}
	}
}

func TestThereIsOneWayToWriteEachPrint(t *testing.T) {
	t.Parallel()
	for name, good := range map[string]bool{
		"640": true, "640.webp": true, "640.avif": true, "1200x675-0-125-1000-875.jpg": true, "320x400-0-0-500-1000.avif": true,
		"0640": false, "641": false, "640.jpg": false, "640.png": false, "": false, "x": false, "1200x675.jpg": false,
		"1200x675-0-125-1000-875": false, "1200x675-0-125-1000-0875.jpg": false, "1200x675-0-125-1001-875.jpg": false,
		"1200x675-500-125-400-875.jpg": false, "9000x9000-0-0-1000-1000.jpg": false, "0x0-0-0-1000-1000.jpg": false,
	} {
		if p, ok := media.ReadPrint(name); ok != good || ok && p.Name() != name {
			t.Errorf("ReadPrint(%q) = %+v, %v", name, p, ok)
		}
	}
}

func FuzzInspect(f *testing.F) {
	f.Add([]byte("<svg viewBox='0 0 1 1'/>"))
	f.Add([]byte("\x00\x00\x00\x18ftypavif\x00\x00\x00\x00avif\x00\x00\x00\x10meta\x00\x00\x00\x00\x00\x00\x00\x08"))
	f.Add([]byte("GIF89a\xff\xff\xff\xff"))
	f.Fuzz(func(t *testing.T, file []byte) {
		info, err := media.Inspect(bytes.NewReader(file))
		if err == nil && (info.Width < 1 || info.Height < 1 || info.Width*info.Height > media.MaxPixels) {
			t.Errorf("taken: %+v", info)
		}
	})
}
