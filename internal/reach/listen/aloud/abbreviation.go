package aloud

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// abbreviationRules say abbreviations in full. Those whose words end with a
// point may stand at the end of a sentence, and then close it.
func (g *grammar) abbreviationRules() []rule {
	return []rule{{regexp.MustCompile(either(g.abbreviations)), func(m match) (string, bool) {
		words, closes := strings.CutSuffix(g.abbreviations[m.parts[0]], ".")
		if closes && endsSentence(m.after) {
			words += "."
		}
		return words, true
	}}}
}

// endsSentence reports whether a sentence begins, or nothing more comes.
func endsSentence(after string) bool {
	rest := strings.TrimLeft(after, " \"”»’")
	return rest == "" || rest != after && startsUpper(rest)
}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// initialRules spell initialisms: "EU" is "E U", but "NATO" is a word. In a
// text all in capitals nothing can be told.
func (g *grammar) initialRules() []rule {
	letter := `[A-Z` + g.letters + `]`
	return []rule{
		{regexp.MustCompile(`\b(?:` + letter + `\.){2,}`), func(m match) (string, bool) {
			end := ""
			if strings.TrimSpace(m.after) == "" {
				end = "."
			}
			return spaced(strings.ReplaceAll(m.parts[0], ".", "")) + end, true
		}},
		{regexp.MustCompile(letter + `{2,5}`), func(m match) (string, bool) {
			return spaced(m.parts[0]), g.isSpelled(m.parts[0]) && strings.ContainsFunc(m.before+m.after, unicode.IsLower)
		}},
	}
}

// isSpelled reports whether an initialism is read letter by letter. By rule of
// thumb those of up to three letters are, and longer ones that nobody could
// pronounce.
func (g *grammar) isSpelled(s string) bool {
	switch {
	case g.words[s]:
		return false
	case g.spelled[s]:
		return true
	default:
		return utf8.RuneCountInString(s) <= 3 || !pronounceable(s)
	}
}

// pronounceable reports whether s has vowels, never more than two consonants
// together, and an end that a tongue can manage.
func pronounceable(s string) bool {
	vowels, run := 0, 0
	for _, r := range s {
		if strings.ContainsRune("AEIOUYÄÖÜÁÉÍÓÚ", r) {
			vowels, run = vowels+1, 0
		} else if run++; run > 2 {
			return false
		}
	}
	return vowels > 0 && vowels < utf8.RuneCountInString(s) && run < 2
}

// spaced puts a space between the letters of s.
func spaced(s string) string { return strings.Join(strings.Split(s, ""), " ") }
