package locale

import (
	"fmt"
	"strings"
	"sync"
)

// Tags lists the locales Courant ships, as BCP 47 tags.
func Tags() []string {
	return []string{
		"en", "en-GB", "fr", "de", "es", "pt", "it", "nl", "pl", "tr", "ar", "fa", "he", "zh", "ja", "ko", "vi",
	}
}

// Find answers the shipped locale nearest to a BCP 47 tag: the tag itself, else the tag with its last parts cut off one by
// one (RFC 4647, section 3.4), else English. English tags of countries that write the day before the month find en-GB.
// Case does not matter, and an underscore is as good as a hyphen. Find never answers nil.
//
// "en-XA" is the pseudo-locale for tests: accented English, a third longer, that shows up every word a page forgot to look up.
func Find(tag string) *Locale {
	return nearest(shipped(), lookupKey(tag))
}

// nearest takes from a shelf by lower-case tag what lies nearest to a key.
func nearest[T any](shelf map[string]*T, key string) *T {
	for ; key != ""; key = cutLast(key) {
		if found := shelf[key]; found != nil {
			return found
		}
	}
	return shelf["en"]
}

// lookupKey writes a tag as the shelf knows it. No tag worth finding is longer than 35 characters (RFC 5646, section 4.4.1).
func lookupKey(tag string) string {
	const longest = 35
	if len(tag) > longest {
		tag = tag[:longest]
	}
	return strings.ToLower(strings.ReplaceAll(tag, "_", "-"))
}

func cutLast(key string) string {
	return key[:max(0, strings.LastIndexByte(key, '-'))]
}

// shipped is the shelf of all locales by lower-case tag, filled when the first page asks. The tables are part of the
// program, so a fault in them is a fault of the build, which the tests of this package find.
var shipped = sync.OnceValue(func() map[string]*Locale {
	all, err := load()
	if err != nil {
		panic(err)
	}
	return all
})

func load() (map[string]*Locale, error) {
	words, err := readCatalogues()
	if err != nil {
		return nil, err
	}
	all := map[string]*Locale{}
	for _, tag := range Tags() {
		var t table
		if err := readTable(tag, &t); err != nil {
			return nil, err
		}
		l, err := newLocale(tag, t, nearest(words, strings.ToLower(tag)))
		if err != nil {
			return nil, err
		}
		all[strings.ToLower(tag)] = l
	}
	for key, c := range words {
		c.grammar = all[key]
	}
	all["en-xa"] = pseudoLocale(all["en"])
	return all, addAliases(all)
}

// addAliases puts locales on the shelf under the tags that cutting would misplace.
func addAliases(all map[string]*Locale) error {
	var aliases map[string]string
	if err := readTable("aliases", &aliases); err != nil {
		return err
	}
	for alias, tag := range aliases {
		l := all[strings.ToLower(tag)]
		if l == nil {
			return fmt.Errorf("locale alias %s: no locale %s", alias, tag)
		}
		all[strings.ToLower(alias)] = l
	}
	return nil
}
