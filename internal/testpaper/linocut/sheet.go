package linocut

import (
	"hash/fnv"
	"image"
	"image/draw"
	"math"
	"math/rand/v2"

	"golang.org/x/image/vector"
)

// ink names blocks of the print; inks add up with |.
type ink uint8

// The four blocks, and thin inkings of three of them. Paper is the absence of all.
const (
	key ink = 1 << iota // the darkest: outlines, shadow, foreground.
	mid
	light
	spot
	thinKey // the same blocks, inked thinly.
	thinMid
	thinSpot

	paper ink = 0
	all   ink = key | mid | light | spot
)

const (
	blocks = 4
	full   = 255
	thin   = 112
)

// cover is the coverage of each block, packed into one word: key in the lowest byte, then mid, light and spot.
func (k ink) cover() uint32 {
	var word uint32
	for i := range blocks {
		if k&(1<<i) != 0 {
			word |= full << (8 * i)
		}
	}
	for i, at := range [...]int{0, 1, 3} {
		if k&(thinKey<<i) != 0 {
			word |= thin << (8 * at)
		}
	}
	return word
}

// touched is a mask of the bytes of the blocks named, thin or full.
func (k ink) touched() uint32 {
	return (k | k>>4&(key|mid) | k>>3&spot).cover()
}

// sheet is a print in the making: the four blocks of one picture, and the means to cut them.
type sheet struct {
	wide, high float64 // in drawing units
	w, h       int     // in pixels
	scale      float64 // pixels per unit

	blocks []uint32 // one word of coverage per pixel
	colour palette
	chance *rand.Rand
	hand   wobble

	raster vector.Rasterizer
	mask   image.Alpha
	clip   *image.Alpha // nil when nothing limits the cut
}

// newSheet prepares uncut blocks for a picture of the given units, printed at a width in pixels.
func newSheet(name string, wide, high float64, width int, colour palette) *sheet {
	scale := float64(width) / wide
	h := max(int(math.Round(high*scale)), 1)
	sum := fnv.New64a()
	_, _ = sum.Write([]byte(name)) // a hash never fails to write
	seed := sum.Sum64()
	return &sheet{
		wide: wide, high: high, w: width, h: h, scale: scale,
		blocks: make([]uint32, width*h),
		colour: colour,
		chance: rand.New(rand.NewPCG(seed, 1)), //nolint:gosec // a picture keeps no secret; it must come out the same each time
		hand:   wobble{seed: uint32(seed)},
	}
}

// between is a number drawn evenly between a and b.
func (s *sheet) between(a, b float64) float64 { return a + (b-a)*s.chance.Float64() }

// often says yes with the chance p.
func (s *sheet) often(p float64) bool { return s.chance.Float64() < p }

// ground covers the whole sheet.
func (s *sheet) ground(k ink) { s.lay(box(-9, -9, s.wide+9, s.high+9), k) }

// lay prints a shape in the inks and knocks every other ink out beneath it.
func (s *sheet) lay(form shape, k ink) { s.cut(form, math.MaxUint32, k.cover()) }

// over prints the inks on top of what is there; thin ink does not thin out full ink.
func (s *sheet) over(form shape, k ink) { s.cut(form, 0, k.cover()) }

// carve takes the inks away and leaves the others.
func (s *sheet) carve(form shape, k ink) { s.cut(form, k.touched(), 0) }

// within lets draw work only inside a form.
func (s *sheet) within(form shape, draw func()) {
	outer := s.clip
	if !s.rasterize(form) {
		return
	}
	inner := image.Alpha{Pix: append([]uint8(nil), s.mask.Pix...), Stride: s.mask.Stride, Rect: s.mask.Rect}
	s.clip = &inner
	draw()
	s.clip = outer
}

// cut sets the coverage of the touched bytes to the target wherever the form is, or, when no byte is touched, raises
// coverage to the target where it is lower.
func (s *sheet) cut(form shape, touched, target uint32) {
	if !s.rasterize(form) {
		return
	}
	r := s.mask.Rect
	for y := r.Min.Y; y < r.Max.Y; y++ {
		mask := s.mask.Pix[(y-r.Min.Y)*s.mask.Stride:][:r.Dx()]
		row := s.blocks[y*s.w+r.Min.X:][:len(mask)]
		for x, m := range mask {
			if m == 0 {
				continue
			}
			from, to := row[x], row[x]&^touched|target
			if touched == 0 {
				to = highest(from, target)
			}
			if m == full {
				row[x] = to
			} else {
				row[x] = mix(from, to, uint32(m))
			}
		}
	}
}

// highest takes the greater of each pair of bytes.
func highest(a, b uint32) uint32 {
	var out uint32
	for shift := 0; shift < 32; shift += 8 {
		out |= max(a>>shift&full, b>>shift&full) << shift
	}
	return out
}

// mix blends two words byte by byte, m of 255 parts of the second.
func mix(a, b, m uint32) uint32 {
	const even = 0x00ff00ff
	m += m >> 7 // 0..256
	lo := ((a&even)*(256-m) + (b&even)*m) >> 8 & even
	hi := ((a>>8&even)*(256-m) + (b>>8&even)*m) & (even << 8)
	return lo | hi
}

// rasterize turns a form into s.mask, limited to the sheet and the clip; false when nothing of it is on the sheet.
func (s *sheet) rasterize(form shape) bool {
	outlines := s.outlines(form)
	limit := image.Rect(0, 0, s.w, s.h)
	if s.clip != nil {
		limit = s.clip.Rect
	}
	r := bounds(outlines).Intersect(limit)
	if r.Empty() {
		return false
	}
	s.raster.Reset(r.Dx(), r.Dy())
	for _, line := range outlines {
		trace(&s.raster, line, r.Min)
	}
	s.mask.Rect, s.mask.Stride = r, r.Dx()
	if n := r.Dx() * r.Dy(); cap(s.mask.Pix) < n {
		s.mask.Pix = make([]uint8, n)
	} else {
		s.mask.Pix = s.mask.Pix[:n]
	}
	s.raster.DrawOp = draw.Src
	s.raster.Draw(&s.mask, r, image.Opaque, image.Point{})
	s.limit()
	return true
}

// limit multiplies the mask by the clip.
func (s *sheet) limit() {
	if s.clip == nil {
		return
	}
	r := s.mask.Rect
	for y := r.Min.Y; y < r.Max.Y; y++ {
		mask := s.mask.Pix[(y-r.Min.Y)*s.mask.Stride:][:r.Dx()]
		clip := s.clip.Pix[s.clip.PixOffset(r.Min.X, y):][:len(mask)]
		for x, c := range clip {
			if c != full {
				mask[x] = uint8(uint32(mask[x]) * uint32(c) / full)
			}
		}
	}
}

// outlines gives the form in pixels as a hand would cut it, all outlines turning the same way so that they add up.
func (s *sheet) outlines(form shape) [][]point {
	out := make([][]point, len(form))
	for i, line := range form {
		out[i] = s.hand.follow(line)
		if area(out[i]) < 0 {
			reverse(out[i])
		}
		for j, p := range out[i] {
			out[i][j] = p.times(s.scale)
		}
	}
	return out
}

// trace feeds one outline to the rasterizer, relative to an origin.
func trace(z *vector.Rasterizer, line []point, origin image.Point) {
	ox, oy := float64(origin.X), float64(origin.Y)
	for i, p := range line {
		x, y := float32(p.X-ox), float32(p.Y-oy)
		if i == 0 {
			z.MoveTo(x, y)
		} else {
			z.LineTo(x, y)
		}
	}
	z.ClosePath()
}

// bounds is the smallest pixel rectangle around the outlines.
func bounds(outlines [][]point) image.Rectangle {
	x0, y0, x1, y1 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, line := range outlines {
		for _, p := range line {
			x0, y0, x1, y1 = min(x0, p.X), min(y0, p.Y), max(x1, p.X), max(y1, p.Y)
		}
	}
	if x0 > x1 {
		return image.Rectangle{}
	}
	return image.Rect(int(math.Floor(x0)), int(math.Floor(y0)), int(math.Ceil(x1)), int(math.Ceil(y1)))
}

// area is twice the signed area of an outline.
func area(line []point) float64 {
	var sum float64
	for i, p := range line {
		q := line[(i+1)%len(line)]
		sum += p.X*q.Y - q.X*p.Y
	}
	return sum
}

func reverse(line []point) {
	for i, j := 0, len(line)-1; i < j; i, j = i+1, j-1 {
		line[i], line[j] = line[j], line[i]
	}
}
