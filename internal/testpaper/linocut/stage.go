package linocut

import "math"

// theatreStage: two actors face each other before a set shaped like a boat; spotlights cross, heads fill the stalls.
func theatreStage(s *sheet) {
	s.ground(key)
	s.lay(box(180, 130, 1320, 780), mid|key)
	for _, beam := range []shape{poly(520, 100, 560, 100, 760, 770, 420, 770), poly(940, 100, 980, 100, 1080, 770, 740, 770)} {
		s.lay(beam, light)
		s.within(beam, func() {
			s.carve(s.comb(6, 17, []point{beam[0][0], beam[0][1]}, []point{beam[0][3], beam[0][2]}), light)
		})
	}
	hull := shape{smooth(points(250, 470, 400, 560, 750, 600, 1100, 560, 1260, 440, 1180, 660, 1040, 740, 460, 740, 330, 670), true)}
	s.lay(hull, spot)
	s.within(hull, func() {
		for i := range 4 {
			d := 40 * float64(i)
			s.over(gouge(12, point{260, 500 + d}, point{500, 600 + d}, point{1000, 600 + d}, point{1250, 470 + d}), key)
		}
	})
	s.lay(join(rod(20, 750, 600, 750, 170)), key)
	s.lay(shape{smooth(points(762, 190, 1010, 330, 1090, 500, 930, 520, 762, 530), true)}, paper)
	s.shade(shape{smooth(points(762, 190, 1010, 330, 1090, 500, 930, 520, 762, 530), true)}, 0.9, 46, 11, mid)
	s.lay(poly(180, 740, 1320, 740, 1420, 830, 80, 830), light)
	s.score(poly(180, 740, 1320, 740, 1420, 830, 80, 830), 0, 22, 6, light)
	l, r := pointing(), handUp()
	s.lay(stand(join(l.body(), l.coat()).move(1, 0), 560, 800, 330), paper)
	s.lay(stand(join(l.body(), l.coat()), 560, 800, 330), key)
	s.lay(stand(face(join(r.body(), r.hat()), true).move(-1, 0), 920, 800, 330), paper)
	s.lay(stand(face(join(r.body(), r.hat()), true), 920, 800, 330), key)
	s.curtain(-20, 230, false)
	s.curtain(1270, 1520, true)
	s.valance()
	s.lay(box(-9, 828, 1509, 1009), key)
	s.lay(s.heads(-30, 1540, 900, 42).move(0, -4), mid)
	s.lay(s.heads(-30, 1540, 906, 46), key|mid)
	s.lay(s.heads(-60, 1540, 990, 66).move(0, -4), mid)
	s.lay(s.heads(-60, 1540, 1000, 70), key|mid)
}

// curtain hangs in folds at one side of the stage.
func (s *sheet) curtain(x0, x1 float64, right bool) {
	edge := x1
	if right {
		edge = x0
	}
	s.lay(box(x0, -9, x1, 840), spot)
	for i := range 5 {
		x := x0 + (x1-x0)*(float64(i)+0.5)/5
		s.over(gouge(30, point{x, -20}, point{x + 8, 400}, point{x - 4, 850}), key)
		s.carve(gouge(8, point{x - 26, 60}, point{x - 20, 400}, point{x - 26, 800}), spot)
	}
	s.over(rod(12, edge, -10, edge, 840), key)
}

// valance is the swagged cloth along the top of the stage.
func (s *sheet) valance() {
	for i := range 6 {
		x := 125 + 250*float64(i)
		swag := shape{append(smooth(points(x-130, 60, x-80, 150, x, 180, x+80, 150, x+130, 60), false), point{x + 130, -20}, point{x - 130, -20})}
		s.lay(swag, spot)
		s.within(swag, func() {
			for k := range 3 {
				d := 42 * float64(k)
				s.over(gouge(15, point{x - 120, 20 + d*0.5}, point{x, 60 + d}, point{x + 120, 20 + d*0.5}), key)
			}
		})
		s.lay(brush(9, points(x-130, 60, x-80, 150, x, 180, x+80, 150, x+130, 60)...), light)
	}
}

// orchestra: the conductor stands with his back to us, arms wide; cellos and horns repeat in curves round him.
func orchestra(s *sheet) {
	s.ground(spot)
	s.rays(spot, point{750, 470}, 200, 1200, math.Pi, 2*math.Pi, 30)
	s.lay(shape{append(smooth(points(-30, 560, 300, 430, 750, 380, 1200, 430, 1530, 560), false), point{1530, 1020}, point{-30, 1020})}, mid)
	for row := range 3 {
		n := 9 - row
		for i := range n {
			t := (float64(i) + 0.5) / float64(n)
			a := math.Pi * (1.06 - 1.12*t)
			r := 720 - 165*float64(row)
			x, y := 750+r*math.Cos(a), 900-0.56*(760-150*float64(row))*math.Sin(a)
			s.musician(x, y+70*float64(row)*0.4, 190+34*float64(row), row, x > 750)
		}
	}
	s.lay(box(-9, 940, 1509, 1009), key)
	s.lay(poly(560, 940, 940, 940, 980, 1009, 520, 1009), light)
	s.over(box(560, 936, 940, 948), key)
	p := standing()
	p.elbowL, p.handL, p.elbowR, p.handR = point{-23, -84}, point{-34, -103}, point{23, -82}, point{37, -96}
	tails := shape{smooth(points(-11, -78, -11, -50, -12, -24, -2, -26, 0, -44, 2, -26, 12, -24, 11, -50, 11, -78), true)}
	form := join(p.body(), tails)
	s.lay(stand(form.move(0, -1.2), 750, 950, 520), paper)
	s.lay(stand(form, 750, 952, 516), key)
	s.lay(rod(6, 750+37*5.16, 952-96*5.16, 750+56*5.16, 952-116*5.16), paper)
	s.carve(stand(join(gouge(1.8, point{-8, -76}, point{-8, -60}, point{-9, -34}), gouge(1.4, point{1, -74}, point{1, -50})), 750, 952, 516), key)
}

// musician sits with a cello (row 1 and 2) or a horn (row 0).
func (s *sheet) musician(x, y, h float64, row int, left bool) {
	put := func(f shape, k ink) { s.lay(stand(face(f, left), x, y, h), k) }
	put(join(sitting().body(), sitting().coat().size(0.8, 0.5)).move(0, -1.6), paper)
	put(join(sitting().body(), sitting().coat().size(0.8, 0.5)), key)
	if row == 0 {
		put(join(disc(point{20, -40}, 13), taper(4, 20, point{20, -30}, point{30, -12}), rod(3, 5, -62, 16, -48)), light)
		put(disc(point{20, -40}, 6), key)
		return
	}
	cello := join(shape{smooth(points(20, -44, 28, -40, 27, -30, 31, -22, 30, -8, 20, -4, 10, -8, 9, -22, 13, -30, 12, -40), true)}, rod(3.4, 20, -42, 14, -76), disc(point{13, -78}, 3))
	put(cello.move(1.4, 1), key)
	put(cello, spot)
	put(join(rod(1.6, 20, -10, 16, -60), gouge(2, point{15, -30}, point{13, -22}, point{15, -16}), gouge(2, point{25, -30}, point{27, -22}, point{25, -16})), key)
	put(rod(2, -2, -30, 42, -24), paper)
}

// observatory: the dome stands open on its hill under the stars; a tiny astronomer looks up from the gallery.
func observatory(s *sheet) {
	s.ground(key)
	s.milkyWay()
	s.stars(90, 700)
	s.lay(under(smooth(points(-20, 900, 240, 850, 480, 780, 720, 742, 1000, 760, 1260, 850, 1509, 930), false), 1020), key|mid)
	s.carve(s.comb(22, 13, points(60, 900, 480, 800, 720, 764, 1000, 790, 1440, 940), points(0, 1010, 500, 960, 760, 960, 1100, 980, 1500, 1020)), key)
	s.lay(box(500, 560, 980, 770), light)
	s.over(join(box(840, 560, 980, 770), box(490, 556, 990, 574), box(490, 640, 990, 650)), key)
	s.lay(front(520, 664, 830, 750).see(cells(5, 1, 0.4, 0.9, arch)), key)
	dome := shape{append(smooth(points(490, 560, 500, 440, 570, 320, 680, 254, 740, 244, 800, 254, 910, 320, 980, 440, 990, 560), false), point{990, 560})}
	s.lay(dome, paper)
	s.within(dome, func() {
		s.over(s.comb(9, 17, points(760, 260, 860, 290, 940, 380, 990, 500), points(860, 560, 900, 560, 940, 560, 985, 560)), key)
		s.over(poly(850, 240, 1000, 240, 1000, 570, 900, 570), thinKey)
		s.lay(poly(640, 200, 760, 200, 730, 566, 610, 566), key)
		s.over(join(s.comb(5, 9, points(500, 470, 600, 300), points(500, 556, 590, 556))), mid)
	})
	s.lay(join(poly(640, 470, 700, 500, 800, 250, 736, 224)), spot)
	s.over(join(poly(672, 486, 700, 500, 800, 250, 768, 238), rod(8, 726, 246, 806, 276)), key)
	s.lay(join(rod(5, 990, 610, 1120, 610), rod(4, 990, 566, 1120, 566), rod(4, 1030, 566, 1030, 640), rod(4, 1116, 566, 1116, 640)), light)
	p := pointing()
	s.lay(stand(join(p.body(), p.coat()), 1066, 610, 130), light)
}

// milkyWay carves a band of strokes across the night.
func (s *sheet) milkyWay() {
	var band, glow shape
	for range 80 {
		t := s.between(-0.1, 1.1)
		d := s.between(-1, 1) * s.between(0.2, 1) * 130
		c := point{100 + 1350*t + d*0.5, 620 - 640*t + d}
		reach := s.between(50, 170)
		stroke := gouge(s.between(7, 17), c.polar(-reach, -0.44), c.polar(reach, -0.44))
		if math.Abs(d) < 40 {
			glow = append(glow, stroke...)
		} else {
			band = append(band, stroke...)
		}
	}
	s.lay(band, mid)
	s.lay(glow, light)
}
