package quote

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/courant-press/courant/internal/bigpicture/prose"
)

// A piece of a frame is a token of the reporter's own text, or a quoted
// stretch that stands for all its tokens.
type piece struct {
	token   int // of the passage; of a stretch, its opening mark
	stretch int // number of the stretch, or -1
	fold    string
}

// A frame is a passage as the reporter wrote it around the quoted words: every
// stretch is one piece, as if it were a single word. Clauses are read from it.
type frame struct {
	p         *prose.Passage
	stretches []stretch
	pieces    []piece
	ends      map[int]bool // tokens that end a sentence outside the marks
	language  *language
}

func newFrame(p *prose.Passage, l *language) *frame {
	f := &frame{p: p, stretches: stretches(p), ends: map[int]bool{}, language: l}
	for _, s := range p.Sentences {
		f.ends[s.To-1] = true
	}
	for i, next := 0, 0; i < len(p.Tokens); i++ {
		if next < len(f.stretches) && f.stretches[next].from == i {
			f.pieces = append(f.pieces, piece{i, next, ""})
			i = f.stretches[next].to
			next++
			continue
		}
		f.pieces = append(f.pieces, piece{i, -1, prose.Fold(p.Tokens[i].Text)})
	}
	return f
}

// longestSentence is how many pieces a sentence may have; a longer one is no
// prose, and is divided.
const longestSentence = 300

// sentences divides the frame: at the ends of sentences outside the marks, and
// behind a quotation that ends in one, unless the sentence goes on.
func (f *frame) sentences() []prose.Sentence {
	var all []prose.Sentence
	from := 0
	for i, at := range f.pieces {
		last := at.token
		if at.stretch >= 0 {
			last = f.stretches[at.stretch].to
		}
		end := i-from == longestSentence || at.stretch < 0 && f.ends[last] || at.stretch >= 0 && f.quoteEnds(i)
		if end || i == len(f.pieces)-1 {
			all = append(all, prose.Sentence{From: from, To: i + 1})
			from = i + 1
		}
	}
	return all
}

// quoteEnds reports whether the quotation at i ends the sentence it stands in.
func (f *frame) quoteEnds(i int) bool {
	mark := f.lastMark(f.stretches[f.pieces[i].stretch])
	if mark == "" || mark == "," {
		return false
	}
	if i+1 == len(f.pieces) {
		return true
	}
	next := f.pieces[i+1]
	if next.stretch >= 0 {
		return true
	}
	t := f.p.Tokens[next.token]
	if t.Is(",", ";", ")", "-", "–", "—", ".") {
		return false
	}
	if t.Kind != prose.Mark && !t.Capital() && t.Kind == prose.Word {
		return false
	}
	if mark == "." || mark == "…" {
		return true
	}
	return !f.reportsSoon(i + 1)
}

// reportsSoon reports whether a short clause that reports speech begins at i:
// Anna Holm asked.
func (f *frame) reportsSoon(i int) bool {
	for j := i; j < min(i+6, len(f.pieces)); j++ {
		if f.pieces[j].stretch >= 0 || f.pieces[j].fold == "." {
			return false
		}
		if f.language.cues[f.pieces[j].fold] {
			return true
		}
	}
	return false
}

// lastMark returns the mark that the words of a stretch end in; "" if none.
func (f *frame) lastMark(s stretch) string {
	if s.to-1 <= s.from {
		return ""
	}
	t := f.p.Tokens[min(s.to, len(f.p.Tokens))-1]
	if t.Kind != prose.Mark {
		return ""
	}
	if r, _ := utf8.DecodeRuneInString(t.Text); strings.ContainsRune(".,!?…", r) {
		return t.Text
	}
	return ""
}

// isQuoted reports whether a token of the passage lies inside a quotation.
func (f *frame) isQuoted(token int) bool {
	return slices.ContainsFunc(f.stretches, func(s stretch) bool { return s.from < token && token < s.to })
}

// is reports whether the piece at i is one of the given words or marks.
func (f *frame) is(i int, words ...string) bool {
	if i < 0 || i >= len(f.pieces) || f.pieces[i].stretch >= 0 {
		return false
	}
	return slices.Contains(words, f.pieces[i].fold)
}

// quoted reports whether the piece at i is a stretch.
func (f *frame) quoted(i int) bool { return f.pieces[i].stretch >= 0 }

// capital reports whether the piece at i is a word with a capital.
func (f *frame) capital(i int) bool {
	return !f.quoted(i) && f.p.Tokens[f.pieces[i].token].Capital()
}

// word reports whether the piece at i is a word or number.
func (f *frame) word(i int) bool {
	return !f.quoted(i) && f.p.Tokens[f.pieces[i].token].Kind != prose.Mark
}

// adverb reports whether the piece at i may stand between subject and verb.
func (f *frame) adverb(i int) bool {
	if f.quoted(i) {
		return false
	}
	fold := f.pieces[i].fold
	return f.language.skipped[fold] || !f.language.verbSecond && strings.HasSuffix(fold, "ly") && !f.capital(i)
}
