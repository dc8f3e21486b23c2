package aloud

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
)

// An Entry of a lexicon says how something written is spoken: "Łódź" as
// "Woodge". Lang is the language it is for, empty for all.
type Entry struct {
	Written string
	Spoken  string
	Lang    string // BCP 47, or only its first part
}

// A Lexicon is the newsroom's own list of how names are said. Upper and lower
// case count, so that "Reading" the town is not reading; only whole words are
// replaced, of two entries the longer one.
type Lexicon struct{ rule rule }

// NewLexicon returns the lexicon for texts in lang, from those of the entries
// that are for it.
func NewLexicon(lang string, entries []Entry) *Lexicon {
	spoken := map[string]string{}
	for _, e := range entries {
		if written := flat(e.Written); written != "" && speaks(lang, e.Lang) {
			spoken[written] = e.Spoken
		}
	}
	if len(spoken) == 0 {
		return &Lexicon{}
	}
	return &Lexicon{rule{regexp.MustCompile(either(spoken)), func(m match) (string, bool) {
		return spoken[m.parts[0]], true
	}}}
}

// speaks reports whether an entry for the language want is one for lang.
func speaks(lang, want string) bool {
	lang, want = strings.ToLower(lang), strings.ToLower(want)
	return want == "" || lang == want || strings.HasPrefix(lang, want+"-")
}

// byLength sorts the longest first, so that of two words that begin alike the
// longer is found.
func byLength(words []string) {
	slices.SortFunc(words, func(a, b string) int {
		return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a, b))
	})
}
