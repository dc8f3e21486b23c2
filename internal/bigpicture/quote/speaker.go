package quote

import (
	"cmp"
	"slices"

	"github.com/courant-press/courant/internal/bigpicture/name"
	"github.com/courant-press/courant/internal/bigpicture/prose"
)

// An announcement is who speaks in the quotation that follows.
type announcement struct {
	speaker Speaker
	cue     Words
}

// bytes returns the place of a phrase in the passage, in bytes.
func (f *frame) bytes(ph phrase) (start, end int) {
	last := f.pieces[ph.to-1]
	end = f.p.Tokens[last.token].End
	if last.stretch >= 0 {
		_, end = f.stretches[last.stretch].words(f.p)
	}
	return f.p.Tokens[f.pieces[ph.from].token].Start, end
}

// speaker returns who the phrase of an attribution names, as far as the
// article tells: a name in it, or the person a pronoun or office stands for.
func (f *finder) speaker(fr *frame, passage int, a attribution) Speaker {
	start, end := fr.bytes(a.speaker)
	s := Speaker{Mention: Words{fr.p.Words[start:end], fr.p.Place(start, end)}}
	first, last := fr.pieces[a.speaker.from].token, fr.pieces[a.speaker.to-1].token+1
	m, ok := f.head(fr.p, passage, first, last)
	if !ok {
		m, ok = f.antecedent(fr, passage, first, last)
	}
	if !ok {
		return s
	}
	named := f.names.All[m.Name]
	s.Name, s.Kind, s.Role = named.Text, named.Kind, named.Role
	if m.Passage == passage && m.From > first {
		s.Role = cmp.Or(f.office(fr.p, first, m.From), s.Role)
	}
	if s.Kind == name.Unknown {
		s.Kind = name.Person
	}
	f.spoken = append(f.spoken, m)
	return s
}

// head returns the name of who is meant by the phrase of tokens first to last:
// the last name in it that no preposition hangs on another, as in "London
// teacher Diane Granger" and "Anna Holm of Strait Line". In "a spokesman for
// Strait Line" the house itself speaks, in "a friend of Anna Holm" not she.
func (f *finder) head(p *prose.Passage, passage, first, last int) (head name.Mention, ok bool) {
	for _, m := range f.names.In(passage) {
		switch {
		case m.From < first || m.To > last:
		case !f.hangs(p, first, m):
			head, ok = m, true
		case !ok && f.names.All[m.Name].Kind != name.Person:
			return m, true
		}
	}
	return head, ok
}

// hangs reports whether a preposition stands between the beginning of a phrase
// and a name in it.
func (f *finder) hangs(p *prose.Passage, first int, m name.Mention) bool {
	for i := first + 1; i < m.From; i++ {
		if f.language.preps[prose.Fold(p.Tokens[i].Text)] {
			return true
		}
	}
	return false
}

// office returns what the tokens before a name say the person is: "industry
// analyst" of "veteran industry analyst Ken Doctor"; "" if that is not sure.
func (f *finder) office(p *prose.Passage, first, to int) string {
	for first < to && (p.Tokens[first].Kind != prose.Word || prose.IsSmall(prose.Fold(p.Tokens[first].Text))) {
		first++
	}
	if first == to || p.Tokens[to-1].Capital() || !name.IsOccupation(prose.Fold(p.Tokens[to-1].Text)) {
		return ""
	}
	return p.Span(first, to)
}

// antecedent returns the person that a pronoun stands for: the nearest one
// before it that fits, those who spoke or began a sentence before all others.
func (f *finder) antecedent(fr *frame, passage, first, last int) (name.Mention, bool) {
	if last-first != 1 {
		return name.Mention{}, false
	}
	female, male := f.language.gender(prose.Fold(fr.p.Tokens[first].Text))
	if !female && !male {
		return name.Mention{}, false
	}
	for i := passage; i >= 0 && i > passage-reach; i-- {
		if m, ok := f.personBefore(i, i == passage, first, female); ok {
			return m, true
		}
	}
	return name.Mention{}, false
}

// reach is how many passages back a pronoun may look.
const reach = 5

// nearest is how many names before a pronoun are looked at.
const nearest = 8

// personBefore returns the likeliest person of a passage for a pronoun at the
// token limit (if it is the same passage) or after the passage.
func (f *finder) personBefore(passage int, same bool, limit int, female bool) (name.Mention, bool) {
	mentions := f.names.In(passage)
	if same {
		end, _ := slices.BinarySearchFunc(mentions, limit, func(m name.Mention, limit int) int { return m.From - limit })
		mentions = mentions[:end]
	}
	var best name.Mention
	score := -1
	for _, m := range mentions[max(0, len(mentions)-nearest):] {
		if s := f.salience(passage, m, female); s >= score && s >= 0 {
			best, score = m, s
		}
	}
	return best, score >= 0
}

// salience returns how likely a pronoun stands for m; negative for never.
func (f *finder) salience(passage int, m name.Mention, female bool) int {
	n := f.names.All[m.Name]
	switch {
	case n.Kind == name.Organisation || n.Kind == name.Place:
		return -1
	case female && n.Male || !female && n.Female:
		return -1
	}
	score := 0
	if n.Kind == name.Person {
		score++
	}
	if p := &f.passages[passage]; p.Begins(m.From) || p.Begins(m.From-1) {
		score += 2 // the subject of its sentence, most likely
	}
	if len(f.spoken) > 0 && f.spoken[len(f.spoken)-1].Name == m.Name {
		score += 2
	}
	return score
}

// gender returns what a folded pronoun says of the person it stands for.
func (l *language) gender(fold string) (female, male bool) {
	switch fold {
	case "she", "her":
		return true, false
	case "sie":
		return l.verbSecond, false
	case "he", "his", "er":
		return false, true
	default:
		return false, false
	}
}
