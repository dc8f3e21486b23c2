package aloud

import "strings"

func englishCardinal(n int64) string {
	for _, scale := range []struct {
		size int64
		name string
	}{{1_000_000_000_000, "trillion"}, {1_000_000_000, "billion"}, {1_000_000, "million"}, {1000, "thousand"}} {
		if n >= scale.size {
			return englishJoin(englishCardinal(n/scale.size)+" "+scale.name, n%scale.size)
		}
	}
	if n >= 100 {
		return englishJoin(englishSmall[n/100]+" hundred", n%100)
	}
	if n < 20 {
		return englishSmall[n]
	}
	if n%10 == 0 {
		return englishTens[n/10]
	}
	return englishTens[n/10] + "-" + englishSmall[n%10]
}

// englishJoin adds what is left of a number, after an "and" if that is small.
func englishJoin(said string, rest int64) string {
	switch {
	case rest == 0:
		return said
	case rest < 100:
		return said + " and " + englishCardinal(rest)
	default:
		return said + " " + englishCardinal(rest)
	}
}

func englishOrdinal(n int64) string {
	said := englishCardinal(n)
	at := strings.LastIndexAny(said, " -") + 1
	rest, last := said[:at], said[at:]
	switch odd := englishOrdinals[last]; {
	case odd != "":
		return rest + odd
	case strings.HasSuffix(last, "y"):
		return rest + strings.TrimSuffix(last, "y") + "ieth"
	default:
		return rest + last + "th"
	}
}

var (
	englishSmall = [...]string{
		"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
		"thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
	}
	englishTens     = [...]string{"", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"}
	englishOrdinals = map[string]string{
		"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth", "twelve": "twelfth",
	}
)

func set(words ...string) map[string]bool {
	m := map[string]bool{}
	for _, w := range words {
		m[w] = true
	}
	return m
}
