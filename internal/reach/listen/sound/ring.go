package sound

import "slices"

// A ring holds the newest values of a stream.
type ring struct {
	values []float64
	at     int // of the oldest
}

// newRing returns a ring of n values that are all x.
func newRing(n int, x float64) ring { return ring{values: slices.Repeat([]float64{x}, n)} }

// push takes a value in and returns the oldest, which leaves.
func (r *ring) push(x float64) float64 {
	oldest := r.values[r.at]
	r.values[r.at] = x
	if r.at++; r.at == len(r.values) {
		r.at = 0
	}
	return oldest
}

// A window knows the least of the newest values.
type window struct {
	ring
	low  float64
	left int // values until low leaves
}

// least takes a value in and returns the least.
func (w *window) least(x float64) float64 {
	w.push(x)
	if x <= w.low {
		w.low, w.left = x, len(w.values)
		return w.low
	}
	if w.left--; w.left == 0 {
		w.look()
	}
	return w.low
}

// look finds the least again, the newest of equals.
func (w *window) look() {
	n := len(w.values)
	w.low = slices.Min(w.values)
	for age := range n {
		if w.values[(w.at-1-age+2*n)%n] == w.low {
			w.left = n - age
			return
		}
	}
}
