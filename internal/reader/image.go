package reader

import (
	"math"
	"strconv"
	"strings"

	"github.com/courant-press/courant/internal/media"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
)

// widths are what pictures are offered in, in pixels. A picture narrower than
// the widest is also offered as wide as it is.
var widths = []int{320, 480, 640, 960, 1280, 1920}

// fallbackWidth is for browsers that do not choose.
const fallbackWidth = 960

// image makes a picture ready for <img>.
func (e *edition) image(p *paper.Picture) *ImageView {
	if p == nil || p.Blob == "" || p.Width <= 0 || p.Height <= 0 {
		return nil
	}
	v := e.captioned(*p)
	v.Width, v.Height, v.FocusX, v.FocusY = p.Width, p.Height, tens(p.FocusX), tens(p.FocusY)
	v.Src = e.images.URL(*p, min(fallbackWidth, p.Width), media.Plain)
	v.offer(e.images.Formats(), func(f media.Format) string {
		var set []string
		for _, c := range e.candidates(*p, f) {
			set = append(set, candidate(c.URL, c.Width))
		}
		return strings.Join(set, ", ")
	})
	return v
}

// cropped makes a picture ready where it is shown in about the shape of a
// crop: as an editor cut it, or else whole, for the theme to cut.
func (e *edition) cropped(p *paper.Picture, name news.CropName) *ImageView {
	if p == nil || p.Blob == "" {
		return nil
	}
	sizes := cropSizes(p.Framing, p.Width, name)
	if len(sizes) == 0 {
		return e.image(p)
	}
	v, most := e.captioned(*p), sizes[len(sizes)-1]
	v.Width, v.Height, v.FocusX, v.FocusY = most[0], most[1], 50, 50
	v.offer(e.images.Formats(), func(f media.Format) string {
		var set []string
		for i, s := range sizes {
			address := e.images.Crop(*p, s[0], s[1], f)
			set = append(set, candidate(address, s[0]))
			if f == media.Plain && (i == 0 || s[0] <= fallbackWidth) {
				v.Src = address
			}
		}
		return strings.Join(set, ", ")
	})
	return v
}

// captioned is a picture with its words, but without its addresses.
func (e *edition) captioned(p paper.Picture) *ImageView {
	return &ImageView{Alt: p.Alt, Caption: p.Caption, Credit: p.Credit, AILabel: e.machineMade(p.SourceType)}
}

// offer lists the picture in every format, the plain one apart.
func (v *ImageView) offer(formats []media.Format, set func(media.Format) string) {
	for _, f := range formats {
		v.Sources = append(v.Sources, SourceView{Type: f.Type(), Srcset: set(f)})
	}
	v.Srcset = set(media.Plain)
}

func candidate(address string, width int) string { return address + " " + strconv.Itoa(width) + "w" }

// offered returns the widths for an original that wide.
func offered(original int) []int {
	var fit []int
	for _, w := range widths {
		if w >= original {
			return append(fit, original)
		}
		fit = append(fit, w)
	}
	return fit
}

// tens turns a share of 1 into percent, rounded to tens.
func tens(share float64) int {
	return 10 * int(math.Round(10*max(0, min(share, 1))))
}

// machineMade returns what readers are told about a picture that a machine
// made or changed, by its IPTC digital source type
// (https://cv.iptc.org/newscodes/digitalsourcetype/).
func (e *edition) machineMade(sourceType string) string {
	switch sourceType {
	case "trainedAlgorithmicMedia", "algorithmicMedia":
		return e.word("made_by_ai")
	case "compositeWithTrainedAlgorithmicMedia", "compositeSynthetic":
		return e.word("changed_by_ai")
	default:
		return ""
	}
}
