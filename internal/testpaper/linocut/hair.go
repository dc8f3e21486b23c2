package linocut

// Hair is cut in two goes: what falls behind the face (front false) and what lies over it (front true). All are drawn for
// a head turned left.

// lock lays a mass of hair and the strands of light on it.
func (b *bust) lock(mass, strands shape) {
	b.put(mass, b.strands)
	b.inside(mass, func() { b.cutOut(strands, key) })
	if b.strands&key == 0 {
		b.inside(mass, func() { b.print(strands, key) })
	}
}

// crown is the hair over the skull down to the hairline, swept from a parting.
func crown() shape {
	return shape{smooth(points(312, 326, 296, 286, 312, 214, 372, 164, 452, 152, 528, 180, 572, 250, 578, 330, 562, 392, 544, 380,
		536, 330, 508, 290, 470, 262, 424, 262, 372, 250, 336, 270), true)}
}

// sweepBack are strands running from the brow over the crown.
func (b *bust) sweepBack() shape {
	return b.comb(13, 11, points(322, 290, 372, 252, 440, 258, 520, 300, 552, 380), points(380, 180, 450, 166, 520, 200, 566, 280, 574, 370))
}

// cropped is short hair.
func cropped(b *bust, front bool) {
	if front {
		b.lock(crown(), b.sweepBack())
		b.print(gouge(12, point{300, 300}, point{322, 262}, point{372, 240}), key)
	}
}

// bobbed hair hangs to the jaw on both sides.
func bobbed(b *bust, front bool) {
	if !front {
		b.lock(blob(300, 250, 268, 340, 262, 470, 276, 590, 330, 600, 420, 560, 560, 640, 622, 600, 632, 400, 590, 220, 450, 140), nil)
		return
	}
	fringe := shape{smooth(points(300, 350, 286, 290, 310, 206, 380, 156, 470, 148, 552, 186, 602, 270, 624, 400, 630, 520, 606, 612, 548, 618,
		522, 560, 530, 480, 524, 400, 508, 330, 470, 318, 400, 312, 340, 322), true)}
	b.lock(fringe, join(b.comb(11, 13, points(400, 170, 480, 165, 560, 210), points(320, 320, 430, 310, 510, 330)),
		b.comb(7, 12, points(540, 230, 600, 300), points(536, 600, 616, 590))))
	b.lock(blob(304, 340, 282, 330, 268, 430, 272, 560, 300, 600, 318, 560, 300, 480, 292, 440, 300, 392), b.comb(3, 8, points(282, 350, 300, 350), points(280, 580, 300, 580)))
}

// curls is long hair in rings.
func curls(b *bust, front bool) {
	ring := func(pts []point, n int, r float64) {
		for i := range n {
			c := along(pts, (float64(i)+0.5)/float64(n)).add(point{b.between(-14, 14), b.between(-14, 14)})
			k := r * b.between(0.85, 1.2)
			b.put(disc(c, k), b.strands)
			b.cutOut(join(gouge(k*0.2, c.polar(k*0.66, 2.4), c.polar(k*0.7, 3.6), c.polar(k*0.62, 5)), gouge(k*0.16, c.polar(k*0.3, 3), c.polar(k*0.34, 4.2), c.polar(k*0.3, 5.2))), key)
		}
	}
	if !front {
		b.put(blob(300, 240, 250, 400, 236, 620, 300, 740, 420, 600, 560, 800, 660, 760, 680, 480, 620, 220, 450, 130), b.strands)
		ring(points(290, 300, 250, 420, 240, 560, 250, 690), 9, 44)
		ring(points(650, 300, 670, 460, 680, 600, 650, 760), 9, 50)
		ring(points(600, 500, 610, 640, 590, 800), 6, 50)
		return
	}
	ring(points(560, 260, 590, 380, 580, 520, 590, 640), 8, 46)
	ring(points(300, 300, 330, 220, 420, 170, 520, 190, 590, 270), 10, 50)
	ring(points(330, 262, 400, 226, 480, 236, 540, 300), 7, 40)
	ring(points(284, 340, 270, 440, 262, 540), 4, 32)
}

// pinnedUp is hair drawn up into a knot.
func pinnedUp(b *bust, front bool) {
	if !front {
		b.lock(disc(point{520, 140}, 84), b.comb(7, 10, points(450, 120, 560, 80), points(480, 200, 600, 160)))
		return
	}
	b.lock(crown(), b.sweepBack())
	b.lock(blob(300, 300, 288, 250, 320, 190, 400, 150, 470, 160, 430, 220, 350, 250, 318, 300), b.comb(7, 10, points(304, 280, 330, 230, 400, 210), points(350, 170, 430, 150, 470, 170)))
}

// tied is hair drawn back into a tail.
func tied(b *bust, front bool) {
	if !front {
		tail := blob(540, 260, 610, 270, 668, 350, 684, 480, 660, 620, 640, 560, 622, 470, 590, 400, 545, 360)
		b.lock(tail, b.comb(6, 12, points(560, 270, 630, 300), points(630, 560, 665, 590)))
		return
	}
	b.lock(crown(), b.sweepBack())
	b.put(blob(566, 276, 590, 280, 594, 330, 572, 336), spot)
}

// bald is no hair but a rim of it.
func bald(b *bust, front bool) {
	if front {
		b.lock(blob(532, 330, 556, 300, 574, 340, 570, 400, 546, 392), nil)
	}
}

// flatCap sits low over the brow.
func flatCap(b *bust) {
	crown := shape{smooth(points(262, 318, 280, 262, 300, 206, 372, 150, 470, 138, 560, 180, 602, 258, 594, 318, 540, 322, 470, 292, 380, 288, 310, 312), true)}
	b.put(crown, spot)
	b.inside(crown, func() {
		b.print(b.comb(12, 12, points(300, 250, 400, 180, 560, 200), points(330, 320, 440, 280, 590, 310)), key)
		b.print(blob(500, 130, 540, 200, 540, 330, 640, 330, 640, 180), thinKey)
	})
	b.put(shape{smooth(points(250, 330, 300, 300, 372, 284, 440, 288, 400, 306, 320, 322, 262, 344), true)}, key)
}

// fullBeard covers the jaw.
func fullBeard(b *bust) {
	beard := shape{smooth(points(306, 500, 318, 560, 338, 620, 384, 668, 440, 652, 506, 580, 544, 470, 540, 400, 524, 396, 518, 460, 480, 508,
		438, 512, 400, 516, 372, 520, 330, 520), true)}
	b.lock(beard, b.comb(15, 10, points(320, 530, 400, 524, 480, 516, 534, 430), points(350, 620, 400, 656, 460, 620, 530, 480)))
	b.mouthInBeard()
}

// trimmedBeard is short and close to the skin.
func trimmedBeard(b *bust) {
	beard := shape{smooth(points(304, 500, 320, 552, 342, 598, 378, 626, 424, 618, 470, 586, 512, 532, 532, 460, 536, 400, 522, 400, 510, 470,
		476, 514, 436, 520, 398, 512, 370, 518, 330, 522), true)}
	b.inside(beard, func() {
		b.print(box(200, 300, 700, 800), thinKey)
		b.print(b.comb(34, 9, points(310, 514, 400, 512, 480, 508, 532, 420), points(340, 600, 390, 630, 450, 600, 530, 470)), key)
	})
	b.mouthInBeard()
}

// mouthInBeard opens the beard for the lips.
func (b *bust) mouthInBeard() {
	b.put(blob(336, 553, 366, 548, 412, 545, 392, 568, 366, 573, 348, 568), b.skin)
	b.print(blob(336, 553, 366, 548, 412, 545, 392, 568, 366, 573, 348, 568), b.lips)
	b.print(join(gouge(8, point{328, 550}, point{364, 549}, point{424, 541}), gouge(10, point{328, 530}, point{366, 526}, point{424, 530})), key)
}
