package aloud

import (
	"regexp"
	"strings"
	"unicode"
)

// signRules say the signs that the language has words for.
func (g *grammar) signRules() []rule {
	return []rule{{regexp.MustCompile(either(g.signs)), func(m match) (string, bool) {
		return " " + g.signs[m.parts[0]] + " ", true
	}}}
}

// flat puts a text on one line, with plain spaces between its words, and
// leaves out what is no character: controls, and marks that only guide the
// eye, such as soft hyphens.
func flat(s string) string {
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), r == '\u00AD', r >= 0x200B && r <= 0x200F, r >= 0x202A && r <= 0x202E, r == '\uFEFF':
			return -1
		default:
			return r
		}
	}, s)), " ")
}

var (
	ornaments   = regexp.MustCompile(`[*_~|<>^→←↑↓•·▪■►★☆†‡©®™\\{}]+`)
	dashes      = regexp.MustCompile(`\s*(?:[—―]|(?:\s|^)[–-]+(?:\s|$))\s*`)
	beforePause = regexp.MustCompile(`\s+([,.;:!?…])`)
	pauses      = regexp.MustCompile(`,(?:\s*,)+|,\s*([.;:!?])`)
	empty       = regexp.MustCompile(`\(\s*\)|\[\s*\]`)
)

// tidy makes the marks of the page into those of speech: a dash is a comma,
// ornaments are nothing, and what is left over is closed up.
func tidy(s string) string {
	s = ornaments.ReplaceAllString(s, " ")
	s = empty.ReplaceAllString(s, " ")
	s = dashes.ReplaceAllString(s, ", ")
	s = beforePause.ReplaceAllString(flat(s), "$1")
	s = pauses.ReplaceAllStringFunc(s, func(p string) string { return p[len(p)-1:] })
	return strings.TrimLeft(flat(s), ",;: ")
}
