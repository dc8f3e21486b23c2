package locale

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// listPart names one of the four texts CLDR joins a list with; {0} and {1} in it are what comes before and after.
type listPart string

const (
	listTwo    listPart = "two"
	listStart  listPart = "start"
	listMiddle listPart = "middle"
	listEnd    listPart = "end"
)

// List joins items as the language enumerates them: "A", "A and B", "A, B, and C".
func (l *Locale) List(items []string) string {
	var out strings.Builder
	for i, joint := range l.Joints(items) {
		out.WriteString(joint)
		out.WriteString(items[i])
	}
	return out.String()
}

// Joints answers for each item of a list the text that goes before it, for pages that make each item a link: "" first, then
// ", " or " and ".
func (l *Locale) Joints(items []string) []string {
	joints := make([]string, len(items))
	for i := 1; i < len(items); i++ {
		joints[i] = l.joint(partBefore(i, len(items)), items[i])
	}
	return joints
}

// partBefore names the text before item i of n.
func partBefore(i, n int) listPart {
	switch {
	case n == 2:
		return listTwo
	case i == n-1:
		return listEnd
	case i == 1:
		return listStart
	default:
		return listMiddle
	}
}

// joint is the text between two items. Two languages mind what follows: the Spanish "y" is "e" before an i, and the Hebrew
// vav takes a hyphen before a word in another script. CLDR says this in prose only; ICU does the same in code.
func (l *Locale) joint(part listPart, next string) string {
	text := strings.TrimSuffix(strings.TrimPrefix(l.table.List[part], "{0}"), "{1}")
	switch {
	case l.tag == "es" && text == " y " && soundsLikeI(next):
		return " e "
	case l.tag == "he" && strings.HasSuffix(text, "ו") && !startsHebrew(next):
		return text + "-"
	default:
		return text
	}
}

// soundsLikeI is true of Spanish words that begin with the vowel i, as Irene and hijo do and hielo does not.
func soundsLikeI(word string) bool {
	word = strings.ToLower(word)
	rest, silent := strings.CutPrefix(word, "h")
	if silent && (strings.HasPrefix(rest, "ia") || strings.HasPrefix(rest, "ie")) {
		return false
	}
	return strings.HasPrefix(rest, "i") || strings.HasPrefix(rest, "í")
}

func startsHebrew(word string) bool {
	first, _ := utf8.DecodeRuneInString(word)
	return unicode.Is(unicode.Hebrew, first)
}
