package linocut

import "math"

// tower is a banded lighthouse on x, base.
func (s *sheet) tower(x, base, h, w float64) {
	shaft := poly(x-w/2, base, x-w*0.32, base-h*0.8, x+w*0.32, base-h*0.8, x+w/2, base)
	s.lay(shaft, paper)
	s.within(shaft, func() {
		s.lay(join(box(x-w, base-h*0.26, x+w, base-h*0.1), box(x-w, base-h*0.6, x+w, base-h*0.42)), spot)
		s.over(box(x+w*0.12, base-h, x+w, base), thinKey)
		s.over(s.comb(7, w*0.06, []point{{x + w*0.3, base}, {x + w*0.2, base - h*0.8}}, []point{{x + w*0.5, base}, {x + w*0.34, base - h*0.8}}), key)
	})
	s.lay(join(box(x-w*0.46, base-h*0.82, x+w*0.46, base-h*0.785), box(x-w*0.28, base-h*0.93, x+w*0.28, base-h*0.8), poly(x-w*0.34, base-h*0.92, x, base-h*1.02, x+w*0.34, base-h*0.92),
		arch(x-w*0.12, base-h*0.08, x+w*0.12, base), box(x-w*0.05, base-h*0.38, x+w*0.07, base-h*0.33), box(x-w*0.05, base-h*0.71, x+w*0.07, base-h*0.66)), key)
	s.lay(box(x-w*0.2, base-h*0.915, x+w*0.2, base-h*0.835), light)
}

// lighthouse: a banded tower on its rock throws two beams across the night; waves break below.
func lighthouse(s *sheet) {
	lamp := point{880, 211}
	s.ground(key | mid)
	s.fade(key, 0, 760)
	s.stars(34, 520)
	for _, beam := range []shape{
		poly(lamp.X, lamp.Y-14, -40, -60, -40, 250, lamp.X, lamp.Y+14), poly(lamp.X, lamp.Y-12, 1540, 110, 1540, 330, lamp.X, lamp.Y+12),
	} {
		s.lay(beam, light)
		s.within(beam, func() {
			s.carve(s.comb(7, 16, []point{{lamp.X, lamp.Y - 10}, {lamp.X, lamp.Y + 10}}, points(beam[0][1].X, beam[0][1].Y, beam[0][2].X, beam[0][2].Y)), light)
		})
	}
	s.sea(640, 1009, key|mid, key)
	s.rock(880, 700, 420, 170)
	s.tower(880, 610, 460, 120)
	s.halo(lamp, 3)
	s.lay(disc(lamp, 22), paper)
	s.breaker(260, 900, 640, 190)
	s.breaker(1160, 960, 700, 180)
	s.foam(point{560, 740}, 170, math.Pi*1.15, math.Pi*1.75, 30, paper)
}

// rock is a crag with facets, its foot at x, base.
func (s *sheet) rock(x, base, w, h float64) {
	crag := poly(x-w, base+60, x-w*0.82, base-h*0.1, x-w*0.6, base-h*0.2, x-w*0.44, base-h*0.5, x-w*0.2, base-h*0.62, x+w*0.16, base-h*0.64, x+w*0.36, base-h*0.44,
		x+w*0.58, base-h*0.36, x+w*0.74, base-h*0.06, x+w, base+60)
	s.lay(crag, key)
	s.within(crag, func() {
		s.carve(join(
			s.comb(9, 17, points(x-w*0.84, base, x-w*0.42, base-h*0.46), points(x-w*0.7, base+60, x-w*0.1, base+30)),
			s.comb(7, 14, points(x-w*0.2, base-h*0.6, x+w*0.3, base-h*0.46), points(x-w*0.1, base, x+w*0.44, base+20)),
		), key)
	})
}

// breaker is a wave coming on, its crest at x, with carved ribs and a white edge.
func (s *sheet) breaker(x, y, w, h float64) {
	wave := swell(x, y, w, h)
	s.lay(wave, mid|key)
	s.within(wave, func() {
		var ribs shape
		for i := range 13 {
			t := float64(i) / 12
			a := point{x - w*0.72 + w*0.8*t, y - h*(0.1+0.82*math.Pow(t, 1.4))}
			ribs = append(ribs, gouge(h*0.07, a, point{a.X + w*0.1, a.Y + h*0.32}, point{a.X + w*0.3, y + h*0.1}, point{a.X + w*0.62, y + h*0.35})...)
		}
		s.carve(ribs, key)
	})
	crest := gouge(h*0.17, point{x - w*0.55, y - h*0.16}, point{x - w*0.28, y - h*0.6}, point{x - w*0.05, y - h*0.98}, point{x + w*0.07, y - h*1.0}, point{x + w*0.15, y - h*0.7})
	s.lay(crest, paper)
	s.foam(point{x + w*0.05, y - h*0.92}, h*0.7, -math.Pi*0.75, math.Pi*0.1, 16, paper)
}

// stormWaves: seas burst over the harbour wall and its small light.
func stormWaves(s *sheet) {
	s.ground(mid | thinKey)
	s.score(box(-9, -9, 1509, 560), 0.42, 64, 10, mid|key)
	s.lay(box(-9, 560, 1509, 1009), mid|key)
	s.breaker(330, 640, 620, 150)
	s.foam(point{560, 640}, 560, math.Pi*1.15, math.Pi*1.9, 60, paper)
	burst := blob(300, 700, 330, 520, 400, 420, 440, 250, 500, 360, 560, 170, 620, 330, 700, 230, 720, 400, 830, 360, 820, 500, 930, 560, 940, 700)
	s.lay(burst, paper)
	s.within(burst, func() {
		s.over(s.comb(13, 20, points(380, 700, 900, 700), points(360, 420, 560, 220, 880, 440)), mid)
	})
	s.breaker(500, 790, 480, 110)
	s.lay(poly(620, 640, 1509, 600, 1509, 800, 620, 790), light)
	s.over(s.courses(newWall(point{620, 640}, point{1509, 600}, point{1509, 800}, point{620, 790}), 5, 8), key)
	s.over(poly(620, 760, 1509, 750, 1509, 800, 620, 790), thinKey)
	s.lay(poly(600, 630, 1509, 585, 1509, 612, 600, 652), key)
	s.tower(960, 616, 250, 74)
	s.breaker(1150, 930, 660, 170)
	s.breaker(240, 1010, 760, 280)
}

// windTurbines: rows of turbines march out to sea under a huge sky; a service boat is small between them.
func windTurbines(s *sheet) {
	s.ground(mid)
	s.fade(mid, 60, 690)
	s.cumulus(60, 300, 400, 150)
	s.cumulus(1080, 420, 420, 130)
	s.sea(700, 1009, mid, mid)
	for i, t := range []struct{ x, y, h float64 }{{130, 712, 150}, {330, 712, 150}, {520, 714, 165}, {1420, 714, 165}, {720, 720, 230}, {1240, 722, 240}, {250, 740, 400}, {1000, 760, 560}} {
		s.turbine(t.x, t.y, t.h, 0.35+float64(i)*0.5)
	}
	s.coaster(560, 820, 0.62)
	s.gulls(4, 400, 200, 900, 420, key)
}

// turbine is one wind turbine, its rotor turned by a radians.
func (s *sheet) turbine(x, base, h, a float64) {
	hub := point{x, base - h}
	s.mirror(x-h*0.05, x+h*0.05, base, h*0.25, key)
	s.lay(join(taper(h*0.026, h*0.05, hub, point{x, base - h*0.1}), box(x-h*0.04, base-h*0.1, x+h*0.04, base)), paper)
	s.lay(join(taper(h*0.01, h*0.02, hub.add(point{h * 0.008, 0}), point{x + h*0.014, base - h*0.1}), box(x+h*0.008, base-h*0.1, x+h*0.04, base)), key)
	s.lay(box(x-h*0.04, base-h*0.13, x+h*0.04, base-h*0.09), spot)
	for i := range 3 {
		dir := a + 2*math.Pi/3*float64(i)
		blade := shape{smooth([]point{hub.polar(h*0.02, dir-1.5), hub.polar(h*0.14, dir-0.22), hub.polar(h*0.62, dir), hub.polar(h*0.1, dir+0.16), hub.polar(h*0.02, dir+1.5)}, true)}
		s.lay(blade, paper)
		s.lay(gouge(h*0.014, hub.polar(h*0.06, dir+0.2), hub.polar(h*0.3, dir+0.05), hub.polar(h*0.6, dir)), key)
	}
	s.lay(disc(hub, h*0.028), key)
}

// kelpFarm: above, a boat hauls its rope; below the line of the water ribbons of kelp hang in rows to the dark.
func kelpFarm(s *sheet) {
	s.ground(light)
	s.fade(light, 0, 330)
	s.lay(disc(point{330, 150}, 74), spot)
	s.lay(under(smooth(points(-20, 330, 300, 280, 560, 310, 900, 260, 1200, 300, 1509, 290), false), 400), mid)
	s.lay(box(-9, 380, 1509, 1009), mid|light)
	s.lay(box(-9, 640, 1509, 1009), mid|light|thinKey)
	s.fade(thinKey, 1000, 640)
	s.rays(mid, point{520, 300}, 130, 900, 0.2, math.Pi-0.2, 13)
	s.moored(830, 385, 2.1)
	s.lay(stand(pointing().body(), 940, 336, 150), key)
	for i := range 11 {
		x := 70 + 136*float64(i)
		s.lay(disc(point{x, 386}, 19), spot)
		s.kelp(x, 400, s.between(380, 560), i%3 == 1)
	}
	s.lay(join(brush(6, point{-20, 420}, point{200, 404}, point{480, 426}, point{760, 410}, point{1100, 424}, point{1520, 404}), rod(5, 990, 424, 990, 280)), key)
	s.carve(join(gouge(8, point{0, 384}, point{200, 380}), gouge(8, point{300, 384}, point{520, 381}), gouge(8, point{1120, 383}, point{1400, 380})), all)
	s.shoal()
}

// kelp is one hanging bunch: long ribbons with ruffled edges and a pale midrib, swaying together.
func (s *sheet) kelp(x, y, h float64, dark bool) {
	leaf := key
	if dark {
		leaf = key | mid
	}
	sway := s.between(30, 56)
	for i := range 3 {
		reach, d := h*s.between(0.72, 1), 30*float64(i-1)
		ribbon := smooth(points(x, y, x+d+sway*0.7, y+reach*0.28, x+d*1.3-sway*0.6, y+reach*0.6, x+d*1.5+sway, y+reach), false)
		phase := s.between(0, 6)
		s.lay(sweep(ribbon, func(t float64) float64 {
			return 34 * math.Sqrt(max(math.Sin(math.Pi*min(t*0.94+0.05, 1)), 0)) * (1 + 0.3*math.Sin(phase+34*t))
		}), leaf)
		s.lay(gouge(5, ribbon[4:len(ribbon)-3]...), spot)
	}
}

// shoal is a handful of small fish.
func (s *sheet) shoal() {
	for range 9 {
		c := point{s.between(200, 1350), s.between(660, 930)}
		fish := join(blob(-34, 0, -10, -12, 22, -8, 36, 0, 22, 8, -10, 12), poly(-26, 0, -50, -13, -44, 0, -50, 13))
		s.lay(fish.move(c.X, c.Y), paper)
		s.lay(disc(c.add(point{24, -2}), 3), key)
	}
}

// sealOnRock: a seal on its rock looks up, a buoy leans on the swell, the harbour lies behind.
func sealOnRock(s *sheet) {
	s.ground(light)
	s.fade(light, 20, 330)
	s.lay(join(s.skyline(-20, 700, 440, 110), steeple(240, 440, 44, 230)), mid)
	s.crane(1050, 440, 250, mid)
	s.crane(1230, 440, 210, mid)
	s.sea(436, 1009, mid, mid)
	s.buoy(1230, 640)
	s.rock(640, 930, 640, 230)
	body := shape{smooth(points(330, 880, 280, 850, 240, 872, 220, 830, 300, 800, 420, 760, 540, 640, 640, 560, 690, 470, 700, 400, 690, 350, 710, 306, 760, 290, 812, 300, 842, 330,
		872, 344, 876, 366, 846, 384, 826, 400, 832, 480, 836, 580, 812, 690, 800, 760, 860, 800, 900, 826, 840, 838, 760, 822, 700, 850, 560, 872, 440, 884), true)}
	s.lay(body, key)
	s.within(body, func() {
		s.carve(join(
			s.comb(9, 13, points(560, 660, 660, 540, 700, 420), points(620, 740, 720, 600, 744, 460)),
			s.comb(8, 12, points(340, 830, 460, 760, 560, 680), points(400, 860, 520, 820, 640, 760)),
		), key)
		s.over(blob(640, 700, 760, 640, 830, 400, 900, 700, 840, 900, 560, 900), thinMid)
	})
	s.lay(disc(point{790, 336}, 11), paper)
	s.lay(disc(point{792, 335}, 6), key)
	s.carve(join(gouge(4, point{846, 360}, point{880, 380}, point{916, 384}), gouge(4, point{842, 366}, point{872, 394}, point{900, 406}), gouge(5, point{716, 330}, point{736, 306}, point{770, 298})), key)
	s.foam(point{180, 950}, 150, math.Pi*1.2, math.Pi*1.8, 16, paper)
	s.foam(point{1160, 950}, 150, math.Pi*1.2, math.Pi*1.8, 16, paper)
	s.gulls(4, 900, 80, 1400, 260, key)
}

// buoy leans on the swell.
func (s *sheet) buoy(x, y float64) {
	s.mirror(x-70, x+70, y+16, 90, key)
	tilt := func(f shape) shape { return f.turn(0.14).move(x, y) }
	s.lay(tilt(join(poly(-64, 14, -50, -34, 50, -34, 64, 14), poly(-34, -34, -14, -150, 14, -150, 34, -34))), spot)
	s.lay(tilt(join(rod(6, -30, -50, 18, -140), rod(6, 30, -50, -18, -140), box(-22, -160, 22, -148), disc(point{0, -176}, 17), box(-66, 8, 66, 20))), key)
	s.carve(tilt(gouge(8, point{-46, -4}, point{-40, -26})), spot)
}
