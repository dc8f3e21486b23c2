package linocut

import "math"

// gouge is one stroke of the gouge along a smooth line: it enters fast, swells to its width, and leaves in a long tail.
func gouge(width float64, line ...point) shape {
	return sweep(smooth(line, false), func(t float64) float64 {
		return width * math.Sqrt(max(math.Sin(math.Pi*math.Pow(t, 0.75)), 0))
	})
}

// brush is a line of one width, following the points smoothly.
func brush(width float64, line ...point) shape {
	return sweep(smooth(line, false), func(float64) float64 { return width })
}

// rod is a straight-edged line of one width, cornering at each point.
func rod(width float64, xy ...float64) shape {
	line := points(xy...)
	var out shape
	for i := range len(line) - 1 {
		out = append(out, sweep(line[i:i+2], func(float64) float64 { return width })...)
	}
	return out
}

// taper is a line that narrows evenly from one width to the other.
func taper(from, to float64, line ...point) shape {
	return sweep(smooth(line, false), func(t float64) float64 { return from + (to-from)*t })
}

// sweep draws the outline of a line whose width is a function of how far along it we are (0 to 1).
func sweep(line []point, width func(t float64) float64) shape {
	if len(line) == 2 {
		line = divide(line[0], line[1])
	}
	n := len(line)
	out := make([]point, 2*n)
	for i, p := range line {
		dir := line[min(i+1, n-1)].sub(line[max(i-1, 0)])
		l := max(dir.length(), 1e-6)
		half := width(float64(i)/float64(n-1)) / 2
		side := point{-dir.Y / l * half, dir.X / l * half}
		out[i], out[2*n-1-i] = p.add(side), p.sub(side)
	}
	return shape{out}
}

// divide cuts a straight line into steps short enough to bend and taper.
func divide(a, b point) []point {
	steps := int(min(max(b.sub(a).length()/28, 7), 24))
	out := make([]point, steps+1)
	for i := range out {
		out[i] = a.to(b, float64(i)/float64(steps))
	}
	return out
}

// shade prints parallel gouge strokes inside a form, in the direction a, spaced by gap.
func (s *sheet) shade(form shape, a, gap, width float64, k ink) {
	s.within(form, func() { s.over(s.hatch(form, a, gap, width), k) })
}

// score carves such strokes out of a form.
func (s *sheet) score(form shape, a, gap, width float64, k ink) {
	s.within(form, func() { s.carve(s.hatch(form, a, gap, width), k) })
}

// hatch covers a form and more with parallel strokes, each broken and shifted a little so that no two are alike.
func (s *sheet) hatch(form shape, a, gap, width float64) shape {
	var out shape
	c, reach := form.extent()
	ahead, across := point{math.Cos(a), math.Sin(a)}, point{-math.Sin(a), math.Cos(a)}
	for d := -reach; d <= reach; d += gap * s.between(0.85, 1.15) {
		mid := c.add(across.times(d))
		for from := -reach - s.between(0, 80); from < reach; {
			to := from + s.between(130, 300)
			out = append(out, gouge(width*s.between(0.7, 1.2), mid.add(ahead.times(from)), mid.add(ahead.times(to)))...)
			from = to + s.between(4, 22)
		}
	}
	return out
}

// comb is a row of strokes between two lines: stroke i of n runs from a point of the first line to the like point of the
// second. Strokes of this kind follow a form: a sail, a dome, a hillside.
func (s *sheet) comb(n int, width float64, from, to []point) shape {
	var out shape
	for i := range n {
		t := (float64(i) + s.between(0.2, 0.8)) / float64(n)
		a, b := along(from, t), along(to, t)
		out = append(out, gouge(width*s.between(0.6, 1.2), a.to(b, s.between(0, 0.15)), a.to(b, s.between(0.7, 1)))...)
	}
	return out
}

// along is the point a share t of the way through a line's corners.
func along(line []point, t float64) point {
	f := t * float64(len(line)-1)
	i := min(int(f), len(line)-2)
	return line[i].to(line[i+1], f-float64(i))
}
