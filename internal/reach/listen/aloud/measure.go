package aloud

import (
	"maps"
	"regexp"
	"strings"
)

// measureRules read percentages and measures, also ranges of them: "10–15%".
// A unit of one letter must stand apart from its number.
func (g *grammar) measureRules() []rule {
	all := maps.Clone(g.units)
	all["%"] = noun{g.percent, g.percent, false}
	amount := `([−-]?\b` + g.literal() + ")"
	return []rule{
		{regexp.MustCompile(amount + `\s?[–-]\s?(\b` + g.literal() + `)(\s?)` + either(all)), func(m match) (string, bool) {
			from, ok1 := g.read(m.parts[1])
			to, ok2 := g.read(m.parts[2])
			return g.say(from) + " " + g.to + " " + g.quantity(to, all[m.parts[4]]), ok1 && ok2 && apart(m.parts[3], m.parts[4])
		}},
		{regexp.MustCompile(amount + `(\s?)` + either(all)), func(m match) (string, bool) {
			n, ok := g.read(m.parts[1])
			return g.quantity(n, all[m.parts[3]]), ok && apart(m.parts[2], m.parts[3])
		}},
	}
}

func apart(space, unit string) bool {
	return space != "" || len(unit) > 1 || strings.Contains("%°", unit)
}
