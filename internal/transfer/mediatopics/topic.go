package mediatopics

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/courant-press/courant/internal/news"
)

// topic returns a concept as a new topic in a language of the paper: its name
// with a capital, the names of other languages as aliases.
func (c Concept) topic(lang string) news.Topic {
	x := news.Topic{
		Kind: news.Subject, Code: c.Code,
		Name: capital(in(lang, c.Names, true)), Description: in(lang, c.Definition, false),
	}
	x.Slug = news.Slugify(x.Name)
	x.Aliases = c.others(x.Name, nil)
	return x
}

// others returns the names of a concept, in the order of their languages, that
// are neither the name nor among known.
func (c Concept) others(name string, known []string) []string {
	folds := []string{strings.ToLower(name)}
	for _, k := range known {
		folds = append(folds, strings.ToLower(k))
	}
	var others []string
	for _, lang := range slices.Sorted(maps.Keys(c.Names)) {
		fold := strings.ToLower(c.Names[lang])
		if !slices.Contains(folds, fold) {
			others, folds = append(others, c.Names[lang]), append(folds, fold)
		}
	}
	return others
}

// in returns the text of a language, or of the nearest one there is: of the
// same language elsewhere, and, if another will do, English or the first.
func in(lang string, texts map[string]string, other bool) string {
	if text, ok := texts[lang]; ok {
		return text
	}
	langs := slices.Sorted(maps.Keys(texts))
	for _, near := range []string{baseOf(lang), "en"} {
		for _, l := range langs {
			if strings.EqualFold(near, baseOf(l)) {
				return texts[l]
			}
		}
		if !other {
			return ""
		}
	}
	if len(langs) == 0 {
		return ""
	}
	return texts[langs[0]]
}

// baseOf returns the language of a tag: "en" of "en-GB".
func baseOf(tag string) string {
	lang, _, _ := strings.Cut(tag, "-")
	return lang
}

func capital(name string) string {
	first, size := utf8.DecodeRuneInString(name)
	if size == 0 || first == utf8.RuneError {
		return name
	}
	return string(unicode.ToUpper(first)) + name[size:]
}

// generations returns concepts so that each comes after the one above it.
// Those whose chain does not lead to a top, or in a circle, are left out.
func generations(concepts []Concept) (ordered []Concept, lost int) {
	children := map[string][]Concept{}
	for _, c := range concepts {
		children[c.Broader] = append(children[c.Broader], c)
	}
	ordered = slices.Clone(children[""])
	for i := 0; i < len(ordered); i++ {
		ordered = append(ordered, children[ordered[i].Code]...)
	}
	return ordered, len(concepts) - len(ordered)
}
