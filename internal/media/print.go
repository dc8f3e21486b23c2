package media

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/courant-press/courant/internal/news"
)

// Widths are those that a rendition of a whole picture may have, in pixels. A
// closed list keeps a stranger from filling the disk with sizes nobody needs.
func Widths() []int { return []int{160, 320, 480, 640, 960, 1280, 1920} }

// A Format is what a rendition is written in: the ending of its file.
type Format string

// The formats of renditions. Plain is a JPEG, or a PNG where the picture has
// holes; every browser takes it and every machine can make it.
const (
	Plain Format = ""
	WebP  Format = "webp"
	AVIF  Format = "avif"
)

// Type returns the media type of a format; that of Plain depends on the
// picture.
func (f Format) Type() string { return "image/" + string(f) }

// A Part is the part of a picture that a crop shows: how far its edges are
// from the left and the top of the whole, in thousandths. The zero Part is
// the whole picture.
type Part struct{ Left, Top, Right, Bottom int }

// PartOf rounds r to thousandths.
func PartOf(r news.Rect) Part {
	round := func(share float64) int { return int(math.Round(1000 * max(0, min(share, 1)))) }
	return Part{round(r.X), round(r.Y), round(r.X + r.Width), round(r.Y + r.Height)}
}

func (p Part) valid() bool {
	return 0 <= p.Left && p.Left < p.Right && p.Right <= 1000 && 0 <= p.Top && p.Top < p.Bottom && p.Bottom <= 1000
}

// A Print says how a picture is to be printed.
type Print struct {
	Width  int // pixels
	Height int // 0 keeps the shape of the picture
	Part   Part
	Format Format
}

// valid reports whether such prints are made at all.
func (p Print) valid() bool {
	if p.Format != Plain && p.Format != WebP && p.Format != AVIF {
		return false
	}
	if p.Height == 0 {
		return p.Part == Part{} && slices.Contains(Widths(), p.Width)
	}
	widest := Widths()[len(Widths())-1]
	return p.Part.valid() && 0 < p.Width && p.Width <= widest && 0 < p.Height && p.Height <= widest
}

// Name names the print among those of one picture: "640" or "640.webp" for a
// whole one, "1200x675-0-125-1000-875.jpg" for a crop.
func (p Print) Name() string {
	name, format := strconv.Itoa(p.Width), p.Format
	if p.Height > 0 {
		name = fmt.Sprintf("%dx%d-%d-%d-%d-%d", p.Width, p.Height, p.Part.Left, p.Part.Top, p.Part.Right, p.Part.Bottom)
		if format == Plain {
			format = "jpg"
		}
	}
	if format == Plain {
		return name
	}
	return name + "." + string(format)
}

// ReadPrint reads the name of a print. There is one way to write each.
func ReadPrint(name string) (p Print, ok bool) {
	body, format, _ := strings.Cut(name, ".")
	size, part, crop := strings.Cut(body, "-")
	if p.Format = Format(format); crop && format == "jpg" {
		p.Format = Plain
	}
	width, height, _ := strings.Cut(size, "x")
	p.Width, _ = strconv.Atoi(width) // a word that is no number is not read back as it was
	p.Height, _ = strconv.Atoi(height)
	edges := strings.Split(part, "-")
	if crop && len(edges) == 4 {
		for i, edge := range []*int{&p.Part.Left, &p.Part.Top, &p.Part.Right, &p.Part.Bottom} {
			*edge, _ = strconv.Atoi(edges[i])
		}
	}
	return p, p.valid() && p.Name() == name
}

// A Seal is a secret of the paper. Crops are served only under addresses that
// were made with it: their number has no end, and a stranger who made up some
// could fill the disk. An address once given out stays good.
type Seal []byte

// Of returns the seal of a name of a picture with this hash.
func (s Seal) Of(hash, name string) string {
	mac := hmac.New(sha256.New, s)
	mac.Write([]byte(hash + "/" + name))
	return hex.EncodeToString(mac.Sum(nil)[:8])
}

// Broken reports whether a name does not carry its seal.
func (s Seal) Broken(hash, name, seal string) bool {
	return !hmac.Equal([]byte(s.Of(hash, name)), []byte(seal))
}
