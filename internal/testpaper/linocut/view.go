package linocut

// view is a one-point perspective: things at depth 1 stand in the picture plane, in drawing units about the vanishing
// point; at depth z they shrink to 1/z.
type view struct{ vanish point }

// at is the place on the sheet of x (rightwards), y (downwards) and the depth z.
func (v view) at(x, y, z float64) point {
	return point{v.vanish.X + x/z, v.vanish.Y + y/z}
}

// side is an upright wall running away from us at x, between two heights and two depths; its left edge is the near one.
func (v view) side(x, y0, y1, z0, z1 float64) wall {
	return newWall(v.at(x, y0, z0), v.at(x, y0, z1), v.at(x, y1, z1), v.at(x, y1, z0))
}

// flat is a level surface at the height y, between two x and two depths; its lower edge is the near one.
func (v view) flat(x0, x1, y, z0, z1 float64) wall {
	return newWall(v.at(x0, y, z1), v.at(x1, y, z1), v.at(x1, y, z0), v.at(x0, y, z0))
}

// back is a wall facing us at the depth z.
func (v view) back(x0, y0, x1, y1, z float64) wall {
	return newWall(v.at(x0, y0, z), v.at(x1, y0, z), v.at(x1, y1, z), v.at(x0, y1, z))
}

// truss is a lattice girder on a wall: two chords, posts and crossed bars, in bars of one thickness (less far away).
func (w wall) truss(panels int, thick float64) shape {
	bar := func(u0, v0, u1, v1, k float64) shape {
		a, b := w.at(point{u0, v0}), w.at(point{u1, v1})
		near := w.at(point{0, 1}).sub(w.at(point{0, 0})).length()
		width := func(u float64) float64 {
			return k * thick * w.at(point{u, 1}).sub(w.at(point{u, 0})).length() / near
		}
		return taper(width(u0), width(u1), a, b)
	}
	out := join(bar(0, 0, 1, 0, 1.6), bar(0, 1, 1, 1, 2))
	for i := range panels {
		u0, u1 := float64(i)/float64(panels), float64(i+1)/float64(panels)
		out = append(out, join(bar(u0, 0, u0, 1, 1), bar(u0, 0, u1, 1, 0.7), bar(u0, 1, u1, 0, 0.7))...)
	}
	return append(out, bar(1, 0, 1, 1, 1)...)
}
