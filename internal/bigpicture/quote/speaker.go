package quote

import (
	"cmp"
	"slices"
	"strings"

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
		case m.From < first || m.To > last || ok && f.bracketed(p, first, m):
		case !f.hangs(p, first, m):
			head, ok = m, true
		case !ok && f.names.All[m.Name].Kind != name.Person:
			return m, true
		}
	}
	return head, ok
}

// bracketed reports whether a bracket opens between the beginning of a phrase
// and a name in it: "Anna Holm (Harbour Alliance)".
func (f *finder) bracketed(p *prose.Passage, first int, m name.Mention) bool {
	return slices.ContainsFunc(p.Tokens[first:m.From], func(t prose.Token) bool { return t.Text == "(" })
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
// Where a sentence is nothing but quoted words and "he said", who spoke last
// goes on.
func (f *finder) antecedent(fr *frame, passage, first, last int) (name.Mention, bool) {
	if last-first != 1 {
		return name.Mention{}, false
	}
	female, male := f.language.gender(prose.Fold(fr.p.Tokens[first].Text))
	if !female && !male {
		return name.Mention{}, false
	}
	if m, ok := f.goesOn(fr, passage, first, female); ok {
		return m, true
	}
	for i := passage; i >= 0 && i > passage-reach; i-- {
		limit := len(f.passages[i].Tokens)
		if i == passage {
			limit = first
		}
		if m, ok := f.personBefore(i, limit, female); ok {
			return m, true
		}
	}
	return name.Mention{}, false
}

// goesOn returns who spoke last, if the passage of a pronoun begins with quoted
// words and nobody else came up since as the subject of a sentence.
func (f *finder) goesOn(fr *frame, passage, token int, female bool) (name.Mention, bool) {
	if len(f.spoken) == 0 || !fr.quoted(0) {
		return name.Mention{}, false
	}
	last := f.spoken[len(f.spoken)-1]
	if passage-last.Passage > 2 || f.salience(last, female) < 0 {
		return name.Mention{}, false
	}
	for i := last.Passage + 1; i <= passage; i++ {
		for _, m := range f.names.In(i) {
			if (i < passage || m.From < token && !fr.isQuoted(m.From)) && f.isSubject(m) && f.salience(m, female) >= 0 {
				return name.Mention{}, false
			}
		}
	}
	return last, true
}

// reach is how many passages back a pronoun may look.
const reach = 5

// nearest is how many names before a pronoun are looked at.
const nearest = 8

// personBefore returns the likeliest person of a passage for a pronoun, of
// those that the reporter names before the token limit.
func (f *finder) personBefore(passage, limit int, female bool) (name.Mention, bool) {
	mentions := f.names.In(passage)
	end, _ := slices.BinarySearchFunc(mentions, limit, func(m name.Mention, limit int) int { return m.From - limit })
	mentions = mentions[:end]
	quoted := stretches(&f.passages[passage])
	var best name.Mention
	score := -1
	for _, m := range mentions[max(0, len(mentions)-nearest):] {
		if slices.ContainsFunc(quoted, func(s stretch) bool { return s.from < m.From && m.From < s.to }) {
			continue
		}
		if s := f.salience(m, female); s >= score && s >= 0 {
			best, score = m, s
		}
	}
	return best, score >= 0
}

// salience returns how likely a pronoun stands for m; negative for never.
func (f *finder) salience(m name.Mention, female bool) int {
	n := f.names.All[m.Name]
	switch {
	case n.Kind == name.Organisation || n.Kind == name.Place:
		return -1
	case n.Kind == name.Unknown && !strings.Contains(n.Text, " "):
		return -1 // Republicans, Easter
	case female && n.Male || !female && n.Female:
		return -1
	}
	score := 0
	if n.Kind == name.Person {
		score++
	}
	if f.isSubject(m) {
		score += 2
	}
	if len(f.spoken) > 0 && f.spoken[len(f.spoken)-1].Name == m.Name {
		score += 2
	}
	return score
}

// isSubject reports whether m is most likely the subject of its sentence: it
// begins it, alone or behind whom the person works for, as in "Strait Line
// spokesman Anna Holm".
func (f *finder) isSubject(m name.Mention) bool {
	p := &f.passages[m.Passage]
	if m.To < len(p.Tokens) && name.IsOccupation(prose.Fold(p.Tokens[m.To].Text)) {
		return false
	}
	for i := m.From; i >= 0 && m.From-i < 6; i-- {
		if p.Begins(i) {
			return true
		}
		if i < m.From && p.Tokens[i].Kind == prose.Mark || i > 0 && f.language.preps[prose.Fold(p.Tokens[i-1].Text)] {
			return false
		}
		if fold := prose.Fold(p.Tokens[i].Text); i < m.From && (f.language.breaks[fold] || f.language.cues[fold]) {
			return false
		}
	}
	return false
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
