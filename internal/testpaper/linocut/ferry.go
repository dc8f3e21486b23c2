package linocut

import "math"

// ferryDay: a white ferry broadside under tall clouds, pushing a bow wave.
func ferryDay(s *sheet) {
	s.ground(mid)
	s.fade(mid, 40, 560)
	s.cumulus(60, 430, 520, 260)
	s.cumulus(860, 380, 700, 330)
	s.lay(under(smooth(points(-20, 545, 200, 520, 420, 540, 700, 515, 900, 548, 1509, 552), false), 600), mid|light)
	s.sea(560, 1009, mid|thinKey, mid|key)
	s.liner(760, 700, 1.55, paper, key, key)
	s.wake(760, 700, 1.55)
	s.gulls(6, 200, 90, 1300, 380, key)
}

// ferryNight: the same ship lit from within on a black strait, the moon behind her and the far shore's lights beyond.
func ferryNight(s *sheet) {
	moon := point{330, 210}
	s.ground(key)
	s.fade(key, 60, 900)
	s.over(box(-9, -9, 1509, 1009), mid)
	s.stars(46, 430)
	s.lay(disc(moon, 84), light)
	s.over(join(disc(moon.add(point{-24, -14}), 17), disc(moon.add(point{26, 22}), 23), disc(moon.add(point{22, -36}), 10)), thinSpot)
	s.lay(under(smooth(points(-20, 560, 300, 535, 520, 552, 820, 520, 1180, 548, 1509, 522), false), 620), key)
	var lights shape
	for x := 30.0; x < 1500; x += s.between(24, 70) {
		lights = append(lights, disc(point{x, s.between(552, 570)}, s.between(2.5, 5))...)
	}
	s.lay(lights, light)
	s.lay(box(-9, 572, 1509, 1009), key|mid)
	s.ripples(574, 1009, 1, key)
	s.glitter(moon.X, 576, 990, 90, 330, light)
	s.liner(850, 735, 1.5, key, key, light)
	s.glitter(850, 752, 930, 820, 600, spot)
	s.wake(850, 735, 1.5)
}

// liner is the car ferry, 740 units long at k 1, in the inks of its upper works, its hull and its
// window panes.
func (s *sheet) liner(x, y, k float64, works, hull, pane ink) {
	s.mirror(x-330*k, x+340*k, y+4*k, 60*k, key)
	s.lay(poly(-356, -92, -352, -122, 352, -124, 392, -132, 372, -92).at(x, y, k), works)
	s.lay(poly(-356, -94, 374, -94, 346, -30, 330, 0, -336, 0, -350, -40).at(x, y, k), hull)
	s.lay(poly(-356, -94, 374, -94, 369, -82, -356, -82).at(x, y, k), spot)
	s.decks(x, y, k, works)
	for _, r := range [][5]float64{{-318, -152, 268, -132, 24}, {-284, -190, 216, -170, 20}, {122, -226, 222, -210, 5}} {
		s.lay(front(r[0], r[1], r[2], r[3]).see(cells(int(r[4]), 1, 0.6, 1, box)).at(x, y, k), pane)
	}
	s.lay(front(-330, -114, 320, -104).see(cells(17, 1, 0.3, 1, box)).at(x, y, k), pane)
	s.carve(join(gouge(5, point{-300, -52}, point{0, -44}, point{250, -54}), gouge(4, point{-250, -26}, point{120, -24}), gouge(4, point{60, -66}, point{310, -70})).at(x, y, k), hull)
}

// decks are the ferry's superstructure, boats, funnel and mast.
func (s *sheet) decks(x, y, k float64, works ink) {
	for _, d := range []shape{
		poly(-338, -122, -330, -160, 286, -160, 306, -122), poly(-300, -160, -296, -198, 226, -198, 244, -160),
		poly(104, -198, 108, -234, 226, -234, 238, -198),
	} {
		s.lay(d.at(x, y, k), works)
	}
	s.over(join(box(-338, -126, 310, -121), box(-306, -164, 292, -159), box(-302, -202, 240, -197), box(100, -238, 234, -233)).at(x, y, k), key)
	s.over(join(box(-338, -160, -250, -122), box(-300, -198, -226, -160), box(104, -234, 136, -198)).at(x, y, k), thinMid)
	s.lay(poly(-160, -198, -148, -282, -82, -282, -72, -198).at(x, y, k), spot)
	s.lay(join(poly(-149, -276, -148, -294, -82, -294, -82, -276), rod(4, 166, -234, 160, -306), rod(2, 146, -280, 180, -280)).at(x, y, k), key)
	for i := range 5 {
		s.lay(oval(-210+72*float64(i), -166, 25, 7).at(x, y, k), spot)
	}
}

// wake is the white water along a ship's side and behind her.
func (s *sheet) wake(x, y, k float64) {
	var out shape
	for range 18 {
		from := s.between(-560, 330)
		out = append(out, gouge(s.between(6, 12), point{from, s.between(-4, 10)}, point{from + 60, s.between(4, 14)}, point{from + s.between(90, 190), s.between(0, 12)})...)
	}
	for i := range 6 {
		a := -0.35 - 0.22*float64(i)
		out = append(out, gouge(9, point{322, 6}, point{350, 2}.polar(18, a), point{356, 4}.polar(44+6*float64(i), a))...)
	}
	s.lay(out.at(x, y, k), paper)
}

// smallFerry: a little boat with an awning crosses between two quays with a handful of passengers.
func smallFerry(s *sheet) {
	s.ground(light)
	s.fade(light, 330, 60)
	s.terrace(-30, 1530, 430, 230, []ink{light | thinSpot, mid, paper, spot}, key)
	s.lay(box(-9, 428, 1509, 500), key)
	s.carve(s.courses(front(-9, 436, 1509, 500), 3, 7), key)
	s.sea(496, 1009, mid, mid)
	s.mirror(0, 1500, 500, 60, key)
	s.awningBoat(740, 760, 1.5)
	s.lay(poly(-9, 900, 330, 960, 360, 1009, -9, 1009), key)
	s.lay(join(rod(20, 120, 940, 126, 700), rod(20, 270, 980, 274, 780), rod(9, 126, 760, 200, 850, 274, 830)), key)
	s.carve(join(gouge(5, point{131, 720}, point{129, 900}), gouge(5, point{279, 800}, point{277, 950})), key)
	s.gulls(4, 300, 560, 1400, 640, paper)
}

// awningBoat is a small open ferry under a striped awning, with a helmsman.
func (s *sheet) awningBoat(x, y, k float64) {
	s.mirror(x-250*k, x+250*k, y+14*k, 90*k, key)
	s.lay(join(stand(standing().body(), x-190*k, y-26*k, 112*k), stand(face(standing().body(), true), x+196*k, y-30*k, 110*k)), key)
	for i := range 6 {
		p := sitting()
		if i%3 == 1 {
			p = standing()
		}
		form := join(p.body(), p.coat())
		if i%2 == 0 {
			form = append(form, p.hat()...)
		}
		s.lay(stand(face(form, i%2 == 1), x+(-120+48*float64(i))*k, y-22*k, 98*k), key)
	}
	s.lay(shape{smooth(points(-262, -52, -180, -40, 0, -36, 180, -42, 268, -66, 240, -6, 180, 16, -180, 18, -236, 0), true)}.at(x, y, k), key)
	s.lay(shape{smooth(points(-260, -52, -180, -40, 0, -36, 180, -42, 266, -66, 262, -52, 180, -28, 0, -22, -180, -26, -256, -40), true)}.at(x, y, k), spot)
	s.carve(join(gouge(5, point{-200, 0}, point{-40, 6}), gouge(5, point{20, 2}, point{190, -6})).at(x, y, k), key)
	s.lay(join(rod(5, -158, -34, -158, -150), rod(5, 158, -36, 158, -150), rod(4, 0, -34, 0, -150)).at(x, y, k), key)
	awning := shape{smooth(points(-180, -140, -170, -158, 0, -178, 170, -158, 180, -140, 0, -146), true)}.at(x, y, k)
	s.lay(awning, paper)
	s.within(awning, func() {
		for i := range 9 {
			t := -176 + 40*float64(i)
			s.lay(box(t, -190, t+20, -130).at(x, y, k), spot)
		}
	})
}

// picketLine: the crew at the dock gate with blank placards, a brazier in their midst, their idle ship behind.
func picketLine(s *sheet) {
	fire := point{800, 770}
	s.ground(mid)
	s.fade(mid, 0, 620)
	s.liner(700, 560, 1.75, paper, key, key)
	s.lay(box(-9, 600, 1509, 1009), light)
	s.gate()
	s.score(box(-9, 600, 1509, 1009), 0.02, 50, 15, light)
	s.rays(all, fire, 90, 560, math.Pi*1.02, math.Pi*1.98, 20)
	s.brazier(fire)
	for i, x := range []float64{110, 290, 450, 610, 990, 1150, 1290, 1430} {
		p := handUp()
		form := join(p.body(), p.coat(), p.hat())
		left := x > fire.X
		base := 950 + 30*math.Sin(float64(i)*2.1)
		s.lay(stand(face(join(form, rod(3, 10, -90, 10.5, -160)), left), x, base, 330), key)
		sign := 20.0
		if left {
			sign = -20
		}
		s.placard(point{x + sign*1.7, base - 540 - 30*math.Cos(float64(i)*3)}, s.between(-0.12, 0.12), i%3 == 0)
		s.carve(gouge(9, point{x + sign*1.3, base - 260}, point{x + sign*1.9, base - 190}, point{x + sign*2, base - 100}), key)
	}
}

// placard is a blank board.
func (s *sheet) placard(c point, tilt float64, red bool) {
	k := paper
	if red {
		k = spot
	}
	board := box(-74, -50, 74, 50).turn(tilt).move(c.X, c.Y)
	s.lay(box(-80, -56, 82, 58).turn(tilt).move(c.X, c.Y), key)
	s.lay(board, k)
	s.over(box(-74, 34, 74, 50).turn(tilt).move(c.X, c.Y), thinKey)
}

// gate is the dock fence across the picture.
func (s *sheet) gate() {
	var bars shape
	for x := 0.0; x < 1500; x += 46 {
		bars = append(bars, box(x-4, 470, x+4, 700)...)
	}
	s.lay(join(bars, box(-9, 490, 1509, 502), box(-9, 650, 1509, 664), box(560, 420, 590, 720), box(1030, 420, 1060, 720)), key)
}

// brazier is a drum full of flames.
func (s *sheet) brazier(c point) {
	flame := func(k float64) shape {
		return shape{smooth(points(-70*k, 0, -82*k, -60*k, -40*k, -110*k, -44*k, -60*k, -8*k, -190*k, 20*k, -80*k, 50*k, -130*k, 84*k, -50*k, 70*k, 0), true)}.move(c.X, c.Y)
	}
	s.lay(flame(1), spot)
	s.lay(flame(0.62), light)
	s.lay(flame(0.3), paper)
	s.lay(poly(c.X-92, c.Y-10, c.X+92, c.Y-10, c.X+78, c.Y+170, c.X-78, c.Y+170), key)
	s.lay(front(c.X-74, c.Y+14, c.X+74, c.Y+110).see(cells(5, 3, 0.45, 0.5, box)), spot)
}
