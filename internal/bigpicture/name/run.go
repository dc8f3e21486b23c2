package name

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/courant-press/courant/internal/bigpicture/prose"
)

// longest is how many words a name may have.
const longest = 10

// A reader finds runs of capitalised words. It remembers which words the text
// also writes small: those begin a sentence, not a name.
type reader struct {
	passages []prose.Passage
	german   bool
	small    map[string]bool // folded words seen without a capital
	inside   map[string]bool // folded words seen with a capital inside a sentence
	known    map[string]bool // of German: folded words of names of two words or more
	surnames map[string]bool // folded offices that are somebody's surname
}

func newReader(passages []prose.Passage, lang string) *reader {
	r := &reader{passages, strings.HasPrefix(strings.ToLower(lang), "de"), map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}}
	for i := range passages {
		r.learn(&passages[i])
	}
	if r.german {
		for i := range passages {
			r.learnParts(i)
		}
	}
	return r
}

// learn notes how the words of p are written.
func (r *reader) learn(p *prose.Passage) {
	for _, s := range p.Sentences {
		for i := s.From; i < s.To; i++ {
			t := p.Tokens[i]
			if t.Kind != prose.Word {
				continue
			}
			switch {
			case !t.Capital():
				r.small[prose.Fold(t.Text)] = true
			case i > s.From && p.Tokens[i-1].Kind == prose.Word:
				r.inside[prose.Fold(t.Text)] = true
			}
		}
	}
}

// learnParts notes the words of German names that are given in full.
func (r *reader) learnParts(passage int) {
	p := &r.passages[passage]
	for _, m := range r.runs(passage) {
		for _, t := range p.Tokens[m.From:m.To] {
			if t.Capital() && m.To-m.From > 1 {
				r.known[prose.Fold(t.Text)] = true
			}
		}
	}
}

// runs returns the names of a passage as they stand there, not yet gathered.
func (r *reader) runs(passage int) []Mention {
	p := &r.passages[passage]
	var found []Mention
	for _, s := range p.Sentences {
		for i := s.From; i < s.To; {
			end := r.runEnd(p, i, s)
			if end == i {
				i++
				continue
			}
			found = append(found, r.cut(passage, i, end, s)...)
			i = end
		}
	}
	return found
}

// runEnd returns where the run of capitalised words that begins at token i
// ends, or i if none begins there.
func (r *reader) runEnd(p *prose.Passage, i int, s prose.Sentence) int {
	if !p.Tokens[i].Capital() || isWeekday(prose.Fold(p.Tokens[i].Text)) {
		return i
	}
	end := i + 1
	for end < s.To && end-i < longest {
		next := r.step(p, end, s.To)
		if next == end {
			break
		}
		end = next
	}
	return end
}

// step returns how far a run that has come to token i goes on: past another
// capitalised word, the stop of an initial or title, or small words that join.
func (r *reader) step(p *prose.Passage, i, limit int) int {
	t := p.Tokens[i]
	switch {
	case t.Capital() && !isPronounI(t) && !isWeekday(prose.Fold(t.Text)):
		return i + 1
	case t.Text == "." && t.Start == p.Tokens[i-1].End && i+1 < limit && p.Tokens[i+1].Capital() && isShort(p.Tokens[i-1]):
		return i + 2
	case t.Text == "&" && i+1 < limit && p.Tokens[i+1].Capital():
		return i + 2
	case isParticle(t.Text):
		next := i + 1
		for next < limit && isParticle(p.Tokens[next].Text) && next < i+3 {
			next++
		}
		if next < limit && p.Tokens[next].Capital() && (t.Text != "of" && t.Text != "for" || r.joins(p, i)) {
			return next + 1
		}
	}
	return i
}

// joins reports whether "of" or "for" at token i goes on with a name, as in
// "Bank of Ostrand". After an office it begins something new, and so it does
// after two words that are likely a person: "Anna Holm of the Harbour Office".
func (r *reader) joins(p *prose.Passage, i int) bool {
	if isPersonal(p.Tokens[i-1]) {
		return false
	}
	from := i
	for from > 0 && p.Tokens[from-1].Capital() {
		from--
	}
	titled := false
	for k := from; k < i; k++ { // "Then Professor Anna Holm": two words
		if isPersonal(p.Tokens[k]) {
			from, titled = k+1, true
		}
	}
	named := prose.Fold(p.Span(from, i))
	return i-from < 2 && !titled || i-from > 3 || hasInstitution(named) || hasLandscape(strings.Fields(named)) || isArticle(near(p, from-1))
}

// cut takes from a run what is not the name: the first word of a sentence,
// titles and offices, days and months.
func (r *reader) cut(passage, from, to int, s prose.Sentence) []Mention {
	p := &r.passages[passage]
	if from == s.From || p.Tokens[from-1].Kind == prose.Mark && !p.Tokens[from-1].Is(",", "(", "-", "–", "—") {
		from = r.afterOpener(p, from, to)
	}
	for from < to && !p.Tokens[from].Capital() {
		from++
	}
	start := from
	from = r.afterOffice(p, from, to)
	for from < to && isCalendar(prose.Fold(p.Tokens[from].Text)) {
		from++
	}
	for to > from && (isCalendar(prose.Fold(p.Tokens[to-1].Text)) || !p.Tokens[to-1].Capital()) {
		to--
	}
	if from >= to || !r.isName(p, from, to, s) {
		return nil
	}
	return []Mention{{Passage: passage, From: from, To: to, Title: p.Span(start, from), Name: -1}}
}

// afterOffice returns where the name begins after the titles and offices of a
// run: after the last of them, as in "Foreign Secretary Anna Holm". A run that
// names an institution keeps its words.
func (r *reader) afterOffice(p *prose.Passage, from, to int) int {
	if r.isSurname(p, from, to) {
		return from
	}
	for i := to - 1; i >= from; i-- {
		if !isOffice(prose.Fold(p.Tokens[i].Text), r.german) {
			continue
		}
		next := i + 1
		for next < to && !p.Tokens[next].Capital() {
			next++
		}
		if next == to || i == from || !hasInstitution(p.Span(from, to)) {
			return next
		}
	}
	return from
}

// isSurname reports whether the run ends with an office that is a surname
// here: "the analyst Ken Doctor", and after that "Doctor" alone.
func (r *reader) isSurname(p *prose.Passage, from, to int) bool {
	last := prose.Fold(p.Tokens[to-1].Text)
	if r.german || !isOffice(last, false) {
		return false
	}
	if to-from == 2 && from > 0 && isOffice(p.Tokens[from-1].Text, false) && !isOffice(prose.Fold(p.Tokens[from].Text), false) {
		r.surnames[last] = true
		return true
	}
	return to-from == 1 && r.surnames[last]
}

// afterOpener returns where a run really begins that begins a sentence.
func (r *reader) afterOpener(p *prose.Passage, from, to int) int {
	word := prose.Fold(p.Tokens[from].Text)
	if prose.IsSmall(word) || isArticle(word) {
		return from + 1
	}
	if r.inside[word] || !r.small[word] && from+1 < to {
		return from
	}
	if r.small[word] && !isOffice(word, r.german) {
		return from + 1
	}
	return from
}

// isName reports whether the tokens make a name: one that is not a small word
// and, in German, more than a noun.
func (r *reader) isName(p *prose.Passage, from, to int, s prose.Sentence) bool {
	word := prose.Fold(p.Tokens[from].Text)
	single := to-from == 1
	if r.german {
		return !single && !r.small[word] || isAcronym(p.Tokens[from].Text) || r.known[word]
	}
	if !single {
		return true
	}
	if prose.IsSmall(word) || isPronounI(p.Tokens[from]) {
		return false
	}
	return from > s.From || r.inside[word] || !r.small[word]
}

func isPronounI(t prose.Token) bool {
	return t.Text == "I" || strings.HasPrefix(t.Text, "I'") || strings.HasPrefix(t.Text, "I’")
}

// isShort reports whether a word may be an initial or an abbreviated title.
func isShort(t prose.Token) bool { return utf8.RuneCountInString(t.Text) <= 4 }

// isPersonal reports whether "of" after the word begins something new: a
// title that belongs to no name.
func isPersonal(t prose.Token) bool { return isOffice(prose.Fold(t.Text), false) }

// isAcronym reports whether a word is all capitals: NATO, BBC.
func isAcronym(word string) bool {
	n := 0
	for _, r := range word {
		if !unicode.IsUpper(r) {
			return false
		}
		n++
	}
	return n >= 2 && n <= 6
}
