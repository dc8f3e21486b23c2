package linocut

import "math"

// marketHall: iron ribs spring over the stalls; fish on ice, pyramids of fruit, lamps, shoppers.
func marketHall(s *sheet) {
	v := view{point{750, 430}}
	s.ground(light)
	s.rays(light, v.vanish, 90, 1000, math.Pi, 2*math.Pi, 26)
	for _, z := range []float64{6, 4, 2.7, 1.8, 1.2} {
		s.rib(v, z)
	}
	s.lay(box(-9, 446, 1509, 1009), light|thinMid)
	s.lay(v.flat(-200, 200, 330, 0.4, 12).full(), mid|light)
	s.lay(v.back(-120, -110, 120, 330, 12).full(), paper)
	for _, z := range []float64{5, 3.4, 2.3} {
		foot := v.at(s.between(-150, 150), 330, z)
		s.lay(stand(s.passer(), foot.X, foot.Y, 280/z), key)
	}
	for _, z := range []float64{4.2, 2.8, 1.9, 1.24} {
		s.stall(v, z, -1)
		s.stall(v, z, 1)
	}
	for i, x := range []float64{-90, 120} {
		foot := v.at(x, 330, 1.3-0.22*float64(i))
		s.lay(stand(join(s.passer(), walking().bag()), foot.X, foot.Y, 300), key)
	}
	for _, x := range []float64{230, 500, 1000, 1270} {
		s.hangingLamp(x, 250-80*math.Abs(x-750)/520)
	}
	s.counter(-30, 560, true)
	s.counter(940, 1530, false)
}

// rib is one iron arch across the hall at the depth z.
func (s *sheet) rib(v view, z float64) {
	var outer, inner []point
	for i := range 25 {
		a := math.Pi + math.Pi*float64(i)/24
		outer = append(outer, v.at(760*math.Cos(a), -60+400*math.Sin(a), z))
		inner = append(inner, v.at(690*math.Cos(a), -60+340*math.Sin(a), z))
	}
	k := 1 / z
	s.lay(join(brush(22*k, outer...), brush(14*k, inner...)), key)
	for i := range 24 {
		s.lay(rod(8*k, outer[i].X, outer[i].Y, inner[i+1].X, inner[i+1].Y), key)
	}
	l, r := v.at(-740, -60, z), v.at(740, -60, z)
	s.lay(join(box(l.X-20*k, l.Y, l.X+20*k, v.at(0, 330, z).Y), box(r.X-20*k, r.Y, r.X+20*k, v.at(0, 330, z).Y)), key)
}

// stall is a striped awning with a table, on one side of the aisle.
func (s *sheet) stall(v view, z, side float64) {
	who := v.at(side*440, 240, z)
	s.lay(stand(join(standing().body(), standing().hat()), who.X, who.Y, 320/z), key)
	for _, x := range []float64{side * 255, side * 655} {
		foot, head := v.at(x, 200, z), v.at(x, -120, z)
		s.lay(rod(10/z, foot.X, foot.Y, head.X, head.Y), key)
	}
	w := v.back(side*250, -190, side*660, -80, z)
	for i := range 8 {
		k := paper
		if i%2 == 0 {
			k = spot
		}
		u := float64(i) / 8
		s.lay(w.see(poly(u, 0, u+0.125, 0, u+0.125, 1, u+0.0625, 1.25, u, 1)), k)
	}
	table := v.back(side*230, 120, side*660, 330, z)
	s.lay(table.full(), key|mid)
	s.lay(table.see(cells(7, 1, 0.8, 0.3, func(x0, _, x1, _ float64) shape {
		return oval((x0+x1)/2, -0.04, (x1-x0)/2, 0.14)
	})), spot)
}

// hangingLamp hangs from above.
func (s *sheet) hangingLamp(x, y float64) {
	s.lay(join(rod(4, x, -10, x, y), shape{smooth(points(x-52, y+44, x-30, y+10, x, y-6, x+30, y+10, x+52, y+44), true)}), key)
	s.lay(oval(x, y+44, 36, 13), light)
}

// counter is a near table: fish on ice, or fruit in heaps.
func (s *sheet) counter(x0, x1 float64, fish bool) {
	s.lay(poly(x0, 760, x1, 800, x1, 1010, x0, 1010), key)
	s.score(poly(x0, 830, x1, 860, x1, 1010, x0, 1010), 0.06, 34, 10, key)
	if fish {
		s.lay(poly(x0, 760, x1, 800, x1-30, 840, x0, 830), paper)
		for i := range 6 {
			x := x0 + 70 + 92*float64(i)
			f := join(blob(-62, 0, -20, -22, 40, -14, 64, 0, 40, 14, -20, 22), poly(-50, 0, -90, -24, -78, 0, -90, 24))
			s.lay(f.turn(0.5).move(x+4, 774+7*float64(i)+5), key)
			s.lay(f.turn(0.5).move(x, 774+7*float64(i)), []ink{mid, spot, mid}[i%3])
			s.lay(disc(point{x + 42, 790 + 7*float64(i)}, 5), paper)
		}
		return
	}
	for row := range 3 {
		for i := range 10 - 2*row {
			c := point{x0 + 60 + 54*float64(i) + 54*float64(row), 778 - 40*float64(row)}
			k := []ink{spot, mid, spot, light}[(i+row)%4]
			s.lay(disc(c.add(point{4, 5}), 30), key)
			s.lay(disc(c, 28), k)
			s.carve(gouge(7, c.polar(18, 3.2), c.polar(19, 4), c.polar(18, 4.8)), all)
		}
	}
}

// readingRoom: light falls from the dome on long tables, their lamps and readers.
func readingRoom(s *sheet) {
	v := view{point{750, 500}}
	s.ground(mid)
	s.lay(oval(750, -60, 760, 430), light)
	s.within(oval(750, -60, 760, 430), func() {
		s.rays(light, point{750, -30}, 150, 760, 0, 2*math.Pi, 28)
		s.lay(disc(point{750, 60}, 110), paper)
	})
	s.lay(brush(16, points(-10, 40, 90, 190, 320, 310, 750, 370, 1180, 310, 1410, 190, 1510, 40)...), key)
	for i := range 9 {
		x := 80 + 168*float64(i)
		y := 420 - 36*math.Sin(math.Pi*float64(i)/8)
		s.lay(arch(x-62, y-40, x+62, 560), key)
		for row := range 2 {
			s.books(x-46, x+46, y+56+68*float64(row), 50)
		}
	}
	s.lay(box(-9, 560, 1509, 1009), light|thinMid)
	for _, z := range []float64{3, 2, 1.35, 0.95} {
		for _, side := range []float64{-1, 1} {
			s.readingTable(v, z, side)
		}
	}
}

// readingTable is one long table with green-shaded lamps and readers behind it.
func (s *sheet) readingTable(v view, z, side float64) {
	k := 1 / z
	for i := range 3 {
		p := v.at(side*(210+190*float64(i)), 290, z)
		s.lay(stand(face(join(sitting().body(), sitting().hat()), s.often(0.5)), p.X, p.Y, 330*k), key)
	}
	top := v.flat(side*100, side*760, 220, z*0.84, z)
	s.lay(top.full(), spot)
	s.lay(v.back(side*100, 220, side*760, 246, z*0.84).full(), key)
	s.lay(join(v.back(side*130, 240, side*150, 380, z*0.84).full(), v.back(side*700, 240, side*720, 380, z*0.84).full()), key)
	for i := range 2 {
		p := v.at(side*(290+230*float64(i)), 215, z*0.92)
		s.lay(join(rod(7*k, p.X, p.Y, p.X, p.Y-70*k), box(p.X-20*k, p.Y-5*k, p.X+20*k, p.Y+4*k)), key)
		s.lay(poly(p.X-30*k, p.Y-100*k, p.X+30*k, p.Y-100*k, p.X+54*k, p.Y-60*k, p.X-54*k, p.Y-60*k), paper)
		s.over(poly(p.X-30*k, p.Y-104*k, p.X+30*k, p.Y-104*k, p.X+34*k, p.Y-90*k, p.X-34*k, p.Y-90*k), key)
		book := v.at(side*(210+190*float64(i)), 218, z*0.9)
		s.lay(poly(book.X-34*k, book.Y-6*k, book.X, book.Y-14*k, book.X+34*k, book.Y-6*k, book.X+30*k, book.Y+8*k, book.X, book.Y, book.X-30*k, book.Y+8*k), paper)
	}
}

// archiveBoxes: shelves of labelled boxes run away into the dark; on a ladder's foot an archivist opens one.
func archiveBoxes(s *sheet) {
	v := view{point{690, 440}}
	s.ground(key)
	s.lay(v.flat(-330, 330, 420, 0.4, 14).full(), mid)
	s.score(v.flat(-330, 330, 420, 0.4, 14).full(), math.Pi/2, 70, 13, mid)
	s.lay(v.back(-120, -200, 120, 420, 14).full(), light)
	for _, x := range []float64{-330, 330} {
		for i := range 6 {
			z := 0.55 * math.Pow(1.62, float64(5-i))
			s.shelf(v.side(x, -480, 420, z, z*1.6), i)
		}
	}
	s.hangingLamp(690, 120)
	s.rays(key|mid, point{690, 170}, 40, 260, 0.5, math.Pi-0.5, 9)
	s.lay(join(rod(15, 930, 960, 1080, 130), rod(15, 1050, 980, 1190, 130)), light)
	for i := range 8 {
		t := float64(i) / 8
		s.lay(rod(11, 944+128*t, 880-720*t, 1062+112*t, 894-732*t), light)
	}
	p := standing()
	p.elbowL, p.handL, p.elbowR, p.handR = point{10, -66}, point{24, -60}, point{14, -68}, point{28, -62}
	s.lay(stand(join(p.body(), p.coat()).move(-1.2, -0.6), 560, 980, 560), light)
	s.lay(stand(join(p.body(), p.coat()), 560, 984, 556), key|mid)
	s.lay(poly(640, 640, 830, 620, 850, 740, 660, 770), spot)
	s.over(join(rod(8, 640, 640, 830, 620, 850, 740, 660, 770, 640, 640)), key)
	s.lay(poly(640, 640, 700, 560, 880, 540, 830, 620), paper)
	s.lay(join(poly(668, 634, 720, 590, 790, 584, 800, 624), box(700, 676, 790, 712)), light)
	s.carve(stand(join(gouge(2, point{-7, -78}, point{-9, -60}, point{-11, -34}), gouge(1.4, point{0, -72}, point{-1, -50})), 560, 984, 556), key)
}

// shelf is one bay of shelving with boxes.
func (s *sheet) shelf(w wall, bay int) {
	s.lay(w.full(), key)
	for row := range 5 {
		for i := range 4 {
			u, v := float64(i)/4, float64(row)/5
			if (i*7+row*3+bay*5)%11 == 0 {
				continue
			}
			k := []ink{spot, light, mid, light | thinSpot}[(i+row*2+bay)%4]
			s.lay(w.see(box(u+0.02, v+0.045, u+0.235, v+0.175)), k)
			s.lay(w.see(box(u+0.075, v+0.08, u+0.18, v+0.125)), paper)
			s.over(w.see(join(box(u+0.09, v+0.095, u+0.165, v+0.102), box(u+0.09, v+0.11, u+0.14, v+0.116))), key)
		}
		s.lay(w.see(box(0, float64(row)/5+0.178, 1, float64(row)/5+0.192)), light)
	}
}

// shipSimulator: a class stands at a ship's wheel; the wide windows show a sea that is not there.
func shipSimulator(s *sheet) {
	s.ground(key)
	for i := range 5 {
		x := -40 + 320*float64(i)
		pane := box(x, 90, x+296, 590)
		s.within(pane, func() {
			s.lay(box(-9, 0, 1509, 700), mid)
			s.rays(mid, point{1050, 330}, 60, 1000, math.Pi, 2*math.Pi, 26)
			s.lay(disc(point{1050, 330}, 66), spot)
			s.lay(box(-9, 370, 1509, 700), mid|thinKey)
			s.breaker(420, 600, 520, 210)
			s.breaker(1240, 610, 560, 170)
			s.lay(poly(560, 600, 750, 470, 940, 600), light)
			s.lay(rod(9, 750, 470, 750, 300), key)
		})
	}
	s.lay(poly(-9, 640, 1509, 640, 1509, 740, -9, 740), light)
	s.lay(front(40, 655, 560, 725).see(cells(9, 2, 0.5, 0.5, box)), spot)
	s.lay(front(940, 655, 1460, 725).see(cells(9, 2, 0.5, 0.5, box)), mid)
	for _, x := range []float64{170, 360, 1170, 1360} {
		p := pointing()
		s.lay(stand(face(p.body(), x > 750).move(-1, -0.6), x, 1010, 520), light)
		s.lay(stand(face(p.body(), x > 750), x, 1014, 518), key)
	}
	p := standing()
	p.elbowL, p.handL, p.elbowR, p.handR = point{-17, -72}, point{-21, -58}, point{17, -72}, point{21, -58}
	s.lay(stand(join(p.body(), p.hat()), 750, 1040, 640).move(0, -6), light)
	s.lay(stand(join(p.body(), p.hat()), 750, 1044, 638), key|mid)
	s.wheel(point{750, 800}, 150)
}

// wheel is a ship's wheel.
func (s *sheet) wheel(c point, r float64) {
	for i := range 8 {
		a := math.Pi / 4 * (float64(i) + 0.5)
		s.lay(taper(15, 20, c, c.polar(r*1.36, a)), spot)
	}
	for i := range 40 {
		a, b := 2*math.Pi*float64(i)/40, 2*math.Pi*(float64(i)+1.15)/40
		s.lay(rod(30, c.polar(r, a).X, c.polar(r, a).Y, c.polar(r, b).X, c.polar(r, b).Y), spot)
	}
	for i := range 40 {
		a, b := 2*math.Pi*float64(i)/40, 2*math.Pi*(float64(i)+1.15)/40
		s.over(rod(6, c.polar(r*0.92, a).X, c.polar(r*0.92, a).Y, c.polar(r*0.92, b).X, c.polar(r*0.92, b).Y), key)
	}
	s.lay(disc(c, 36), spot)
	s.over(disc(c, 16), key)
}

// bridgeKeeper: the old keeper in his cap among the tall levers, the river bright in his window.
func bridgeKeeper(s *sheet) {
	s.ground(key)
	window := box(120, 90, 1380, 560)
	s.lay(window, light)
	s.within(window, func() {
		s.fade(light, 60, 330)
		s.lay(disc(point{420, 210}, 70), spot)
		s.lay(s.skyline(-20, 1520, 370, 100), mid)
		s.lay(box(0, 366, 1500, 600), mid)
		s.ripples(370, 600, 1, mid)
		s.coaster(620, 470, 1.2)
		s.lay(newWall(point{980, 300}, point{1500, 260}, point{1500, 400}, point{980, 380}).truss(5, 12), key)
	})
	s.lay(join(box(530, 90, 548, 560), box(950, 90, 968, 560), rod(22, 120, 90, 1380, 90, 1380, 560, 120, 560, 120, 80)), key)
	s.over(rod(8, 136, 106, 1364, 106, 1364, 546, 136, 546, 136, 106), mid)
	s.lay(poly(-9, 700, 1509, 700, 1509, 1009, -9, 1009), mid|key)
	s.score(poly(-9, 720, 1509, 720, 1509, 1009, -9, 1009), 0, 40, 9, key)
	s.lay(box(80, 690, 900, 760), spot)
	s.over(box(80, 744, 900, 760), key)
	for i := range 6 {
		s.lever(160+130*float64(i), 740, -0.22+0.3*float64(i%2))
	}
	s.keeper(1090, 1010, 8.6)
}

// lever stands in the frame on x, y, leaning by a.
func (s *sheet) lever(x, y, a float64) {
	form := join(taper(22, 15, point{0, 20}, point{0, -330}), taper(26, 30, point{0, -320}, point{0, -420}), rod(7, 22, -250, 24, -390))
	s.lay(form.turn(a).move(x+9, y+4), key)
	s.lay(form.turn(a).move(x, y), light)
	s.lay(taper(28, 32, point{0, -326}, point{0, -424}).turn(a).move(x, y), spot)
	s.over(gouge(8, point{7, -300}, point{6, -100}, point{8, 0}).turn(a).move(x, y), key)
}

// keeper is a man of years in profile, cap and moustache, from the waist up; k times 100 units high.
func (s *sheet) keeper(x, y, k float64) {
	put := func(f shape, i ink) { s.lay(f.at(x, y, k), i) }
	coat := shape{smooth(points(-31, 4, -28, -30, -21, -42, -8, -49, 10, -49, 24, -42, 32, -20, 34, 4), true)}
	put(coat.move(-1.2, -0.6), paper)
	put(coat, key)
	s.carve(s.comb(5, 2.2, points(14, -44, 26, -36), points(8, 0, 28, 0)).at(x, y, k), key)
	put(blob(-9, -44, -10, -58, 8, -62, 10, -46, 2, -38, -5, -38), light)
	s.over(blob(-4, -54, 10, -60, 12, -44, 2, -38, -1, -46).at(x, y, k), thinSpot)
	put(poly(-11, -50, -14, -42, -4, -30, 0, -38), paper)
	put(poly(10, -50, 13, -42, 3, -30, 0, -38), paper)
	put(poly(-3, -37, 3, -37, 2, 4, -3, 4), spot)
	arm := join(taper(15, 12, point{-20, -36}, point{-37, -30}), taper(12, 9, point{-37, -31}, point{-34, -60}), disc(point{-37, -30}, 6))
	put(arm.move(-1.2, -0.6), paper)
	put(arm, key)
	put(join(oval(-33.5, -65, 5, 5.4), taper(3, 2.4, point{-36, -68}, point{-29, -69})), light)
	s.over(join(gouge(0.9, point{-37, -65}, point{-30, -66}), gouge(0.9, point{-36.5, -62.6}, point{-30, -63})).at(x, y, k), key)
	head := shape{smooth(points(-13, -86, -15, -78, -16, -74, -20, -67, -15.5, -65, -15, -60, -13.5, -55, -8, -52, 0, -54, 8, -60, 11, -70, 11, -84, 0, -92), true)}
	put(head, light)
	s.within(head.at(x, y, k), func() {
		s.over(blob(-2, -96, -3, -78, 1, -66, -4, -52, 20, -48, 20, -96).at(x, y, k), thinSpot)
		s.over(s.comb(6, 1.1, points(1, -64, 8, -62), points(-5, -54, 3, -54)).at(x, y, k), key)
	})
	put(join(gouge(3, point{-16, -63.5}, point{-11, -65}, point{-5, -60}), gouge(1.6, point{-14, -76.5}, point{-11, -78}, point{-7, -76}), disc(point{-10.6, -74}, 1.1), gouge(1.2, point{-5, -73}, point{-2.6, -74.6}), gouge(1.2, point{-5, -72}, point{-2.4, -71.4})), key)
	put(shape{smooth(points(4, -73, 7, -75.5, 9, -72, 7, -66, 4.4, -67), true)}, light|thinSpot)
	s.over(gouge(1, point{5, -73}, point{7.4, -72}, point{5.8, -68}).at(x, y, k), key)
	put(shape{smooth(points(-15, -84, -13, -94, 0, -99, 13, -93, 13.5, -83, 0, -85), true)}, key)
	put(shape{smooth(points(-13, -85, -20, -82, -24, -79.5, -14, -80.5, -4, -83), true)}, key)
	put(box(-14, -86.5, 13, -84), spot)
	s.carve(gouge(1.6, point{-9, -92}, point{-1, -96.5}, point{6, -95}).at(x, y, k), key)
}
