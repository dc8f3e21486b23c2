package linocut

import "math"

// sea lays water between the horizon y0 and the lower edge y1 in some inks, and carves ripples out of one of them; the
// ripples grow towards us.
func (s *sheet) sea(y0, y1 float64, k, carved ink) {
	s.lay(box(-9, y0, s.wide+9, y1), k)
	s.ripples(y0, y1, 1, carved)
}

// ripples carves rows of short lens-shaped strokes, denser for a higher share.
func (s *sheet) ripples(y0, y1, share float64, k ink) {
	s.within(box(-9, y0, s.wide+9, y1), func() {
		var out shape
		for y := y0 + 5; y < y1; {
			near := (y - y0) / (s.high - 300)
			reach := 80 + 380*near
			for x := -s.between(0, reach); x < s.wide; x += reach * s.between(0.8, 2.2) / share {
				out = append(out, s.ripple(x, y+s.between(-4, 4)*(1+3*near), reach*s.between(0.5, 1.2), 4+12*near)...)
			}
			y += 22 + 56*near
		}
		s.carve(out, k)
	})
}

// ripple is one wavelet: a stroke that dips in the middle.
func (s *sheet) ripple(x, y, reach, width float64) shape {
	dip := s.between(-0.3, 0.6) * width
	return gouge(width*s.between(0.6, 1.2), point{x, y}, point{x + reach*0.5, y + dip}, point{x + reach, y - dip*0.4})
}

// glitter lays the broken path of a light on water below x, from y0 down to y1, widening towards us.
func (s *sheet) glitter(x, y0, y1, narrow, wide float64, k ink) {
	var out shape
	for y := y0 + 3; y < y1; {
		t := (y - y0) / (y1 - y0)
		reach := narrow + (wide-narrow)*t
		for range 2 {
			l := reach * s.between(0.25, 0.9)
			out = append(out, s.ripple(x+s.between(-0.5, 0.5)*reach-l/2, y+s.between(-3, 3), l, 7+16*t)...)
		}
		y += 14 + 24*t
	}
	s.lay(out, k)
}

// mirror prints the wavering reflection of something dark standing between x0 and x1 on the waterline y.
func (s *sheet) mirror(x0, x1, y, depth float64, k ink) {
	var out shape
	for d := 0.0; d < depth; {
		t := d / depth
		w := (x1 - x0) * (1 - 0.55*t)
		x := (x0+x1)/2 - w/2 + s.between(-0.06, 0.06)*w
		out = append(out, gouge(9+8*t, point{x, y + d}, point{x + w/2, y + d + 3}, point{x + w, y + d})...)
		d += 8 + 15*t
	}
	s.over(out, k)
}

// swell is one long wave whose crest rises at cx: a body to lay, from the trough line y with a height h and a width w.
func swell(cx, y, w, h float64) shape {
	return under(smooth(points(
		cx-w, y, cx-w*0.62, y-h*0.12, cx-w*0.3, y-h*0.55, cx-w*0.06, y-h*0.97, cx+w*0.05, y-h,
		cx+w*0.1, y-h*0.8, cx+w*0.22, y-h*0.38, cx+w*0.5, y-h*0.08, cx+w, y,
	), false), y+h*2)
}

// foam throws n drops of spray from a centre into a fan between two angles.
func (s *sheet) foam(c point, reach, from, to float64, n int, k ink) {
	var out shape
	for range n {
		a, r := s.between(from, to), reach*math.Sqrt(s.between(0.02, 1))
		at := c.polar(r, a)
		size := reach * 0.035 * s.between(0.4, 1.3)
		out = append(out, gouge(size*1.4, at, at.polar(size*s.between(1.5, 5), a))...)
	}
	s.lay(out, k)
}
