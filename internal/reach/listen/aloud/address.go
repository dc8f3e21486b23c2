package aloud

import (
	"regexp"
	"strings"
	"unicode"
)

// What stands for somewhere else. Nobody can follow a web address that is
// read out, so a full one is silent; a bare host name and a mail address may
// be what the sentence is about, and are spelled if the language has words
// for the point and the @.
var (
	webAddress  = regexp.MustCompile(`(?i)\b(?:https?://|www\.)[^\s<>"“”«»]*[^\s<>"“”«».,;:!?)\]']`)
	mailAddress = regexp.MustCompile(`[\w.+-]+@[\w-]+(?:\.[\w-]+)+`)
	hostName    = regexp.MustCompile(`\b(?:[a-z0-9-]+\.)+(?:com|org|net|info|eu|uk|de|at|ch|fr|be|es|mx|ar|gov|edu|news|press|example)\b`)
	handle      = regexp.MustCompile(`@(\w{2,})`)
	footnote    = regexp.MustCompile(`\[\d+\]`)
	hashtag     = regexp.MustCompile(`#(\pL[\pL\d_]+)`)
)

func addressRules(at, dot string) []rule {
	spell := func(m match) (string, bool) {
		s := strings.ReplaceAll(m.parts[0], ".", " "+dot+" ")
		return strings.ReplaceAll(s, "@", " "+at+" "), at != ""
	}
	return []rule{
		{webAddress, func(match) (string, bool) { return "", true }},
		{footnote, func(match) (string, bool) { return "", true }},
		{mailAddress, spell},
		{hostName, spell},
		{handle, func(m match) (string, bool) { return m.parts[1], true }},
		{hashtag, func(m match) (string, bool) { return unjoined(m.parts[1]), true }},
	}
}

// unjoined puts spaces between words written together: "SaveTheFerry".
func unjoined(s string) string {
	var b strings.Builder
	low := false // the letter before is a small one
	for _, r := range s {
		switch {
		case r == '_':
			r = ' '
		case unicode.IsUpper(r) && low:
			b.WriteByte(' ')
		}
		b.WriteRune(r)
		low = unicode.IsLower(r)
	}
	return b.String()
}
