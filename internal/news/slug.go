package news

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// maxSlug is how long a slug may be, in characters.
const maxSlug = 80

// Slugify makes the part of an address that stands for a headline or a name:
// small letters, digits and single hyphens. Latin letters lose their accents
// and become ASCII; those of every other script stay as they are, in NFC, for
// readers of that script. It cuts at a word where it can, after 80 characters
// at most, and what has no letter or digit becomes "untitled". The result
// is a fixed point: slugging it again changes nothing.
func Slugify(s string) string {
	var b strings.Builder
	latin := false // the letter before was Latin: its accents are dropped
	for _, r := range norm.NFD.String(strings.ToValidUTF8(s, "-")) {
		switch {
		case unicode.IsMark(r):
			if !latin && b.Len() > 0 && !strings.HasSuffix(b.String(), "-") {
				b.WriteRune(r)
			}
		case silent(r):
		case unicode.IsLetter(r) || unicode.IsNumber(r):
			letters := plainLatin(r)
			latin = unicode.Is(unicode.Latin, r)
			b.WriteString(letters)
		default:
			latin = false
			b.WriteByte('-')
		}
	}
	return clip(hyphenate(norm.NFC.String(b.String())))
}

// silent reports whether a character stands inside words without being
// written in a slug: apostrophes, soft hyphens, joiners, marks of direction.
func silent(r rune) bool {
	const nonJoiner = '\u200c' // divides a word, so it is a hyphen
	return strings.ContainsRune("'’ʼ‘´`", r) || unicode.Is(unicode.Cf, r) && r != nonJoiner
}

// plainLatin writes one letter small, in ASCII if it is Latin and there is a
// customary way to do so. Accents are not its business.
func plainLatin(r rune) string {
	r = unicode.ToLower(r)
	switch r {
	case 'ß':
		return "ss"
	case 'æ', 'ǽ':
		return "ae"
	case 'œ':
		return "oe"
	case 'ø':
		return "o"
	case 'ł':
		return "l"
	case 'đ', 'ð', 'ɖ':
		return "d"
	case 'þ':
		return "th"
	case 'ħ':
		return "h"
	case 'ı':
		return "i"
	case 'ŋ':
		return "ng"
	case 'ŧ':
		return "t"
	case 'ĳ':
		return "ij"
	case 'ə':
		return "e"
	case 'ſ':
		return "s"
	default:
		return string(r)
	}
}

// hyphenate makes single hyphens of runs of them and drops those at the ends.
func hyphenate(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == '-' }), "-")
}

// clip shortens a slug to its limit, at a hyphen if one lies in the last half
// and never between a letter and its marks.
func clip(s string) string {
	runes := []rune(s)
	if s == "" {
		return "untitled"
	}
	if len(runes) <= maxSlug {
		return s
	}
	end := maxSlug
	for end > 1 && unicode.IsMark(runes[end]) {
		end--
	}
	cut := string(runes[:end])
	if i := strings.LastIndexByte(cut, '-'); runes[end] != '-' && i > len(cut)/2 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, "-")
}
