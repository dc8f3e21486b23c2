package sound

import "math"

// An oversampler finds the peaks between samples by computing three more
// between each two (BS.1770-4, annex 2). The filter is a windowed sinc.
type oversampler struct {
	taps   [between][reach]float64
	recent [reach]float64 // the newest first
}

const (
	between = 4  // places computed for each sample
	reach   = 12 // samples that each of them is made of
)

func newOversampler() oversampler {
	var o oversampler
	for phase := range between {
		for tap := range reach {
			at := float64(tap) - reach/2 + 1 - float64(phase)/between
			window := .5 + .5*math.Cos(2*math.Pi*at/(reach+1))
			o.taps[phase][tap] = window * sinc(at)
		}
	}
	return o
}

func sinc(x float64) float64 {
	if x == 0 {
		return 1
	}
	return math.Sin(math.Pi*x) / (math.Pi * x)
}

// peak takes a sample and returns the highest place around the one it took
// half its reach ago.
func (o *oversampler) peak(x float64) float64 {
	loud := math.Abs(x)
	for i := reach - 1; i > 0; i-- {
		o.recent[i] = o.recent[i-1]
		loud = max(loud, math.Abs(o.recent[i]))
	}
	o.recent[0] = x
	if loud < small {
		return loud
	}
	highest := 0.0
	for phase := range o.taps {
		sum := 0.0
		for tap, weight := range o.taps[phase] {
			sum += weight * o.recent[tap]
		}
		highest = max(highest, math.Abs(sum))
	}
	return highest
}

// small is what needs no look between the samples: a peak there is at most
// twice as high in speech, and would still be far from the ceiling.
const small = .25
