package richtext

import (
	"strings"
	"unicode"
)

// Words counts the words that a reader of d reads from top to bottom. Left out
// is what stands beside the text or repeats it: captions, pull quotes, code,
// embeds.
func Words(d Doc) int {
	n := 0
	for _, b := range d.Blocks {
		n += b.words()
	}
	return n
}

// CountWords counts the words of s: runs of letters, marks and digits, which
// may hold apostrophes, hyphens, points and commas inside ("don't", "1,200.5",
// "well-known"). Han characters and kana, which are written without spaces,
// count one by one. It is the word boundary of Unicode (UAX #29) as an editor
// counts: that annex would split at a hyphen.
func CountWords(s string) int {
	n := 0
	inside := false  // a word
	bridged := false // the last character may join two halves of a word
	for _, r := range s {
		switch {
		case isIdeograph(r):
			n++
			inside, bridged = false, false
		case isJoiner(r):
		case isWordChar(r):
			if !inside {
				n++
			}
			inside, bridged = true, false
		case inside && !bridged && isBridge(r):
			bridged = true
		default:
			inside, bridged = false, false
		}
	}
	return n
}

func isIdeograph(r rune) bool {
	return r >= 0x3040 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

func isWordChar(r rune) bool {
	if r < 0x80 {
		return isLetterOrDigit(r)
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// isJoiner reports whether r only shapes its neighbours (ZWNJ, ZWJ).
func isJoiner(r rune) bool { return r == 0x200C || r == 0x200D }

func isBridge(r rune) bool { return strings.ContainsRune("'’.,-‑_:·\u00AD", r) }

func (b Paragraph) words() int { return b.Text.words() }
func (b Heading) words() int   { return b.Text.words() }
func (PullQuote) words() int   { return 0 }
func (Picture) words() int     { return 0 }
func (Gallery) words() int     { return 0 }
func (Embed) words() int       { return 0 }
func (Audio) words() int       { return 0 }
func (Video) words() int       { return 0 }
func (Code) words() int        { return 0 }
func (Divider) words() int     { return 0 }
func (Legacy) words() int      { return 0 }

func (b List) words() int {
	n := 0
	for _, item := range b.Items {
		n += item.Text.words()
		if item.Sub != nil {
			n += item.Sub.words()
		}
	}
	return n
}

func (b Quote) words() int {
	n := 0
	for _, t := range b.Text {
		n += t.words()
	}
	return n
}

func (b Table) words() int {
	n := b.Caption.words()
	for _, row := range b.Rows {
		for _, c := range row {
			n += c.Text.words()
		}
	}
	return n
}

func (b FactBox) words() int { return CountWords(b.Title) + Words(Doc{b.Blocks}) }

func (b Timeline) words() int {
	n := CountWords(b.Title)
	for _, e := range b.Entries {
		n += CountWords(e.Label) + e.Text.words()
	}
	return n
}

func (t Text) words() int {
	if len(t) == 0 {
		return 0
	}
	return CountWords(t.String())
}

// Minutes returns how long words (as [Words] counts) take to read in the
// language, in whole minutes, at least one unless there are none.
//
// The speeds are those of Trauzettel-Klosinski and Dietz, "Standardized
// Assessment of Reading Performance" (IOVS 53, 2012), in words per minute, for
// Chinese and Japanese in characters; a language they did not measure is read
// like their average.
func Minutes(words int, lang string) int {
	language, _, _ := strings.Cut(lang, "-")
	speed := readingSpeed(strings.ToLower(language))
	return (words + speed - 1) / speed
}

func readingSpeed(language string) int {
	switch language {
	case "ar":
		return 138
	case "de":
		return 179
	case "en":
		return 228
	case "es":
		return 218
	case "fi":
		return 161
	case "fr":
		return 195
	case "he":
		return 187
	case "it":
		return 188
	case "ja":
		return 357
	case "nl":
		return 202
	case "pl", "tr":
		return 166
	case "pt":
		return 181
	case "ru":
		return 184
	case "sl":
		return 180
	case "sv":
		return 199
	case "zh":
		return 255
	default:
		return 184
	}
}
