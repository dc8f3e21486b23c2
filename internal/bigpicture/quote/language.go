package quote

import "strings"

// A language is what the finder knows of one: folded words by what they do.
// In the zero language nothing is known and nobody is ever named as a speaker.
type language struct {
	cues       map[string]bool // verb forms that report speech
	participle map[string]bool // of those, the forms that a passive takes
	pronouns   map[string]bool // that may speak
	skipped    map[string]bool // auxiliaries and adverbs between subject and verb
	passive    map[string]bool // auxiliaries of the passive
	breaks     map[string]bool // words that begin a new clause
	preps      map[string]bool // prepositions
	verbSecond bool            // the verb takes the second place whatever stands first
}

// newLanguage returns what is known of the language with the given tag.
func newLanguage(lang string) *language {
	base, _, _ := strings.Cut(strings.ToLower(lang), "-")
	switch base {
	case "en", "":
		return english()
	case "de":
		return german()
	default:
		return &language{}
	}
}

// set returns the words of the given lists as a set.
func set(lists ...string) map[string]bool {
	words := map[string]bool{}
	for _, list := range lists {
		for word := range strings.FieldsSeq(list) {
			words[word] = true
		}
	}
	return words
}
