package aloud

import "strings"

func frenchCardinal(n int64) string {
	for _, scale := range []struct {
		size int64
		name string
	}{{1_000_000_000_000, "billion"}, {1_000_000_000, "milliard"}, {1_000_000, "million"}} {
		if n < scale.size {
			continue
		}
		said := frenchCardinal(n/scale.size) + " " + scale.name
		if n/scale.size > 1 {
			said += "s"
		}
		return frenchJoin(said, n%scale.size)
	}
	switch {
	case n >= 2000:
		// "quatre-vingts" and "cents" lose their s before "mille".
		return frenchJoin(frenchSingular(frenchCardinal(n/1000))+" mille", n%1000)
	case n >= 1000:
		return frenchJoin("mille", n%1000)
	case n >= 200 && n%100 == 0:
		return frenchCardinal(n/100) + " cents"
	case n >= 200:
		return frenchJoin(frenchCardinal(n/100)+" cent", n%100)
	case n >= 100:
		return frenchJoin("cent", n%100)
	default:
		return frenchBelowHundred(n)
	}
}

func frenchJoin(said string, rest int64) string {
	if rest == 0 {
		return said
	}
	return said + " " + frenchCardinal(rest)
}

func frenchSingular(s string) string {
	for _, plural := range []string{"vingts", "cents"} {
		if strings.HasSuffix(s, plural) {
			return strings.TrimSuffix(s, "s")
		}
	}
	return s
}

// frenchBelowHundred counts by twenties from sixty on.
func frenchBelowHundred(n int64) string {
	if n < 20 {
		return frenchSmall[n]
	}
	ten, one := n/10, n%10
	if ten == 7 || ten == 9 {
		ten, one = ten-1, one+10
	}
	switch {
	case n == 80:
		return "quatre-vingts"
	case one == 0:
		return frenchTens[ten]
	case (one == 1 || one == 11) && ten != 8:
		return frenchTens[ten] + " et " + frenchSmall[one]
	default:
		return frenchTens[ten] + "-" + frenchSmall[one]
	}
}

func frenchOrdinal(n int64) string {
	if n == 1 {
		return "premier"
	}
	said := frenchSingular(frenchCardinal(n))
	switch {
	case strings.HasSuffix(said, "cinq"):
		return said + "uième"
	case strings.HasSuffix(said, "neuf"):
		return strings.TrimSuffix(said, "f") + "vième"
	default:
		return strings.TrimSuffix(said, "e") + "ième"
	}
}

var (
	frenchSmall = [...]string{
		"zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze",
		"treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf",
	}
	frenchTens = [...]string{"", "", "vingt", "trente", "quarante", "cinquante", "soixante", "soixante", "quatre-vingt", "quatre-vingt"} //nolint:misspell // French
)
