package linocut

import "math"

// townHall: the clock tower stands against rays of evening; arcades, a flight of steps, people and pigeons on the square.
func townHall(s *sheet) {
	s.ground(mid)
	s.rays(mid, point{750, 560}, 320, 1150, math.Pi, 2*math.Pi, 26)
	s.terrace(-60, 300, 760, 300, []ink{light | thinSpot, light}, key)
	s.terrace(1210, 1560, 760, 290, []ink{light, light | thinSpot}, key)
	s.lay(poly(250, 470, 320, 380, 1180, 380, 1250, 470), spot)
	s.score(poly(250, 470, 320, 380, 1180, 380, 1250, 470), 1.57, 40, 8, spot)
	body := front(270, 470, 1230, 770)
	s.lay(body.full(), light)
	s.over(s.courses(body, 9, 6), thinKey)
	s.lay(front(290, 495, 1210, 610).see(cells(13, 1, 0.44, 0.94, arch)), key)
	s.lay(front(290, 640, 1210, 770).see(cells(9, 1, 0.62, 1, arch)), key)
	s.over(join(box(262, 464, 1238, 480), box(262, 618, 1238, 630)), key)
	s.clockTower(750, 770)
	s.flight(330, 1170, 770, 850, 120, 4)
	s.lay(box(-9, 850, 1509, 1009), light)
	s.score(box(-9, 850, 1509, 1009), 0, 40, 10, light)
	for i, x := range []float64{150, 330, 560, 930, 1120, 1340} {
		s.lay(stand(s.passer(), x, 905+18*float64(i%3), 150), key)
	}
	s.pigeons(16)
}

// clockTower is a tall tower with a clock, an open lantern and a spire, on x, base.
func (s *sheet) clockTower(x, base float64) {
	shaft := front(x-92, 250, x+92, base)
	s.lay(shaft.full(), paper)
	s.over(shaft.see(box(0.68, 0, 1, 1)), thinKey)
	s.over(s.courses(shaft, 13, 6), thinKey)
	s.lay(shaft.see(join(arch(0.36, 0.3, 0.64, 0.42), arch(0.36, 0.5, 0.64, 0.62), arch(0.3, 0.8, 0.7, 1))), key)
	s.lay(box(x-108, 244, x+108, 262), key)
	s.lay(front(x-74, 160, x+74, 246).full(), light)
	s.lay(front(x-74, 168, x+74, 244).see(cells(3, 1, 0.6, 1, arch)), key)
	s.lay(shape{append(smooth(points(x-92, 164, x-80, 110, x-30, 84, x-8, 10), false), append([]point{{x, -30}}, smooth(points(x+8, 10, x+30, 84, x+80, 110, x+92, 164), false)...)...)}, spot)
	s.over(s.comb(5, 8, points(x+20, 90, x+70, 120), points(x+30, 160, x+84, 162)), key)
	c := point{x, 320}
	s.lay(disc(c, 68), key)
	s.lay(disc(c, 58), light)
	for i := range 12 {
		a := math.Pi / 6 * float64(i)
		s.lay(rod(5, c.polar(44, a).X, c.polar(44, a).Y, c.polar(53, a).X, c.polar(53, a).Y), key)
	}
	s.lay(join(taper(9, 5, c, c.polar(34, -2.5)), taper(8, 4, c, c.polar(46, -0.6)), disc(c, 7)), key)
}

// pigeons walk and rise on the square.
func (s *sheet) pigeons(n int) {
	for i := range n {
		x, y := s.between(60, 1440), s.between(920, 980)
		bird := join(oval(0, -9, 14, 8), disc(point{13, -18}, 5), poly(-12, -10, -28, -4, -10, -4), rod(2, 0, -4, 0, 3))
		s.lay(face(bird, i%2 == 0).move(x, y), key)
	}
	s.gulls(5, 900, 640, 1350, 800, key)
}

// courtHouse: columns under a pediment with scales; two people with files come down the steps.
func courtHouse(s *sheet) {
	s.ground(mid)
	s.fade(mid, -100, 520)
	s.lay(poly(90, 300, 750, 60, 1410, 300), light)
	s.over(poly(750, 60, 1410, 300, 1300, 300), thinKey)
	s.lay(join(poly(60, 312, 750, 40, 1440, 312, 1440, 290, 750, 20, 60, 290), box(60, 296, 1440, 322)), key)
	s.scales(point{750, 150}, 92)
	s.lay(box(100, 322, 1400, 396), light)
	s.over(s.courses(front(100, 326, 1400, 396), 2, 7), key)
	s.lay(box(110, 396, 1390, 800), key)
	s.lay(arch(650, 460, 850, 800), spot)
	s.lay(join(box(745, 470, 755, 800), box(650, 590, 850, 600)), key)
	for i := range 6 {
		x := 180 + 228*float64(i)
		s.fluted(x, 806, 410, 92)
	}
	s.flight(40, 1460, 800, 940, 70, 5)
	s.lay(box(-9, 938, 1509, 1009), light)
	for i, x := range []float64{590, 800} {
		form := join(walking().body(), walking().coat(), walking().bag())
		s.lay(stand(face(form, i == 0), x, 935-26*float64(i), 330), paper)
		s.lay(stand(face(form, i == 0), x+5, 938-26*float64(i), 328), key)
	}
	s.lay(join(box(1150, 690, 1180, 700)), key)
	s.gulls(3, 100, 60, 420, 160, key)
}

// fluted is a column with carved flutes and a shadow side.
func (s *sheet) fluted(x, base, h, w float64) {
	c := column(x, base, w, h)
	s.lay(c.move(9, 0), key|mid)
	s.lay(c, paper)
	s.within(c, func() {
		for i := range 4 {
			t := x - w*0.3 + w*0.17*float64(i)
			s.over(gouge(w*0.06, point{t, base - h*0.9}, point{t, base - h*0.08}), key)
		}
		s.over(box(x+w*0.18, base-h, x+w, base), thinKey)
	})
}

// scales is a pair of scales of a width 2r.
func (s *sheet) scales(c point, r float64) {
	s.lay(join(rod(9, c.X, c.Y-r*0.7, c.X, c.Y+r*0.85), rod(8, c.X-r, c.Y-r*0.36, c.X, c.Y-r*0.5, c.X+r, c.Y-r*0.36), box(c.X-r*0.4, c.Y+r*0.8, c.X+r*0.4, c.Y+r*0.92), disc(point{c.X, c.Y - r*0.72}, 11)), key)
	for _, x := range []float64{c.X - r, c.X + r} {
		s.lay(join(rod(3.5, x-r*0.38, c.Y+r*0.3, x, c.Y-r*0.36, x+r*0.38, c.Y+r*0.3), shape{append(smooth(points(x-r*0.44, c.Y+r*0.3, x-r*0.2, c.Y+r*0.52, x+r*0.2, c.Y+r*0.52, x+r*0.44, c.Y+r*0.3), false), point{x, c.Y + r*0.3})}), key)
	}
}

// councilChamber: the desks ring the chair in half circles; hands go up under the chandelier.
func councilChamber(s *sheet) {
	s.ground(spot)
	s.score(box(-9, -9, 1509, 470), math.Pi/2, 62, 15, spot)
	for i := range 7 {
		x := 105 + 215*float64(i)
		s.lay(arch(x-70, 90, x+70, 400), key)
		s.lay(arch(x-56, 106, x+56, 400), light)
		s.lay(join(box(x-4, 106, x+4, 400), box(x-56, 230, x+56, 238)), key)
	}
	s.lay(box(-9, 400, 1509, 1009), key)
	s.lay(box(560, 330, 940, 470), mid)
	s.lay(join(stand(pointing().body(), 750, 470, 230)), key)
	s.lay(box(610, 396, 890, 480), light)
	s.over(box(610, 396, 890, 408), key)
	for row := range 4 {
		s.benches(float64(row))
	}
	s.chandelier(point{750, 170})
}

// benches is one half circle of desks with members behind them; row 0 is the furthest.
func (s *sheet) benches(row float64) {
	rx, y := 420+190*row, 500+92*row
	dip := 66 + 50*row
	at := func(t float64) point {
		a := math.Pi * (1 - t)
		return point{750 + rx*math.Cos(a)*1.1, y + dip*math.Sin(a)}
	}
	n := 9 + int(row)
	for i := range n {
		p := at((float64(i) + 0.5) / float64(n))
		pose := standing()
		if s.often(0.5) {
			pose = handUp()
		}
		h := 150 + 46*row
		member := face(pose.body(), s.often(0.5))
		s.lay(stand(member, p.X, p.Y+h*0.5, h), paper)
		s.lay(stand(member, p.X+3, p.Y+h*0.51, h), key|mid)
	}
	var top []point
	for i := range 31 {
		top = append(top, at(float64(i)/30))
	}
	s.lay(ribbon(top, 0, 62+16*row), mid)
	s.over(ribbon(top, 44+12*row, 62+16*row), key)
	s.lay(brush(9+2*row, top...), light)
}

// chandelier is a ring of lamps with its chain.
func (s *sheet) chandelier(c point) {
	s.lay(join(rod(7, c.X, -10, c.X, c.Y-60), rod(5, c.X-130, c.Y, c.X, c.Y-66, c.X+130, c.Y), oval(c.X, c.Y+6, 140, 22)), key)
	for i := range 7 {
		x := c.X - 132 + 44*float64(i)
		s.lay(blob(x, c.Y-44, x+13, c.Y-20, x+8, c.Y-2, x-8, c.Y-2, x-13, c.Y-20), paper)
	}
}

// hospital: a long modern front with lit windows; an ambulance waits under the canopy.
func hospital(s *sheet) {
	s.ground(key | mid)
	s.fade(key, 30, 460)
	s.lay(disc(point{1250, 130}, 58), light)
	near := newWall(point{500, 180}, point{1560, 300}, point{1560, 720}, point{500, 800})
	far := newWall(point{60, 290}, point{500, 180}, point{500, 800}, point{60, 740})
	s.lay(near.full(), mid)
	s.lay(far.full(), key)
	s.lay(near.see(cells(11, 6, 0.7, 0.52, box)), key)
	s.lay(far.see(cells(5, 6, 0.62, 0.5, box)), mid|key)
	for range 34 {
		i, j := int(s.between(0, 11)), int(s.between(0, 5))
		u, v := (float64(i)+0.5)/11, (float64(j)+0.5)/6
		s.lay(near.see(box(u-0.032, v-0.044, u+0.032, v+0.044)), light)
	}
	s.lay(near.see(box(-0.01, -0.02, 1, 0.03)), paper)
	s.lay(join(box(270, 300, 306, 420), box(228, 342, 348, 378)), spot)
	s.lay(poly(-9, 800, 500, 800, 1509, 716, 1509, 1009, -9, 1009), key)
	s.lay(poly(560, 640, 1240, 610, 1270, 650, 560, 690), light)
	s.lay(join(box(590, 680, 606, 812), box(1190, 650, 1206, 780)), light)
	s.lay(poly(640, 690, 1160, 664, 1160, 780, 640, 806), light)
	s.over(join(box(800, 670, 808, 800), box(960, 670, 968, 800), box(1080, 660, 1086, 800)), key)
	s.lay(stand(standing().body(), 880, 806, 116), key)
	s.glitter(900, 812, 990, 240, 420, mid)
	s.ambulance(560, 930)
}

// ambulance stands on x, y, facing left.
func (s *sheet) ambulance(x, y float64) {
	s.lay(oval(x, y+6, 300, 20), key|mid)
	s.lay(shape{append(smooth(points(-270, 0, -276, -74, -240, -104, -190, -180, -130, -196), false), points(260, -204, 262, 0)...)}.move(x, y), paper)
	s.lay(box(x-276, y-74, x+262, y-44), spot)
	s.lay(poly(-232, -108, -190, -170, -142, -176, -142, -108).move(x, y), key)
	s.lay(box(x-112, y-170, x-40, y-112), key)
	s.lay(join(box(x+92, y-176, x+116, y-92), box(x+62, y-146, x+146, y-122)), spot)
	s.lay(join(box(x-120, y-220, x-60, y-196)), spot)
	for _, w := range []float64{-176, 168} {
		s.lay(disc(point{x + w, y}, 46), key)
		s.lay(disc(point{x + w, y}, 20), light)
	}
	s.over(poly(-276, -24, 262, -24, 262, 0, -270, 0).move(x, y), thinKey)
	s.lay(poly(-280, -40, -560, -70, -560, 20, -280, -14).move(x, y), light)
}

// schoolYard: a brick school with a bell on its roof; children run to the door with their bags.
func schoolYard(s *sheet) {
	s.ground(light)
	s.rays(light, point{1250, 160}, 100, 1100, 0, 2*math.Pi, 28)
	s.lay(disc(point{1250, 160}, 74), mid)
	s.lay(poly(110, 380, 200, 250, 1300, 250, 1390, 380), key)
	s.score(poly(110, 380, 200, 250, 1300, 250, 1390, 380), math.Pi/2, 44, 9, key)
	body := front(150, 380, 1350, 800)
	s.lay(body.full(), mid)
	s.over(s.courses(body, 16, 7), key)
	for _, f := range []wall{front(170, 420, 610, 780), front(890, 420, 1330, 780)} {
		s.lay(f.see(cells(4, 2, 0.62, 0.72, box)), paper)
		s.lay(f.see(cells(4, 2, 0.54, 0.64, box)), key)
		s.lay(f.see(join(cells(4, 2, 0.05, 0.64, box), cells(4, 2, 0.54, 0.05, box))), paper)
	}
	s.lay(poly(610, 380, 750, 210, 890, 380, 890, 800, 610, 800), mid)
	s.over(join(rod(14, 596, 392, 750, 204, 904, 392), box(606, 380, 614, 800), box(886, 380, 894, 800)), key)
	s.lay(arch(670, 530, 830, 800), key)
	s.lay(arch(688, 548, 812, 800), spot)
	s.lay(join(box(746, 540, 754, 800)), key)
	s.lay(disc(point{750, 440}, 50), paper)
	s.lay(join(rod(6, 750, 440, 750, 404), rod(6, 750, 440, 774, 452)), key)
	s.lay(join(box(700, 120, 712, 230), box(788, 120, 800, 230), poly(686, 124, 750, 70, 814, 124)), key)
	s.lay(shape{smooth(points(720, 196, 728, 150, 750, 134, 772, 150, 780, 196, 750, 202), true)}, spot)
	s.lay(box(-9, 800, 1509, 1009), spot)
	s.score(box(-9, 800, 1509, 1009), 0, 46, 13, spot)
	s.tree(60, 820, 380, key)
	for i, x := range []float64{230, 390, 540, 960, 1110, 1290} {
		form := join(running().body(), box(-15, -82, -4, -60))
		h := 190 + 26*float64(i%3)
		s.lay(stand(face(form, x > 750).move(2, 1), x, 900+22*float64(i%3), h), paper)
		s.lay(stand(face(form, x > 750), x, 900+22*float64(i%3), h), key)
	}
}
