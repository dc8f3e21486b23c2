package linocut

// pose is a human figure by its joints, a hundred units tall when upright, feet on the origin, facing right.
type pose struct {
	head, neck, hip point
	elbowL, handL   point
	elbowR, handR   point
	kneeL, footL    point
	kneeR, footR    point
}

// The postures of the paper's people.

func standing() pose {
	return pose{
		head: point{1, -92}, neck: point{0, -81}, hip: point{0, -48},
		elbowL: point{-12, -64}, handL: point{-9, -47}, elbowR: point{12, -64}, handR: point{11, -47},
		kneeL: point{-4, -25}, footL: point{-6, 0}, kneeR: point{5, -25}, footR: point{6, 0},
	}
}

func walking() pose {
	return pose{
		head: point{4, -92}, neck: point{2, -81}, hip: point{0, -48},
		elbowL: point{-12, -66}, handL: point{-13, -49}, elbowR: point{11, -66}, handR: point{17, -54},
		kneeL: point{-6, -25}, footL: point{-18, -2}, kneeR: point{9, -27}, footR: point{15, 0},
	}
}

func running() pose {
	return pose{
		head: point{12, -89}, neck: point{9, -79}, hip: point{0, -48},
		elbowL: point{-8, -70}, handL: point{-16, -58}, elbowR: point{18, -64}, handR: point{27, -73},
		kneeL: point{-9, -27}, footL: point{-28, -22}, kneeR: point{16, -37}, footR: point{14, -8},
	}
}

func pointing() pose {
	p := standing()
	p.elbowR, p.handR = point{15, -78}, point{31, -84}
	return p
}

func handUp() pose {
	p := standing()
	p.elbowR, p.handR = point{12, -94}, point{11, -114}
	return p
}

func sitting() pose {
	return pose{
		head: point{3, -66}, neck: point{0, -55}, hip: point{-2, -22},
		elbowL: point{-2, -36}, handL: point{13, -32}, elbowR: point{3, -36}, handR: point{18, -33},
		kneeL: point{22, -24}, footL: point{22, 0}, kneeR: point{24, -22}, footR: point{27, 0},
	}
}

// body is the outline of a figure.
func (p pose) body() shape {
	limb := func(a, b, c point, w0, w1, w2 float64) shape {
		return join(taper(w0, w1, a, b), taper(w1, w2, b, c), disc(b, w1/2))
	}
	shoulderL, shoulderR := p.neck.add(point{-8, 4}), p.neck.add(point{8, 4})
	hipL, hipR := p.hip.add(point{-4, 0}), p.hip.add(point{4, 0})
	torso := shape{smooth([]point{
		p.neck.add(point{-3, -2}), p.neck.add(point{-10, 3}), p.neck.to(p.hip, 0.55).add(point{-7.5, 0}), p.hip.add(point{-8, 2}),
		p.hip.add(point{0, 5}), p.hip.add(point{8, 2}), p.neck.to(p.hip, 0.55).add(point{7.5, 0}), p.neck.add(point{10, 3}), p.neck.add(point{3, -2}),
	}, true)}
	return join(
		torso, taper(6, 5, p.neck.add(point{0, 3}), p.head), oval(p.head.X, p.head.Y, 5.6, 7),
		limb(shoulderL, p.elbowL, p.handL, 6.4, 5, 3.6), limb(shoulderR, p.elbowR, p.handR, 6.4, 5, 3.6),
		disc(p.handL, 2.4), disc(p.handR, 2.4),
		limb(hipL, p.kneeL, p.footL, 9, 6.4, 4.4), limb(hipR, p.kneeR, p.footR, 9, 6.4, 4.4),
		shoe(p.kneeL, p.footL), shoe(p.kneeR, p.footR),
	)
}

// shoe is a foot square to the shin that ends in it.
func shoe(knee, foot point) shape {
	shin := foot.sub(knee).times(1 / max(foot.sub(knee).length(), 1))
	toe := point{shin.Y, -shin.X}
	heel := foot.add(toe.times(-2.4))
	tip := foot.add(toe.times(8)).add(shin.times(1))
	return shape{{heel.add(shin.times(-4)), foot.add(toe.times(2.6)).add(shin.times(-4)), tip.add(shin.times(-1.6)), tip.add(shin.times(0.8)), heel.add(shin.times(1.4))}}
}

// coat is a garment from the neck to below the knee.
func (p pose) coat() shape {
	return shape{smooth([]point{
		p.neck.add(point{-3, -3}), p.neck.add(point{-11, 4}), p.hip.add(point{-10, -6}), p.hip.add(point{-14, 26}),
		p.hip.add(point{0, 28}), p.hip.add(point{14, 26}), p.hip.add(point{10, -6}), p.neck.add(point{11, 4}), p.neck.add(point{3, -3}),
	}, true)}
}

// hat is a cap or brimmed hat on the head.
func (p pose) hat() shape {
	return join(oval(p.head.X, p.head.Y-4.5, 6.6, 4.6), oval(p.head.X+1.5, p.head.Y-3, 9, 1.8))
}

// umbrella is a canopy held above the head.
func (p pose) umbrella() shape {
	x, y := p.head.X+5, p.head.Y-26
	canopy := shape{smooth(points(x-31, y+15, x-24, y, x-8, y-10, x+8, y-10, x+24, y, x+31, y+15, x+20, y+10, x+10, y+15, x, y+10, x-10, y+15, x-20, y+10), true)}
	return join(canopy, rod(1.6, x, y-15, x, y+46))
}

// bag hangs from the right hand.
func (p pose) bag() shape {
	x, y := p.handR.X, p.handR.Y
	return join(box(x-8, y+4, x+8, y+19), rod(1.6, x-5, y+4, x, y-1, x+5, y+4))
}

// stand puts a figure on a foot, height units tall; a negative width mirrors it.
func stand(form shape, x, y, height float64) shape {
	return form.size(height/100, height/100).move(x, y)
}

// face puts the figure the other way round.
func face(form shape, left bool) shape {
	if left {
		return form.size(-1, 1)
	}
	return form
}

// passer is a passer-by: some posture, some clothes.
func (s *sheet) passer() shape {
	p := standing()
	if s.often(0.55) {
		p = walking()
	}
	out := p.body()
	if s.often(0.6) {
		out = append(out, p.coat()...)
	}
	if s.often(0.35) {
		out = append(out, p.hat()...)
	}
	if s.often(0.3) {
		out = append(out, p.bag()...)
	}
	return face(out, s.often(0.5)).size(s.between(0.95, 1.05), s.between(0.93, 1.06))
}

// heads is a row of people seen from behind down to the shoulders, between x0 and x1, their shoulders on y.
func (s *sheet) heads(x0, x1, y, size float64) shape {
	var out shape
	for x := x0; x < x1; x += size * s.between(1.5, 2.1) {
		r := size * s.between(0.88, 1.1)
		top := y - size*s.between(1.5, 1.9)
		out = append(out, oval(x, top, r*0.62, r*0.78)...)
		out = append(out, shape{smooth(points(x-r*1.15, y+size*2, x-r*1.1, y-r*0.2, x-r*0.35, top+r*0.8, x+r*0.35, top+r*0.8, x+r*1.1, y-r*0.2, x+r*1.15, y+size*2), true)}...)
	}
	return out
}
