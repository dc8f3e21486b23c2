package linocut

import "math"

// mapStrait: two coasts face each other over a strait with an island in it; the ferry's line is dotted across, a compass
// rose turns in the corner.
func mapStrait(s *sheet) {
	s.ground(mid)
	s.score(box(-9, -9, 1609, 909), 0.02, 62, 9, mid)
	west := shape{append(smooth(points(-30, -30, 420, -30, 470, 90, 400, 180, 440, 260, 540, 330, 500, 420, 410, 470, 470, 560, 430, 680, 330, 740, 380, 850, 340, 940), false), point{-30, 940})}
	east := shape{append(smooth(points(1630, 940, 1120, 940, 1160, 820, 1080, 740, 1140, 640, 1230, 560, 1150, 470, 1200, 360, 1300, 290, 1240, 170, 1330, 60, 1300, -30), false), point{1630, -30})}
	isle := blob(780, 560, 830, 520, 900, 540, 930, 600, 880, 650, 810, 640, 770, 610)
	for _, coast := range []shape{west, east, isle} {
		s.coast(coast)
	}
	s.relief(points(90, 120, 200, 300, 130, 520, 220, 760), 66)
	s.relief(points(1420, 180, 1480, 420, 1400, 650, 1500, 820), 66)
	s.lay(join(brush(12, point{-10, 420}, point{160, 400}, point{300, 440}, point{415, 466}), brush(10, point{1610, 520}, point{1400, 540}, point{1236, 558})), mid)
	s.crossing([]point{{420, 470}, {600, 500}, {760, 440}, {980, 430}, {1148, 470}})
	s.town(point{404, 470})
	s.town(point{1168, 470})
	s.rose(point{1460, 130}, 104)
	s.lay(poly(846, 560, 858, 560, 866, 600, 838, 600), spot)
}

// coast is land with a dark edge and the lines of shoaling water round it.
func (s *sheet) coast(land shape) {
	for i := 3; i >= 1; i-- {
		c, _ := land.extent()
		k := 1 + 0.035*float64(i)
		ring := land.bend(func(p point) point { return c.add(p.sub(c).times(k)) })
		if i%2 == 1 {
			s.lay(ring, mid|light)
		} else {
			s.lay(ring, mid)
		}
	}
	s.lay(land.move(7, 9), key)
	s.lay(land, light)
	s.score(land, 0.9, 64, 9, light)
}

// relief is a range of hills along a line, the far ones first, each lit from the left.
func (s *sheet) relief(line []point, size float64) {
	const hills = 13
	for i := range hills {
		side := float64(i%3-1) * size * 0.9
		c := along(line, (float64(i)+0.5)/hills).add(point{side + s.between(-9, 9), 0})
		h := size * s.between(0.55, 1)
		hill := under(smooth(points(c.X-h, c.Y, c.X-h*0.4, c.Y-h*0.6, c.X-h*0.06, c.Y-h, c.X+h*0.34, c.Y-h*0.62, c.X+h, c.Y), false), c.Y)
		s.lay(hill.move(0, -5), key)
		s.lay(hill, paper)
		s.within(hill, func() {
			s.lay(s.comb(6, h*0.14, points(c.X, c.Y-h, c.X+h*0.8, c.Y-h*0.1), points(c.X+h*0.1, c.Y, c.X+h*0.8, c.Y+h*0.1)), key)
		})
	}
}

// crossing is a dotted line.
func (s *sheet) crossing(line []point) {
	line = smooth(line, false)
	for i := range 22 {
		a, b := along(line, (float64(i)+0.15)/22), along(line, (float64(i)+0.72)/22)
		s.lay(rod(19, a.X, a.Y, b.X, b.Y), paper)
		s.lay(rod(12, a.X, a.Y, b.X, b.Y), spot)
	}
}

// town is a marker on a map.
func (s *sheet) town(c point) {
	s.lay(disc(c, 31), key)
	s.lay(disc(c, 24), paper)
	s.lay(disc(c, 14), spot)
}

// rose is a compass rose of radius r.
func (s *sheet) rose(c point, r float64) {
	s.lay(disc(c, r*0.82), paper)
	s.lay(disc(c, r*0.74), key)
	s.lay(disc(c, r*0.68), paper)
	for i := range 8 {
		a := math.Pi/4*float64(i) - math.Pi/2
		reach := r
		if i%2 == 1 {
			reach = r * 0.62
		}
		tip, left, right := c.polar(reach, a), c.polar(r*0.2, a-math.Pi/4), c.polar(r*0.2, a+math.Pi/4)
		s.lay(shape{{c, left, tip}}, key)
		s.lay(shape{{c, tip, right}}, paper)
		s.lay(rod(4, c.X, c.Y, tip.X, tip.Y, right.X, right.Y), key)
	}
	s.lay(poly(c.X-r*0.12, c.Y-r*0.4, c.X, c.Y-r*1.02, c.X+r*0.12, c.Y-r*0.4), spot)
}

// waterMap: the city from above: river, streets, the reservoir on its hill, and the three zones of the cut shaded.
func waterMap(s *sheet) {
	s.ground(light)
	river := smooth(points(-30, 620, 200, 560, 420, 600, 640, 520, 800, 430, 1000, 470, 1180, 560, 1400, 520, 1640, 600), false)
	s.zone(poly(-20, -20, 560, -20, 600, 300, 640, 520, 420, 600, 200, 560, -20, 620), spot, 0.8)
	s.zone(poly(560, -20, 1150, -20, 1120, 250, 1000, 470, 800, 430, 640, 520, 600, 300), mid, -0.7)
	s.zone(poly(200, 560, 420, 600, 640, 520, 800, 430, 1000, 470, 1180, 560, 1100, 920, 300, 920), key, 0.1)
	s.streets()
	s.lay(sweep(river, func(t float64) float64 { return 74 + 60*t }), paper)
	s.lay(sweep(river, func(t float64) float64 { return 60 + 58*t }), mid)
	s.carve(sweep(river, func(float64) float64 { return 5 }), mid)
	lake := blob(1260, 130, 1340, 90, 1450, 110, 1500, 190, 1440, 260, 1330, 270, 1250, 220)
	s.relief(points(1180, 90, 1240, 330, 1420, 360, 1560, 300, 1580, 80), 54)
	s.lay(lake.move(7, 9), key)
	s.lay(lake, mid)
	s.score(lake, 0, 26, 9, mid)
	s.lay(rod(26, 1236, 172, 1300, 262), key)
	s.lay(rod(14, 1236, 172, 1300, 262), paper)
	s.crossing(points(1262, 226, 1180, 300, 1110, 330, 1020, 360))
	for _, p := range []point{{300, 300}, {860, 190}, {700, 720}, {1010, 366}} {
		s.town(p)
	}
}

// zone is a district shaded by strokes of one ink, within a heavy border.
func (s *sheet) zone(form shape, k ink, a float64) {
	s.lay(form, light)
	s.shade(form, a, 46, 24, k)
	line := append(append([]point(nil), form[0]...), form[0][0])
	for i := range line[1:] {
		s.lay(rod(12, line[i].X, line[i].Y, line[i+1].X, line[i+1].Y), key)
	}
}

// streets are the main roads, cut through everything.
func (s *sheet) streets() {
	for _, road := range [][]point{
		points(-20, 180, 300, 300, 640, 330, 1110, 260, 1240, 420, 1640, 430), points(300, -20, 300, 300, 330, 560, 360, 920),
		points(860, -20, 860, 190, 800, 430, 700, 720, 690, 920), points(-20, 760, 330, 760, 700, 720, 1120, 780, 1640, 720), points(1120, 560, 1120, 780, 1150, 920),
	} {
		s.lay(brush(20, road...), paper)
	}
}
