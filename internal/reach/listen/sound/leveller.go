package sound

import "math"

// What the paper's sound is brought to. Encoders overshoot by a decibel or a
// little more, so the ceiling here lies below the -1 dBTP that listeners'
// programs want.
const (
	Target  = -16.0 // LUFS, of the whole
	Ceiling = -3.0  // dBTP
)

// A Leveller turns a stream up or down and holds its peaks below the ceiling.
// It looks ahead, so what comes out is Delay samples late.
type Leveller struct {
	gain    float64
	ceiling float64
	release float64 // share of the way back to full volume in one sample
	over    oversampler
	late    ring   // the samples not yet out
	needs   window // what each of them may be multiplied with at most
	held    ring   // the least of them, held and slowly let go
	sum     float64
	now     float64
}

// NewLeveller returns one that adds gain, in decibels.
func NewLeveller(rate int, gain float64) *Leveller {
	ahead := rate / 200 // 5 ms
	return &Leveller{
		gain: decibels(gain), ceiling: decibels(Ceiling), release: 1 / (.1 * float64(rate)), over: newOversampler(),
		late: newRing(ahead+reach/2, 0), held: newRing(ahead, 1), sum: float64(ahead), now: 1,
		needs: window{ring: newRing(ahead+1, 1), low: 1, left: ahead + 1},
	}
}

// Delay returns by how many samples the output is late.
func (l *Leveller) Delay() int { return len(l.late.values) }

// Next takes one sample, full scale being 1, and returns one. What is turned
// down for a peak is turned down over the whole look-ahead, gently, and comes
// back in a tenth of a second.
func (l *Leveller) Next(x float64) float64 {
	x *= l.gain
	need := 1.0
	if peak := l.over.peak(x); peak > l.ceiling {
		need = l.ceiling / peak
	}
	l.now = min(l.needs.least(need), l.now+(1-l.now)*l.release)
	l.sum += l.now - l.held.push(l.now)
	return l.late.push(x) * min(1, l.sum/float64(len(l.held.values)))
}

func decibels(d float64) float64 { return math.Pow(10, d/20) }
