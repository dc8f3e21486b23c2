package quote

import (
	"slices"
	"strings"

	"github.com/courant-press/courant/internal/bigpicture/prose"
)

// A phrase is a run of pieces of a frame: those from From up to, not
// including, To. It is empty if nothing was found.
type phrase struct{ from, to int }

func (p phrase) empty() bool { return p.from >= p.to }

// longestSubject is how many pieces the subject of a clause may have.
const longestSubject = 24

// subjectBefore returns the subject of the verb at i, looking to its left as
// far as low.
func (f *frame) subjectBefore(i, low int) phrase {
	j := i - 1
	for j >= low && (f.adverb(j) || f.is(j, "on") && f.is(j-1, "went") || f.is(j, "went")) {
		j--
	}
	switch {
	case j < low:
		return phrase{}
	case f.isPassive(i, j+1):
		return f.agent(i)
	case f.isOpenVerb(i, j):
		if with := f.withSubject(j, low); !with.empty() {
			return with
		}
		return f.mainSubject(low, i)
	case f.is(j, ","):
		return f.beforeApposition(j, low)
	case f.is(j, "but"):
		return f.mainSubject(f.opening(j, low), i)
	default:
		return f.nounPhrase(j, low)
	}
}

// withSubject returns the subject that "with" gives to the participles before
// j: "…, with Anna Holm marching up to him, saying".
func (f *frame) withSubject(j, low int) phrase {
	for k := j; k > low && j-k < longestSubject && !f.quoted(k) && !f.is(k, ";", ":"); k-- {
		if !f.is(k, "with") || !f.capital(k+1) {
			continue
		}
		to := k + 1
		for to < j && f.capital(to) {
			to++
		}
		if strings.HasSuffix(f.pieces[to].fold, "ing") {
			return phrase{k + 1, to}
		}
	}
	return phrase{}
}

// opening returns where the clause around j begins: after the bracket that is
// open there, or at low.
func (f *frame) opening(j, low int) int {
	for k := j; k >= low && !f.is(k, ")"); k-- {
		if f.is(k, "(") {
			return k + 1
		}
	}
	return low
}

// isPassive reports whether the verb at i is one, with its auxiliaries from
// first on: was told.
func (f *frame) isPassive(i, first int) bool {
	if !f.language.participle[f.pieces[i].fold] {
		return false
	}
	for j := first; j < i; j++ {
		if f.language.passive[f.pieces[j].fold] {
			return true
		}
	}
	return false
}

// agent returns who did what the passive verb at i says: asked by Holm.
func (f *frame) agent(i int) phrase {
	if f.is(i+1, "by", "von") {
		return f.nounPhraseFrom(i+2, len(f.pieces))
	}
	return phrase{}
}

// isOpenVerb reports whether the verb at i is an infinitive or participle
// whose subject is that of the sentence: …, saying; … to say. The piece at j is
// the one before the verb and its auxiliaries.
func (f *frame) isOpenVerb(i, j int) bool {
	if f.language.verbSecond {
		return false
	}
	if f.is(i-1, "to") {
		return true
	}
	if !strings.HasSuffix(f.pieces[i].fold, "ing") {
		return false
	}
	return j == i-1 && (f.is(j, ",", "and", "by", "while", "before", "after", "in", "without", "with") || !f.word(j) || !f.capital(j) && !f.language.pronouns[f.pieces[j].fold])
}

// nounPhrase returns the noun phrase that ends with the piece at j.
func (f *frame) nounPhrase(j, low int) phrase {
	if f.quoted(j) {
		return phrase{}
	}
	if f.language.pronouns[f.pieces[j].fold] {
		return f.pronoun(j, low)
	}
	from := j
	for from > low && j-from < longestSubject && !f.isBoundary(from-1, low) {
		from--
	}
	if from > low && f.is(from-1, "who", "which") && j > from {
		return f.beforeRelative(from-1, low)
	}
	if f.language.preps[f.pieces[from].fold] {
		return f.lastPhrase(from, j)
	}
	for from <= j && (f.adverb(from) || !f.word(from)) {
		from++
	}
	return phrase{from, j + 1}
}

// pronoun returns the pronoun at j; of "many of them" and the like, nothing
// more is known.
func (f *frame) pronoun(j, low int) phrase {
	if f.is(j, "who") && j > low {
		if before := f.beforeRelative(j, low); !before.empty() {
			return before
		}
	}
	return phrase{j, j + 1}
}

// beforeRelative returns the phrase that the relative pronoun at j stands for.
func (f *frame) beforeRelative(j, low int) phrase {
	j--
	if j >= low && f.is(j, ",") {
		return f.beforeApposition(j, low)
	}
	if j < low || f.quoted(j) || f.isBoundary(j, low) {
		return phrase{}
	}
	return f.nounPhrase(j, low)
}

// beforeApposition returns the subject whose apposition ends in the comma at
// j: Anna Holm, who runs the harbour, …
func (f *frame) beforeApposition(j, low int) phrase {
	k := j - 1
	for k >= low && j-k < 2*longestSubject {
		if f.is(k, ",") && k > low && !f.quoted(k-1) && f.endsName(k-1) {
			return f.nounPhrase(k-1, low)
		}
		if f.quoted(k) || f.is(k, ";", ":") {
			break
		}
		k--
	}
	if j > low && !f.quoted(j-1) && f.word(j-1) {
		return f.nounPhrase(j-1, low)
	}
	return phrase{}
}

// endsName reports whether the piece at i may end the phrase before a comma:
// a capitalised word, or a noun with its article near.
func (f *frame) endsName(i int) bool {
	return f.capital(i) || f.is(i, "he", "she", "they") || i > 0 && f.is(i-1, "the", "a", "his", "her", "their", "der", "die", "das", "ein", "eine") || f.is(i, ".", ")")
}

// isBoundary reports whether a noun phrase can not reach over the piece at i.
func (f *frame) isBoundary(i, low int) bool {
	if f.quoted(i) {
		return true
	}
	t, fold := f.p.Tokens[f.pieces[i].token], f.pieces[i].fold
	switch {
	case t.Kind == prose.Mark:
		return !slices.Contains([]string{"&", "%", "$", "(", ")", "/", "-"}, t.Text) && !f.isInitial(i)
	case fold == "and" || fold == "und":
		return i == low || i+1 == len(f.pieces) || !f.capital(i-1) || !f.capital(i+1)
	case f.language.breaks[fold]:
		return true
	default:
		return f.language.cues[fold] && !t.Capital() && !f.is(i-1, "the", "a", "an", "of")
	}
}

// isInitial reports whether the piece at i is the stop of an initial or title.
func (f *frame) isInitial(i int) bool {
	return f.is(i, ".") && i > 0 && f.capital(i-1) && !f.ends[f.pieces[i].token]
}

// lastPhrase returns the phrase at the end of one that begins with a
// preposition: "Trump" of "In Iowa Trump".
func (f *frame) lastPhrase(from, to int) phrase {
	k := to
	for k > from && !f.language.preps[f.pieces[k-1].fold] {
		k--
	}
	return phrase{k, to + 1}
}

// nounPhraseFrom returns the noun phrase that begins with the piece at i, as
// after an inverted verb: said Anna Holm, the mayor.
func (f *frame) nounPhraseFrom(i, high int) phrase {
	for i < high && !f.quoted(i) && f.language.skipped[f.pieces[i].fold] && f.language.verbSecond {
		i++
	}
	if i >= high || f.quoted(i) || !f.word(i) || f.language.breaks[f.pieces[i].fold] {
		return phrase{}
	}
	if f.language.pronouns[f.pieces[i].fold] {
		return phrase{i, i + 1}
	}
	if f.language.preps[f.pieces[i].fold] || f.adverb(i) || isDay(f.pieces[i].fold) {
		return phrase{}
	}
	to := i + 1
	for to < high && to-i < longestSubject && !f.endsPhrase(to) {
		to++
	}
	return phrase{i, to}
}

// endsPhrase reports whether a noun phrase that is read from left to right
// ends before the piece at i.
func (f *frame) endsPhrase(i int) bool {
	if f.quoted(i) {
		return true
	}
	fold := f.pieces[i].fold
	if !f.word(i) {
		return !f.isInitial(i) && !f.is(i, "-", "/", "&")
	}
	if f.is(i, "of", "for", "von", "vom", "der", "des", "zur", "für", "de", "van") {
		return false
	}
	if f.language.verbSecond && i > 0 && f.capital(i-1) && !f.capital(i) && !f.is(i, "eines", "seiner", "ihrer", "seines", "ihres") {
		return true // a noun of German is followed by a genitive, or by another phrase
	}
	return f.language.preps[fold] || f.isBoundary(i, 0) || f.adverb(i) && !f.capital(i) || isDay(fold)
}

// mainSubject returns the subject of the sentence that begins at low, for a
// verb at i that has none of its own.
func (f *frame) mainSubject(low, i int) phrase {
	s := low
	for s < i && (!f.quoted(s) && !f.word(s) || f.language.breaks[f.pieces[s].fold] && f.is(s, "and", "but", "so", "und", "aber", "doch")) {
		s++
	}
	if s < i && !f.quoted(s) && (f.leadsAdverbial(s) || f.isDateline(s, i)) {
		s = f.afterComma(s, i)
	}
	for s < i && f.quoted(s) {
		s++
	}
	if s >= i {
		return phrase{}
	}
	subject := f.nounPhraseFrom(s, i)
	if subject.empty() || subject.to-subject.from == 1 {
		return subject
	}
	return f.shortened(subject)
}

// leadsAdverbial reports whether what begins at s is no subject: a phrase with
// a preposition, a clause, an adverb, or "Hours later".
func (f *frame) leadsAdverbial(s int) bool {
	fold := f.pieces[s].fold
	if f.language.preps[fold] || f.language.breaks[fold] || f.adverb(s) {
		return true
	}
	return s+3 < len(f.pieces) && f.capital(s) && f.word(s+1) && !f.capital(s+1) && f.is(s+2, ",") &&
		(f.capital(s+3) || f.is(s+3, "he", "she", "they", "it"))
}

// isDateline reports whether the place of the report begins at s:
// "OSTRAND (AP) —".
func (f *frame) isDateline(s, i int) bool {
	text := f.p.Tokens[f.pieces[s].token].Text
	if len(text) < 3 || strings.ToUpper(text) != text || !f.capital(s) {
		return false
	}
	for k := s + 1; k < min(s+10, i); k++ {
		if f.is(k, "—", "–", "--", "-") {
			return true
		}
	}
	return false
}

// article reports whether the piece at i is an article.
func (f *frame) article(i int) bool {
	return f.is(i, "the", "a", "an", "der", "die", "das", "ein", "eine", "einer")
}

// afterComma returns the piece after the first comma or dash from s on, or s.
func (f *frame) afterComma(s, i int) int {
	for k := s; k < i; k++ {
		if f.is(k, ",", "—", "–") {
			return k + 1
		}
	}
	return s
}

// shortened cuts from a phrase what is likely the verb and all behind it: the
// first small word after a name, and what is over a few words else.
func (f *frame) shortened(p phrase) phrase {
	for k := p.from + 1; k < p.to; k++ {
		if f.language.skipped[f.pieces[k].fold] {
			return phrase{p.from, k}
		}
		if f.capital(k-1) && !f.article(k-1) && !f.capital(k) && f.word(k) && !f.is(k, "of", "for", "the", "'s", "’s", "von", "der", "de", "van") {
			return phrase{p.from, k}
		}
	}
	return phrase{p.from, min(p.to, p.from+6)}
}

func isDay(fold string) bool {
	switch fold {
	case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday",
		"montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag", "gestern", "heute":
		return true
	default:
		return false
	}
}
