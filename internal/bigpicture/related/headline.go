package related

import "github.com/courant-press/courant/internal/bigpicture/prose"

// The first letters of a word stand for its stem, in all languages.
const (
	stemLength = 4
	asStem     = 1.25
)

// ReadHeadline counts the terms of a headline that is compared with others:
// its words, and the first letters of the longer ones, so that "kills" is like
// "killed". Pairs say little where all is short.
func ReadHeadline(headline string) Terms {
	terms := Terms{}
	for _, token := range prose.Tokens(headline) {
		if token.Kind == prose.Mark || token.Is("'s", "’s") {
			continue
		}
		terms[term(token.Text)]++
		if stem := []rune(prose.Fold(token.Text)); len(stem) > 3 {
			terms[term("^"+string(stem[:min(stemLength, len(stem))]))] += asStem
		}
	}
	return terms
}
