package linocut

import "math"

// harbourDawn: the sun stands a hand above the far hills; the old town is a silhouette on the left, boats lie at their
// moorings, and the dark quay leads in from the corner.
func harbourDawn(s *sheet) {
	sun := point{980, 400}
	s.ground(mid)
	s.lay(box(-9, 300, 1509, 500), light)
	s.fade(light, 430, 300)
	s.rays(all, sun, 160, 1180, -math.Pi*0.99, -math.Pi*0.01, 24)
	s.lay(disc(sun, 92), spot)
	s.lay(under(smooth(points(500, 470, 640, 440, 800, 448, 960, 428, 1130, 452, 1320, 405, 1509, 430), false), 500), mid)
	s.lay(join(s.skyline(-20, 560, 500, 130), steeple(330, 500, 62, 370)), key)
	s.carve(s.litEdges(300, 500), key)
	s.sea(492, 1009, mid, mid)
	s.mirror(-20, 560, 500, 190, key)
	s.glitter(sun.X, 496, 1000, 130, 420, spot)
	s.glitter(sun.X, 500, 1000, 60, 250, paper)
	s.moored(760, 600, 0.8)
	s.moored(1260, 690, 1.25)
	s.moored(470, 730, 1.45)
	s.quay()
	s.gulls(7, 560, 110, 1420, 330, key)
}

// litEdges are the rims of sunlight on the church tower.
func (s *sheet) litEdges(x, base float64) shape {
	var out shape
	for i := range 7 {
		y := base - 60 - float64(i)*22
		out = append(out, gouge(5, point{x + 44, y}, point{x + 58, y - 1})...)
	}
	return append(out, gouge(5, point{x + 56, base - 210}, point{x + 57, base - 20})...)
}

// quay is the near wall with its bollards, coming in from the lower left.
func (s *sheet) quay() {
	wall := newWall(point{-20, 800}, point{760, 960}, point{760, 1080}, point{-20, 1080})
	s.lay(poly(-20, 762, 820, 950, 860, 1010, -20, 1010), key)
	s.carve(s.courses(wall, 7, 6), key)
	s.lay(poly(-20, 762, 820, 950, 824, 962, -20, 782), light|thinSpot)
	for _, x := range []float64{90, 420} {
		y := 775 + x*0.223
		s.lay(join(box(x-16, y-42, x+16, y+8), oval(x, y-44, 30, 13)), key)
		s.carve(gouge(5, point{x + 8, y - 36}, point{x + 9, y - 2}), key)
	}
}
