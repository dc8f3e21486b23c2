package linocut

import "math"

// lorryQueue: lorries stand nose to tail along the quay, out to the ramp of the ferry.
func lorryQueue(s *sheet) {
	v := view{point{1120, 400}}
	s.ground(mid)
	s.fade(mid, 0, 380)
	s.cumulus(60, 250, 380, 150)
	s.sea(404, 1009, mid, mid)
	s.liner(1240, 470, 0.8, paper, key, key)
	s.lay(v.flat(-1900, 130, 280, 0.4, 40).full(), light)
	s.lay(v.flat(118, 140, 280, 0.4, 40).full(), key)
	for i := range 6 {
		s.lay(v.flat(-260, -230, 280, 0.5*math.Pow(1.6, float64(i)), 0.62*math.Pow(1.6, float64(i))).full(), spot)
	}
	shed := v.side(-1500, -520, 280, 1.1, 30)
	s.lay(shed.full(), mid|light)
	s.over(shed.see(box(0, 0, 1, 0.07)), key)
	for i, z := range []float64{9.4, 6.6, 4.6, 3.2, 2.24, 1.56, 1.08} {
		s.lorry(v, z, []ink{spot, paper, mid | light, spot, paper, mid | light, spot}[i])
	}
	driver := v.at(-380, 280, 1.2)
	s.lay(stand(join(pointing().body(), pointing().hat()), driver.X, driver.Y, 240), key)
	s.gulls(5, 500, 60, 1400, 280, key)
}

// lorry is one lorry seen from behind, its tail at the depth z.
func (s *sheet) lorry(v view, z float64, body ink) {
	const left, right = -1010.0, -640.0
	side := v.side(right, -310, 180, z, z*1.3)
	tail := v.back(left, -310, right, 180, z)
	s.lay(v.flat(left-20, right+90, 280, z*0.96, z*1.34).full(), key)
	s.lay(join(v.back(left+20, 180, right-20, 250, z).full(), v.side(right, 180, 262, z*1.02, z*1.08).full(), v.side(right, 180, 262, z*1.11, z*1.16).full(), v.side(right, 180, 262, z*1.24, z*1.29).full()), key)
	s.lay(side.full(), body)
	s.over(side.full(), thinKey)
	s.over(join(side.see(box(0, 0.94, 1, 1)), side.see(box(0.03, 0, 0.05, 1)), side.see(box(0.3, 0, 0.31, 1)), side.see(box(0.6, 0, 0.61, 1)), side.see(box(0, 0, 1, 0.025))), key)
	s.lay(tail.full(), body)
	s.over(join(tail.see(box(0.49, 0.02, 0.51, 0.98)), tail.see(box(0, 0.95, 1, 1)), tail.see(box(0.4, 0.1, 0.42, 0.9)), tail.see(box(0.58, 0.1, 0.6, 0.9)), tail.see(box(0, 0, 1, 0.03))), key)
	s.carve(join(tail.see(rod(0.03, 0.1, 0.1, 0.1, 0.6)), tail.see(rod(0.03, 0.9, 0.3, 0.9, 0.8))), all)
	s.lay(join(v.back(left+15, 196, left+70, 222, z).full(), v.back(right-70, 196, right-15, 222, z).full()), spot)
	s.lay(v.back(left+130, 196, left+220, 226, z).full(), paper)
}

// ferryTerminal: travellers with their bags in the hall, the board overhead, the ship filling the great window.
func ferryTerminal(s *sheet) {
	s.ground(light)
	s.lay(box(90, 150, 1410, 620), mid)
	s.within(box(90, 150, 1410, 620), func() {
		s.fade(mid, 120, 520)
		s.lay(box(0, 560, 1500, 640), mid|thinKey)
		s.liner(760, 580, 1.55, paper, spot, key)
	})
	var frame shape
	for x := 90.0; x < 1420; x += 220 {
		frame = append(frame, box(x-9, 140, x+9, 630)...)
	}
	s.lay(join(frame, box(80, 140, 1420, 158), box(80, 612, 1420, 634), box(80, 330, 1420, 338)), key)
	s.lay(box(-9, -9, 1509, 70), key)
	s.lay(poly(-9, 634, 1509, 634, 1509, 1009, -9, 1009), light|thinSpot)
	s.score(box(-9, 634, 1509, 1009), -0.02, 64, 16, spot)
	s.board(430, 60, 1070, 280)
	s.bench(180, 800)
	s.bench(1010, 800)
	for i, x := range []float64{330, 560, 700, 900, 960, 1330} {
		p := walking()
		form := join(p.body(), p.coat(), p.bag())
		s.lay(stand(face(form, i%3 == 1), x, 900+20*math.Sin(x), 370+float64(i%3)*24), key)
		s.carve(gouge(8, point{x - 14, 690}, point{x - 22, 740}, point{x - 20, 800}), key)
	}
	s.lay(join(box(590, 850, 660, 930), rod(5, 600, 850, 600, 800, 650, 800, 650, 850)), spot)
}

// board is the list of departures: lines of dashes.
func (s *sheet) board(x0, y0, x1, y1 float64) {
	s.lay(box(x0, y0, x1, y1), key)
	var dashes shape
	for r := range 5 {
		y := y0 + 26 + float64(r)*(y1-y0-30)/5
		for _, c := range []float64{0.04, 0.26, 0.66, 0.82} {
			x := x0 + c*(x1-x0)
			for range int(s.between(2, 5)) {
				w := s.between(14, 34)
				dashes = append(dashes, box(x, y, x+w, y+13)...)
				x += w + 8
			}
		}
	}
	s.lay(dashes, light)
	s.lay(box(x0+0.04*(x1-x0), y0+26, x0+0.16*(x1-x0), y0+39), spot)
}

// bench seats three, seen from the side; x, y is its left foot.
func (s *sheet) bench(x, y float64) {
	s.lay(join(box(x, y-60, x+330, y-42), box(x+20, y-42, x+34, y+20), box(x+296, y-42, x+310, y+20), box(x, y-150, x+330, y-100)), spot)
	s.lay(join(stand(join(sitting().body(), sitting().coat()), x+70, y+20, 330), stand(face(join(sitting().body(), sitting().hat()), true), x+260, y+20, 330)), key|mid)
}

// saintOrme: the town on the other side climbs from its arcaded quay to the dome of its church.
func saintOrme(s *sheet) {
	s.ground(light)
	s.rays(light, point{1180, 140}, 100, 900, 0, 2*math.Pi, 30)
	s.lay(disc(point{1180, 140}, 70), mid)
	hill := smooth(points(-20, 420, 200, 330, 430, 250, 700, 170, 900, 210, 1150, 330, 1350, 400, 1509, 430), false)
	s.lay(under(hill, 720), mid)
	s.carve(s.comb(30, 15, hill, points(-20, 600, 1509, 600)), mid)
	s.lay(dome(690, 262, 190, 210), key)
	s.carve(join(gouge(12, point{632, 240}, point{630, 200}, point{660, 140}), gouge(8, point{660, 240}, point{664, 200}, point{676, 150})), key)
	s.lay(box(600, 258, 780, 340), paper)
	s.lay(front(605, 270, 775, 335).see(cells(5, 1, 0.5, 0.9, arch)), key)
	s.terrace(330, 1080, 440, 120, []ink{paper, light | thinSpot, spot}, key)
	s.terrace(110, 1330, 560, 150, []ink{spot, paper, light | thinSpot, light}, key)
	s.terrace(-30, 1530, 690, 170, []ink{paper, spot, light, light | thinSpot}, key)
	s.lay(box(-9, 640, 1509, 745), paper)
	s.over(box(-9, 640, 1509, 650), key)
	s.lay(front(0, 655, 1500, 745).see(cells(19, 1, 0.64, 1, arch)), key)
	s.sea(742, 1009, spot, spot)
	s.mirror(-9, 1500, 746, 50, key)
	for i, x := range []float64{240, 560, 930, 1250} {
		s.moored(x, 830+50*float64(i%2), 0.9+0.35*float64(i%2))
	}
}

// craneRow: five portal cranes stride along the yard against a big sky; the nearest lifts a ship's section.
func craneRow(s *sheet) {
	sun := point{330, 640}
	s.ground(mid)
	s.lay(box(-9, 500, 1509, 800), light)
	s.fade(light, 680, 500)
	s.rays(all, sun, 150, 1100, -math.Pi*0.98, -math.Pi*0.02, 20)
	s.lay(disc(sun, 108), spot)
	s.lay(s.skyline(-20, 1530, 800, 90), mid)
	for i, z := range []float64{4.6, 3.2, 2.2, 1.5} {
		s.crane(70+float64(i)*150, 800+20/z, 860/z, key|mid)
	}
	s.crane(1150, 860, 820, key)
	s.section(point{800, 430})
	s.lay(box(-9, 800, 1509, 1009), key)
	s.score(box(-9, 812, 1509, 1009), 0.015, 44, 10, key)
	for _, x := range []float64{180, 230, 520, 610, 1350} {
		s.lay(stand(join(s.passer(), standing().hat()), x, 842, 84), key)
	}
}

// crane is a portal crane of a height h on x, base, its jib to the left.
func (s *sheet) crane(x, base, h float64, k ink) {
	w := h * 0.022
	tower := newWall(point{x - h*0.05, base - h*0.78}, point{x + h*0.05, base - h*0.78}, point{x + h*0.05, base - h*0.34}, point{x - h*0.05, base - h*0.34})
	form := join(
		rod(w*1.3, x-h*0.15, base, x-h*0.08, base-h*0.34), rod(w*1.3, x+h*0.15, base, x+h*0.08, base-h*0.34),
		rod(w*1.2, x-h*0.12, base-h*0.34, x+h*0.12, base-h*0.34), rod(w*0.7, x-h*0.13, base-h*0.1, x+h*0.1, base-h*0.34), rod(w*0.7, x+h*0.13, base-h*0.1, x-h*0.1, base-h*0.34),
		rod(w, x-h*0.05, base-h*0.34, x-h*0.05, base-h*0.78), rod(w, x+h*0.05, base-h*0.34, x+h*0.05, base-h*0.78),
		box(x-h*0.09, base-h*0.84, x+h*0.09, base-h*0.76),
		rod(w, x-h*0.5, base-h*0.8, x+h*0.24, base-h*0.8), rod(w*0.8, x-h*0.5, base-h*0.82, x, base-h*0.88, x+h*0.24, base-h*0.82), rod(w, x, base-h*0.8, x, base-h),
		rod(w*0.4, x-h*0.46, base-h*0.82, x, base-h, x+h*0.22, base-h*0.82), box(x+h*0.14, base-h*0.8, x+h*0.25, base-h*0.71),
	)
	for i := range 9 {
		a := x - h*0.48 + h*0.052*float64(i)
		form = append(form, rod(w*0.5, a, base-h*0.8, a+h*0.026, base-h*(0.825+0.006*float64(i)), a+h*0.052, base-h*0.8)...)
	}
	for i := range 5 {
		v := float64(i) / 5
		a, b := tower.at(point{0, v}), tower.at(point{1, v + 0.2})
		form = append(form, rod(w*0.6, a.X, a.Y, b.X, b.Y)...)
	}
	s.lay(form, k)
}

// section is a slice of a ship's hull hanging from its slings.
func (s *sheet) section(c point) {
	s.lay(join(rod(4, c.X, c.Y-210, c.X, c.Y-110), rod(4, c.X, c.Y-112, c.X-140, c.Y), rod(4, c.X, c.Y-112, c.X+140, c.Y), disc(point{c.X, c.Y - 116}, 12)), key)
	hull := shape{append(smooth(points(c.X-180, c.Y, c.X-172, c.Y+90, c.X-110, c.Y+168, c.X, c.Y+182, c.X+110, c.Y+168, c.X+172, c.Y+90, c.X+180, c.Y), false), point{c.X + 180, c.Y})}
	s.lay(hull, spot)
	s.within(hull, func() {
		s.lay(front(c.X-150, c.Y+8, c.X+150, c.Y+150).see(cells(4, 2, 0.86, 0.84, box)), key)
		s.over(box(c.X+80, c.Y, c.X+200, c.Y+200), thinKey)
	})
	s.lay(box(c.X-192, c.Y-10, c.X+192, c.Y+6), key)
}

// dryDock: the bow of a ship on her blocks towers over us, her flanks sweeping back to the stepped walls of the dock.
func dryDock(s *sheet) {
	s.ground(mid)
	s.fade(mid, -100, 500)
	s.dockWalls()
	left := shape{append(smooth(points(750, 130, 690, 150, 560, 170, 470, 190, 480, 330, 560, 540, 680, 740, 744, 830), false), point{750, 840})}
	right := left.bend(func(p point) point { return point{1500 - p.X, p.Y} })
	s.lay(join(left, right), spot)
	s.within(right, func() {
		s.over(box(750, 100, 1100, 860), thinKey)
		s.over(s.comb(16, 15, points(760, 200, 760, 800), points(1040, 190, 900, 700)), key)
	})
	s.within(left, func() { s.carve(s.comb(12, 11, points(740, 240, 744, 780), points(470, 220, 620, 700)), spot) })
	s.lay(join(shape{append(smooth(points(750, 560, 640, 548, 556, 530, 620, 680, 700, 780, 744, 830), false), point{750, 840})}, shape{append(smooth(points(750, 560, 860, 548, 944, 530, 880, 680, 800, 780, 756, 830), false), point{750, 840})}), key)
	s.lay(taper(12, 22, point{750, 110}, point{750, 480}, point{750, 838}), key)
	s.lay(join(disc(point{610, 300}, 30), disc(point{890, 300}, 30)), key)
	s.carve(join(gouge(8, point{596, 290}, point{604, 320}, point{626, 322}), gouge(8, point{876, 290}, point{884, 320}, point{906, 322})), key)
	s.lay(join(rod(9, 470, 190, 560, 168, 750, 128, 940, 168, 1030, 190), rod(5, 470, 150, 560, 130, 750, 84, 940, 130, 1030, 150), rod(6, 750, 30, 750, 130)), key)
	s.lay(poly(640, 836, 860, 836, 900, 900, 600, 900), light)
	s.over(box(600, 864, 900, 872), key)
	for _, x := range []float64{330, 400, 1010, 1130, 1200, 560, 930} {
		s.lay(stand(join(s.passer(), standing().hat()), x, 952+x/60, 92), key)
	}
}

// dockWalls are the stepped stone sides and the floor of the dock.
func (s *sheet) dockWalls() {
	s.lay(poly(-9, 880, 420, 780, 1080, 780, 1509, 880, 1509, 1009, -9, 1009), light)
	for i := range 6 {
		t := float64(i)
		for _, side := range []func(shape) shape{
			func(f shape) shape { return f },
			func(f shape) shape { return f.bend(func(p point) point { return point{1500 - p.X, p.Y} }) },
		} {
			s.lay(side(poly(-9, 330+92*t, 180+52*t, 400+66*t, 180+52*t, 500+66*t, -9, 470+92*t)), light|thinMid)
			s.lay(side(poly(-9, 330+92*t, 180+52*t, 400+66*t, 180+52*t, 424+66*t, -9, 362+92*t)), paper)
			s.lay(side(poly(-9, 400+92*t, 180+52*t, 452+66*t, 180+52*t, 474+66*t, -9, 436+92*t)), key)
		}
	}
	s.score(poly(-9, 880, 420, 780, 1080, 780, 1509, 880, 1509, 1009, -9, 1009), 0, 34, 12, light)
}
