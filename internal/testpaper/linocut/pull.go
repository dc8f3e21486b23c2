package linocut

import (
	"image"
	"math"
)

// How far each block lies out of register, in units: key is true, the others stray.
const strayUnits = 1.3

// grainRows is how many rows share one look at the pressure, which drifts far more slowly.
const grainRows = 4

// grainSteps is how many strengths of inking the press knows; coarse on purpose, so that flat ink stays flat.
const grainSteps = 24

// pull prints the blocks on the paper.
func (s *sheet) pull() *image.RGBA {
	out := image.NewRGBA(image.Rect(0, 0, s.w, s.h))
	tint := s.colour.tints()
	shifts := s.register()
	words := make([]uint32, s.w)
	grain := make([]uint8, s.w)
	for y := range s.h {
		s.gather(words, y, shifts)
		if y%grainRows == 0 {
			s.uneven(grain, y)
		}
		row := out.Pix[y*out.Stride:][:4*s.w]
		var word uint32
		var strength uint8
		rgb := s.colour.print(0, 0, tint)
		for x, next := range words {
			if next != word || (word != 0 && grain[x] != strength) {
				word, strength = next, grain[x]
				rgb = s.colour.print(word, strength, tint)
			}
			row[4*x], row[4*x+1], row[4*x+2], row[4*x+3] = rgb[0], rgb[1], rgb[2], full
		}
	}
	return out
}

// register is the shift of each block in pixels.
func (s *sheet) register() [blocks]image.Point {
	var out [blocks]image.Point
	for i := 1; i < blocks; i++ {
		away := point{}.polar(strayUnits*s.scale, s.between(0, 2*math.Pi))
		out[i] = image.Pt(int(math.Round(away.X)), int(math.Round(away.Y)))
	}
	return out
}

// gather reads one row of the shifted blocks back into words; beyond the edge a block repeats its last pixel.
func (s *sheet) gather(words []uint32, y int, shifts [blocks]image.Point) {
	clear(words)
	for i, shift := range shifts {
		mask := uint32(full) << (8 * i)
		from := s.blocks[min(max(y+shift.Y, 0), s.h-1)*s.w:][:s.w]
		for x := range words {
			words[x] |= from[min(max(x+shift.X, 0), s.w-1)] & mask
		}
	}
}

// uneven says for the rows from y how strongly the press inked each pixel, in grainSteps steps: slow drifts of pressure.
func (s *sheet) uneven(row []uint8, y int) {
	const cell = 40.0 // units
	fy := float64(y) / s.scale / cell
	step := max(int(cell*s.scale/8), 1)
	last := s.hand.pressure(0, fy)
	for x := 0; x < len(row); x += step {
		next := s.hand.pressure(float64(x+step)/s.scale/cell, fy)
		for k := 0; k < step && x+k < len(row); k++ {
			v := last + (next-last)*float64(k)/float64(step)
			row[x+k] = uint8(v * (grainSteps - 1))
		}
		last = next
	}
}

// pressure is how hard the paper met the block, 0 to 1: a broad drift and a finer mottle, both turned out of the upright
// so that their grid does not show.
func (h wobble) pressure(x, y float64) float64 {
	broad := h.field((0.8*x+0.6*y)/5, (0.8*y-0.6*x)/5)
	fine := h.field(0.87*x-0.5*y+17, 0.87*y+0.5*x+5)
	return 0.6*broad + 0.4*fine
}

// tints holds, per block, strength of coverage and channel, the factor (of 256) by which ink dims the paper.
type tints [blocks][256][3]uint32

func (p palette) tints() *tints {
	var t tints
	for i, k := range p.inks {
		for cover := range 256 {
			for c := range 3 {
				t[i][cover][c] = 256 - uint32(cover)*(255-k.channel(c))/255*256/255
			}
		}
	}
	return &t
}

// print is the colour of a pixel: the paper multiplied by every ink on it.
func (p palette) print(word uint32, strength uint8, t *tints) [3]uint8 {
	rgb := [3]uint32{p.paper.channel(0) << 8, p.paper.channel(1) << 8, p.paper.channel(2) << 8}
	for i := range blocks {
		cover := word >> (8 * i) & full
		cover -= cover * (grainSteps - uint32(strength)) / (grainSteps * 11) // weak pressure loses an eleventh of the ink
		f := &t[i][cover]
		rgb[0], rgb[1], rgb[2] = rgb[0]*f[0]>>8, rgb[1]*f[1]>>8, rgb[2]*f[2]>>8
	}
	return [3]uint8{uint8(rgb[0] >> 8), uint8(rgb[1] >> 8), uint8(rgb[2] >> 8)}
}
