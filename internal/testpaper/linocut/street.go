package linocut

import "math"

// tramStreet: a tram comes down between tall gabled houses under its wires.
func tramStreet(s *sheet) {
	v := view{point{780, 470}}
	s.ground(light)
	s.rays(light, point{780, 420}, 60, 900, math.Pi, 2*math.Pi, 24)
	s.lay(join(steeple(800, 480, 60, 260), s.skyline(640, 920, 480, 60)), mid)
	s.lay(v.flat(-900, 900, 320, 0.4, 30).full(), light|thinKey)
	for i, z := range []float64{6, 4.2, 3, 2.15, 1.55, 1.1, 0.78} {
		s.streetHouse(v, -620, z, []ink{spot, light | thinSpot, mid, paper, spot, mid, light | thinSpot}[i])
		s.streetHouse(v, 620, z, []ink{paper, mid, spot, light | thinSpot, mid, spot, paper}[i])
	}
	for _, x := range []float64{-170, -70, 60, 170} {
		s.lay(v.flat(x-5, x+5, 320, 0.4, 20).full(), key)
	}
	for _, x := range []float64{-420, 420} {
		foot := v.at(x, 320, 1.6)
		s.lay(stand(s.passer(), foot.X, foot.Y, 150), key)
		foot = v.at(x*1.1, 320, 1.05)
		s.lay(stand(face(s.passer(), x > 0), foot.X, foot.Y, 240), key)
	}
	s.lay(join(taper(5, 2, point{560, -10}, v.at(-120, -300, 9)), taper(5, 2, point{1010, -10}, v.at(100, -300, 9)), rod(4, -10, 120, 690, 170, 1510, 90), rod(3, 180, 270, 760, 300, 1300, 250)), key)
	s.tramCar(690, 840, 330)
}

// streetHouse is one gabled house of a street seen along it: its front at x, from the depth z on.
func (s *sheet) streetHouse(v view, x, z float64, k ink) {
	f := v.side(x, -460, 320, z, z*1.38)
	top, apex := f.at(point{0, 0}), f.at(point{0.5, -0.2})
	right := f.at(point{1, 0})
	s.lay(shape{{top, apex, right}}, k)
	s.lay(f.full(), k)
	if x > 0 {
		s.over(join(f.full(), shape{{top, apex, right}}), thinKey)
	}
	s.lay(f.see(cells(3, 4, 0.5, 0.56, box)), key)
	s.lay(f.see(cells(3, 4, 0.62, 0.06, box)), paper)
	s.over(join(rod(9/z, top.X, top.Y, apex.X, apex.Y, right.X, right.Y), taper(8/z, 8/z, f.at(point{0, 0}), f.at(point{0, 1}))), key)
}

// tramCar is a tram seen from its front, standing on x, y, w wide.
func (s *sheet) tramCar(x, y, w float64) {
	h := w * 1.32
	side := newWall(point{x + w/2, y - h}, point{x + w*0.74, y - h*0.86}, point{x + w*0.74, y - h*0.24}, point{x + w/2, y - h*0.05})
	s.lay(oval(x+w*0.1, y+8, w*0.7, 18), key)
	s.lay(side.full(), spot)
	s.over(side.full(), thinKey)
	s.lay(side.see(cells(4, 1, 0.72, 0.3, box)).move(0, -h*0.16), key)
	nose := shape{smooth(points(x-w*0.5, y-h*0.08, x-w*0.5, y-h*0.6, x-w*0.44, y-h*0.96, x, y-h*1.03, x+w*0.44, y-h*0.96, x+w*0.5, y-h*0.6, x+w*0.5, y-h*0.08, x+w*0.36, y, x-w*0.36, y), true)}
	s.lay(nose, spot)
	s.within(nose, func() {
		s.lay(box(x-w, y-h*0.47, x+w, y-h*0.38), paper)
		s.score(box(x-w*0.5, y-h*0.32, x+w*0.5, y-h*0.04), 0, 30, 8, spot)
	})
	pane := shape{smooth(points(x-w*0.41, y-h*0.5, x-w*0.4, y-h*0.72, x-w*0.34, y-h*0.82, x+w*0.34, y-h*0.82, x+w*0.4, y-h*0.72, x+w*0.41, y-h*0.5, x, y-h*0.48), true)}
	s.lay(pane, key)
	s.within(pane, func() {
		s.carve(join(gouge(16, point{x - w*0.3, y - h*0.5}, point{x - w*0.1, y - h*0.84}), gouge(9, point{x - w*0.2, y - h*0.5}, point{x, y - h*0.84})), key)
		s.lay(join(disc(point{x + w*0.16, y - h*0.62}, w*0.05), oval(x+w*0.16, y-h*0.5, w*0.11, w*0.09)), light)
	})
	s.lay(box(x-w*0.22, y-h*0.94, x+w*0.22, y-h*0.86), light)
	s.lay(join(disc(point{x - w*0.3, y - h*0.22}, w*0.07), disc(point{x + w*0.3, y - h*0.22}, w*0.07)), paper)
	s.lay(join(box(x-w*0.4, y-h*0.06, x+w*0.4, y+h*0.01), rod(6, x-w*0.1, y-h*1.02, x-w*0.2, y-h*1.16, x+w*0.06, y-h*1.3, x-w*0.16, y-h*1.3)), key)
}

// umbrellas: the square is a field of umbrellas; the great building stands grey behind the rain.
func umbrellas(s *sheet) {
	s.ground(mid)
	body := front(160, 300, 1340, 760)
	s.lay(poly(140, 300, 750, 120, 1360, 300), key|mid)
	s.lay(body.full(), mid|thinKey)
	s.lay(front(180, 340, 1320, 700).see(cells(11, 2, 0.46, 0.8, arch)), key)
	s.lay(join(box(140, 296, 1360, 320), dome(750, 200, 230, 220)), key)
	s.score(box(-9, -9, 1509, 700), 1.85, 74, 7, all)
	s.lay(box(-9, 740, 1509, 1009), light)
	s.score(box(-9, 740, 1509, 1009), 0, 34, 12, light)
	for row := range 4 {
		h := 150 + 74*float64(row)
		base := 800 + 78*float64(row)
		for x := -40 + 60*float64(row%2); x < 1540; x += h * s.between(0.5, 0.72) {
			p := standing()
			s.lay(stand(join(p.body(), p.coat()), x, base, h), key)
			canopy := face(p.umbrella(), s.often(0.5))
			k := []ink{key, key, spot, key | mid, paper}[int(s.between(0, 5))]
			s.lay(stand(canopy.move(0, -1.6), x, base, h), paper)
			s.lay(stand(canopy, x, base, h), k)
			s.carve(stand(face(join(gouge(2.4, point{-14, -112}, point{-6, -124}, point{4, -127}), gouge(1.6, point{2, -112}, point{6, -125})), s.often(0.5)), x, base, h), key)
		}
	}
}

// terraces: a stair of houses goes down to the water between washing lines; a cat watches from the wall.
func terraces(s *sheet) {
	s.ground(light)
	s.fade(light, 20, 420)
	s.lay(disc(point{820, 200}, 78), spot)
	s.lay(under(smooth(points(420, 400, 640, 370, 860, 390, 1100, 360), false), 460), mid|light)
	s.lay(box(300, 430, 1200, 700), mid)
	s.ripples(432, 700, 1, mid)
	s.moored(700, 520, 0.6)
	s.moored(860, 590, 0.85)
	for i := range 5 {
		t := float64(4 - i)
		s.house(i%3, 420-128*float64(i)-40, 700+70*float64(i), 170+22*float64(i), 250+64*float64(i), []ink{spot, paper, mid, light | thinSpot, spot}[i], key)
		s.house((i+1)%3, 900+126*float64(i)+6*t, 690+74*float64(i), 170+26*float64(i), 240+68*float64(i), []ink{paper, mid, spot, paper, mid}[i], key)
	}
	s.stairway()
	s.washing(point{330, 400}, point{1060, 380}, 8, 62)
	s.washing(point{180, 250}, point{1250, 220}, 9, 92)
	s.cat(1010, 862, 1.5)
}

// stairway is the stepped street between the houses, coming towards us.
func (s *sheet) stairway() {
	s.lay(poly(560, 640, 920, 640, 1300, 1009, 200, 1009), light)
	for i := range 9 {
		t := math.Pow(float64(i)/9, 1.4)
		y, half := 650+370*t, 180+370*t
		s.lay(box(740-half, y, 740+half, y+7+13*t), key)
	}
	s.lay(poly(930, 860, 1509, 830, 1509, 1009, 960, 1009), key)
	s.score(poly(930, 870, 1509, 840, 1509, 1009, 960, 1009), -0.05, 36, 12, key)
}

// washing hangs n things on a sagging line.
func (s *sheet) washing(a, b point, n int, size float64) {
	sag := point{(a.X + b.X) / 2, (a.Y+b.Y)/2 + 60}
	line := smooth([]point{a, sag, b}, false)
	s.lay(brush(4, a, sag, b), key)
	for i := range n {
		p := along(line, (float64(i)+0.5)/float64(n))
		w := size * s.between(0.5, 0.9)
		cloth := poly(p.X-w/2, p.Y, p.X+w/2, p.Y, p.X+w*0.42, p.Y+size*1.1, p.X-w*0.5, p.Y+size*1.05)
		if i%3 == 1 {
			cloth = poly(p.X-w*0.8, p.Y, p.X+w*0.8, p.Y, p.X+w*0.8, p.Y+size*0.4, p.X+w*0.4, p.Y+size*0.4, p.X+w*0.4, p.Y+size, p.X-w*0.4, p.Y+size, p.X-w*0.4, p.Y+size*0.4, p.X-w*0.8, p.Y+size*0.4)
		}
		s.lay(cloth.move(4, 5), key)
		s.lay(cloth, []ink{paper, spot, paper, mid, light}[i%5])
	}
}

// cat sits on x, y, k times 100 units high.
func (s *sheet) cat(x, y, k float64) {
	body := shape{smooth(points(-28, 0, -34, -34, -18, -62, -10, -72, -16, -92, -14, -112, -4, -100, 10, -100, 20, -112, 22, -90, 14, -74, 24, -50, 28, -20, 30, 0), true)}
	tail := gouge(14, point{20, -4}, point{64, 10}, point{72, 54}, point{50, 84})
	s.lay(join(body, tail).at(x-5, y-2, k), paper)
	s.lay(join(body, tail).at(x, y, k), key)
	s.lay(join(disc(point{-5, -91}, 3.4), disc(point{10, -91}, 3.4)).at(x, y, k), spot)
	s.carve(join(gouge(4, point{-24, -10}, point{-26, -34}, point{-14, -56}), gouge(3, point{-8, -8}, point{-8, -30})).at(x, y, k), key)
}

// bookshop: a narrow shop glows in the dark street, its window all books; a reader leans in the door.
func bookshop(s *sheet) {
	s.ground(key | mid)
	s.lay(s.skyline(-30, 520, 1009, 900), key)
	s.lay(s.skyline(1020, 1560, 1009, 860), key)
	shop := front(440, 40, 1080, 930)
	s.lay(shop.full(), spot)
	s.score(shop.full(), 0, 30, 7, spot)
	s.lay(shop.see(cells(3, 1, 0.56, 0.2, arch)).move(0, -240), key)
	s.lay(shop.see(cells(3, 1, 0.46, 0.17, arch)).move(0, -236), light)
	s.lay(shop.see(cells(3, 1, 0.04, 0.17, box)).move(0, -236), key)
	s.lay(box(420, 390, 1100, 470), key)
	s.lay(join(box(470, 424, 700, 436), box(730, 424, 800, 436), box(830, 424, 1050, 436)), light)
	s.lay(box(470, 490, 820, 860), light)
	for row := range 4 {
		s.books(480, 812, 580+90*float64(row), 76)
	}
	s.lay(rod(14, 470, 490, 820, 490, 820, 860, 470, 860, 470, 484), key)
	s.lay(box(860, 490, 1050, 930), light)
	s.lay(poly(440, 930, 1080, 930, 1330, 1009, 250, 1009), light)
	s.score(poly(440, 930, 1080, 930, 1330, 1009, 250, 1009), 0, 26, 9, light)
	p := standing()
	p.elbowR, p.handR, p.elbowL, p.handL = point{14, -66}, point{22, -72}, point{9, -64}, point{21, -69}
	s.lay(stand(join(p.body(), p.coat(), p.hat(), poly(18, -76, 32, -82, 35, -70, 21, -64)), 940, 950, 390), key)
	s.lay(stand(poly(20, -75, 31, -80, 33, -71, 22, -66), 940, 950, 390), paper)
	s.lay(lamp(1270, 990, 560), mid)
	s.lay(disc(point{1270, 470}, 24), light)
	s.rays(key|mid, point{1270, 470}, 44, 170, 0, 2*math.Pi, 18)
}

// books is a shelf of spines between x0 and x1, standing on y.
func (s *sheet) books(x0, x1, y, h float64) {
	for x := x0; x < x1-12; {
		w := s.between(11, 30)
		if x+w > x1 {
			w = x1 - x
		}
		top := y - h*s.between(0.66, 0.98)
		k := []ink{key, mid, spot, mid | thinKey, light | thinMid}[int(s.between(0, 5))]
		s.lay(box(x+1.5, top, x+w-1.5, y), k)
		if w > 16 {
			s.lay(box(x+4, top+10, x+w-4, top+16), paper)
		}
		x += w
	}
	s.lay(box(x0-8, y, x1+8, y+9), key)
}

// waterQueue: people with canisters wait at the tanker in a street of terraced houses.
func waterQueue(s *sheet) {
	s.ground(light)
	s.fade(light, 0, 300)
	for i := range 6 {
		x := -40 + 270*float64(i)
		s.rowHouse(x, 700, 270, 420, []ink{mid, mid | thinKey}[i%2])
	}
	s.lay(box(-9, 700, 1509, 1009), light|thinKey)
	s.score(box(-9, 700, 1509, 1009), 0, 44, 11, thinKey)
	s.tanker(1060, 880)
	for i := range 8 {
		x := 60 + 92*float64(i)
		p := standing()
		if i%3 == 2 {
			p = walking()
		}
		form := p.body()
		if i%2 == 0 {
			form = join(form, p.coat())
		}
		if i%3 == 0 {
			form = join(form, p.hat())
		}
		base := 912 + 16*float64(i%2)
		s.lay(stand(form.move(1, 0), x, base, 320), paper)
		s.lay(stand(form, x, base, 318), key)
		can := join(poly(10, -36, 24, -36, 26, -10, 8, -10), rod(2, 12, -36, 14, -43, 21, -43, 22, -36))
		s.lay(stand(can, x, base, 320), []ink{spot, paper, spot}[i%3])
	}
}

// rowHouse is one terraced house with a slate roof and chimney.
func (s *sheet) rowHouse(x, base, w, h float64, k ink) {
	s.lay(poly(x, base-h, x+w, base-h, x+w, base-h-110, x, base-h-110), key)
	s.score(box(x, base-h-110, x+w, base-h), 0, 30, 6, key)
	s.lay(box(x+w*0.78, base-h-190, x+w*0.96, base-h-60), k)
	s.over(box(x+w*0.77, base-h-196, x+w*0.97, base-h-180), key)
	f := front(x, base-h, x+w, base)
	s.lay(f.full(), k)
	s.over(s.courses(f, 11, 6), key)
	for _, o := range []shape{box(0.12, 0.12, 0.4, 0.42), box(0.6, 0.12, 0.88, 0.42), box(0.12, 0.56, 0.46, 0.86)} {
		s.lay(f.see(o), paper)
		c, _ := o.extent()
		pane := o.bend(func(p point) point { return c.to(p, 0.84) })
		s.lay(f.see(pane), key)
		s.lay(f.see(box(c.X-0.012, c.Y-0.15, c.X+0.012, c.Y+0.15)), paper)
	}
	s.lay(f.see(box(0.62, 0.52, 0.86, 1)), spot)
	s.lay(f.see(box(0.66, 0.56, 0.82, 0.66)), light)
}

// tanker is a water lorry standing on x, y, its tap to the left.
func (s *sheet) tanker(x, y float64) {
	s.lay(oval(x+60, y+44, 420, 20), key)
	tank := join(box(x-240, y-270, x+220, y-60), oval(x-240, y-165, 52, 105), oval(x+220, y-165, 52, 105))
	s.lay(tank, spot)
	s.within(tank, func() {
		s.carve(s.comb(4, 16, points(x-270, y-250, x-270, y-200), points(x+200, y-256, x+230, y-200)), spot)
		s.over(box(x-400, y-120, x+400, y), thinKey)
		s.over(join(box(x-100, y-300, x-86, y), box(x+80, y-300, x+94, y)), key)
	})
	drop := shape{smooth(points(x-10, y-236, x+22, y-186, x+34, y-150, x-10, y-122, x-54, y-150, x-42, y-186), true)}
	s.lay(drop, paper)
	s.lay(box(x-290, y-66, x+480, y-24), key)
	s.lay(poly(x+292, y-30, x+292, y-250, x+400, y-250, x+452, y-150, x+470, y-130, x+470, y-30), mid|light)
	s.lay(poly(x+320, y-226, x+392, y-226, x+430, y-150, x+320, y-150), key)
	for _, w := range []float64{-190, -90, 150, 390} {
		s.lay(disc(point{x + w, y - 4}, 54), key)
		s.lay(disc(point{x + w, y - 4}, 22), light)
	}
	s.lay(join(rod(14, x-286, y-80, x-330, y-80, x-330, y-44), box(x-348, y-100, x-312, y-88)), key)
	s.lay(taper(8, 12, point{x - 330, y - 44}, point{x - 332, y + 20}), mid)
}
