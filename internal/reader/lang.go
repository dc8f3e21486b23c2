package reader

import "strings"

// language returns the language of a BCP 47 tag, "pt" for "pt-BR".
func language(tag string) string {
	primary, _, _ := strings.Cut(strings.ToLower(tag), "-")
	return primary
}

// rightToLeft are the languages written so, where the tag names no script.
var rightToLeft = map[string]bool{
	"ar": true, "arc": true, "ckb": true, "dv": true, "fa": true, "he": true, "iw": true, "ji": true, "ks": true,
	"nqo": true, "ps": true, "sd": true, "syr": true, "ug": true, "ur": true, "yi": true,
}

// rightToLeftScripts are those of ISO 15924 that run right to left and are in
// use in newspapers.
var rightToLeftScripts = map[string]bool{"arab": true, "hebr": true, "nkoo": true, "syrc": true, "thaa": true, "adlm": true}

// direction returns the direction of writing of a BCP 47 tag, "ltr" or "rtl".
// Articles come in more languages than the interface, so it does not ask
// package locale.
func direction(tag string) string {
	rtl := rightToLeft[language(tag)]
	for _, part := range strings.Split(strings.ToLower(tag), "-")[1:] {
		if len(part) == 4 {
			rtl = rightToLeftScripts[part]
		}
	}
	if rtl {
		return "rtl"
	}
	return "ltr"
}

// ownLang returns lang and its direction where a text is not in the language
// of the page around it.
func ownLang(lang, around string) (tag, dir string) {
	if lang == "" || strings.EqualFold(lang, around) {
		return "", ""
	}
	return lang, direction(lang)
}

// openGraphLocale writes a tag the way og:locale wants it, "en_GB".
func openGraphLocale(tag string) string { return strings.ReplaceAll(tag, "-", "_") }
