package linocut

import "math"

// fade carves level strokes out of a block between two heights: thin and few at y0, broad and crowded at y1. It is how
// lino, which knows only ink and no ink, shades a sky.
func (s *sheet) fade(k ink, y0, y1 float64) {
	const pitch = 38.0
	rows := int(math.Abs(y1-y0) / pitch)
	var out shape
	for i := range rows {
		t := (float64(i) + 0.5) / float64(rows)
		y := y0 + (y1-y0)*t
		for x := -s.between(0, 300); x < s.wide; {
			reach := s.between(320, 800)
			if s.often(0.35 + t) {
				out = append(out, s.level(x, y+s.between(-3, 3), reach, pitch*(0.18+0.98*t))...)
			}
			x += reach + s.between(0, 60)*(1.2-t)
		}
	}
	s.carve(out, k)
}

// level is one nearly level stroke from x, y rightwards.
func (s *sheet) level(x, y, reach, width float64) shape {
	sag := s.between(-4, 4)
	return gouge(width, point{x, y}, point{x + reach/2, y + sag}, point{x + reach, y + s.between(-3, 3)})
}

// rays carves n wedges of light away from a centre, between two distances and two angles.
func (s *sheet) rays(k ink, c point, near, far, from, to float64, n int) {
	var out shape
	step := (to - from) / float64(n)
	for i := range n {
		a := from + step*(float64(i)+s.between(0.35, 0.65))
		r0, r1 := near*s.between(1, 1.3), far*s.between(0.7, 1)
		share := s.between(0.3, 0.55)
		out = append(out, sweep(divide(c.polar(r0, a), c.polar(r1, a)), func(t float64) float64 {
			return step * share * (r0 + (r1-r0)*t) * min(1, 5*t, 3.5*(1-t))
		})...)
	}
	s.carve(out, k)
}

// cumulus is a heaped cloud standing on the height y, lit from the upper left.
func (s *sheet) cumulus(x, y, w, h float64) {
	var heap shape
	const puffs = 9
	for i := range puffs {
		t := (float64(i) + 0.5) / puffs
		r := h * (0.22 + 0.3*math.Sin(math.Pi*t)) * s.between(0.8, 1.2)
		heap = append(heap, oval(x+w*t, y-h*0.75*math.Sin(math.Pi*t)*s.between(0.4, 0.85), r*1.25, r)...)
	}
	heap = append(heap, blob(x-w*0.08, y, x+w*0.2, y-h*0.3, x+w*0.8, y-h*0.3, x+w*1.08, y, x+w*0.5, y+h*0.06)...)
	s.lay(heap, paper)
	s.within(heap, func() {
		s.over(blob(x-w*0.2, y-h*0.1, x+w*0.3, y-h*0.2, x+w*0.6, y-h*0.1, x+w*1.2, y-h*0.24, x+w*1.2, y+h, x-w*0.2, y+h), thinMid)
		s.cloudShade(x, y, w, h)
	})
}

// cloudShade cuts the curved strokes on the dark side of the heaps.
func (s *sheet) cloudShade(x, y, w, h float64) {
	var strokes shape
	for range 8 {
		t := s.between(0.15, 0.9)
		top := y - h*s.between(0.05, 0.75)*math.Sin(math.Pi*t)
		r := h * s.between(0.16, 0.3)
		c := point{x + w*t, top}
		strokes = append(strokes, gouge(h*0.05, c.polar(r, -0.9), c.polar(r, 0.1), c.polar(r, 1.1))...)
	}
	for i := range 3 {
		strokes = append(strokes, s.level(x+w*s.between(-0.05, 0.3), y-h*0.05*float64(i), w*s.between(0.4, 0.75), h*0.04)...)
	}
	s.over(strokes, mid)
}

// stars carves n stars from all blocks above a height; a few are large and have points.
func (s *sheet) stars(n int, below float64) {
	var out shape
	for i := range n {
		c := point{s.between(0, s.wide), s.between(0, below)}
		if i%9 == 0 {
			out = append(out, spark(c, s.between(9, 15))...)
			continue
		}
		out = append(out, disc(c, s.between(1.8, 4))...)
	}
	s.lay(out, light)
}

// spark is a four-pointed star.
func spark(c point, r float64) shape {
	var out []point
	for i := range 8 {
		reach := r
		if i%2 == 1 {
			reach = r * 0.26
		}
		out = append(out, c.polar(reach, math.Pi/4*float64(i)))
	}
	return shape{out}
}

// gull is a bird seen from afar, wings raised, as wide as its span.
func gull(c point, span float64) shape {
	wing := func(side float64) shape {
		return gouge(span*0.1, c, point{c.X + side*span*0.2, c.Y - span*0.2}, point{c.X + side*span*0.5, c.Y - span*0.08})
	}
	return join(wing(-1), wing(1), oval(c.X, c.Y+span*0.01, span*0.035, span*0.09))
}

// gulls scatters n birds in a rectangle.
func (s *sheet) gulls(n int, x0, y0, x1, y1 float64, k ink) {
	var out shape
	for range n {
		tilt := s.between(-0.35, 0.35)
		bird := gull(point{}, s.between(34, 84)).turn(tilt)
		out = append(out, bird.move(s.between(x0, x1), s.between(y0, y1))...)
	}
	s.lay(out, k)
}
