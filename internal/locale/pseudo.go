package locale

import (
	"maps"
	"strings"
)

// pseudoLocale is English in disguise: every word accented, a third longer and in brackets, its placeholders left alone.
// Text that a page prints without looking it up stands out in it, and so does a box too tight for a longer language.
func pseudoLocale(english *Locale) *Locale {
	l := *english
	l.tag = "en-XA"
	l.table.disguise()
	l.words = &catalogue{tag: l.tag, grammar: &l, phrases: map[string]phrase{}}
	for key, p := range english.words.phrases {
		l.words.phrases[key] = phrase(forms(p).each(lengthen))
	}
	return &l
}

// disguise accents all that a table says in words. Their length is CLDR's, which knows real languages.
func (t *table) disguise() {
	for _, names := range [][]string{
		t.Months.Wide[:], t.Months.Abbreviated[:], t.Months.StandAlone[:],
		t.Weekdays.Wide[:], t.Weekdays.StandAlone[:], t.DayPeriods[:],
	} {
		for i, name := range names {
			names[i] = accent(name)
		}
	}
	t.Now = accent(t.Now)
	for _, texts := range []*map[unit]forms{&t.Units, &t.Past, &t.Future} {
		*texts = maps.Clone(*texts)
		for u, f := range *texts {
			(*texts)[u] = f.each(accent)
		}
	}
	t.List = maps.Clone(t.List)
	for part, text := range t.List {
		t.List[part] = accent(text)
	}
}

func (f forms) each(disguise func(string) string) forms {
	disguised := forms{}
	for category, text := range f {
		disguised[category] = disguise(text)
	}
	return disguised
}

// accent disguises the letters outside of {placeholders}.
func accent(text string) string {
	var out strings.Builder
	for text != "" {
		words, rest, _ := strings.Cut(text, "{")
		out.WriteString(accents.Replace(words))
		name, after, found := strings.Cut(rest, "}")
		if found {
			out.WriteString("{" + name + "}")
		}
		text = after
	}
	return out.String()
}

// lengthen accents a text, adds a third and puts it in brackets, which show where it was cut off.
func lengthen(text string) string {
	return "⟦" + accent(text) + strings.Repeat("~", 1+len([]rune(text))/3) + "⟧"
}

var accents = strings.NewReplacer(
	"a", "å", "b", "ƀ", "c", "ç", "d", "ð", "e", "é", "f", "ƒ", "g", "ĝ", "h", "ĥ", "i", "î", "j", "ĵ", "k", "ķ", "l", "ļ", "m", "ɱ",
	"n", "ñ", "o", "ö", "p", "þ", "q", "ǫ", "r", "ŕ", "s", "š", "t", "ţ", "u", "û", "v", "ṽ", "w", "ŵ", "x", "ẋ", "y", "ý", "z", "ž",
	"A", "Å", "B", "Ɓ", "C", "Ç", "D", "Ð", "E", "É", "F", "Ƒ", "G", "Ĝ", "H", "Ĥ", "I", "Î", "J", "Ĵ", "K", "Ķ", "L", "Ļ", "M", "Ṁ",
	"N", "Ñ", "O", "Ö", "P", "Þ", "Q", "Ǫ", "R", "Ŕ", "S", "Š", "T", "Ţ", "U", "Û", "V", "Ṽ", "W", "Ŵ", "X", "Ẋ", "Y", "Ý", "Z", "Ž",
)
