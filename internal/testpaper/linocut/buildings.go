package linocut

import "math"

// cells divides the unit square of a wall into a grid and puts an opening of a share of each cell's width and height in it.
func cells(cols, rows int, wide, high float64, opening func(x0, y0, x1, y1 float64) shape) shape {
	var out shape
	w, h := 1/float64(cols), 1/float64(rows)
	for i := range cols {
		for j := range rows {
			x, y := w*(float64(i)+0.5), h*(float64(j)+0.5)
			out = append(out, opening(x-w*wide/2, y-h*high/2, x+w*wide/2, y+h*high/2)...)
		}
	}
	return out
}

// front is an upright wall between two corners, seen straight on.
func front(x0, y0, x1, y1 float64) wall {
	return newWall(point{x0, y0}, point{x1, y0}, point{x1, y1}, point{x0, y1})
}

// full is the whole wall as a shape.
func (w wall) full() shape { return w.see(box(0, 0, 1, 1)) }

// courses carves or prints n broken level joints on a wall, as of brick or ashlar.
func (s *sheet) courses(w wall, n int, thick float64) shape {
	var out shape
	for i := range n {
		v := (float64(i) + 0.5) / float64(n)
		for u := s.between(-0.1, 0.1); u < 1; {
			reach := s.between(0.04, 0.2)
			if s.often(0.6) {
				out = append(out, gouge(thick, w.at(point{max(u, 0), v}), w.at(point{min(u+reach, 1), v}))...)
			}
			u += reach + s.between(0.02, 0.12)
		}
	}
	return out
}

// gable is the outline of a town house front: 0 a plain gable, 1 a stepped one, 2 a bell, 3 a flat cornice.
func gable(kind int, x, base, w, h, rise float64) shape {
	top := base - h
	switch kind {
	case 0:
		return poly(x, base, x, top, x+w/2, top-rise, x+w, top, x+w, base)
	case 1:
		a, b := w/6, rise/3
		return poly(x, base, x, top, x+a, top, x+a, top-b, x+2*a, top-b, x+2*a, top-2*b, x+2.4*a, top-2*b, x+2.4*a, top-3*b,
			x+3.6*a, top-3*b, x+3.6*a, top-2*b, x+4*a, top-2*b, x+4*a, top-b, x+5*a, top-b, x+5*a, top, x+w, top, x+w, base)
	case 2:
		return shape{append(smooth(points(x, top, x+w*0.12, top-rise*0.1, x+w*0.2, top-rise*0.55, x+w*0.36, top-rise*0.7,
			x+w*0.5, top-rise*1.05, x+w*0.64, top-rise*0.7, x+w*0.8, top-rise*0.55, x+w*0.88, top-rise*0.1, x+w, top), false),
			point{x + w, base}, point{x, base})}
	}
	return poly(x, base, x, top, x-w*0.03, top, x-w*0.03, top-rise*0.25, x+w*1.03, top-rise*0.25, x+w*1.03, top, x+w, top, x+w, base)
}

// house lays one town house front with windows in the ink of their panes and a door; light falls from the left.
func (s *sheet) house(kind int, x, base, w, h float64, face, pane ink) {
	rise := w * 0.5
	body := gable(kind, x, base, w, h, rise)
	s.lay(body, face)
	s.within(body, func() {
		s.over(box(x+w*0.88, base-h-rise*2, x+w+9, base), thinKey)
		s.over(box(x, base-h-6, x+w, base-h-1), key)
	})
	cols, rows := 3, max(int(h/75), 1)
	f := front(x+w*0.05, base-h+h*0.03, x+w*0.92, base-h*0.22)
	panes := f.see(cells(cols, rows, 0.52, 0.62, box))
	s.lay(panes, pane)
	s.over(f.see(cells(cols, rows, 0.07, 0.62, box)), key)
	s.lay(f.see(cells(cols, rows, 0.68, 0.08, box)).move(0, h*0.78/float64(rows)*0.36), paper)
	s.lay(arch(x+w*0.4, base-h*0.17, x+w*0.6, base), key)
	if kind != 3 {
		s.lay(disc(point{x + w/2, base - h - rise*0.36}, w*0.07), pane)
	}
}

// terrace lays a row of houses of varying width and height from x0 to x1.
func (s *sheet) terrace(x0, x1, base, h float64, faces []ink, pane ink) {
	for i, x := 0, x0; x < x1; i++ {
		w := h * s.between(0.42, 0.62)
		s.house((i*7+int(s.between(0, 2)))%4, x, base, w, h*s.between(0.82, 1.15), faces[i%len(faces)], pane)
		x += w
	}
}

// skyline is a far row of roofs, gables and chimneys between x0 and x1 standing on base.
func (s *sheet) skyline(x0, x1, base, h float64) shape {
	var out shape
	for x := x0; x < x1; {
		w := h * s.between(0.45, 1)
		tall := h * s.between(0.5, 1)
		out = append(out, gable(int(s.between(0, 4)), x, base, w, tall, w*0.42)...)
		if s.often(0.5) {
			out = append(out, box(x+w*0.7, base-tall-w*0.38, x+w*0.8, base-tall*0.5)...)
		}
		x += w * s.between(0.85, 1)
	}
	return out
}

// steeple is a church tower with a spire, its foot at x, base.
func steeple(x, base, w, h float64) shape {
	return join(
		box(x-w/2, base-h*0.6, x+w/2, base),
		poly(x-w*0.6, base-h*0.6, x-w*0.1, base-h*0.78, x, base-h, x+w*0.1, base-h*0.78, x+w*0.6, base-h*0.6),
		box(x-w*0.03, base-h*1.09, x+w*0.03, base-h), box(x-w*0.14, base-h*1.06, x+w*0.14, base-h*1.045),
	)
}

// dome is a half onion standing on base, with a lantern.
func dome(x, base, w, h float64) shape {
	return join(
		shape{append(smooth(points(x-w/2, base, x-w*0.49, base-h*0.25, x-w*0.36, base-h*0.55, x-w*0.12, base-h*0.72, x+w*0.12, base-h*0.72,
			x+w*0.36, base-h*0.55, x+w*0.49, base-h*0.25, x+w/2, base), false), point{x, base})},
		box(x-w*0.08, base-h*0.86, x+w*0.08, base-h*0.68),
		poly(x-w*0.1, base-h*0.85, x, base-h, x+w*0.1, base-h*0.85),
	)
}

// column is a shaft with base and capital, standing on base.
func column(x, base, w, h float64) shape {
	return join(
		poly(x-w*0.44, base, x-w*0.36, base-h, x+w*0.36, base-h, x+w*0.44, base),
		box(x-w*0.62, base-h*0.04, x+w*0.62, base), box(x-w*0.62, base-h, x+w*0.62, base-h*0.95),
	)
}

// lamp is a street lamp whose foot is at x, base.
func lamp(x, base, h float64) shape {
	return join(
		taper(h*0.035, h*0.02, point{x, base}, point{x, base - h*0.85}),
		box(x-h*0.04, base-h*0.05, x+h*0.04, base),
		poly(x-h*0.035, base-h*0.84, x-h*0.06, base-h*0.95, x, base-h*1.02, x+h*0.06, base-h*0.95, x+h*0.035, base-h*0.84),
	)
}

// tree is a round-headed tree, its foot at x, base.
func (s *sheet) tree(x, base, h float64, k ink) {
	crown := shape{}
	for range 9 {
		a, r := s.between(0, 2*math.Pi), h*s.between(0, 0.2)
		c := point{x, base - h*0.66}.polar(r, a)
		crown = append(crown, disc(c, h*s.between(0.14, 0.2))...)
	}
	s.lay(join(crown, taper(h*0.07, h*0.04, point{x, base}, point{x, base - h*0.6})), k)
	var cuts shape
	for range 12 {
		c := point{x, base - h*0.68}.polar(h*s.between(0.02, 0.27), s.between(2.4, 5.4))
		cuts = append(cuts, gouge(h*0.025, c, c.polar(h*0.06, -0.5), c.polar(h*0.1, 0.5))...)
	}
	s.carve(cuts, key)
}

// flight is a flight of n steps, narrowing upwards from the width of its foot.
func (s *sheet) flight(x0, x1, y0, y1, inset float64, n int) {
	for i := range n {
		t := float64(i) / float64(n)
		y, next := y1+(y0-y1)*t, y1+(y0-y1)*(t+1/float64(n))
		d := inset * t
		s.lay(box(x0+d, next, x1-d, y), light)
		s.lay(box(x0+d, next+(y-next)*0.55, x1-d, y), key)
	}
}
