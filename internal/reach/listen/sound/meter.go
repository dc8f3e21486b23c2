package sound

import "math"

// A Meter measures how loud a stream of one channel is.
type Meter struct {
	head, ground biquad
	step         int       // samples in a tenth of a second
	sum          float64   // of squares in the step under way
	in           int       // samples in it
	steps        []float64 // mean squares, one for each tenth of a second
	over         oversampler
	peak         float64
}

// NewMeter returns a meter for a stream of that many samples a second.
func NewMeter(rate int) *Meter {
	return &Meter{head: head(rate), ground: ground(rate), step: max(1, rate/10), over: newOversampler()}
}

// Add measures one sample, full scale being 1.
func (m *Meter) Add(x float64) {
	m.peak = max(m.peak, m.over.peak(x))
	y := m.ground.next(m.head.next(x))
	m.sum += y * y
	if m.in++; m.in == m.step {
		m.steps = append(m.steps, m.sum/float64(m.step))
		m.sum, m.in = 0, 0
	}
}

// Gates of BS.1770-4: what is softer than the first counts for nothing, nor
// does what is that much softer than the rest.
const (
	absoluteGate = -70.0 // LUFS
	relativeGate = 10.0  // LU
	blockSteps   = 4     // a block is 400 ms, and one begins every 100
)

// Loudness returns the integrated loudness in LUFS; minus infinity for
// silence, and for less than 400 milliseconds.
func (m *Meter) Loudness() float64 {
	first := loudness(m.mean(absoluteGate))
	return loudness(m.mean(max(absoluteGate, first-relativeGate)))
}

// mean returns the mean square of the blocks above the gate.
func (m *Meter) mean(gate float64) float64 {
	sum, n := 0.0, 0
	for i := 0; i+blockSteps <= len(m.steps); i++ {
		block := 0.0
		for _, step := range m.steps[i : i+blockSteps] {
			block += step / blockSteps
		}
		if loudness(block) > gate {
			sum, n = sum+block, n+1
		}
	}
	if n == 0 {
		return 0
	}
	return sum / float64(n)
}

// loudness returns LUFS. The offset makes a sine of 997 Hz at full scale in
// one channel -3.01 LUFS.
func loudness(meanSquare float64) float64 { return -.691 + 10*math.Log10(meanSquare) }

// TruePeak returns the highest peak so far, also between the samples, in dBTP.
func (m *Meter) TruePeak() float64 { return 20 * math.Log10(m.peak) }
