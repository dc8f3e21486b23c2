package linocut

import "math"

// wobble is the unsteadiness of the hand: a gentle, smooth displacement of the whole drawing. Because it depends on the
// place alone, shapes that share an edge still meet.
type wobble struct{ seed uint32 }

const (
	wobbleReach = 2.4 // units the hand strays at most
	wobbleWave  = 52  // units between two changes of mind
	longEdge    = 34  // straight edges are bent in steps of this many units
)

// follow gives the outline as the hand cuts it.
func (h wobble) follow(line []point) []point {
	out := make([]point, 0, len(line)+8)
	for i, p := range line {
		q := line[(i+1)%len(line)]
		steps := int(min(q.sub(p).length()/longEdge, 60)) + 1
		for k := range steps {
			out = append(out, h.stray(p.to(q, float64(k)/float64(steps))))
		}
	}
	return out
}

// stray displaces one point.
func (h wobble) stray(p point) point {
	x, y := p.X/wobbleWave, p.Y/wobbleWave
	return point{
		p.X + wobbleReach*(h.field(x, y)-0.5)*2,
		p.Y + wobbleReach*(h.field(x+71.3, y+39.7)-0.5)*2,
	}
}

// field is value noise between 0 and 1: random heights on a grid, eased in between.
func (h wobble) field(x, y float64) float64 {
	fx, fy := math.Floor(x), math.Floor(y)
	tx, ty := ease(x-fx), ease(y-fy)
	ix, iy := int32(fx), int32(fy)
	top := h.grid(ix, iy)*(1-tx) + h.grid(ix+1, iy)*tx
	low := h.grid(ix, iy+1)*(1-tx) + h.grid(ix+1, iy+1)*tx
	return top*(1-ty) + low*ty
}

// grid is the random height of one grid corner; the mixing steps are those of MurmurHash3's finaliser.
func (h wobble) grid(x, y int32) float64 {
	n := uint32(x)*0x9e3779b1 ^ uint32(y)*0x85ebca77 ^ h.seed
	n ^= n >> 16
	n *= 0x85ebca6b
	n ^= n >> 13
	n *= 0xc2b2ae35
	n ^= n >> 16
	return float64(n) / math.MaxUint32
}

func ease(t float64) float64 { return t * t * (3 - 2*t) }
