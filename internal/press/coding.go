package press

import "strings"

// A coding is one way to bind a page's bytes for the wire.
type coding int

// The codings in the order we prefer them where a reader likes several
// equally: brotli gives the fewest bytes, and identity is the last resort.
const (
	brotliCoding coding = iota
	zstdCoding
	gzipCoding
	identity
	codings // how many there are
)

// codingNames are the tokens of Content-Encoding, RFC 9110 section 8.4.1,
// RFC 7932 and RFC 8878.
var codingNames = [codings]string{"br", "zstd", "gzip", "identity"}

// weights holds what a reader thinks of each coding, in thousandths.
type weights [codings]int

// unsaid marks a coding that Accept-Encoding does not mention.
const unsaid = -1

// readAccept reads Accept-Encoding (RFC 9110 section 12.5.3), possibly sent as
// several fields. What it cannot make sense of it passes over: a page is of
// more use than a complaint about a header.
func readAccept(fields []string) weights {
	w, others := weights{unsaid, unsaid, unsaid, unsaid}, unsaid
	for _, field := range fields {
		for field != "" {
			var item string
			item, field, _ = strings.Cut(field, ",")
			name, q := readItem(item)
			if name == "*" {
				others = q
			} else if c := codingOf(name); c < codings {
				w[c] = q
			}
		}
	}
	return w.settle(others)
}

// settle fills in what was not said: "*" stands for every coding not named,
// and identity is welcome unless refused, though after all others.
func (w weights) settle(others int) weights {
	for c := range w {
		switch {
		case w[c] != unsaid:
		case others != unsaid:
			w[c] = others
		case coding(c) == identity:
			w[c] = 1
		default:
			w[c] = 0
		}
	}
	return w
}

// readItem takes apart "gzip;q=0.5".
func readItem(item string) (name string, q int) {
	name, parameters, _ := strings.Cut(item, ";")
	q = 1000
	for parameters != "" {
		var parameter string
		parameter, parameters, _ = strings.Cut(parameters, ";")
		key, value, _ := strings.Cut(parameter, "=")
		if strings.EqualFold(strings.TrimSpace(key), "q") {
			q = readWeight(strings.TrimSpace(value))
		}
	}
	return strings.TrimSpace(name), q
}

// readWeight reads a weight of RFC 9110 section 12.4.2 ("0.125") in
// thousandths. One that breaks the grammar counts as a refusal.
func readWeight(s string) int {
	whole, fraction, _ := strings.Cut(s, ".")
	if whole != "0" && whole != "1" || len(fraction) > 3 {
		return 0
	}
	q, unit := int(whole[0]-'0')*1000, 100
	for _, digit := range []byte(fraction) {
		if digit < '0' || digit > '9' {
			return 0
		}
		q, unit = q+int(digit-'0')*unit, unit/10
	}
	return min(q, 1000)
}

// codingOf returns the coding a token names, and codings for one we lack.
// "x-gzip" is the same as gzip (RFC 9110 section 8.4.1.3).
func codingOf(name string) coding {
	if strings.EqualFold(name, "x-gzip") {
		return gzipCoding
	}
	for c, known := range codingNames {
		if strings.EqualFold(name, known) {
			return coding(c)
		}
	}
	return codings
}
