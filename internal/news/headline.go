package news

import (
	"slices"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// SameHeadline reports whether two headlines say the same, so that a list need
// show one of them only, and why, in words an editor may read. Case, accents,
// punctuation, endings and small words do not count; order does, and so do
// numbers: "third day" is not "fourth day". It would rather miss a duplicate
// than hide an article.
func SameHeadline(a, b string) (why string, same bool) {
	x, y := headlineWords(a), headlineWords(b)
	switch {
	case len(x) == 0 || !slices.Equal(x, y):
		return "", false
	case a == b:
		return "The headlines are the same.", true
	default:
		return "The headlines differ only in small words, endings, accents or punctuation.", true
	}
}

// SameNews is how far back a headline that says the same is taken for the same
// piece of news. It is less than a day, because a column may have one headline
// every morning.
const SameNews = 18 * time.Hour

// HeadlineKey returns what a headline says, the same for all that
// [SameHeadline] takes for the same, to find repeats among many; "" if it says
// nothing.
func HeadlineKey(s string) string { return strings.Join(headlineWords(s), " ") }

// headlineWords returns the words of a headline that count, without case,
// accents and endings. A point or comma between digits belongs to the number.
func headlineWords(s string) []string {
	var b strings.Builder
	var before rune
	for _, r := range norm.NFD.String(strings.ToValidUTF8(s, "-")) {
		switch {
		case 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9': // nearly all there is, so fast
			b.WriteByte(byte(unicode.ToLower(r)))
		case silent(r) || unicode.IsMark(r) && unicode.Is(unicode.Latin, before):
			continue
		case unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) || unicode.IsSymbol(r) || r == '%':
			b.WriteString(plainLatin(r))
		case (r == '.' || r == ',') && unicode.IsNumber(before):
			b.WriteRune(r)
		default:
			b.WriteByte(' ')
		}
		before = r
	}
	words := strings.Fields(b.String())
	for i, w := range words {
		words[i] = stem(strings.TrimRight(w, ".,"))
	}
	return slices.DeleteFunc(words, small)
}

// stem takes the ending off an English word of some length, and writes
// "harbour" as "harbor". Numbers and other languages pass as they are, or
// lose a letter that they lose in both headlines.
func stem(word string) string {
	if len(word) < 5 || strings.ContainsFunc(word, unicode.IsNumber) {
		return word
	}
	word = strings.Replace(word, "our", "or", 1)
	for _, ending := range []string{"ing", "ed", "es", "s", "e"} {
		if rest, ok := strings.CutSuffix(word, ending); ok && len(rest) >= 4 {
			return rest
		}
	}
	return word
}

// small reports whether a word says nothing by itself. Words that can turn
// the meaning (not, by, after, against) are not among them.
func small(word string) bool {
	switch word {
	case "", "a", "an", "and", "are", "as", "at", "has", "have", "in", "is", "its", "of", "on", "the", "was", "were",
		"d", "de", "des", "du", "et", "l", "la", "le", "les", "un", "une",
		"das", "dem", "den", "der", "die", "ein", "eine", "und",
		"e", "el", "gli", "i", "il", "lo", "los", "las", "una", "y":
		return true
	default:
		return false
	}
}
