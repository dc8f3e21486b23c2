package linocut

// foghorn: the ferry sounds her horn before sunrise, and its rings fill the sky. It stands for all that can be heard.
func foghorn(s *sheet) {
	horn := point{446, 430}
	s.ground(key | mid)
	s.halo(horn, 9)
	s.lay(under(smooth(points(-20, 640, 150, 612, 320, 630, 520, 600, 760, 628, 1009, 606), false), 700), key)
	s.sea(664, 1009, key|mid, key)
	s.glitter(horn.X, 668, 1000, 120, 520, light)
	s.liner(556, 800, 1.06, paper, key, light)
	s.wake(556, 800, 1.06)
	s.gulls(4, 80, 90, 940, 300, paper)
}
