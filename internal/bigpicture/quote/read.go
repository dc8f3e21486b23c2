package quote

import (
	"unicode"
	"unicode/utf8"

	"github.com/courant-press/courant/internal/bigpicture/prose"
)

// A reading is one passage while it is read.
type reading struct {
	*finder
	*frame
	passage int
	waiting []int         // quotations that nobody has claimed yet, as pieces
	quoting bool          // the sentence before held a quotation
	heard   *announcement // who was reported to speak by the sentence before
}

// read takes in the quotations of the next passage.
func (f *finder) read(passage int) {
	r := reading{finder: f, frame: newFrame(&f.passages[passage], f.language), passage: passage, quoting: f.last >= 0}
	for _, s := range r.sentences() {
		r.sentence(s)
	}
	for _, k := range r.waiting {
		r.addUnclaimed(k)
	}
	if !r.quoting {
		f.last = -1
	}
}

// sentence takes in one sentence of the frame.
func (r *reading) sentence(s prose.Sentence) {
	var quoted []int
	for i := s.From; i < s.To; i++ {
		if r.quoted(i) {
			quoted = append(quoted, i)
		}
	}
	switch {
	case len(quoted) == 0:
		r.quoting = false
		r.listen(s)
		return
	case r.isBare(s):
		r.bare(quoted)
	default:
		r.reported(s, quoted)
	}
	r.quoting, r.announced, r.heard = true, nil, nil
}

// isBare reports whether a sentence has no words but quoted ones.
func (r *reading) isBare(s prose.Sentence) bool {
	for i := s.From; i < s.To; i++ {
		if !r.quoted(i) && r.word(i) {
			return false
		}
	}
	return true
}

// listen remembers a sentence that ends in a colon: it says who speaks next.
func (r *reading) listen(s prose.Sentence) {
	r.announced, r.heard = nil, nil
	ends := r.is(s.To-1, ":")
	if !ends && !r.frame.language.verbSecond {
		return
	}
	a := r.attributeLeft(s.To, s.From)
	if !a.found() {
		return
	}
	said := &announcement{r.speaker(r.frame, r.passage, a), r.phraseWords(a.cue)}
	r.reporting, r.heard = said, said
	if ends {
		r.announced = said
	}
}

// bare takes in quotations that stand alone: they were announced, they go on
// with what was said just before, or they wait for the sentence that tells.
func (r *reading) bare(quoted []int) {
	for _, k := range quoted {
		switch {
		case r.announced != nil:
			r.last = r.add(Quote{Kind: Direct, Speaker: r.announced.speaker, Cue: r.announced.cue}, k)
			r.announced = nil
		case r.last >= 0 && r.quoting:
			r.extend(r.last, k)
		case r.heard != nil && r.isSpeech(k):
			r.last = r.add(Quote{Kind: Direct, Speaker: r.heard.speaker, Cue: r.heard.cue}, k)
		default:
			r.waiting = append(r.waiting, k)
		}
	}
}

// reported takes in the quotations of a sentence that says who spoke.
func (r *reading) reported(s prose.Sentence, quoted []int) {
	var before attribution
	for _, k := range quoted {
		if r.isTitle(k) {
			continue
		}
		a := r.attribute(k, s.From, s.To)
		switch {
		case !a.found() && before.found():
			r.extend(r.last, k)
		case !a.found() && r.reporting != nil && r.supposed(s.From, s.To):
			r.last = r.add(Quote{Kind: Partial, Speaker: r.reporting.speaker, Cue: r.reporting.cue}, k)
		case !a.found():
			r.orphan(k)
		case a.cue == before.cue && a.speaker == before.speaker:
			r.extend(r.last, k)
		default:
			q := Quote{Kind: r.kind(k, s.From, a), Speaker: r.speaker(r.frame, r.passage, a), Cue: r.phraseWords(a.cue)}
			r.last = r.add(q, k)
			r.claim(q)
			r.reporting = &announcement{q.Speaker, q.Cue}
		}
		before = a
	}
	if !before.found() {
		r.last = -1
	}
}

// claim gives the quotations that wait to the one that was just attributed.
func (r *reading) claim(q Quote) {
	if q.Kind != Direct || len(r.waiting) == 0 {
		return
	}
	pieces := r.quotes[r.last].Pieces
	var first []Piece
	for _, k := range r.waiting {
		first = append(first, r.piece(k))
	}
	r.quotes[r.last].Pieces = append(first, pieces...)
	r.waiting = nil
}

// orphan takes in a quotation in a sentence that does not say who spoke: it
// is kept only if it can be nothing but speech.
func (r *reading) orphan(k int) {
	if r.isSpeech(k) {
		r.addUnclaimed(k)
	}
}

// addUnclaimed adds a quotation without a speaker.
func (r *reading) addUnclaimed(k int) {
	if r.isSpeech(k) {
		r.add(Quote{Kind: Direct}, k)
	}
}

// add adds a quote with the words of the quotation at k and returns its number.
func (r *reading) add(q Quote, k int) int {
	q.Pieces = []Piece{r.piece(k)}
	r.quotes = append(r.quotes, q)
	return len(r.quotes) - 1
}

// extend adds the words of the quotation at k to a quote.
func (r *reading) extend(quote, k int) {
	r.quotes[quote].Pieces = append(r.quotes[quote].Pieces, r.piece(k))
}

// piece returns the words between the marks of the quotation at k.
func (r *reading) piece(k int) Piece {
	s := r.stretches[r.pieces[k].stretch]
	start, end := s.words(r.p)
	return Piece{Words{r.p.Words[start:end], r.p.Place(start, end)}, s.open}
}

// phraseWords returns the words of a phrase of the frame.
func (r *reading) phraseWords(ph phrase) Words {
	if ph.empty() {
		return Words{}
	}
	start, end := r.bytes(ph)
	return Words{r.p.Words[start:end], r.p.Place(start, end)}
}

// kind returns whether the quotation at k is whole: it begins its sentence or
// follows the cue, and begins or ends like a sentence itself.
func (r *reading) kind(k, low int, a attribution) Kind {
	if k == low || k == low+1 && !r.word(low) {
		return Direct
	}
	if r.is(k-1, "that", "dass", ":") {
		return Direct
	}
	if a.cue.to <= k && a.cue.from >= low {
		for j := a.cue.to; j < k; j++ {
			if r.word(j) && !r.is(j, "that", "dass") && !r.capitalised(k) {
				return Partial
			}
		}
		if r.isScrap(k) {
			return Partial
		}
		return Direct
	}
	if r.capitalised(k) && r.isSpeech(k) {
		return Direct
	}
	return Partial
}

// isScrap reports whether the quotation at k is a word or two in the middle of
// a clause: it added "fizz" to the day.
func (r *reading) isScrap(k int) bool {
	s := r.stretches[r.pieces[k].stretch]
	return s.to-s.from <= 4 && !r.capitalised(k) && r.lastMark(s) == "" && !r.is(k-1, ",", ":")
}

// capitalised reports whether the words of the quotation at k begin with a
// capital letter.
func (r *reading) capitalised(k int) bool {
	start, _ := r.stretches[r.pieces[k].stretch].words(r.p)
	first, _ := utf8.DecodeRuneInString(r.p.Words[start:])
	return unicode.IsUpper(first) || first == '[' || first == '…' || first == '.'
}

// isTitle reports whether the quotation at k is the name of a thing rather
// than speech: a few words inside a sentence, each with a capital.
func (r *reading) isTitle(k int) bool {
	s := r.stretches[r.pieces[k].stretch]
	if s.to-s.from > 8 || s.to-s.from == 2 && r.frame.language.verbSecond || r.endsSentence(s) || r.is(k-1, ":") {
		return false
	}
	for i := s.from + 1; i < min(s.to, len(r.p.Tokens)); i++ {
		t := r.p.Tokens[i]
		if t.Kind == prose.Word && !t.Capital() && !prose.IsSmall(t.Text) {
			return false
		}
	}
	return true
}

// endsSentence reports whether the words of a stretch end like a sentence.
func (r *reading) endsSentence(s stretch) bool {
	mark := r.lastMark(s)
	return mark != "" && mark != ","
}

// isSpeech reports whether the quotation at k can be nothing but speech: some
// words that begin or end like a sentence.
func (r *reading) isSpeech(k int) bool {
	s := r.stretches[r.pieces[k].stretch]
	return s.to-s.from > 5 && r.lastMark(s) != "" && r.capitalised(k)
}
