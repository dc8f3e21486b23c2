package sound

import (
	"time"
	"unicode/utf8"

	"github.com/courant-press/courant/internal/news"
)

// A Clip is a piece of sound in one channel.
type Clip struct {
	Rate    int // samples a second
	Samples []int16
}

// fullScale is the largest sample.
const fullScale = 1 << 15

// Duration returns how long the clip is.
func (c Clip) Duration() time.Duration { return length(len(c.Samples), c.Rate) }

func length(samples, rate int) time.Duration {
	return time.Duration(float64(samples) / float64(rate) * float64(time.Second))
}

// Rates that are taken, in samples a second.
const (
	lowestRate  = 8_000
	highestRate = 96_000
)

// hush is the loudest that silence may be, as a sample: -50 dBFS.
const hush = 104

// Trim returns the clip without the silence at its ends, but for a moment that
// keeps soft consonants whole.
func (c Clip) Trim() Clip {
	moment := c.Rate / 40
	from, to := 0, len(c.Samples)
	for from < to && quiet(c.Samples[from]) {
		from++
	}
	for to > from && quiet(c.Samples[to-1]) {
		to--
	}
	return Clip{c.Rate, c.Samples[max(0, from-moment):min(len(c.Samples), to+moment)]}
}

func quiet(s int16) bool { return s < hush && s > -hush }

// Speech returns an error with a sentence if the clip can not be text spoken:
// if it is silent, mere noise, or by far too short or too long for it.
func (c Clip) Speech(text string) error {
	letters := float64(utf8.RuneCountInString(text))
	const fewest, most, grace = .012, .5, 3. // seconds, a letter and in all
	switch seconds := c.Duration().Seconds(); {
	case seconds < letters*fewest:
		return garbage("The voice stopped before the end of the text.")
	case seconds > letters*most+grace:
		return garbage("The voice went on long after the end of the text.")
	case len(c.Trim().Samples) <= 2*(c.Rate/40):
		return garbage("The voice said nothing.")
	case c.crossings() > noisy:
		return garbage("The voice made only noise.")
	default:
		return nil
	}
}

// noisy is the share of samples at which noise changes its sign; in speech it
// is a tenth, and a quarter where the rate is low.
const noisy = .42

// crossings returns at what share of the samples the sign changes.
func (c Clip) crossings() float64 {
	n := 0
	for i := 1; i < len(c.Samples); i++ {
		if (c.Samples[i] < 0) != (c.Samples[i-1] < 0) {
			n++
		}
	}
	return float64(n) / float64(max(1, len(c.Samples)))
}

func garbage(message string) error { return &news.Error{Kind: news.Unavailable, Message: message} }
