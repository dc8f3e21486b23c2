package prose

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Kind is what a [Token] is made of.
type Kind uint8

// The kinds of token.
const (
	Mark   Kind = iota // punctuation or a symbol: one character, or two of '' and ``
	Word               // letters, with digits, hyphens and apostrophes inside
	Number             // digits, with points and commas inside
)

// A Token is a word, number or mark of a text. Start and End are its place in
// bytes.
type Token struct {
	Kind       Kind
	Start, End int
	Text       string // as it is written; shares memory with the text
}

// Is reports whether the token is written as one of the given texts.
func (t Token) Is(texts ...string) bool {
	return slices.Contains(texts, t.Text)
}

// Capital reports whether the token is a word that begins with a capital
// letter.
func (t Token) Capital() bool {
	r, _ := utf8.DecodeRuneInString(t.Text)
	return t.Kind == Word && (unicode.IsUpper(r) || unicode.IsTitle(r))
}

// Tokens takes s apart. Spaces and control characters leave no token.
func Tokens(s string) []Token {
	tokens := make([]Token, 0, len(s)/5+1)
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		possessive := possessiveEnd(s, i)
		switch {
		case possessive > 0:
			tokens = append(tokens, Token{Word, i, possessive, s[i:possessive]})
			i = possessive
		case isLone(r):
			tokens = append(tokens, Token{Word, i, i + size, s[i : i+size]})
			i += size
		case isWordRune(r):
			word := wordAt(s, i)
			tokens = append(tokens, word)
			i = word.End
		case unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r):
			i += size
		default:
			end := i + markLength(s[i:], size)
			tokens = append(tokens, Token{Mark, i, end, s[i:end]})
			i = end
		}
	}
	return tokens
}

// wordAt returns the word or number that begins at byte i of s.
func wordAt(s string, i int) Token {
	kind, end := Number, i
	for end < len(s) {
		r, size := utf8.DecodeRuneInString(s[end:])
		switch {
		case isWordRune(r) && !isLone(r):
			if !unicode.IsDigit(r) {
				kind = Word
			}
			end += size
		case isBridge(r, kind) && !strings.HasPrefix(s[end:], "''") && joins(s, end+size) && possessiveEnd(s, end) == 0:
			end += size
		default:
			return Token{kind, i, end, s[i:end]}
		}
	}
	return Token{kind, i, end, s[i:end]}
}

// possessiveEnd returns where the 's that begins at byte i of s ends, or 0 if
// there is none.
func possessiveEnd(s string, i int) int {
	r, size := utf8.DecodeRuneInString(s[i:])
	if (r != '\'' && r != '’') || !endsWord(s[:i]) || i+size >= len(s) || (s[i+size] != 's' && s[i+size] != 'S') {
		return 0
	}
	if end := i + size + 1; !joins(s, end) {
		return end
	}
	return 0
}

// endsWord reports whether s ends in a letter or digit.
func endsWord(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return isWordRune(r)
}

// joins reports whether a letter or digit stands at byte i of s.
func joins(s string, i int) bool {
	r, _ := utf8.DecodeRuneInString(s[i:])
	return isWordRune(r) && !isLone(r)
}

// markLength returns the bytes of the mark that s begins with, whose first
// character has the given size. Typewriter quotes of two strokes are one mark.
func markLength(s string, size int) int {
	if strings.HasPrefix(s, "''") || strings.HasPrefix(s, "``") {
		return 2
	}
	return size
}

func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// isLone reports whether r belongs to a script written without spaces.
func isLone(r rune) bool {
	return r >= 0x0E00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// isBridge reports whether r may stand inside a word or number.
func isBridge(r rune, kind Kind) bool {
	if kind == Number && (r == '.' || r == ',') {
		return true
	}
	return strings.ContainsRune("'’-‑\u00AD\u200C\u200D", r)
}

// Fold returns the word as it is compared: in lower case, with one kind of
// apostrophe and hyphen, without soft hyphens and joiners.
func Fold(word string) string {
	if plain(word) {
		return word
	}
	return strings.Map(func(r rune) rune {
		switch r {
		case '’':
			return '\''
		case '‑':
			return '-'
		case '\u00AD', '\u200C', '\u200D':
			return -1
		default:
			return unicode.ToLower(r)
		}
	}, word)
}

// plain reports whether a word is written as it is folded.
func plain(word string) bool {
	for i := range len(word) {
		if c := word[i]; c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' {
			return false
		}
	}
	return true
}
