package aloud

import (
	"regexp"
	"strings"
)

// clockRules read times of day. A grammar's expression names its groups hour,
// minute and half, and those of the plain "14:30" hour24 and minute24.
func (g *grammar) clockRules() []rule {
	find := regexp.MustCompile(g.clocks)
	return []rule{{find, func(m match) (string, bool) {
		part := func(name string) string {
			if i := find.SubexpIndex(name); i >= 0 {
				return m.parts[i]
			}
			return ""
		}
		hour, minute := atoi(part("hour")+part("hour24")), atoi(part("minute")+part("minute24"))
		half := strings.ToLower(strings.ReplaceAll(part("half"), ".", ""))
		if hour > 24 || minute > 59 || half != "" && hour > 12 {
			return "", false
		}
		return g.clock(hour, minute, half) + closing(part("half"), m), true
	}}}
}

// closing gives a sentence back the point it lost to "p.m.".
func closing(half string, m match) string {
	if strings.HasSuffix(half, ".") && endsSentence(m.after) {
		return "."
	}
	return ""
}
