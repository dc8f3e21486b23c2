package quote

import "github.com/courant-press/courant/internal/bigpicture/name"

// In German one phrase stands before the finite verb, and the subject is that
// phrase or the one behind the verb. Articles and pronouns tell which: "der"
// behind the verb is a subject, "den", "dem" and "des" never are.

// germanSubject returns the subject of the verb at c in the clause from low.
func (f *frame) germanSubject(c, k, low int) phrase {
	low = f.clauseStart(c, low)
	if f.isImpersonal(c) {
		return f.document(c, k, low)
	}
	if f.language.participle[f.pieces[c].fold] && f.hasPassive(low, c) {
		return f.germanAgent(low, c)
	}
	after := f.nominativeFrom(c+1, k)
	switch before := f.mainSubject(low, c); {
	case f.bareName(low, c), f.is(c-1, "und") && !before.empty() && !f.leadsAdverbial(low):
		return before
	case !after.empty() && f.is(after.from, "er", "sie", "der", "man"):
		return after
	case f.leadsAdverbial(low) && after.empty():
		return f.inverted(low, c)
	case low == c || f.quoted(low) || f.is(low, ",") || f.leadsAdverbial(low) || f.oblique(low) && !after.empty():
		return after
	case !before.empty():
		return before
	default:
		return after
	}
}

// bareName reports whether nothing but capitalised words, as in a name with an
// office before it, stands between low and the verb at c.
func (f *frame) bareName(low, c int) bool {
	for i := low; i < c; i++ {
		if f.quoted(i) || !f.capital(i) || f.article(i) || f.oblique(i) || f.adverb(i) {
			return false
		}
	}
	return c-low >= 2
}

// inverted returns the subject behind the first verb of a clause that begins
// with something else: "Als er kam, biss der Hund ihn und rief".
func (f *frame) inverted(low, c int) phrase {
	for i := f.mainClause(low, c) + 1; i < c; i++ {
		if f.is(i, "der", "die", "das", "er", "sie", "ein", "eine") && f.mayBeVerb(i-1) {
			return f.nounPhraseFrom(i, c)
		}
	}
	return phrase{}
}

// mainClause returns where the clause of the first verb begins: behind the
// comma of the subordinate one that may stand before it.
func (f *frame) mainClause(low, c int) int {
	if f.language.breaks[f.fold(low)] {
		return f.afterComma(low, c)
	}
	return low
}

// mayBeVerb reports whether the piece at i is a small word that is none of
// those that stand before a noun.
func (f *frame) mayBeVerb(i int) bool {
	return !f.quoted(i) && f.word(i) && !f.capital(i) && !f.adverb(i) && !f.article(i) && !f.oblique(i) &&
		!f.language.preps[f.fold(i)] && !f.language.breaks[f.fold(i)] && !f.language.skipped[f.fold(i)]
}

// namedBefore returns the last phrase before c that has an article of the
// nominative and a name of two words, or an office: die Sprecherin Anna Holm.
func (f *frame) namedBefore(low, c int) phrase {
	for i := c - 1; i >= low; i-- {
		if !f.is(i, "der", "die", "das") || i > low && f.is(i-1, "von", "mit", "bei", "nach", "zu", "auf", "in") {
			continue
		}
		p := f.nounPhraseFrom(i, c)
		for j := p.from + 1; j < p.to; j++ {
			if f.capital(j-1) && f.capital(j) && !f.article(j-1) || name.IsOffice(f.pieces[j].fold, "de") {
				return p
			}
		}
	}
	return phrase{}
}

// saysAfter reports whether the verb at j reports speech when it stands right
// behind the quotation: also one that needs a second part, as in gab bekannt.
func (f *frame) saysAfter(j int) bool {
	return f.language.cues[f.pieces[j].fold] || f.is(j, "gab", "gaben", "gibt", "ließ", "ließen", "lässt", "stellte", "stellt", "legte", "wird", "wurde")
}

// isInserted reports whether the clause at j stands behind a quotation and a
// comma and begins like "fuhr sie fort": whatever the verb, it tells who spoke.
func (f *frame) isInserted(j int) bool {
	return j >= 2 && j+1 < len(f.pieces) && f.is(j-1, ",") && f.quoted(j-2) && f.mayBeVerb(j) &&
		(f.capital(j+1) || f.is(j+1, "er", "sie", "der", "die", "das", "ein", "eine", "man"))
}

// germanAfter returns the subject of the verb at j behind a quotation.
func (f *frame) germanAfter(j, low, high int) phrase {
	if f.isImpersonal(j) {
		return f.document(j, high, low)
	}
	return f.nominativeFrom(j+1, high)
}

// isImpersonal reports whether the verb at c has no speaker but a place where
// the words stand: heißt es im Bericht; weiter hieß es.
func (f *frame) isImpersonal(c int) bool {
	return f.is(c, "heißt", "hieß", "hiess", "heiße") && (f.is(c+1, "es") || f.is(c-1, "es"))
}

// document returns what an impersonal verb at c quotes from: the phrase after
// the next preposition, or the one that begins the clause.
func (f *frame) document(c, high, low int) phrase {
	for i := c + 1; i < min(c+6, high) && !f.quoted(i); i++ {
		if f.is(i, "in", "im", "auf", "aus", "von", "vom", "bei", "beim") {
			return f.nounPhraseFrom(i+1, high)
		}
	}
	if f.is(low, "in", "im", "auf", "aus", "bei", "beim") {
		return f.nounPhraseFrom(low+1, c)
	}
	return phrase{}
}

// verbAtEnd reads a verb of speech that follows the quotation at k in its own
// clause: hatte den Bericht als „falsch“ zurückgewiesen; von einer „Lücke“
// sprach Brandt.
func (f *frame) verbAtEnd(k, low, high int) attribution {
	for c := k + 1; c < min(k+6, high) && !f.quoted(c) && f.word(c); c++ {
		if !f.isCue(c) {
			continue
		}
		cue := phrase{c, c + 1}
		if f.language.participle[f.pieces[c].fold] {
			return attribution{cue, f.germanSubject(c, high, low)}
		}
		return attribution{cue, f.nominativeFrom(c+1, high)}
	}
	return attribution{}
}

// hasPassive reports whether an auxiliary of the passive stands in the clause.
func (f *frame) hasPassive(low, c int) bool {
	for i := low; i < c; i++ {
		if f.is(i, "wird", "werden", "wurde", "wurden") {
			return true
		}
	}
	return false
}

// germanAgent returns who speaks in a passive clause: what follows "von", but
// of who is quoted the subject.
func (f *frame) germanAgent(low, c int) phrase {
	if f.is(c, "zitiert") {
		return f.mainSubject(low, c)
	}
	for i := low; i < c; i++ {
		if f.is(i, "von", "vom") {
			return f.nounPhraseFrom(i+1, c)
		}
	}
	return phrase{}
}

// clauseStart returns where the clause of the verb at c begins: after the last
// colon, dash or semicolon, or after "dass" and its like.
func (f *frame) clauseStart(c, low int) int {
	for i := c - 1; i > low; i-- {
		if f.is(i, ":", ";") {
			return i + 1
		}
	}
	return low
}

// nominativeFrom returns the first phrase from i on that may be a subject,
// past adverbs and objects.
func (f *frame) nominativeFrom(i, high int) phrase {
	for tries := 0; i < high && tries < 4; tries++ {
		for i < high && !f.quoted(i) && (f.language.skipped[f.pieces[i].fold] || f.is(i, "sich")) {
			i++
		}
		p := f.nounPhraseFrom(i, high)
		if !p.empty() && !f.oblique(p.from) {
			return p
		}
		if i >= high || f.quoted(i) || f.is(i, ",", ":", ";") {
			return phrase{}
		}
		i = f.phraseEnd(i, high)
	}
	return phrase{}
}

// phraseEnd returns the end of a phrase that begins at i with a preposition or
// an oblique article: after its last capitalised word in a row.
func (f *frame) phraseEnd(i, high int) int {
	for i++; i < high && !f.quoted(i) && f.word(i) && !f.capital(i); i++ {
	}
	for i < high && !f.quoted(i) && f.capital(i) {
		i++
	}
	return i
}

// oblique reports whether the piece at i begins a phrase that is no subject.
func (f *frame) oblique(i int) bool {
	return f.is(i, "den", "dem", "des", "einem", "einen", "einer", "eines", "seinem", "seinen", "seiner", "ihrem", "ihren", "ihrer",
		"diesen", "diesem", "dieser", "dieses", "als") || !f.quoted(i) && f.language.preps[f.pieces[i].fold]
}

// supposed reports whether a sentence is in the subjunctive of reported
// speech, which goes on with what the last speaker said: Er habe …; es sei ….
func (f *frame) supposed(low, high int) bool {
	if !f.language.verbSecond {
		return false
	}
	for i := low; i < high; i++ {
		if f.is(i, "sei", "seien", "habe", "werde", "könne", "müsse", "solle", "dürfe", "wolle", "gebe", "wisse", "stehe", "gehe", "komme") {
			return true
		}
	}
	return false
}
