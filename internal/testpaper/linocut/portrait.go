package linocut

// sitter is who sits for a portrait, and how: all busts turn three quarters to the left (or right, when mirrored) in a
// light that falls on the turned side.
type sitter struct {
	right    bool // turned to the right instead
	skin     ink  // the lit planes of the face
	dusk     ink  // printed over the planes in shadow
	wall     ink  // what hangs behind
	hair     func(*bust, bool)
	strands  ink // hair colour
	dress    func(*bust)
	details  []func(*bust)
	behind   func(*bust) // what is cut into the wall
	lips     ink
	brow     float64 // thickness of the brows, 1 is usual
	smile    float64 // how far the corners of the mouth rise, in units
	speaking bool
	broad    float64 // breadth of the face, 1 is usual
	age      int     // in tens of years; lines come with them
}

// bust is a portrait in the making: a sheet that mirrors what is drawn on it when the sitter turns to the right.
type bust struct {
	*sheet
	sitter
	lift float64 // how far what is drawn now is raised: clothes sit higher than they are cut
}

// way puts a form drawn for a face turned left the way the sitter turns.
func (b *bust) way(form shape) shape {
	if !b.right {
		return form
	}
	return form.bend(func(p point) point { return point{800 - p.X, p.Y} })
}

// wider spreads the face about its middle and brings the sitter close.
func (b *bust) wider(form shape) shape {
	const near = 1.13
	return form.bend(func(p point) point { return point{400 + (p.X-410)*b.broad*near, (p.Y-b.lift)*near - 42} })
}

func (b *bust) put(form shape, k ink)    { b.lay(b.way(b.wider(form)), k) }
func (b *bust) print(form shape, k ink)  { b.over(b.way(b.wider(form)), k) }
func (b *bust) cutOut(form shape, k ink) { b.carve(b.way(b.wider(form)), k) }

// inside limits what draw does to a form.
func (b *bust) inside(form shape, draw func()) { b.within(b.way(b.wider(form)), draw) }

// portrait is the scene of one sitter.
func portrait(who sitter) func(*sheet) {
	return func(s *sheet) {
		b := &bust{sheet: s, sitter: who}
		b.ground(b.wall)
		b.behind(b)
		b.hair(b, false)
		b.neck()
		b.lift = 66
		b.dress(b)
		b.lift = 0
		b.head()
		b.features()
		b.lines()
		b.hair(b, true)
		for _, add := range b.details {
			add(b)
		}
	}
}

// neck is the throat with the shadow of the jaw on it.
func (b *bust) neck() {
	throat := shape{smooth(points(404, 560, 412, 640, 398, 700, 330, 740, 470, 860, 640, 740, 552, 690, 538, 600, 536, 460), true)}
	b.put(throat, b.skin)
	b.inside(throat, func() {
		b.print(blob(390, 590, 470, 600, 545, 470, 600, 560, 590, 760, 520, 720, 440, 664, 404, 640), b.dusk)
		b.print(b.comb(6, 9, points(430, 640, 560, 560), points(450, 680, 600, 690)), key)
	})
}

// jaw is the outline of the face.
func jaw() shape {
	return shape{smooth(points(330, 232, 303, 296, 295, 352, 306, 392, 292, 442, 301, 492, 320, 546, 342, 594, 376, 620, 420, 614,
		468, 582, 508, 532, 526, 470, 534, 400, 532, 320, 502, 248, 420, 212), true)}
}

// head lays the face, its far side lit and its near side in shadow, and the ear.
func (b *bust) head() {
	ear := blob(518, 388, 544, 372, 562, 398, 554, 448, 532, 480, 520, 444)
	b.put(ear, b.skin)
	b.print(ear, b.dusk)
	b.print(join(gouge(6, point{530, 396}, point{550, 398}, point{544, 440}, point{534, 462}), gouge(5, point{528, 420}, point{540, 424}, point{534, 446})), key)
	b.put(jaw(), b.skin)
	b.inside(jaw(), func() {
		shadow := blob(520, 200, 492, 290, 484, 352, 492, 396, 478, 446, 492, 470, 462, 520, 446, 560, 418, 592, 384, 632, 480, 680, 620, 540, 620, 240)
		b.print(shadow, b.dusk)
		b.print(blob(300, 372, 330, 362, 372, 368, 386, 380, 372, 412, 340, 420, 312, 410), b.dusk)
		b.print(blob(396, 372, 440, 360, 484, 376, 490, 410, 440, 424, 402, 414), b.dusk)
		b.print(blob(378, 372, 392, 380, 384, 430, 400, 470, 402, 500, 382, 512, 362, 508, 376, 470, 372, 420), b.dusk)
		b.print(b.comb(6, 8, points(494, 462, 516, 530), points(462, 520, 450, 590)), thinKey)
	})
}

// features are the brows, eyes, nose and mouth.
func (b *bust) features() {
	b.print(join(gouge(15*b.brow, point{302, 366}, point{330, 350}, point{370, 364}), gouge(17*b.brow, point{398, 365}, point{440, 346}, point{490, 366})), key)
	b.eye(point{339, 397}, 25)
	b.eye(point{437, 399}, 34)
	b.print(join(
		gouge(6, point{374, 384}, point{362, 440}, point{346, 482}, point{353, 502}, point{374, 507}),
		gouge(9, point{370, 506}, point{386, 502}, point{395, 486}),
	), key)
	b.mouth()
	b.cutOut(gouge(5, point{352, 400}, point{345, 450}, point{340, 478}), b.dusk|key)
}

// mouth is the lips, closed or speaking.
func (b *bust) mouth() {
	s := b.smile
	if b.speaking {
		b.print(blob(331, 550, 352, 536, 364, 540, 380, 535, 418, 544, 396, 576, 366, 584, 344, 572), key|b.lips)
		b.put(blob(344, 549, 366, 546, 402, 547, 392, 554, 366, 556, 350, 555), paper)
		b.print(gouge(9, point{346, 600}, point{370, 605}, point{398, 594}), key)
		return
	}
	b.print(blob(331, 548-s, 350, 536, 363, 540, 378, 534, 417, 542-s, 380, 551, 362, 550), key|b.lips)
	b.print(blob(338, 553-s/2, 366, 557, 410, 547-s/2, 392, 570, 366, 576, 348, 570), b.lips)
	b.print(join(gouge(6, point{324, 549 - 1.6*s}, point{340, 549 - s/2}, point{362, 548}, point{404, 545 - s/2}, point{426, 539 - 1.6*s}), gouge(9, point{346, 585}, point{370, 590}, point{398, 580})), key)
}

// eye is an eye of half the width r around c.
func (b *bust) eye(c point, r float64) {
	white := blob(c.X-r, c.Y+3, c.X-r*0.4, c.Y-r*0.36, c.X+r*0.4, c.Y-r*0.34, c.X+r, c.Y+5, c.X+r*0.3, c.Y+r*0.36, c.X-r*0.5, c.Y+r*0.34)
	b.put(white, paper)
	b.inside(white, func() {
		b.print(disc(c.add(point{-3, -1}), r*0.42), key)
		b.cutOut(disc(c.add(point{-7, -6}), r*0.12), key)
	})
	b.print(join(
		gouge(10, point{c.X - r - 4, c.Y + 4}, point{c.X - r*0.3, c.Y - r*0.42}, point{c.X + r*0.5, c.Y - r*0.36}, point{c.X + r + 5, c.Y + 7}),
		gouge(4, point{c.X - r*0.7, c.Y + r*0.36}, point{c.X, c.Y + r*0.5}, point{c.X + r*0.8, c.Y + r*0.32}),
		gouge(4, point{c.X - r*0.8, c.Y - r*0.5}, point{c.X + r*0.1, c.Y - r*0.78}, point{c.X + r, c.Y - r*0.4}),
	), key)
}

// lines are what the years leave: at the mouth and eyes from forty, on the brow from fifty, on the cheeks from sixty.
func (b *bust) lines() {
	if b.age >= 4 {
		b.print(join(gouge(6, point{402, 492}, point{424, 520}, point{430, 552}), gouge(4, point{480, 408}, point{496, 414}, point{506, 428}), gouge(5, point{412, 424}, point{436, 436}, point{462, 430})), key)
	}
	if b.age >= 5 {
		b.print(join(gouge(5, point{322, 300}, point{380, 290}, point{440, 300}), gouge(4, point{330, 322}, point{384, 314}, point{430, 322}), gouge(4, point{312, 424}, point{332, 432}, point{352, 426})), key)
	}
	if b.age >= 6 {
		b.print(join(gouge(5, point{452, 470}, point{466, 500}, point{464, 530}), gouge(4, point{476, 398}, point{496, 396}, point{512, 402}), gouge(5, point{340, 606}, point{360, 612}, point{372, 608})), key)
	}
}
