package aloud

import "strings"

// A Language says things in one language. It may be used by many at once.
type Language struct{ rules []rule }

// Find returns the language of a BCP 47 tag, never nil. One without a grammar
// here does what needs none.
func Find(tag string) *Language {
	tag = strings.ToLower(tag)
	base, _, _ := strings.Cut(tag, "-")
	switch base {
	case "en":
		return of(english(tag))
	case "de":
		return of(german())
	case "fr":
		return of(french())
	case "es":
		return of(spanish())
	default:
		return &Language{rules: addressRules("", "")}
	}
}

// of puts the rules of a grammar in their order.
func of(g *grammar) *Language {
	l := &Language{rules: addressRules(g.at, g.dot)}
	for _, rules := range [][]rule{
		g.dateRules(), g.clockRules(), g.moneyRules(), g.measureRules(),
		g.numberRules(), g.abbreviationRules(), g.initialRules(), g.signRules(),
	} {
		l.rules = append(l.rules, rules...)
	}
	return l
}

// Say returns text as it is to be spoken, on one line. What the lexicon knows
// is said as it says.
func (l *Language) Say(text string, lexicon *Lexicon) string {
	pieces := []piece{{text: flat(text)}}
	if lexicon != nil && lexicon.rule.find != nil {
		pieces = lexicon.rule.over(pieces)
	}
	for _, r := range l.rules {
		pieces = r.over(pieces)
	}
	var b strings.Builder
	for _, p := range pieces {
		b.WriteString(p.text)
	}
	return tidy(b.String())
}
