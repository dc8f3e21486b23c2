package reader

import (
	"math"
	"net/http"
	"strings"
	"time"

	"github.com/courant-press/courant/internal/media"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
)

// MediaRoot is where pictures are served: /media/{hash}/{width} for a picture
// scaled to a width, /media/{hash}/{width}.avif for the same in another
// format, /media/{hash}/{crop}-{seal}.jpg for a part of it, see
// [media.ReadPrint] and [media.Seal]. The hash is that of the original, so
// what an address shows never changes, and no cache has to look at what a
// browser says it accepts.
const MediaRoot = "/media/"

// Pictures serves renditions out of a darkroom, and knows their addresses.
type Pictures struct {
	Darkroom *media.Darkroom
	Seal     media.Seal
}

// URL implements [Images]. A width that is not made is answered with the next
// wider one, in which a picture is at most as wide as it is.
func (Pictures) URL(p paper.Picture, width int, f media.Format) string {
	return MediaRoot + p.Blob + "/" + media.Print{Width: madeWidth(width), Format: f}.Name()
}

// madeWidth returns the first width that is made and is not smaller.
func madeWidth(width int) int {
	widths := media.Widths()
	for _, w := range widths {
		if w >= width {
			return w
		}
	}
	return widths[len(widths)-1]
}

// Crop implements [Images].
func (m Pictures) Crop(p paper.Picture, width, height int, f media.Format) string {
	name := cropOf(p.Framing, p.Width, p.Height, width, height, f).Name()
	body, ending, _ := strings.Cut(name, ".")
	return MediaRoot + p.Blob + "/" + body + "-" + m.Seal.Of(p.Blob, name) + "." + ending
}

// cropOf returns the print of a crop of a picture that is so large.
func cropOf(f news.Framing, pictureWidth, pictureHeight, width, height int, format media.Format) media.Print {
	part := f.Part(pictureWidth, pictureHeight, float64(width)/float64(height))
	return media.Print{Width: width, Height: height, Part: media.PartOf(part), Format: format}
}

// Formats implements [Images].
func (m Pictures) Formats() []media.Format {
	if m.Darkroom == nil {
		return nil
	}
	return m.Darkroom.Formats()
}

// File implements [Images].
func (Pictures) File(blob string) string { return MediaRoot + blob + "/file" }

// Usual returns the prints that the pages of the paper ask for of a picture.
func (m Pictures) Usual(p news.Picture) []media.Print {
	var prints []media.Print
	each := append(m.Formats(), media.Plain)
	for _, w := range offered(p.Width) {
		for _, f := range each {
			prints = append(prints, media.Print{Width: madeWidth(w), Format: f})
		}
	}
	for _, size := range append(ldSizes(), [2]int{shareWidth, shareHeight}) {
		prints = append(prints, cropOf(p.Framing(), p.Width, p.Height, size[0], size[1], media.Plain))
	}
	for _, name := range []news.CropName{news.CardCrop, news.PortraitCrop} {
		for _, size := range cropSizes(p.Framing(), p.Width, name) {
			for _, f := range each {
				prints = append(prints, cropOf(p.Framing(), p.Width, p.Height, size[0], size[1], f))
			}
		}
	}
	return prints
}

// cropSizes returns the sizes in which a crop that an editor made is offered;
// none if there is no such crop.
func cropSizes(f news.Framing, pictureWidth int, name news.CropName) [][2]int {
	part, ok := f.Crops[name]
	if !ok {
		return nil
	}
	var sizes [][2]int
	for _, w := range offered(int(part.Width * float64(pictureWidth))) {
		w = min(w, widths[len(widths)-1])
		sizes = append(sizes, [2]int{w, int(math.Round(float64(w) / name.Shape()))})
	}
	return sizes
}

// Serve answers a request below [MediaRoot], ranges included.
func (m Pictures) Serve(w http.ResponseWriter, r *http.Request) error {
	hash, name, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, MediaRoot), "/")
	p, ok := m.read(hash, name)
	if !ok {
		return errNoPage
	}
	rendition, err := m.Darkroom.Print(r.Context(), hash, p)
	if err != nil {
		return err
	}
	defer rendition.Close()
	h := w.Header()
	h.Set("Content-Type", rendition.Type)
	h.Set("Cross-Origin-Resource-Policy", "cross-origin")
	if rendition.Makeshift {
		h.Set("Cache-Control", "public, max-age=60")
	} else {
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
		h.Set("Etag", `"`+hash[:16]+"-"+name+`"`)
	}
	http.ServeContent(w, r, "", time.Time{}, rendition)
	return nil
}

// read reads the end of an address: a print, and behind a crop its seal.
func (m Pictures) read(hash, name string) (p media.Print, ok bool) {
	body, ending, dotted := strings.Cut(name, ".")
	i := strings.LastIndexByte(body, '-')
	if i < 0 || !dotted {
		return media.ReadPrint(name)
	}
	unsealed, seal := body[:i]+"."+ending, body[i+1:]
	if m.Seal.Broken(hash, unsealed, seal) {
		return p, false
	}
	return media.ReadPrint(unsealed)
}
