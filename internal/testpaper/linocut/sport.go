package linocut

import "math"

// stadiumNight: four masts pour light on the pitch; the bowl of the crowd curves round it, black against the glow.
func stadiumNight(s *sheet) {
	v := view{point{750, 300}}
	s.ground(key | mid)
	s.stars(30, 220)
	masts := []point{{170, 120}, {480, 190}, {1020, 190}, {1330, 120}}
	for _, m := range masts {
		s.rays(key, m, 60, 760, math.Pi*0.12, math.Pi*0.88, 13)
	}
	for _, m := range masts {
		s.floodlight(m)
	}
	s.lay(blob(-60, 440, 200, 350, 750, 300, 1300, 350, 1560, 440, 1560, 1060, -60, 1060), key)
	s.crowd(130)
	s.lay(v.flat(-760, 760, 300, 0.5, 1.75).full(), mid|light)
	s.mowing(v)
	s.touchlines(v)
	for i, p := range []struct{ x, z float64 }{{-260, 1.4}, {120, 1.5}, {380, 1.2}, {-80, 1.05}, {-470, 0.95}, {240, 0.84}, {520, 0.8}} {
		foot := v.at(p.x, 300, p.z)
		s.lay(stand(face(running().body(), i%2 == 0).move(4, 3), foot.X, foot.Y, 92/p.z), key)
		s.lay(stand(face(running().body(), i%2 == 0), foot.X, foot.Y, 92/p.z), []ink{paper, spot}[i%2])
	}
	row := s.heads(-20, 1520, 1010, 58)
	s.lay(row.move(-3, -5), light)
	s.lay(row, key)
}

// crowd dots the stands with faces, denser towards the pitch.
func (s *sheet) crowd(n int) {
	var faces, coats shape
	for row := range 6 {
		y := 332 + 27*float64(row)
		for i := range n / 2 {
			x := 1500 * (float64(i) + s.between(0.2, 0.8)) / float64(n) * 2
			lift := 110 * math.Pow(math.Abs(x-750)/750, 2)
			if s.often(0.75) {
				c := point{x, y + lift}
				faces = append(faces, oval(c.X, c.Y, 5, 6.5)...)
				if s.often(0.4) {
					coats = append(coats, oval(c.X, c.Y+14, 9, 7)...)
				}
			}
		}
	}
	s.lay(coats, spot)
	s.lay(faces, light)
}

// mowing is the pitch's light and dark bands.
func (s *sheet) mowing(v view) {
	for i := range 6 {
		x := -760 + 1520*float64(i)/6
		s.carve(v.flat(x, x+126, 300, 0.5, 1.75).full(), mid)
	}
	s.over(v.flat(-760, 760, 300, 0.5, 1.75).full(), thinMid)
}

// touchlines are the white lines of the pitch.
func (s *sheet) touchlines(v view) {
	line := func(x0, z0, x1, z1 float64) shape {
		a, b := v.at(x0, 300, z0), v.at(x1, 300, z1)
		return taper(9/z0, 9/z1, a, b)
	}
	var circle shape
	for i := range 32 {
		a, b := 2*math.Pi*float64(i)/32, 2*math.Pi*float64(i+1)/32
		circle = append(circle, line(170*math.Cos(a), 1.04+0.22*math.Sin(a), 170*math.Cos(b), 1.04+0.22*math.Sin(b))...)
	}
	s.lay(join(circle, line(-700, 0.5, -700, 1.68), line(700, 0.5, 700, 1.68), line(-700, 1.68, 700, 1.68), line(0, 0.5, 0, 1.68),
		line(-700, 0.8, -480, 0.8), line(-480, 0.8, -480, 1.36), line(-700, 1.36, -480, 1.36), line(700, 0.8, 480, 0.8), line(480, 0.8, 480, 1.36), line(700, 1.36, 480, 1.36)), paper)
}

// floodlight is a rack of lamps on its mast.
func (s *sheet) floodlight(c point) {
	s.lay(taper(14, 22, c, point{c.X, 470}), key)
	s.lay(box(c.X-66, c.Y-48, c.X+66, c.Y+48), key)
	s.lay(front(c.X-62, c.Y-44, c.X+62, c.Y+44).see(cells(4, 3, 0.8, 0.8, func(x0, y0, x1, y1 float64) shape {
		return oval((x0+x1)/2, (y0+y1)/2, (x1-x0)/2, (y1-y0)/2)
	})), paper)
}

// footballMatch: two players rise for a header, the net behind them, the ball just off the forehead.
func footballMatch(s *sheet) {
	ball := point{860, 112}
	s.ground(mid)
	s.rays(mid, ball, 90, 1100, 0, 2*math.Pi, 34)
	s.lay(box(-9, 820, 1509, 1009), key)
	s.score(box(-9, 830, 1509, 1009), 0, 40, 13, key)
	s.net()
	a := pose{
		head: point{17, -96}, neck: point{8, -86}, hip: point{-8, -54}, elbowL: point{-14, -92}, handL: point{-28, -84}, elbowR: point{22, -76}, handR: point{34, -82},
		kneeL: point{-24, -38}, footL: point{-42, -26}, kneeR: point{6, -36}, footR: point{-8, -14},
	}
	b := pose{
		head: point{13, -91}, neck: point{7, -81}, hip: point{-4, -49}, elbowL: point{-13, -76}, handL: point{-25, -84}, elbowR: point{19, -72}, handR: point{29, -80},
		kneeL: point{-16, -28}, footL: point{-34, -30}, kneeR: point{9, -24}, footR: point{2, 0},
	}
	s.player(b, point{1090, 850}, 700, true, strip{mid | spot, spot, paper})
	s.player(a, point{650, 880}, 740, false, strip{light | thinSpot, paper, spot})
	s.football(ball, 62)
	s.lay(s.heads(-20, 1520, 1000, 40), key|mid)
}

// strip is what a player shows: skin, shirt and socks.
type strip struct{ skin, shirt, socks ink }

// player is an athlete, feet on a place, h units tall, dark at the edges away from the light.
func (s *sheet) player(p pose, at point, h float64, left bool, colours strip) {
	put := func(form shape) shape { return stand(face(form, left), at.X, at.Y, h) }
	s.lay(put(p.body().move(1, 0.8)), key)
	s.lay(put(p.body()), colours.skin)
	s.lay(put(p.hair()), key)
	s.lay(put(p.socks()), colours.socks)
	s.lay(put(join(shoe(p.kneeL, p.footL), shoe(p.kneeR, p.footR))), key)
	s.lay(put(p.shirt()), colours.shirt)
	s.within(put(p.shirt()), func() {
		s.over(s.comb(7, 17, put(shape{{p.neck.add(point{3, 4}), p.hip.add(point{1, 0})}})[0], put(shape{{p.neck.add(point{14, 8}), p.hip.add(point{13, -4})}})[0]), key)
	})
	s.lay(put(p.shorts()), key|mid)
	s.carve(put(gouge(1.3, p.hip.to(p.kneeR, 0.1).add(point{-2, 0}), p.hip.to(p.kneeR, 0.5).add(point{-3, 0}))), key)
}

// hair is a cap of hair over the crown and back of the head.
func (p pose) hair() shape {
	x, y := p.head.X, p.head.Y
	return shape{smooth(points(x+3.4, y-5.8, x+5, y-3, x+1.6, y-3.4, x-1.6, y-1.4, x-2.4, y+3.4, x-5, y+3, x-6.6, y-2.4, x-3.4, y-7, x+1, y-7.8), true)}
}

// socks reach up half the shin.
func (p pose) socks() shape {
	return join(taper(5.6, 4.8, p.kneeL.to(p.footL, 0.45), p.footL), taper(5.6, 4.8, p.kneeR.to(p.footR, 0.45), p.footR))
}

// shirt covers the trunk and upper arms.
func (p pose) shirt() shape {
	torso := shape{smooth([]point{
		p.neck.add(point{-3, -1}), p.neck.add(point{-11, 3}), p.neck.to(p.hip, 0.55).add(point{-8.5, 0}), p.hip.add(point{-9, 0}),
		p.hip.add(point{9, 0}), p.neck.to(p.hip, 0.55).add(point{8.5, 0}), p.neck.add(point{11, 3}), p.neck.add(point{3, -1}),
	}, true)}
	sleeve := func(from, to point) shape { return taper(9, 8, from, from.to(to, 0.75)) }
	return join(torso, sleeve(p.neck.add(point{-8, 4}), p.elbowL), sleeve(p.neck.add(point{8, 4}), p.elbowR))
}

// shorts cover the hips and thighs.
func (p pose) shorts() shape {
	return join(
		oval(p.hip.X, p.hip.Y, 9, 6),
		taper(11, 11, p.hip.add(point{-4, 0}), p.hip.add(point{-4, 0}).to(p.kneeL, 0.7)),
		taper(11, 11, p.hip.add(point{4, 0}), p.hip.add(point{4, 0}).to(p.kneeR, 0.7)),
	)
}

// net is a goal seen from the side of the field.
func (s *sheet) net() {
	mesh := newWall(point{130, 330}, point{1390, 330}, point{1390, 820}, point{130, 820})
	var cords shape
	for i := range 24 {
		u := float64(i) / 23
		a, b := mesh.at(point{u, 0}), mesh.at(point{u, 1})
		cords = append(cords, rod(3.4, a.X, a.Y, b.X, b.Y)...)
	}
	for i := range 10 {
		v := float64(i) / 9
		a, b := mesh.at(point{0, v}), mesh.at(point{1, v})
		cords = append(cords, rod(3.4, a.X, a.Y, b.X, b.Y)...)
	}
	s.lay(cords, key|mid)
	s.lay(rod(26, 130, 830, 130, 330, 1390, 330, 1390, 830), key)
	s.lay(rod(18, 126, 830, 126, 326, 1386, 326, 1386, 830), paper)
}

// football is a ball with its dark panels.
func (s *sheet) football(c point, r float64) {
	s.lay(disc(c.add(point{5, 6}), r), key)
	s.lay(disc(c, r), paper)
	s.within(disc(c, r), func() {
		panel := func(c point, k float64) shape {
			var out []point
			for i := range 5 {
				out = append(out, c.polar(k, 0.4+2*math.Pi*float64(i)/5))
			}
			return shape{out}
		}
		s.over(panel(c, r*0.36), key)
		for i := range 5 {
			a := 0.4 + 2*math.Pi*float64(i)/5
			s.over(join(panel(c.polar(r*0.98, a), r*0.36), rod(r*0.06, c.polar(r*0.3, a).X, c.polar(r*0.3, a).Y, c.polar(r*0.8, a).X, c.polar(r*0.8, a).Y)), key)
		}
		s.over(disc(c.add(point{-r * 0.3, -r * 0.3}), r*1.25).bend(func(p point) point { return p.add(point{r * 0.95, r * 0.95}) }), thinMid)
	})
}

// rowing: two eights side by side drive past the lighthouse.
func rowing(s *sheet) {
	s.ground(mid)
	s.fade(mid, 0, 420)
	s.lay(disc(point{330, 210}, 96), spot)
	s.lay(under(smooth(points(780, 430, 960, 380, 1120, 372, 1300, 400, 1509, 380), false), 480), key)
	s.tower(1160, 380, 300, 54)
	s.sea(430, 1009, mid, mid)
	s.mirror(1130, 1200, 434, 90, key)
	s.eight(720, 560, 0.72, paper, key|mid)
	s.eight(760, 820, 1.22, spot, key)
	s.gulls(4, 500, 90, 1000, 260, key)
}

// eight is a rowing boat with its crew and cox, k times 1180 units long, heading right.
func (s *sheet) eight(x, y, k float64, shirts, skin ink) {
	s.mirror(x-560*k, x+560*k, y+16*k, 46*k, key)
	for i := range 8 {
		seat := point{x + (-390+92*float64(i))*k, y - 14*k}
		p := pose{
			head: point{-19, -64}, neck: point{-14, -54}, hip: point{0, -16}, elbowL: point{-2, -38}, handL: point{17, -36}, elbowR: point{0, -40}, handR: point{19, -38},
			kneeL: point{22, -26}, footL: point{40, -8}, kneeR: point{24, -26}, footR: point{42, -8},
		}
		s.lay(stand(p.body(), seat.X, seat.Y, 128*k), skin)
		s.lay(stand(p.shirt(), seat.X, seat.Y, 128*k), shirts)
		hand := point{seat.X + 24*k, seat.Y - 46*k}
		blade := point{seat.X - 96*k, y + 74*k}
		s.lay(join(taper(6*k, 5*k, hand, blade), taper(10*k, 24*k, hand.to(blade, 0.86), blade.add(point{-16 * k, 8 * k}))), light)
		s.lay(taper(5*k, 12*k, hand.to(blade, 0.9), blade.add(point{-16 * k, 8 * k})), key)
		s.foam(blade.add(point{-10 * k, 0}), 52*k, math.Pi*1.1, math.Pi*1.8, 6, paper)
	}
	s.lay(stand(join(sitting().body(), sitting().hat()).size(-1, 1), x+390*k, y-12*k, 118*k), skin)
	s.lay(shape{smooth(points(-580, -16, -400, -22, 0, -24, 400, -22, 600, -18, 420, 10, 0, 20, -400, 12), true)}.at(x, y, k), key)
	s.carve(join(gouge(4, point{-500, -10}, point{-60, -10}), gouge(4, point{20, -10}, point{500, -12})).at(x, y, k), key)
}

// handballShot: the attacker hangs in the air, arm drawn back; a defender's arms are a fence before the goal.
func handballShot(s *sheet) {
	s.ground(spot)
	s.rays(spot, point{1180, 560}, 140, 1300, 0, 2*math.Pi, 30)
	s.lay(poly(-9, 800, 1509, 740, 1509, 1009, -9, 1009), light)
	s.score(poly(-9, 800, 1509, 740, 1509, 1009, -9, 1009), -0.04, 52, 14, light)
	s.stripedGoal()
	d := handUp()
	d.elbowL, d.handL, d.elbowR, d.handR = point{-15, -96}, point{-20, -116}, point{15, -97}, point{19, -118}
	s.player(d, point{1060, 930}, 560, true, strip{key | spot, mid, paper})
	a := pose{
		head: point{10, -95}, neck: point{4, -85}, hip: point{-2, -52}, elbowL: point{20, -88}, handL: point{34, -80}, elbowR: point{-15, -98}, handR: point{-22, -114},
		kneeL: point{16, -40}, footL: point{6, -20}, kneeR: point{-14, -32}, footR: point{-36, -30},
	}
	s.player(a, point{560, 890}, 620, false, strip{light | thinKey, paper, mid})
	hand := point{560 - 22*6.2, 890 - 117*6.2}
	s.lay(disc(hand.add(point{-10, -16}), 44), key)
	s.lay(disc(hand.add(point{-14, -20}), 40), mid)
	s.carve(join(gouge(9, hand.add(point{-44, -20}), hand.add(point{-30, -46}), hand.add(point{-6, -52}))), mid)
	s.lay(oval(560, 950, 190, 22), key)
}

// stripedGoal is a handball goal at the right edge.
func (s *sheet) stripedGoal() {
	s.lay(box(900, 330, 1420, 780), key)
	s.score(box(900, 330, 1420, 780), 0.8, 54, 7, key)
	s.score(box(900, 330, 1420, 780), -0.8, 54, 7, key)
	for _, bar := range []shape{box(876, 306, 1446, 336), box(876, 306, 908, 800), box(1414, 306, 1446, 780)} {
		s.lay(bar, paper)
		s.within(bar, func() {
			for i := range 14 {
				t := 60 * float64(i)
				s.lay(join(box(876+t, 290, 906+t, 340), box(860, 336+t, 1460, 366+t)), mid)
			}
		})
	}
}

// roadRace: a line of riders strings out up a hill road between dry-stone walls.
func roadRace(s *sheet) {
	s.ground(light)
	s.rays(light, point{1180, 150}, 120, 1200, 0, 2*math.Pi, 30)
	s.lay(disc(point{1180, 150}, 82), spot)
	far := smooth(points(-20, 470, 260, 380, 520, 430, 800, 300, 1100, 380, 1509, 260), false)
	s.lay(under(far, 1009), mid)
	s.carve(s.comb(26, 17, far, points(-20, 760, 1509, 640)), mid)
	road := shape{append(smooth(points(-20, 860, 400, 800, 800, 690, 1150, 560, 1509, 440), false), point{1509, 640}, point{1100, 800}, point{700, 960}, point{500, 1020}, point{-20, 1020})}
	s.stoneWall(points(-20, 850, 400, 790, 800, 680, 1150, 550, 1509, 430), 48)
	s.lay(road, paper)
	s.score(road, -0.32, 62, 12, paper)
	for i := range 7 {
		t := float64(i) / 6
		x, y, h := 1330-1130*t, 655+345*t-30*math.Sin(math.Pi*t), 150+230*t
		s.rider(x, y, h, []ink{spot, key | mid, paper, spot, light, key | mid, spot}[i])
	}
	s.stoneWall(points(640, 1040, 1000, 930, 1300, 800, 1509, 690), 130)
}

// stoneWall is a dry-stone wall along a line, h units high.
func (s *sheet) stoneWall(line []point, h float64) {
	line = smooth(line, false)
	s.lay(ribbon(line, -h, 0), key)
	var stones shape
	for row := range 4 {
		for t := s.between(0, 0.02); t < 0.99; t += s.between(0.022, 0.045) {
			p := along(line, t).add(point{0, -h * (float64(row) + 0.5) / 4})
			stones = append(stones, oval(p.X, p.Y, h*s.between(0.13, 0.24), h*0.085)...)
		}
	}
	s.lay(stones, light)
}

// rider is a racing cyclist, h units high with the bicycle, riding right.
func (s *sheet) rider(x, y, h float64, shirt ink) {
	p := pose{
		head: point{30, -88}, neck: point{22, -80}, hip: point{-14, -62}, elbowL: point{29, -64}, handL: point{40, -54}, elbowR: point{26, -62}, handR: point{38, -54},
		kneeL: point{12, -44}, footL: point{-2, -18}, kneeR: point{6, -36}, footR: point{6, -9},
	}
	tilt := func(f shape) shape { return stand(f.turn(-0.2), x, y, h) }
	wheel := func(cx float64) shape {
		var out shape
		for i := range 24 {
			a, b := 2*math.Pi*float64(i)/24, 2*math.Pi*(float64(i)+1.2)/24
			c := point{cx, -20}
			out = append(out, rod(2.4, c.polar(20, a).X, c.polar(20, a).Y, c.polar(20, b).X, c.polar(20, b).Y)...)
		}
		return out
	}
	frame := join(wheel(-30), wheel(40), rod(2.4, -30, -20, -14, -52, 34, -50, 4, -16, -14, -52), rod(2.4, -30, -20, 4, -16), rod(2.4, 40, -20, 33, -56, 42, -56))
	s.lay(tilt(join(frame, p.body())), key)
	s.lay(tilt(p.shirt()), shirt)
	s.lay(tilt(shape{smooth(points(22, -92, 26, -98, 34, -98, 38, -91, 30, -90), true)}), shirt)
}
