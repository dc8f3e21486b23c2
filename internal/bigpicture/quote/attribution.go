package quote

import "strings"

// An attribution is a clause that says who spoke: the words that cue the
// quotation, and the phrase that names the speaker. Both are pieces of a frame.
type attribution struct {
	cue     phrase
	speaker phrase
}

func (a attribution) found() bool { return !a.speaker.empty() }

// attribute finds who is quoted at piece k of the sentence from low to high.
// What stands after the quotation says so if the quotation ends like a part of
// the sentence, with a comma; else what stands before it.
func (f *frame) attribute(k, low, high int) attribution {
	var right attribution
	if f.expectsRight(k, low) {
		right = f.attributeRight(k, low, high)
	} else {
		right = f.sourceRight(k+1, high)
	}
	if right.found() && (f.endsInComma(k) || k == low || !f.adjacent(k, low)) {
		return right
	}
	if f.language.verbSecond && !right.found() && !f.adjacent(k, low) {
		right = f.verbAtEnd(k, low, high)
	}
	if left := f.attributeLeft(k, low); left.found() && (!right.found() || !f.language.verbSecond) {
		return left
	}
	return right
}

// expectsRight reports whether a reporting clause may follow the quotation.
func (f *frame) expectsRight(k, low int) bool {
	return k == low || f.endsInComma(k) || f.lastMark(f.stretches[f.pieces[k].stretch]) != ""
}

func (f *frame) endsInComma(k int) bool {
	return f.lastMark(f.stretches[f.pieces[k].stretch]) == "," || f.is(k+1, ",")
}

// adjacent reports whether a cue or colon stands just before the quotation.
func (f *frame) adjacent(k, low int) bool {
	for j := k - 1; j >= low && k-j < 4; j-- {
		if f.quoted(j) {
			return false
		}
		if f.language.cues[f.pieces[j].fold] || f.is(j, ":") {
			return true
		}
	}
	return false
}

// attributeRight reads the clause after the quotation at k: said Anna Holm;
// Anna Holm said; according to Anna Holm.
func (f *frame) attributeRight(k, low, high int) attribution {
	j := k + 1
	for j < high && f.is(j, ",", "-", "–", "—", ")") {
		j++
	}
	if source := f.sourceRight(j, high); source.found() {
		return source
	}
	for j < high && (f.adverb(j) || f.is(j, "as", "wie")) && !f.quoted(j) {
		j++
	}
	if j >= high || f.quoted(j) {
		return attribution{}
	}
	if f.language.verbSecond && (f.saysAfter(j) || f.isInserted(j)) {
		return attribution{phrase{j, j + 1}, f.germanAfter(j, low, high)}
	}
	if f.language.cues[f.pieces[j].fold] && !f.is(j, "told", "tells") {
		speaker := f.nounPhraseFrom(j+1, high)
		if !speaker.empty() && !f.isOpenVerb(j, j-1) {
			return attribution{phrase{j, j + 1}, speaker}
		}
		if speaker := f.mainSubject(low, k); !speaker.empty() {
			return attribution{phrase{j, j + 1}, speaker}
		}
	}
	return f.nextCue(j, high)
}

// nextCue finds the first verb of speech from j on, and its subject between.
func (f *frame) nextCue(j, high int) attribution {
	for c := j; c < min(j+2*longestSubject, high) && !f.quoted(c) && !f.is(c, ";", ":"); c++ {
		if !f.isCue(c) {
			continue
		}
		if speaker := f.subjectBefore(c, j); !speaker.empty() {
			return attribution{phrase{c, c + 1}, speaker}
		}
		if speaker := f.nounPhraseFrom(c+1, high); f.language.verbSecond && !speaker.empty() {
			return attribution{phrase{c, c + 1}, speaker}
		}
	}
	return attribution{}
}

// isCue reports whether the piece at c is a verb of speech, and not a noun
// that is written like it: the claim.
func (f *frame) isCue(c int) bool {
	if f.quoted(c) || !f.language.cues[f.pieces[c].fold] || f.capital(c) {
		return false
	}
	return !f.is(c-1, "the", "a", "an", "this", "that", "no", "any", "der", "die", "das") && !f.isCompound(c)
}

// isCompound reports whether the piece at c ends a compound noun: "an investor
// conference call".
func (f *frame) isCompound(c int) bool {
	if strings.HasSuffix(f.pieces[c].fold, "s") || strings.HasSuffix(f.pieces[c].fold, "ed") || f.language.verbSecond || !f.language.preps[f.fold(c+1)] {
		return false
	}
	for j := c - 1; j >= max(0, c-4) && f.word(j) && !f.quoted(j) && !f.capital(j); j-- {
		if f.is(j, "a", "an") {
			return true
		}
	}
	return false
}

// fold returns the folded word of the piece at i, "" at the end.
func (f *frame) fold(i int) string {
	if i >= len(f.pieces) {
		return ""
	}
	return f.pieces[i].fold
}

// sourceRight reads a source that is named without a verb: according to the
// harbour office; so Brandt; nach Angaben der Polizei.
func (f *frame) sourceRight(j, high int) attribution {
	for j < high && f.is(j, ",", "(", "-", "–", "—") {
		j++
	}
	from := f.sourceFrom(j)
	if j >= high || from == 0 {
		return attribution{}
	}
	return attribution{phrase{j, from}, f.nounPhraseFrom(from, high)}
}

// sourceFrom returns where the source begins that the words at j introduce,
// or 0 if they introduce none.
func (f *frame) sourceFrom(j int) int {
	switch {
	case f.is(j, "according") && f.is(j+1, "to"):
		return j + 2
	case f.is(j, "laut"):
		return j + 1
	case f.is(j, "so") && f.language.verbSecond && j+1 < len(f.pieces) && f.word(j+1) && (f.capital(j+1) || f.article(j+1) || f.is(j+1, "er", "sie", "letzterer", "letztere", "dieser", "diese")):
		return j + 1
	case f.is(j, "nach") && f.is(j+1, "ansicht", "angaben", "meinung", "worten", "einschätzung", "auffassung", "aussage", "darstellung", "überzeugung"):
		if f.is(j+2, "von") {
			return j + 3
		}
		return j + 2
	default:
		return 0
	}
}

// attributeLeft reads the clause before the quotation at k.
func (f *frame) attributeLeft(k, low int) attribution {
	if by := f.doneBy(k-1, low); !by.empty() {
		return attribution{phrase{k - 1, k}, by}
	}
	for c := k - 1; c >= low; c-- {
		if f.is(c, ";") {
			break
		}
		if f.sourceFrom(c) > 0 && !f.is(c, "so") {
			return f.sourceRight(c, k)
		}
		if f.quoted(c) || !f.language.cues[f.pieces[c].fold] {
			continue
		}
		if a := f.cuedLeft(c, k, low); a.found() {
			return a
		}
	}
	if f.is(k-1, ":") {
		return attribution{phrase{k - 1, k}, f.colonSubject(low, k-1)}
	}
	return attribution{}
}

// doneBy returns who stands before the colon at c as the one it comes from:
// "the question posed by Anna Holm:".
func (f *frame) doneBy(c, low int) phrase {
	if !f.is(c, ":") || f.language.verbSecond || c-1 <= low || !f.capital(c-1) {
		return phrase{}
	}
	from := c - 1
	for from > low && c-from < longestSubject && f.word(from) && !f.quoted(from) && !f.is(from, "by", "from") {
		from--
	}
	if !f.is(from, "by", "from") {
		return phrase{}
	}
	return phrase{from + 1, c}
}

// colonSubject returns who speaks after the colon at c when no verb says so:
// the name just before it, or the subject of the sentence.
func (f *frame) colonSubject(low, c int) phrase {
	if named := f.namedBefore(low, c); f.language.verbSecond && !named.empty() {
		return named
	}
	switch {
	case f.language.verbSecond && f.oblique(low):
		return f.nominativeFrom(low, c)
	case f.language.verbSecond && !f.article(low) && !f.bareName(low, low+2):
		if p := f.inverted(low, c); !p.empty() {
			return p
		}
	case c > low && f.capital(c-1) && !f.language.verbSecond:
		return f.nounPhrase(c-1, low)
	}
	return f.mainSubject(low, c)
}

// cuedLeft returns the attribution of the cue at c to its subject.
func (f *frame) cuedLeft(c, k, low int) attribution {
	cue := phrase{c, c + 1}
	if f.language.verbSecond {
		return attribution{cue, f.germanSubject(c, k, low)}
	}
	if owner := f.owner(c, low); !owner.empty() {
		return attribution{cue, owner}
	}
	if !f.isCue(c) {
		return attribution{}
	}
	return attribution{cue, f.subjectBefore(c, low)}
}

// owner returns whose word a noun is that is written like a verb of speech:
// her claim, Holm's promise.
func (f *frame) owner(c, low int) phrase {
	if f.is(c-1, "his", "her", "their") {
		return phrase{c - 1, c}
	}
	if c-1 > low && f.is(c-1, "'s", "’s") {
		return f.nounPhrase(c-2, low)
	}
	return phrase{}
}
