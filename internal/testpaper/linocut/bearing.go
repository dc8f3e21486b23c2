package linocut

import "math"

// bridgeBearing: the ring of rollers under the bridge comes round out of the dark, lit by one lamp in the hand of a tiny
// engineer.
func bridgeBearing(s *sheet) {
	lampAt := point{1105, 700}
	s.ground(key | mid)
	s.score(box(-9, -9, 1509, 300), -0.06, 60, 15, key)
	s.race(300, mid)
	s.rollers()
	s.race(660, light)
	s.lay(under(smooth(points(-20, 905, 400, 935, 900, 930, 1509, 890), false), 1020), key)
	s.rays(key, lampAt, 70, 520, 0, 2*math.Pi, 22)
	s.lay(disc(lampAt, 62), light)
	s.lay(disc(lampAt, 30), paper)
	s.lay(rod(6, lampAt.X-22, lampAt.Y-30, lampAt.X, lampAt.Y-62, lampAt.X+22, lampAt.Y-30), key)
	p := pointing()
	p.handR, p.elbowR = point{32, -88}, point{17, -80}
	man := face(join(p.body(), p.coat(), p.hat()), true)
	s.lay(stand(man, 1205, 955, 290), light)
	s.lay(stand(man, 1213, 957, 287), key)
}

// around is a point on the great ring, seen from below and outside; t runs from 0 at the far left to 1 at the right.
func around(t, y float64) point {
	a := math.Pi * (1.02 - 1.04*t)
	return point{560 + 1020*math.Cos(a), y + 0.34*1020*math.Sin(a) - 240}
}

// race is one of the two steel rings the rollers run between: a lit edge, a bolted face, a dark underside.
func (s *sheet) race(y float64, face ink) {
	var line []point
	for i := range 41 {
		line = append(line, around(float64(i)/40, y))
	}
	band := func(y0, y1 float64) shape { return ribbon(line, y0, y1) }
	s.lay(band(-6, 138), key)
	s.lay(band(10, 120), face)
	s.shade(band(76, 120), 0.3, 26, 14, key)
	s.lay(band(0, 14), paper)
	for i := range 22 {
		p := around((float64(i)+0.5)/22, y+54)
		s.lay(disc(p.add(point{5, 6}), 18), key)
		s.lay(disc(p, 15), spot)
	}
}

// rollers are the steel drums between the rings, each with its own highlight.
func (s *sheet) rollers() {
	for i := range 15 {
		t := (float64(i) + 0.5) / 15
		top, low := around(t, 438), around(t, 655)
		w := 26 + 42*math.Sin(math.Pi*t)
		drum := join(box(top.X-w, top.Y, low.X+w, low.Y), oval(low.X, low.Y, w, w*0.25))
		s.lay(drum.move(10, 0), key)
		s.lay(drum, light)
		s.within(drum, func() {
			s.over(box(top.X-w, 0, top.X-w*0.6, 1000), mid)
			s.over(box(top.X+w*0.1, 0, top.X+w, 1000), mid)
			s.over(box(top.X+w*0.52, 0, top.X+w, 1000), key)
			s.carve(gouge(w*0.24, top.add(point{-w * 0.2, 10}), low.add(point{-w * 0.2, -10})), light)
		})
	}
}
