package aloud

import "unicode/utf8"

// germanCardinal says n; one is the form of a last "one": "eins" when
// counting, "ein" or "eine" before a noun.
func germanCardinal(n int64, one string) string {
	for _, scale := range []struct {
		size int64
		noun noun
	}{
		{1_000_000_000_000, noun{"eine Billion", " Billionen", true}},
		{1_000_000_000, noun{"eine Milliarde", " Milliarden", true}},
		{1_000_000, noun{"eine Million", " Millionen", true}},
	} {
		if n < scale.size {
			continue
		}
		said := scale.noun.one
		if n/scale.size > 1 {
			said = germanCardinal(n/scale.size, "eine") + scale.noun.many
		}
		if rest := n % scale.size; rest > 0 {
			said += " " + germanCardinal(rest, one)
		}
		return said
	}
	return germanBelowMillion(n, one)
}

func germanBelowMillion(n int64, one string) string {
	switch {
	case n >= 1000:
		return germanCompound(n, 1000, "tausend", one)
	case n >= 100:
		return germanCompound(n, 100, "hundert", one)
	case n == 1:
		return one
	case n < 20:
		return germanSmall[n]
	case n%10 == 0:
		return germanTens[n/10]
	case n%10 == 1:
		return "einund" + germanTens[n/10]
	default:
		return germanSmall[n%10] + "und" + germanTens[n/10]
	}
}

// germanCompound writes hundreds and thousands as one word.
func germanCompound(n, size int64, name, one string) string {
	said := germanBelowMillion(n/size, "ein") + name
	if rest := n % size; rest > 0 {
		said += germanBelowMillion(rest, one)
	}
	return said
}

// germanStem returns an ordinal without its ending: "dritt".
func germanStem(n int64) string {
	if n >= 100 && n%100 != 0 {
		return germanCardinal(n-n%100, "eins") + germanStem(n%100)
	}
	switch n {
	case 1:
		return "erst"
	case 3:
		return "dritt"
	case 7:
		return "siebt"
	case 8:
		return "acht"
	}
	if n > 0 && n < 20 {
		return germanSmall[n] + "t"
	}
	return germanCardinal(n, "eins") + "st"
}

var (
	germanSmall = [...]string{
		"null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf",
		"dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn",
	}
	germanTens = [...]string{"", "", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"}
)

func upperFirst(s string) string {
	_, size := utf8.DecodeRuneInString(s)
	return string([]rune(s)[0]-'a'+'A') + s[size:]
}
