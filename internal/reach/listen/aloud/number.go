package aloud

import (
	"regexp"
	"strconv"
	"strings"
)

// A number as it is written: the whole, and the digits of the fraction.
type number struct {
	negative bool
	whole    int64
	fraction string
}

// largest is the first number that no grammar has words for.
const largest = 1_000_000_000_000_000

// literal is the expression of a number without its sign.
func (g *grammar) literal() string {
	return `(?:\d{1,3}(?:[` + g.groups + `]\d{3})+\b|\d+)(?:` + regexp.QuoteMeta(g.decimal) + `\d+)?`
}

// read reads what literal found.
func (g *grammar) read(s string) (number, bool) {
	n := number{}
	for _, minus := range []string{"-", "−"} {
		if rest, ok := strings.CutPrefix(s, minus); ok {
			s, n.negative = rest, true
		}
	}
	whole, fraction, _ := strings.Cut(s, g.decimal)
	whole = strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, whole)
	v, err := strconv.ParseInt(whole, 10, 64)
	n.whole, n.fraction = v, fraction
	return n, err == nil && v < largest && len(fraction) < 16
}

// say returns a number by itself.
func (g *grammar) say(n number) string {
	s := g.cardinal(n.whole)
	if n.fraction != "" {
		s += " " + g.point + " " + g.fraction(n.fraction)
	}
	return g.signed(n, s)
}

func (g *grammar) signed(n number, s string) string {
	if n.negative {
		return g.minus + " " + s
	}
	return s
}

// fraction says digits one by one, or as the language does: zeros, then a
// number.
func (g *grammar) fraction(digits string) string {
	if !g.wholeFraction || len(digits) > 3 {
		return g.digits(digits)
	}
	rest := strings.TrimLeft(digits, "0")
	said := g.digits(digits[:len(digits)-len(rest)])
	if v, err := strconv.ParseInt(rest, 10, 64); err == nil {
		said += " " + g.cardinal(v)
	}
	return strings.TrimSpace(said)
}

// digits says the digits of s one by one and skips the rest.
func (g *grammar) digits(s string) string {
	var said []string
	for _, r := range s {
		if r >= '0' && r <= '9' {
			said = append(said, g.cardinal(int64(r-'0')))
		}
	}
	return strings.Join(said, " ")
}

// quantity says a number of things.
func (g *grammar) quantity(n number, of noun) string {
	switch {
	case n.fraction != "":
		return g.say(n) + " " + of.many
	case n.whole == 1:
		return g.signed(n, g.counting(1, of.feminine)+" "+of.one)
	default:
		return g.signed(n, g.counting(n.whole, of.feminine)+" "+of.many)
	}
}

// numberRules are those for numbers that count nothing the other rules know.
func (g *grammar) numberRules() []rule {
	rules := []rule{
		{regexp.MustCompile(`\+\d[\d /()-]{5,18}\d`), func(m match) (string, bool) { return g.telephone(m.parts[0]), true }},
		{regexp.MustCompile(`\b0\d+`), func(m match) (string, bool) { return g.digits(m.parts[0]), !g.within(m) }},
		{regexp.MustCompile(`\b(\d{1,4})\s?[–-]\s?(\d{1,4})`), g.sayRange},
		{regexp.MustCompile(`\b(\d{1,3}):(\d{1,3})`), g.sayScore},
	}
	if g.decades != "" {
		rules = append(rules, rule{regexp.MustCompile(g.decades), func(m match) (string, bool) { return g.decade(atoi(m.parts[1])), true }})
	}
	return append(rules,
		rule{regexp.MustCompile(`\b(\pL+) ([IVX]{2,6})\b`), g.sayRoman},
		rule{regexp.MustCompile(g.ordinals), func(m match) (string, bool) { return g.ordinal(atoi(m.parts[1]), m), true }},
		rule{regexp.MustCompile(`(\d*) ?` + either(g.fractions)), g.sayFraction},
		rule{regexp.MustCompile(`\b(?:1[1-9]|20)\d\d\b`), g.sayYear},
		rule{regexp.MustCompile(`[−-]?\b` + g.literal()), g.sayNumber},
	)
}

// within reports whether the match is a part of a longer number.
func (g *grammar) within(m match) bool {
	before := m.before[max(0, len(m.before)-2):]
	return strings.HasPrefix(m.after, g.decimal) ||
		len(before) == 2 && isWord(rune(before[0])) && strings.ContainsRune(g.groups+g.decimal, rune(before[1]))
}

func (g *grammar) sayNumber(m match) (string, bool) {
	n, ok := g.read(m.parts[0])
	return g.say(n), ok
}

// sayYear takes a number of four figures for a year, if no fraction follows.
func (g *grammar) sayYear(m match) (string, bool) {
	after := m.after
	more := len(after) > 1 && strings.ContainsRune(g.decimal+g.groups, rune(after[0])) && after[1] >= '0' && after[1] <= '9'
	return g.year(atoi(m.parts[0])), !more || after[0] == ' '
}

// sayRange reads 10–15, and years like 1939–45, whose second half is short.
func (g *grammar) sayRange(m match) (string, bool) {
	from, to := atoi(m.parts[1]), atoi(m.parts[2])
	if strings.HasPrefix(m.after, "-") || strings.HasPrefix(m.after, "–") {
		return "", false // a date, or a number of parts
	}
	say := g.cardinal
	if len(m.parts[1]) == 4 && from >= 1100 && from < 2100 {
		say = g.year
	}
	second := g.cardinal(to)
	if len(m.parts[2]) == 4 {
		second = say(to)
	}
	return say(from) + " " + g.to + " " + second, true
}

func (g *grammar) sayScore(m match) (string, bool) {
	return g.cardinal(atoi(m.parts[1])) + " " + g.over + " " + g.cardinal(atoi(m.parts[2])), true
}

func (g *grammar) sayFraction(m match) (string, bool) {
	part := g.fractions[m.parts[2]]
	if m.parts[1] == "" {
		return " " + part, true
	}
	n, ok := g.read(m.parts[1])
	return g.cardinal(n.whole) + " " + g.and + " " + part, ok
}

// telephone says a number digit by digit, with a rest between its groups.
func (g *grammar) telephone(s string) string {
	groups := strings.FieldsFunc(s, func(r rune) bool { return r < '0' || r > '9' })
	for i, digits := range groups {
		groups[i] = g.digits(digits)
	}
	return g.signs["+"] + " " + strings.Join(groups, ", ")
}

// sayRoman reads a Roman number after a name: "Elizabeth II" or, after a noun
// that is counted, "World War II". One of a single letter may be a letter.
func (g *grammar) sayRoman(m match) (string, bool) {
	n := roman(m.parts[2])
	if n == 0 || !startsUpper(m.parts[1]) {
		return "", false
	}
	if regexp.MustCompile(`^(?:` + g.counted + `)$`).MatchString(m.parts[1]) {
		return m.parts[1] + " " + g.cardinal(n), true
	}
	return m.parts[1] + " " + g.regnal(n), true
}

// roman returns the value of a Roman number below 40 that is written in the
// one right way, else 0.
func roman(s string) int64 {
	tens := int64(0)
	for strings.HasPrefix(s, "X") {
		s, tens = s[1:], tens+10
	}
	for i, ones := range []string{"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"} {
		if s == ones && tens < 40 {
			return tens + int64(i)
		}
	}
	return 0
}

// atoi reads digits that an expression has found; too many are 0.
func atoi(s string) int64 {
	n, _ := strconv.ParseInt(s, 10, 64)
	return n
}
