package news

import (
	"strings"
	"unicode"

	"github.com/courant-press/courant/internal/richtext"
)

// fewLetters is how long a passage must be to be told by its script.
const fewLetters = 12

// aboutLanguage looks for passages in the script of another language that do
// not say so: a screen reader would read them in the wrong voice.
func aboutLanguage(c *Content, paper string) []Check {
	lang := c.Lang
	if lang == "" {
		lang = paper
	}
	script := scriptOf(lang)
	var checks []Check
	for i, b := range c.Body.Blocks {
		if foreign(b, script) {
			checks = append(checks, should("passage-language", "body", "A passage is in another script than the article and does not say in which language.",
				"Select it and mark its language, so that it is read aloud in the right voice.").in(i))
		}
	}
	return checks
}

// foreign reports whether a run of text without a language of its own is
// written in another script.
func foreign(b richtext.Block, script []*unicode.RangeTable) bool {
	for _, t := range richtext.TextsOf(b) {
		for _, s := range t {
			if s.Lang != "" {
				continue
			}
			letters, other := 0, 0
			for _, r := range s.Text {
				if unicode.IsLetter(r) {
					letters++
					if !unicode.In(r, script...) {
						other++
					}
				}
			}
			if other >= fewLetters && other*2 > letters {
				return true
			}
		}
	}
	return false
}

// scriptOf returns the script in which a language is written.
func scriptOf(lang string) []*unicode.RangeTable {
	language, _, _ := strings.Cut(strings.ToLower(lang), "-")
	switch language {
	case "ar", "fa", "ur", "ps", "sd", "ug", "ckb":
		return []*unicode.RangeTable{unicode.Arabic}
	case "he", "yi":
		return []*unicode.RangeTable{unicode.Hebrew}
	case "ru", "uk", "bg", "be", "mk", "kk", "ky", "mn", "sr":
		return []*unicode.RangeTable{unicode.Cyrillic, unicode.Latin}
	case "el":
		return []*unicode.RangeTable{unicode.Greek}
	case "zh":
		return []*unicode.RangeTable{unicode.Han}
	case "ja":
		return []*unicode.RangeTable{unicode.Han, unicode.Hiragana, unicode.Katakana}
	case "ko":
		return []*unicode.RangeTable{unicode.Hangul, unicode.Han}
	case "hi", "mr", "ne":
		return []*unicode.RangeTable{unicode.Devanagari}
	case "th":
		return []*unicode.RangeTable{unicode.Thai}
	case "ka":
		return []*unicode.RangeTable{unicode.Georgian}
	case "hy":
		return []*unicode.RangeTable{unicode.Armenian}
	default:
		return []*unicode.RangeTable{unicode.Latin}
	}
}
