package news

import (
	"math"
	"regexp"
	"strconv"
)

// readable is the least contrast of text with its ground (WCAG 2.2, success
// criterion 1.4.3).
const readable = 4.5

// ReadableOnWhite reports whether text in a colour such as "#1f4e79" can be
// read on white, and how much contrast it has: from 1, none, to 21, black.
func ReadableOnWhite(colour string) (contrast float64, ok bool) {
	if !regexp.MustCompile(`^#[0-9a-fA-F]{6}$`).MatchString(colour) {
		return 0, false
	}
	contrast = 1.05 / (luminance(colour) + 0.05)
	return contrast, contrast >= readable
}

// luminance is the relative luminance of a colour as WCAG 2.2 defines it.
func luminance(colour string) float64 {
	var sum float64
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		n, _ := strconv.ParseUint(colour[1+2*i:3+2*i], 16, 8) // the form was checked
		part := float64(n) / 255
		if part <= 0.04045 {
			part /= 12.92
		} else {
			part = math.Pow((part+0.055)/1.055, 2.4)
		}
		sum += weight * part
	}
	return sum
}
