package linocut

import "math"

// point is a place on the sheet in drawing units, y downwards.
type point struct{ X, Y float64 }

func (p point) add(q point) point           { return point{p.X + q.X, p.Y + q.Y} }
func (p point) sub(q point) point           { return point{p.X - q.X, p.Y - q.Y} }
func (p point) times(k float64) point       { return point{p.X * k, p.Y * k} }
func (p point) length() float64             { return math.Hypot(p.X, p.Y) }
func (p point) to(q point, t float64) point { return p.add(q.sub(p).times(t)) }

// polar is the point at the distance r from p in the direction a (radians, clockwise from east).
func (p point) polar(r, a float64) point {
	return point{p.X + r*math.Cos(a), p.Y + r*math.Sin(a)}
}

// shape is a set of closed outlines, printed as their union.
type shape [][]point

// points reads x, y pairs.
func points(xy ...float64) []point {
	out := make([]point, 0, len(xy)/2)
	for i := 0; i+1 < len(xy); i += 2 {
		out = append(out, point{xy[i], xy[i+1]})
	}
	return out
}

// poly is a polygon given as x, y pairs.
func poly(xy ...float64) shape { return shape{points(xy...)} }

// box is an upright rectangle between two corners.
func box(x0, y0, x1, y1 float64) shape { return poly(x0, y0, x1, y0, x1, y1, x0, y1) }

// oval is an ellipse around a centre.
func oval(cx, cy, rx, ry float64) shape {
	const corners = 56
	out := make([]point, corners)
	for i := range out {
		a := 2 * math.Pi * float64(i) / corners
		out[i] = point{cx + rx*math.Cos(a), cy + ry*math.Sin(a)}
	}
	return shape{out}
}

// disc is a circle.
func disc(c point, r float64) shape { return oval(c.X, c.Y, r, r) }

// blob is a smooth closed outline through x, y pairs.
func blob(xy ...float64) shape { return shape{smooth(points(xy...), true)} }

// arch is a door or window opening with a round head, standing on y1.
func arch(x0, y0, x1, y1 float64) shape {
	const steps = 12
	r := (x1 - x0) / 2
	out := []point{{x0, y1}}
	for i := range steps + 1 {
		a := math.Pi + math.Pi*float64(i)/steps
		out = append(out, point{x0 + r + r*math.Cos(a), y0 + r + r*math.Sin(a)})
	}
	return shape{append(out, point{x1, y1})}
}

// under closes a line of points (a ridge, a skyline) down to the height y.
func under(line []point, y float64) shape {
	last, first := line[len(line)-1], line[0]
	out := append([]point(nil), line...)
	return shape{append(out, point{last.X, y}, point{first.X, y})}
}

// join puts shapes together.
func join(parts ...shape) shape {
	var out shape
	for _, p := range parts {
		out = append(out, p...)
	}
	return out
}

// bend moves every point of the shape through f.
func (s shape) bend(f func(point) point) shape {
	out := make(shape, len(s))
	for i, line := range s {
		out[i] = make([]point, len(line))
		for j, p := range line {
			out[i][j] = f(p)
		}
	}
	return out
}

// move shifts the shape.
func (s shape) move(dx, dy float64) shape {
	return s.bend(func(p point) point { return point{p.X + dx, p.Y + dy} })
}

// size scales the shape about the origin; a negative kx mirrors it.
func (s shape) size(kx, ky float64) shape {
	return s.bend(func(p point) point { return point{p.X * kx, p.Y * ky} })
}

// turn rotates the shape about the origin by a radians, clockwise.
func (s shape) turn(a float64) shape {
	sin, cos := math.Sincos(a)
	return s.bend(func(p point) point { return point{p.X*cos - p.Y*sin, p.X*sin + p.Y*cos} })
}

// ribbon is the band between two heights below a line.
func ribbon(line []point, y0, y1 float64) shape {
	out := make([]point, 2*len(line))
	for i, p := range line {
		out[i], out[len(out)-1-i] = point{p.X, p.Y + y0}, point{p.X, p.Y + y1}
	}
	return shape{out}
}

// extent is the middle of the shape's bounding box and half its diagonal.
func (s shape) extent() (middle point, reach float64) {
	lo, hi := point{math.Inf(1), math.Inf(1)}, point{math.Inf(-1), math.Inf(-1)}
	for _, line := range s {
		for _, p := range line {
			lo, hi = point{min(lo.X, p.X), min(lo.Y, p.Y)}, point{max(hi.X, p.X), max(hi.Y, p.Y)}
		}
	}
	return lo.to(hi, 0.5), hi.sub(lo).length() / 2
}

// smooth runs a Catmull-Rom curve through the points.
func smooth(p []point, closed bool) []point {
	n := len(p)
	if n < 3 {
		return p
	}
	at := func(i int) point {
		if closed {
			return p[(i+n)%n]
		}
		return p[min(max(i, 0), n-1)]
	}
	spans := n - 1
	if closed {
		spans = n
	}
	out := make([]point, 0, spans*6)
	for i := range spans {
		a, b, c, d := at(i-1), at(i), at(i+1), at(i+2)
		steps := int(min(max(c.sub(b).length()/9, 5), 16))
		for k := range steps {
			out = append(out, catmullRom(a, b, c, d, float64(k)/float64(steps)))
		}
	}
	if !closed {
		out = append(out, p[n-1])
	}
	return out
}

// catmullRom is the uniform Catmull-Rom spline between b and c at t.
func catmullRom(a, b, c, d point, t float64) point {
	f := func(a, b, c, d float64) float64 {
		return b + t/2*(c-a+t*(2*a-5*b+4*c-d+t*(3*(b-c)+d-a)))
	}
	return point{f(a.X, b.X, c.X, d.X), f(a.Y, b.Y, c.Y, d.Y)}
}

// wall is a flat surface seen in perspective: a quadrilateral on the sheet with its own coordinates, u from 0 at the left
// to 1 at the right, v from 0 at the top to 1 at the bottom.
type wall struct {
	a, b, c point // the projective map: (a*u + b*v + c) / (g*u + h*v + 1).
	g, h    float64
}

// newWall takes the corners on the sheet: top left, top right, bottom right, bottom left. The map is Heckbert's square to
// quadrilateral (Fundamentals of Texture Mapping, 1989).
func newWall(tl, tr, br, bl point) wall {
	sum := tl.sub(tr).add(br).sub(bl)
	d1, d2 := tr.sub(br), bl.sub(br)
	det := d1.X*d2.Y - d1.Y*d2.X
	g := (sum.X*d2.Y - sum.Y*d2.X) / det
	h := (d1.X*sum.Y - d1.Y*sum.X) / det
	return wall{
		a: tr.sub(tl).add(tr.times(g)),
		b: bl.sub(tl).add(bl.times(h)),
		c: tl, g: g, h: h,
	}
}

// at is the place on the sheet of a place on the wall.
func (w wall) at(p point) point {
	k := 1 / (w.g*p.X + w.h*p.Y + 1)
	return w.a.times(p.X).add(w.b.times(p.Y)).add(w.c).times(k)
}

// see is a shape given on the wall as it appears on the sheet.
func (w wall) see(s shape) shape { return s.bend(w.at) }
