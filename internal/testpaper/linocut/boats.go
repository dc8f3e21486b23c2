package linocut

// A boat's own coordinates: its waterline on y 0, bow to the right.

// at places a shape of k times its size.
func (s shape) at(x, y, k float64) shape { return s.size(k, k).move(x, y) }

// moored is a small fishing boat at its mooring, k times 200 units long.
func (s *sheet) moored(x, y, k float64) {
	s.mirror(x-96*k, x+96*k, y+4*k, 70*k, key)
	hull := shape{smooth(points(-98, -34, -60, -26, 0, -24, 60, -30, 112, -50, 92, -6, 60, 6, -60, 8, -90, 0), true)}
	s.lay(hull.at(x, y, k), key)
	s.lay(shape{smooth(points(-96, -34, -40, -26, 20, -25, 70, -33, 108, -49, 106, -43, 70, -26, 20, -18, -40, -19, -95, -26), true)}.at(x, y, k), spot)
	s.lay(poly(-46, -26, -44, -66, 4, -66, 8, -26).at(x, y, k), paper)
	s.lay(join(poly(-50, -66, -48, -73, 8, -73, 8, -66), box(-36, -58, -22, -44), box(-14, -58, -2, -44)).at(x, y, k), key)
	s.over(box(-46, -66, -38, -26).at(x, y, k), thinKey)
	s.lay(join(rod(3.4, 30, -26, 32, -190), rod(1.6, 32, -184, 108, -50), rod(1.6, 32, -184, -94, -32), rod(2.6, 31, -80, -34, -104), rod(2, 16, -150, 48, -150)).at(x, y, k), key)
	s.carve(join(gouge(3, point{-80, -8}, point{-10, -4}, point{70, -10}), gouge(2.4, point{-50, 0}, point{40, 0})).at(x, y, k), key)
}

// coaster is a small cargo ship coming towards the right, k times 360 units long.
func (s *sheet) coaster(x, y, k float64) {
	s.mirror(x-170*k, x+170*k, y+4*k, 70*k, key)
	s.lay(box(-168, -128, -84, -44).at(x, y, k), paper)
	s.lay(join(box(-176, -134, -78, -126), front(-160, -118, -92, -100).see(cells(5, 1, 0.6, 1, box)), front(-160, -84, -92, -70).see(cells(4, 1, 0.4, 1, box))).at(x, y, k), key)
	s.lay(poly(-150, -134, -146, -176, -118, -176, -114, -134).at(x, y, k), spot)
	s.lay(join(rod(4, 20, -46, 20, -168), rod(3, 20, -110, 86, -150), rod(1.6, 20, -164, 176, -70), rod(1.6, 20, -164, -86, -128), rod(3, 150, -66, 150, -120)).at(x, y, k), key)
	s.lay(poly(-70, -62, 120, -62, 130, -44, -76, -44).at(x, y, k), light)
	s.lay(poly(-182, -52, 130, -46, 150, -70, 192, -76, 166, 0, -168, 0).at(x, y, k), key)
	s.lay(poly(-176, -16, 170, -16, 164, 4, -170, 4).at(x, y, k), spot)
	s.carve(join(gouge(4, point{-150, -36}, point{0, -30}, point{130, -36}), gouge(3, point{40, -24}, point{150, -30})).at(x, y, k), key)
	var foam shape
	for i := range 5 {
		foam = append(foam, gouge(6, point{150 + 8*float64(i), 6}, point{180 + 6*float64(i), -2 - 3*float64(i)}, point{206 + 6*float64(i), 8})...)
	}
	s.lay(foam.at(x, y, k), paper)
}
