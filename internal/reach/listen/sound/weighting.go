package sound

import "math"

// A biquad is a filter of the second order.
type biquad struct {
	b0, b1, b2, a1, a2 float64
	x1, x2, y1, y2     float64
}

func (f *biquad) next(x float64) float64 {
	y := f.b0*x + f.b1*f.x1 + f.b2*f.x2 - f.a1*f.y1 - f.a2*f.y2
	f.x2, f.x1, f.y2, f.y1 = f.x1, x, f.y1, y
	return y
}

// head returns the first filter of the K weighting: a shelf that lifts the
// treble as a head does. The recommendation gives numbers for 48 kHz only
// (BS.1770-4, annex 1, table 1); these are the analogue values behind them.
func head(rate int) biquad {
	const frequency, gain, quality = 1681.974450955533, 3.999843853973347, .7071752369554196
	k := math.Tan(math.Pi * frequency / float64(rate))
	high := math.Pow(10, gain/20)
	band := math.Pow(high, .4996667741545416)
	norm := 1 + k/quality + k*k
	return biquad{
		b0: (high + band*k/quality + k*k) / norm,
		b1: 2 * (k*k - high) / norm,
		b2: (high - band*k/quality + k*k) / norm,
		a1: 2 * (k*k - 1) / norm,
		a2: (1 - k/quality + k*k) / norm,
	}
}

// ground returns the second filter, which leaves out the rumble below speech
// (annex 1, table 2).
func ground(rate int) biquad {
	const frequency, quality = 38.13547087602444, .5003270373238773
	k := math.Tan(math.Pi * frequency / float64(rate))
	norm := 1 + k/quality + k*k
	return biquad{
		b0: 1, b1: -2, b2: 1,
		a1: 2 * (k*k - 1) / norm,
		a2: (1 - k/quality + k*k) / norm,
	}
}
