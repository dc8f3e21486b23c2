package aloud

import (
	"regexp"
	"strings"
	"time"

	"github.com/courant-press/courant/internal/locale"
)

var (
	isoDate = regexp.MustCompile(`\b(\d{4})-(\d\d)-(\d\d)\b`)
	inparts = regexp.MustCompile(`\b(\d{1,2})([./])(\d{1,2})[./](\d{4})\b`)
)

// dateRules read dates in figures, and those with the name of a month, which
// each language writes in its own order: its expressions name their groups
// day, to, month and year.
func (g *grammar) dateRules() []rule {
	months := g.months()
	rules := []rule{
		{isoDate, func(m match) (string, bool) { return g.figures(m, m.parts[3], m.parts[2], m.parts[1]) }},
		{inparts, func(m match) (string, bool) {
			if g.monthLead && m.parts[2] == "/" {
				return g.figures(m, m.parts[3], m.parts[1], m.parts[4])
			}
			return g.figures(m, m.parts[1], m.parts[3], m.parts[4])
		}},
	}
	for _, expression := range g.dates {
		find := regexp.MustCompile(expression)
		rules = append(rules, rule{find, func(m match) (string, bool) { return g.named(find, months, m) }})
	}
	return rules
}

// figures says a date whose month is a number.
func (g *grammar) figures(m match, day, month, year string) (string, bool) {
	d, n := atoi(day), atoi(month)
	if n < 1 || n > 12 || d < 1 || d > 31 {
		return "", false
	}
	return g.date(d, g.month(time.Month(n)), atoi(year), m), true
}

// named says a date with the name of its month.
func (g *grammar) named(find *regexp.Regexp, months map[string]string, m match) (string, bool) {
	part := func(name string) string {
		if i := find.SubexpIndex(name); i >= 0 {
			return m.parts[i]
		}
		return ""
	}
	month, ok := months[strings.ToLower(strings.TrimSuffix(part("month"), "."))]
	day := atoi(part("day"))
	if !ok || day < 1 || day > 31 {
		return "", false
	}
	said := g.date(day, month, atoi(part("year")), m)
	if to := atoi(part("to")); to > 0 {
		first := strings.TrimSpace(strings.Split(g.date(day, "|", 0, m), "|")[0])
		said = strings.TrimSuffix(first, " of") + " " + g.to + " " + g.date(to, month, atoi(part("year")), m)
	}
	return said, true
}

// month returns the name of a month as it stands in a date.
func (g *grammar) month(n time.Month) string {
	return locale.Find(g.tag).Month(time.Date(2000, n, 1, 0, 0, 0, 0, time.UTC))
}

// months returns the names of the months by all that may stand for them: the
// name itself and what it begins with, in small letters.
func (g *grammar) months() map[string]string {
	all := map[string]string{}
	for n := time.January; n <= time.December; n++ {
		name := g.month(n)
		runes := []rune(strings.ToLower(name))
		for length := 3; length <= len(runes); length++ {
			if short := string(runes[:length]); all[short] == "" {
				all[short] = name
			}
		}
	}
	return all
}
