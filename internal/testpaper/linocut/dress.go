package linocut

import "math"

// What the sitters wear, drawn for a bust turned left.

// shoulders is the outline of the trunk.
func shoulders() shape {
	return shape{append(smooth(points(60, 1020, 84, 900, 150, 812, 270, 756, 372, 716, 420, 760, 500, 800, 570, 740, 620, 716, 700, 770, 760, 850, 790, 1020), false), point{60, 1020})}
}

// cloth lays the trunk in an ink, with folds and a shaded side.
func (b *bust) cloth(k ink) {
	b.put(shoulders(), k)
	b.inside(shoulders(), func() {
		b.print(blob(560, 740, 650, 720, 820, 840, 820, 1040, 620, 1040, 640, 900), thinKey)
		b.print(b.comb(7, 15, points(640, 780, 740, 880), points(560, 1000, 740, 1020)), key)
		b.print(b.comb(5, 13, points(150, 860, 260, 800), points(120, 1010, 240, 1010)), key)
	})
}

// oilskin is a coat with a tall stiff collar.
func oilskin(b *bust) {
	b.cloth(spot)
	b.put(poly(400, 700, 330, 700, 250, 770, 330, 880, 440, 960, 470, 860), spot)
	b.put(poly(556, 640, 610, 660, 650, 760, 560, 900, 440, 960, 470, 850, 548, 740), spot)
	b.print(join(rod(9, 330, 700, 250, 770, 330, 880, 440, 960, 445, 1010), rod(9, 612, 660, 650, 762, 560, 900, 440, 960), rod(7, 400, 702, 460, 850, 440, 960)), key)
	b.print(join(disc(point{470, 985}, 12), b.comb(5, 12, points(590, 700, 630, 780), points(520, 860, 500, 920))), key)
	b.cutOut(join(gouge(9, point{320, 730}, point{300, 770}, point{350, 850}), gouge(8, point{170, 850}, point{130, 920}, point{118, 990})), spot)
}

// jacket has lapels over a pale shirt.
func jacket(b *bust) {
	b.cloth(key)
	b.put(poly(398, 700, 350, 740, 430, 1010, 520, 1010, 570, 720, 470, 850), paper)
	b.put(poly(352, 726, 300, 752, 330, 850, 372, 860, 430, 1012, 440, 1012, 392, 850), key|mid)
	b.put(poly(572, 700, 640, 740, 610, 850, 570, 860, 490, 1012, 470, 1012, 530, 880), key|mid)
	b.cutOut(join(gouge(8, point{312, 760}, point{340, 850}, point{400, 960}), gouge(8, point{170, 830}, point{130, 900}, point{110, 990})), key)
	b.print(join(rod(6, 398, 702, 352, 742, 420, 830, 466, 852), rod(6, 566, 712, 590, 760, 520, 840, 470, 852)), key)
}

// openShirt has a collar undone.
func openShirt(b *bust) {
	b.cloth(mid)
	b.put(poly(400, 745, 430, 820, 470, 900, 520, 800, 548, 745), b.skin)
	b.print(poly(470, 760, 548, 745, 520, 800, 470, 900), b.dusk)
	b.put(poly(400, 684, 340, 716, 356, 800, 420, 830, 470, 910, 428, 790), paper)
	b.put(poly(556, 660, 624, 700, 606, 790, 540, 830, 470, 910, 520, 780), paper)
	b.print(join(rod(7, 340, 716, 356, 800, 420, 830, 470, 910, 470, 1010), rod(7, 624, 700, 606, 790, 540, 830, 470, 910)), key)
	b.cutOut(join(gouge(9, point{180, 830}, point{140, 900}, point{120, 990}), gouge(8, point{240, 800}, point{210, 880}, point{200, 960})), mid)
}

// roundNeck is a jersey.
func roundNeck(b *bust) {
	b.cloth(key)
	b.put(blob(392, 712, 420, 780, 480, 806, 546, 770, 566, 700, 600, 706, 570, 800, 480, 846, 394, 806, 364, 730), spot)
	b.cutOut(b.comb(9, 8, points(150, 850, 340, 760), points(120, 990, 330, 980)), key)
}

// scarf is wound about the neck.
func scarf(b *bust) {
	b.cloth(key)
	wrap := blob(370, 676, 340, 720, 352, 800, 440, 850, 560, 820, 622, 740, 600, 660, 548, 690, 470, 740, 410, 720)
	b.put(wrap, spot)
	b.put(poly(400, 800, 500, 820, 520, 1010, 380, 1010), spot)
	b.inside(join(wrap, poly(400, 800, 500, 820, 520, 1010, 380, 1010)), func() {
		b.print(b.comb(7, 14, points(360, 700, 380, 820), points(600, 700, 560, 810)), key)
		b.cutOut(b.comb(5, 11, points(400, 840, 490, 840), points(390, 1010, 510, 1010)), spot)
	})
}

// workJacket has a broad collar, a zip and reflecting bands.
func workJacket(b *bust) {
	b.cloth(spot)
	b.inside(shoulders(), func() { b.put(join(box(60, 900, 420, 944), box(500, 900, 800, 944)), paper) })
	b.put(poly(398, 690, 330, 726, 320, 810, 400, 850, 456, 900, 430, 790), key)
	b.put(poly(556, 670, 640, 716, 630, 800, 550, 850, 456, 900, 520, 780), key)
	b.print(rod(8, 456, 890, 452, 1010), key)
	b.cutOut(join(gouge(7, point{346, 740}, point{340, 800}, point{400, 840}), gouge(7, point{620, 730}, point{616, 790}, point{560, 830})), key)
}

// teamShirt is a striped football shirt with a captain's band on the near arm.
func teamShirt(b *bust) {
	b.cloth(paper)
	b.inside(shoulders(), func() {
		for i := range 6 {
			x := 90 + 130*float64(i)
			b.put(poly(x, 1020, x+20, 700, x+86, 700, x+70, 1020), spot)
		}
		b.print(b.comb(7, 13, points(640, 780, 740, 880), points(560, 1000, 740, 1020)), key)
		b.put(poly(40, 880, 190, 930, 180, 1000, 20, 960), key)
		b.cutOut(gouge(9, point{70, 910}, point{120, 930}, point{170, 946}), key)
	})
	b.put(blob(396, 706, 424, 780, 480, 812, 546, 776, 566, 696, 590, 704, 566, 800, 480, 838, 404, 800, 372, 724), key)
}

// roundGlasses sit on the nose.
func roundGlasses(b *bust) { b.glasses(27, 38) }

// broadGlasses have heavier frames.
func broadGlasses(b *bust) { b.glasses(32, 44) }

// glasses have lenses of two radii, far and near.
func (b *bust) glasses(far, near float64) {
	var rims shape
	for i := range 26 {
		a := 2 * math.Pi * float64(i) / 26
		next := a + 2*math.Pi/26*1.15
		l, r := point{338, 398}, point{438, 400}
		rims = append(rims, rod(8, l.polar(far, a).X, l.polar(far*1.02, a).Y, l.polar(far, next).X, l.polar(far*1.02, next).Y)...)
		rims = append(rims, rod(9, r.polar(near, a).X, r.polar(near, a).Y, r.polar(near, next).X, r.polar(near, next).Y)...)
	}
	rims = append(rims, join(brush(8, point{338 + far, 392}, point{386, 384}, point{438 - near, 392}), taper(9, 7, point{438 + near, 392}, point{536, 384}))...)
	b.print(rims, key)
	b.cutOut(join(gouge(6, point{420, 384}, point{412, 398}, point{414, 416}), gouge(5, point{326, 386}, point{321, 398}, point{323, 410})), key)
}

// earring hangs from the near ear.
func earring(b *bust) {
	b.put(blob(536, 482, 550, 500, 552, 524, 536, 536, 522, 522, 526, 500), spot)
	b.print(gouge(5, point{546, 500}, point{550, 520}, point{538, 532}), key)
}

// chainOfOffice is the mayor's chain: gilt links down to a medal.
func chainOfOffice(b *bust) {
	b.lift = 96
	defer func() { b.lift = 0 }()
	left, right := points(330, 742, 350, 830, 400, 910, 466, 960), points(626, 730, 610, 830, 560, 910, 466, 960)
	for _, side := range [][]point{left, right} {
		for i := range 7 {
			c := along(smooth(side, false), (float64(i)+0.4)/7)
			b.put(disc(c, 23), key)
			b.put(disc(c, 17), spot)
			b.put(disc(c.add(point{-4, -4}), 6), paper)
		}
	}
	b.put(disc(point{466, 968}, 52), key)
	b.put(disc(point{466, 968}, 44), spot)
	b.put(spark(point{466, 968}, 34), paper)
}
