package reader

import (
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/courant-press/courant/internal/media"
	"github.com/courant-press/courant/internal/paper"
)

// MediaRoot is where pictures are served: /media/{hash}/{width} for a picture
// scaled to a width, /media/{hash}/{width}x{height}-{x}-{y}.jpg for one cut
// to a size around a focus in tenths. The hash is that of the original, so
// what an address shows never changes.
const MediaRoot = "/media/"

// Pictures serves renditions out of a darkroom, and knows their addresses.
type Pictures struct{ Darkroom *media.Darkroom }

// URL implements [Images]. A width that is not made is answered with the next
// wider one, in which a picture is at most as wide as it is.
func (Pictures) URL(p paper.Picture, width int) string {
	for _, w := range media.Widths() {
		if w >= width {
			return MediaRoot + p.Blob + "/" + strconv.Itoa(w)
		}
	}
	widths := media.Widths()
	return MediaRoot + p.Blob + "/" + strconv.Itoa(widths[len(widths)-1])
}

// Crop implements [Images].
func (Pictures) Crop(p paper.Picture, width, height int) string {
	return MediaRoot + p.Blob + "/" + strconv.Itoa(width) + "x" + strconv.Itoa(height) +
		"-" + strconv.Itoa(tens(p.FocusX)/10) + "-" + strconv.Itoa(tens(p.FocusY)/10) + ".jpg"
}

// File implements [Images].
func (Pictures) File(blob string) string { return MediaRoot + blob + "/file" }

// Serve answers a request below [MediaRoot], ranges included.
func (m Pictures) Serve(w http.ResponseWriter, r *http.Request) error {
	hash, name, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, MediaRoot), "/")
	rendition, err := m.open(r, hash, name)
	if err != nil {
		return err
	}
	defer rendition.Close()
	h := w.Header()
	h.Set("Content-Type", rendition.Type)
	h.Set("Cache-Control", "public, max-age=31536000, immutable")
	h.Set("Etag", `"`+hash[:16]+"-"+name+`"`)
	h.Set("Cross-Origin-Resource-Policy", "cross-origin")
	http.ServeContent(w, r, "", time.Time{}, rendition)
	return nil
}

func (m Pictures) open(r *http.Request, hash, name string) (media.Rendition, error) {
	if width, err := strconv.Atoi(name); err == nil && strconv.Itoa(width) == name {
		return m.Darkroom.Rendition(r.Context(), hash, width)
	}
	crop, ok := readCrop(name)
	if !ok {
		return media.Rendition{}, errNoPage
	}
	return m.Darkroom.Crop(r.Context(), hash, crop)
}

// readCrop reads "1200x630-5-5.jpg". There is one way to write each crop.
func readCrop(name string) (c media.Crop, ok bool) {
	body, isJPEG := strings.CutSuffix(name, ".jpg")
	parts := strings.FieldsFunc(body, func(r rune) bool { return r == 'x' || r == '-' })
	if !isJPEG || len(parts) != 4 {
		return c, false
	}
	for i, field := range []*int{&c.Width, &c.Height, &c.FocusX, &c.FocusY} {
		n, err := strconv.Atoi(parts[i])
		if err != nil || strconv.Itoa(n) != parts[i] {
			return c, false
		}
		*field = n
	}
	return c, strings.Count(body, "x") == 1
}
