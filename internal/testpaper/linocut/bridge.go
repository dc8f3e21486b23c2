package linocut

import "math"

// swingBridgeOpen: the lattice girder lies along the stream on its round pier, its cabin on top; a coaster comes through
// the gap, and the two ends of the road wait in the air.
func swingBridgeOpen(s *sheet) {
	s.ground(mid)
	s.fade(mid, 0, 330)
	s.cumulus(900, 250, 420, 170)
	s.cumulus(120, 190, 300, 110)
	s.lay(s.skyline(-20, 1540, 470, 90), mid|light)
	s.sea(466, 1009, mid, mid)
	s.approach(-20, 230, 470)
	s.approach(1330, 1520, 470)
	s.coaster(1120, 690, 1.3)
	s.mirror(140, 880, 730, 150, key)
	s.pier(500, 575, 180)
	girder := newWall(point{110, 300}, point{900, 400}, point{900, 506}, point{110, 570})
	behind := newWall(point{170, 318}, point{930, 405}, point{930, 500}, point{170, 540})
	s.lay(behind.truss(7, 7), mid|key)
	s.lay(poly(110, 552, 900, 494, 930, 506, 170, 548, 900, 520, 110, 592), key)
	s.lay(girder.truss(7, 14), spot)
	s.cabin(500, 348)
	s.gulls(5, 150, 80, 1300, 260, key)
}

// approach is the cut-off end of the road on its abutment between x0 and x1.
func (s *sheet) approach(x0, x1, y float64) {
	s.lay(box(x0, y+26, x1, y+170), light)
	s.carve(s.courses(front(x0, y+30, x1, y+170), 5, 6), light)
	s.lay(join(box(x0-9, y, x1+9, y+30), s.railing(x0, x1, y)), key)
	s.mirror(x0, x1, y+172, 60, key)
}

// railing is a row of posts under a handrail.
func (s *sheet) railing(x0, x1, y float64) shape {
	out := box(x0, y-42, x1, y-36)
	for x := x0; x <= x1; x += 24 {
		out = append(out, box(x-2, y-40, x+2, y)...)
	}
	return out
}

// pier is the round stone drum the bridge turns on.
func (s *sheet) pier(x, y, r float64) {
	drum := join(oval(x, y+150, r, r*0.26), box(x-r, y-20, x+r, y+150), oval(x, y-20, r, r*0.26))
	s.lay(drum, light)
	s.within(drum, func() {
		s.shade(box(x+r*0.3, y-80, x+r, y+200), 1.57, 22, 13, key)
		s.over(s.courses(front(x-r, y, x+r*0.4, y+180), 6, 6), mid)
		s.over(box(x+r*0.55, y-80, x+r+9, y+300), thinKey)
	})
	s.lay(oval(x, y-20, r*1.03, r*0.25), key)
	s.lay(oval(x, y-30, r*0.9, r*0.19), mid)
	s.mirror(x-r, x+r, y+170, 120, key)
}

// cabin is the keeper's house on top of the girder.
func (s *sheet) cabin(x, y float64) {
	s.lay(box(x-58, y-96, x+58, y), paper)
	s.over(box(x+26, y-96, x+58, y), light|thinKey)
	s.lay(join(poly(x-76, y-94, x, y-146, x+76, y-94), rod(4, x, y-140, x, y-190), box(x-64, y-4, x+64, y+8)), key)
	s.lay(front(x-52, y-80, x+52, y-36).see(cells(4, 1, 0.76, 1, box)), key)
	s.lay(poly(x, y-190, x+44, y-178, x, y-166), spot)
}

// swingBridgeRoad: we stand on the roadway between the girders; wires overhead, cyclists and walkers coming and going.
func swingBridgeRoad(s *sheet) {
	v := view{point{760, 470}}
	s.ground(light)
	s.rays(light, v.vanish, 130, 900, math.Pi*1.08, math.Pi*1.92, 18)
	s.lay(s.skyline(560, 1010, 480, 70), mid)
	s.lay(v.flat(-620, 620, 300, 0.4, 30).full(), mid|light)
	s.lay(v.flat(-400, 400, 300, 0.4, 30).full(), key)
	for _, x := range []float64{-170, -60, 60, 170} {
		s.lay(v.flat(x-6, x+6, 300, 0.4, 16).full(), light)
	}
	s.lay(join(v.flat(-404, -384, 300, 0.4, 30).full(), v.flat(384, 404, 300, 0.4, 30).full()), paper)
	for _, z := range []float64{7, 4, 2.4, 1.5, 1} {
		s.portal(v, z)
	}
	for _, x := range []float64{-620, 620} {
		s.lay(v.side(x, -330, 300, 0.5, 9).truss(9, 46), spot)
	}
	s.lay(join(taper(5, 1.5, v.at(-70, -420, 0.6), v.at(-70, -420, 12)), taper(5, 1.5, v.at(70, -420, 0.6), v.at(70, -420, 12))), key)
	s.bridgeTraffic(v)
}

// portal is one frame across the roadway.
func (s *sheet) portal(v view, z float64) {
	k := 1 / z
	a, b := v.at(-620, -330, z), v.at(620, -330, z)
	s.lay(join(rod(34*k, a.X, a.Y, b.X, b.Y), rod(22*k, a.X, a.Y+120*k, a.X+150*k, a.Y), rod(22*k, b.X, b.Y+120*k, b.X-150*k, b.Y)), spot)
}

// bridgeTraffic puts people and bicycles on the roadway, the far ones first.
func (s *sheet) bridgeTraffic(v view) {
	for _, p := range []struct{ x, z float64 }{{-470, 5}, {500, 4.2}, {-500, 3.4}, {470, 2.3}, {-520, 1.5}, {530, 1.15}} {
		foot := v.at(p.x, 300, p.z)
		s.lay(stand(s.passer(), foot.X, foot.Y, 290/p.z), key|mid)
	}
	for _, p := range []struct{ x, z float64 }{{-260, 3.2}, {290, 2}, {-250, 1.25}} {
		foot := v.at(p.x, 300, p.z)
		s.cyclistAhead(foot, 300/p.z)
	}
}

// cyclistAhead is a cyclist riding towards us, h units tall.
func (s *sheet) cyclistAhead(foot point, h float64) {
	p := standing()
	p.elbowL, p.handL, p.elbowR, p.handR = point{-15, -66}, point{-14, -52}, point{15, -66}, point{14, -52}
	p.kneeL, p.footL, p.kneeR, p.footR = point{-8, -34}, point{-7, -14}, point{8, -26}, point{7, -5}
	s.lay(stand(join(p.body(), oval(0, -17, 3, 17), rod(2.6, -17, -53, 17, -53)), foot.X, foot.Y, h), paper)
	s.lay(stand(join(p.body(), oval(0, -17, 2.4, 17), rod(2.6, -16, -53, 16, -53)).size(0.93, 1), foot.X, foot.Y, h), key)
	s.lay(stand(shape{smooth(points(-9, -79, 9, -79, 8, -52, -8, -52), true)}, foot.X, foot.Y, h), spot)
}

// bridgeBarrier: night on the approach; a striped pole bars the way, one lamp burns, the girder stands black behind.
func bridgeBarrier(s *sheet) {
	lampAt := point{330, 250}
	s.ground(key | mid)
	s.halo(lampAt, 8)
	girder := newWall(point{560, 250}, point{1560, 130}, point{1560, 640}, point{560, 560})
	s.lay(girder.full(), mid)
	s.lay(girder.truss(5, 20), key|mid)
	s.lay(poly(-9, 640, 600, 560, 1509, 640, 1509, 1009, -9, 1009), key)
	s.score(poly(-9, 640, 600, 560, 1509, 640, 1509, 1009, -9, 1009), 0.04, 74, 13, key)
	s.over(poly(-9, 640, 600, 560, 1509, 640, 1509, 1009, -9, 1009), mid)
	s.lay(lamp(330, 900, 690), key)
	s.lay(disc(lampAt.add(point{0, 12}), 30), paper)
	s.barrier(newWall(point{180, 520}, point{1540, 640}, point{1540, 750}, point{180, 596}))
	s.lay(join(box(1180, 660, 1216, 960), box(190, 590, 262, 930), box(1130, 950, 1266, 980)), key)
	s.noEntry(point{720, 630}, 112)
}

// halo carves rings of light around a lamp, thinner further out.
func (s *sheet) halo(c point, n int) {
	for i := range n {
		r := 60 + 62*float64(i)
		var ring shape
		for a := s.between(0, 0.5); a < 2*math.Pi; {
			reach := s.between(0.3, 0.8)
			ring = append(ring, gouge(34-3.6*float64(i), c.polar(r, a), c.polar(r*1.02, a+reach/2), c.polar(r, a+reach))...)
			a += reach + s.between(0.05, 0.16)
		}
		s.carve(ring, key)
		if i < n/2 {
			s.carve(ring, mid)
			s.over(ring, light)
		}
	}
	s.lay(disc(c, 66), light)
}

// barrier is a pole in red and white, with its upper edge lit.
func (s *sheet) barrier(w wall) {
	s.lay(w.full().move(8, 14), key)
	s.lay(w.full(), paper)
	for i := range 7 {
		u := float64(i)/7 - 0.02
		s.lay(w.see(poly(u+0.03, 0, u+0.1, 0, u+0.07, 1, u, 1)), spot)
	}
	s.over(w.see(box(0, 0.68, 1, 1)), thinKey)
	s.over(join(w.see(box(0, -0.03, 1, 0.03)), w.see(box(0, 0.97, 1, 1.03))), key)
}

// noEntry is a round plate with a level bar.
func (s *sheet) noEntry(c point, r float64) {
	s.lay(disc(c.add(point{8, 10}), r), key)
	s.lay(disc(c, r), paper)
	s.lay(disc(c, r*0.9), spot)
	s.lay(box(c.X-r*0.6, c.Y-r*0.16, c.X+r*0.6, c.Y+r*0.16), paper)
	s.carve(gouge(9, c.polar(r*0.76, 2.6), c.polar(r*0.78, 3.6), c.polar(r*0.76, 4.4)), spot)
}
