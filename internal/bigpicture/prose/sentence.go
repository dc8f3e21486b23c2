package prose

import (
	"unicode"
	"unicode/utf8"
)

// A Sentence is a run of tokens: those from From up to, not including, To.
type Sentence struct{ From, To int }

// Sentences divides tokens into sentences. What closes a quotation or a
// bracket belongs to the sentence before it. Together they hold every token.
func Sentences(tokens []Token) []Sentence {
	var all []Sentence
	from := 0
	for i := 0; i < len(tokens); i++ {
		if !endsSentence(tokens, i) {
			continue
		}
		end := i + 1
		for end < len(tokens) && closes(tokens, end) {
			end++
		}
		if i = end - 1; goesOn(tokens, end) {
			continue
		}
		all = append(all, Sentence{from, end})
		from = end
	}
	if from < len(tokens) {
		all = append(all, Sentence{from, len(tokens)})
	}
	return all
}

// endsSentence reports whether the token at i is a mark that ends one.
func endsSentence(tokens []Token, i int) bool {
	switch tokens[i].Text {
	case "。", "！", "？", "۔", "؟", "।", "!", "?":
		return !followed(tokens, i, ",")
	case "…":
		return nextIsCapital(tokens, i)
	case ".":
		return !isAbbreviation(tokens, i)
	default:
		return false
	}
}

// goesOn reports whether the token at i continues the sentence before it, as
// after a question that is quoted: “Why?” asked Anna.
func goesOn(tokens []Token, i int) bool {
	if i >= len(tokens) || tokens[i].Is(",", ";") {
		return i < len(tokens)
	}
	r, _ := utf8.DecodeRuneInString(tokens[i].Text)
	return unicode.IsLower(r)
}

// closes reports whether the token at i closes what was opened before: it
// stands against its neighbour on the left, and is a closing mark.
func closes(tokens []Token, i int) bool {
	if !tokens[i].Is("”", "\"", "''", "’", "»", "«", "“", "‘", ")", "]", "」", "』", "!", "?", ".") {
		return false
	}
	touchesLeft := tokens[i].Start == tokens[i-1].End
	touchesRight := i+1 < len(tokens) && tokens[i+1].Start == tokens[i].End && tokens[i+1].Kind != Mark
	return touchesLeft && !touchesRight
}

// isAbbreviation reports whether the full stop at i belongs to the word before
// it: an initial, a title, a German ordinal, or a short word before one that
// does not begin a sentence.
func isAbbreviation(tokens []Token, i int) bool {
	if i == 0 || tokens[i-1].End != tokens[i].Start {
		return false
	}
	word := tokens[i-1]
	if i+1 < len(tokens) && tokens[i+1].Start == tokens[i].End && tokens[i+1].Kind != Mark {
		return true // inside U.S. or example.org
	}
	if i+1 == len(tokens) || closes(tokens, i+1) {
		return false
	}
	if word.Kind == Mark {
		return false
	}
	if word.Kind == Number {
		return len(word.Text) <= 2 && isMonthLike(tokens, i+1)
	}
	letters := utf8.RuneCountInString(word.Text)
	switch {
	case letters == 1: // an initial, or the end of U.S.
		return !dotted(tokens, i-1) || !beginsSentence(tokens, i+1)
	case isTitle(Fold(word.Text)):
		return true
	default:
		return letters <= 5 && !nextIsCapital(tokens, i) && tokens[i+1].Kind == Word
	}
}

// dotted reports whether the token at i follows another letter with a stop,
// as the S does in U.S.
func dotted(tokens []Token, i int) bool {
	return i >= 2 && tokens[i-1].Text == "." && tokens[i-1].End == tokens[i].Start
}

// beginsSentence guesses whether a token after an abbreviation such as U.S.
// begins a sentence: only a small word with a capital does so for sure.
func beginsSentence(tokens []Token, i int) bool {
	if tokens[i].Kind == Mark {
		return tokens[i].Is("“", "\"", "„", "''", "``")
	}
	return tokens[i].Capital() && IsSmall(Fold(tokens[i].Text))
}

// isMonthLike reports whether a number with a stop is a German or Nordic date
// or ordinal: a word follows that is not the small word of a new sentence.
func isMonthLike(tokens []Token, i int) bool {
	return tokens[i].Kind == Word && !IsSmall(Fold(tokens[i].Text)) || tokens[i].Kind == Number
}

func nextIsCapital(tokens []Token, i int) bool {
	for _, t := range tokens[i+1 : min(i+3, len(tokens))] {
		if t.Kind == Mark {
			continue
		}
		r, _ := utf8.DecodeRuneInString(t.Text)
		return !unicode.IsLower(r)
	}
	return true
}

// followed reports whether the token after i stands against it and reads s.
func followed(tokens []Token, i int, s string) bool {
	return i+1 < len(tokens) && tokens[i+1].Text == s && tokens[i+1].Start == tokens[i].End
}
