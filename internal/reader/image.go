package reader

import (
	"math"
	"strconv"
	"strings"

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
	return &ImageView{
		Src:     e.images.URL(*p, min(fallbackWidth, p.Width)),
		Srcset:  e.srcset(*p),
		Width:   p.Width,
		Height:  p.Height,
		Alt:     p.Alt,
		Caption: p.Caption,
		Credit:  p.Credit,
		AILabel: e.machineMade(p.SourceType),
		FocusX:  tens(p.FocusX),
		FocusY:  tens(p.FocusY),
	}
}

// srcset lists every width the picture is offered in.
func (e *edition) srcset(p paper.Picture) string {
	var set []string
	for _, w := range offered(p.Width) {
		set = append(set, e.images.URL(p, w)+" "+strconv.Itoa(w)+"w")
	}
	return strings.Join(set, ", ")
}

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
