package aloud

import "regexp"

// moneyRules read amounts with the sign before or after: "$3bn", "3,50 €".
func (g *grammar) moneyRules() []rule {
	amount, scale, sign := "("+g.literal()+")", `(?:[\s-]?`+either(g.scales)+`)?`, either(g.currencies)
	return []rule{
		{regexp.MustCompile(sign + `\s?` + amount + scale + `\b`), func(m match) (string, bool) {
			return g.money(m.parts[2], m.parts[3], m.parts[1])
		}},
		{regexp.MustCompile(sign + `\s?` + amount), func(m match) (string, bool) {
			return g.money(m.parts[2], "", m.parts[1])
		}},
		{regexp.MustCompile(`\b` + amount + scale + `\s?` + sign), func(m match) (string, bool) {
			return g.money(m.parts[1], m.parts[2], m.parts[3])
		}},
		{regexp.MustCompile(`\b` + amount + `\s?` + either(g.scales)), func(m match) (string, bool) {
			n, ok := g.read(m.parts[1])
			return g.quantity(n, g.scales[m.parts[2]]), ok && !ambiguous(m)
		}},
	}
}

// ambiguous reports whether a scale without money is only a letter, as in
// "400m", which may be metres.
func ambiguous(m match) bool { return len(m.parts[2]) == 1 }

func (g *grammar) money(amount, scale, sign string) (string, bool) {
	n, ok := g.read(amount)
	c := g.currencies[sign]
	switch {
	case scale != "":
		return g.quantity(n, g.scales[scale]) + g.ofScale(c.whole.many), ok
	case len(n.fraction) != 2:
		return g.quantity(n, c.whole), ok
	}
	cents := atoi(n.fraction)
	n.fraction = ""
	switch {
	case cents == 0:
		return g.quantity(n, c.whole), ok
	case n.whole == 0:
		return g.quantity(number{whole: cents}, c.cent), ok
	default:
		return g.quantity(n, c.whole) + g.cents + g.cardinal(cents), ok
	}
}
