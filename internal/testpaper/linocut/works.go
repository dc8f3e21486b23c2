package linocut

import (
	"math"
	"slices"
)

// hillsReservoir: water lies among folded hills behind its stone dam; the valve tower stands in it.
func hillsReservoir(s *sheet) {
	s.ground(light)
	s.rays(light, point{1120, 330}, 110, 1100, math.Pi*0.9, math.Pi*2.1, 24)
	s.lay(disc(point{1120, 320}, 88), spot)
	for i, line := range [][]point{
		points(-20, 340, 180, 260, 400, 320, 620, 230, 860, 330, 1100, 280, 1300, 330, 1520, 250),
		points(-20, 430, 160, 380, 380, 420, 560, 350, 760, 430, 980, 390, 1240, 440, 1520, 360),
	} {
		ridge := smooth(line, false)
		s.lay(under(ridge, 620), []ink{mid | light, mid}[i])
		s.carve(s.comb(22-6*i, 14, ridge, points(40, 560, 1540, 560)), mid)
	}
	s.lay(shape{smooth(points(-30, 540, 300, 500, 760, 490, 1200, 500, 1530, 540, 1530, 760, -30, 760), true)}, mid|key)
	s.ripples(505, 720, 0.8, key|mid)
	s.valveTower(520, 610)
	slope := smooth(points(1530, 440, 1300, 520, 1130, 640, 1040, 760, 1000, 1020), false)
	s.dam()
	s.lay(under(append([]point{{1530, 440}}, slope...), 1020), key)
	s.score(under(append([]point{{1530, 440}}, slope...), 1020), -0.8, 60, 12, key)
	s.tree(1290, 640, 190, key|mid)
	s.tree(1410, 610, 230, key|mid)
	s.tree(90, 800, 260, key)
}

// valveTower stands in the water with its footbridge.
func (s *sheet) valveTower(x, base float64) {
	s.mirror(x-52, x+52, base, 100, key)
	s.lay(box(x-48, base-190, x+48, base), paper)
	s.over(box(x+14, base-190, x+48, base), thinKey)
	s.over(s.courses(front(x-48, base-186, x+48, base), 8, 6), key)
	s.lay(join(poly(x-64, base-186, x, base-280, x+64, base-186), box(x-2, base-310, x+2, base-270), arch(x-16, base-140, x+16, base-80)), key)
	s.lay(join(rod(9, x+48, base-110, x+420, base-30), rod(4, x+48, base-140, x+420, base-60)), key)
}

// dam is the curved stone wall across the foreground with its spill of white water.
func (s *sheet) dam() {
	top := smooth(points(-30, 700, 300, 670, 700, 664, 1000, 690, 1200, 740), false)
	low := smooth(points(-30, 1020, 400, 1020, 900, 1020, 1130, 1020), false)
	body := slices.Clone(top)
	for _, p := range slices.Backward(low) {
		body = append(body, p)
	}
	s.lay(shape{body}, light)
	s.within(shape{body}, func() {
		var joints shape
		for row := range 7 {
			for t := s.between(0, 0.03); t < 0.97; t += s.between(0.04, 0.08) {
				f := (float64(row) + 0.6) / 7
				a, b := along(top, t).to(along(low, t), f), along(top, t+0.035).to(along(low, t+0.035), f)
				joints = append(joints, gouge(8, a, b)...)
			}
		}
		s.over(joints, key)
		spill := poly(560, 640, 760, 640, 860, 1020, 500, 1020)
		s.lay(spill, paper)
		s.over(s.comb(9, 15, points(570, 690, 750, 690), points(520, 1010, 850, 1010)), mid)
	})
	s.lay(brush(26, points(-30, 700, 300, 670, 700, 664, 1000, 690, 1200, 740)...), key)
	for i := range 5 {
		x := 570 + 46*float64(i)
		s.lay(box(x-7, 630, x+7, 690), key)
	}
	s.lay(brush(12, points(540, 632, 660, 628, 780, 634)...), key)
}

// tapGlass: a kitchen tap fills a glass; behind it a pan steams on the hob.
func tapGlass(s *sheet) {
	s.ground(light)
	tiles := front(-9, -9, 1509, 720)
	s.lay(tiles.see(cells(9, 5, 0.93, 0.9, box)), paper)
	for i := range 11 {
		x, y := float64(i*5%9), float64(i*3%5)
		s.over(tiles.see(box((x+0.05)/9, (y+0.06)/5, (x+0.95)/9, (y+0.94)/5)), thinMid)
	}
	s.lay(box(-9, 720, 1509, 1009), mid)
	s.score(box(-9, 730, 1509, 1009), 0, 46, 12, mid)
	s.pan(1130, 700)
	neck := join(brush(74, points(240, 730, 240, 330, 270, 200, 390, 140, 520, 170, 570, 270, 572, 330)...), box(528, 320, 616, 372))
	s.lay(neck.move(10, 8), key)
	s.lay(neck, mid)
	s.within(neck, func() {
		s.carve(brush(15, points(222, 720, 222, 330, 256, 190, 386, 124, 520, 150, 560, 260)...), mid)
		s.over(brush(20, points(270, 720, 268, 340, 296, 230, 390, 174, 490, 200, 536, 290)...), key)
	})
	s.lay(join(box(150, 700, 330, 760), rod(22, 240, 470, 370, 420), disc(point{376, 418}, 26)), key)
	s.carve(join(gouge(9, point{170, 716}, point{300, 716}), gouge(7, point{262, 452}, point{350, 420})), key)
	s.lay(taper(34, 44, point{572, 370}, point{574, 640}), mid|light)
	s.carve(join(gouge(11, point{566, 376}, point{564, 500}, point{566, 620}), gouge(7, point{582, 400}, point{584, 560})), all)
	s.glass(574, 900)
}

// glass is a tumbler half full, standing on x, y.
func (s *sheet) glass(x, y float64) {
	cup := poly(x-128, y-350, x+128, y-350, x+100, y, x-100, y)
	s.lay(cup.move(14, 10), key)
	s.lay(cup, paper)
	s.within(cup, func() {
		s.lay(box(x-200, y-230, x+200, y-14), mid)
		s.over(box(x+50, y-230, x+200, y-14), thinKey)
		s.carve(join(gouge(20, point{x - 86, y - 210}, point{x - 78, y - 110}, point{x - 70, y - 30}), gouge(9, point{x - 50, y - 200}, point{x - 46, y - 100})), mid)
		s.lay(oval(x, y-230, 118, 20), light)
		for range 9 {
			s.lay(disc(point{x + s.between(-60, 60), y - s.between(40, 200)}, s.between(5, 12)), paper)
		}
	})
	s.over(join(rod(9, x-128, y-350, x-100, y, x+100, y, x+128, y-350)), key)
	s.lay(oval(x, y-350, 128, 22), key)
	s.lay(oval(x, y-350, 116, 15), light)
	s.lay(taper(38, 40, point{x, y - 352}, point{x, y - 236}), mid)
}

// pan steams on a hob, its foot at x, y.
func (s *sheet) pan(x, y float64) {
	for i := range 4 {
		sx := x - 130 + 90*float64(i)
		s.over(gouge(34, point{sx, y - 230}, point{sx - 50, y - 330}, point{sx + 40, y - 430}, point{sx - 20, y - 560}), mid)
	}
	s.lay(join(box(x-260, y-6, x+260, y+22)), key)
	s.lay(join(shape{smooth(points(x-210, y-210, x-206, y-40, x-170, y-8, x+170, y-8, x+206, y-40, x+210, y-210), true)}, box(x-226, y-222, x+226, y-200), rod(30, x+210, y-170, x+380, y-190)), spot)
	s.over(join(box(x-226, y-204, x+226, y-196), s.comb(6, 16, points(x+90, y-190, x+200, y-190), points(x+80, y-20, x+180, y-20))), key)
	s.carve(gouge(18, point{x - 180, y - 180}, point{x - 178, y - 90}, point{x - 150, y - 30}), spot)
	s.lay(join(shape{smooth(points(x-200, y-222, x-120, y-262, x+120, y-262, x+200, y-222), true)}, disc(point{x, y - 276}, 20)), key)
}

// pumpingStation: tall arched windows light the brick hall; great pipes run through it with their valve wheels.
func pumpingStation(s *sheet) {
	s.ground(mid)
	s.over(s.courses(front(-9, -9, 1509, 700), 17, 7), key)
	for i := range 5 {
		x := 170 + 290*float64(i)
		s.lay(arch(x-104, 60, x+104, 560), key)
		pane := arch(x-86, 78, x+86, 548)
		s.lay(pane, light)
		s.within(pane, func() {
			s.rays(light, point{x + 60, 120}, 40, 500, 0, 2*math.Pi, 12)
			s.over(join(box(x-4, 0, x+4, 600), box(x-46, 0, x-41, 600), box(x+41, 0, x+46, 600), box(x-100, 180, x+100, 188), box(x-100, 300, x+100, 308), box(x-100, 420, x+100, 428)), key)
		})
	}
	s.lay(box(-9, 680, 1509, 1009), key)
	s.score(box(-9, 690, 1509, 1009), 0, 40, 9, key)
	s.pipe(640, 62, -20, 1520)
	s.pipe(810, 96, -20, 1520)
	for _, x := range []float64{330, 1130} {
		s.lay(box(x-44, 560, x+44, 830), spot)
		s.over(join(box(x+14, 560, x+44, 830), box(x-56, 690, x+56, 712)), key)
		s.carve(gouge(12, point{x - 26, 580}, point{x - 26, 680}), spot)
		s.valveWheel(point{x, 520}, 110)
	}
	s.lay(stand(join(pointing().body(), pointing().hat()), 720, 960, 330), paper)
	s.lay(stand(join(pointing().body(), pointing().hat()), 726, 962, 328), key)
}

// pipe is a level pipe around the height y with a radius r, flanged now and then.
func (s *sheet) pipe(y, r, x0, x1 float64) {
	s.lay(box(x0, y-r, x1, y+r), spot)
	s.over(box(x0, y+r*0.62, x1, y+r), key)
	s.shade(box(x0, y+r*0.3, x1, y+r*0.7), 0, r*0.24, r*0.15, key)
	s.score(box(x0, y-r*0.7, x1, y-r*0.4), 0, r*0.3, r*0.16, spot)
	for x := x0 + 180; x < x1; x += 340 {
		s.lay(box(x-26, y-r*1.2, x+26, y+r*1.2), key)
		s.lay(box(x-16, y-r*1.2, x+2, y+r*1.2), spot)
		for i := range 5 {
			s.lay(disc(point{x - 7, y - r + r*0.5*float64(i)}, 6), light)
		}
	}
}

// valveWheel is a hand wheel of radius r.
func (s *sheet) valveWheel(c point, r float64) {
	for i := range 36 {
		a, b := 2*math.Pi*float64(i)/36, 2*math.Pi*(float64(i)+1.15)/36
		s.lay(rod(24, c.polar(r, a).X, c.polar(r, a).Y, c.polar(r, b).X, c.polar(r, b).Y), key)
	}
	for i := range 5 {
		p := c.polar(r, 2*math.Pi*float64(i)/5-0.4)
		s.lay(taper(20, 14, c, p), key)
	}
	s.lay(disc(c, 26), key)
	s.carve(join(gouge(9, c.polar(r+2, 3.4), c.polar(r+3, 4), c.polar(r+2, 4.7)), disc(c.add(point{-6, -6}), 8)), key)
}
