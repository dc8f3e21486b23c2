package quote

import (
	"unicode"
	"unicode/utf8"

	"github.com/courant-press/courant/internal/bigpicture/prose"
)

// A stretch is the text between an opening mark and its closing one. From and
// To are the tokens of the marks; To is the number of tokens if the closing
// mark is missing.
type stretch struct {
	from, to int
	open     bool
}

// deepest is how many quotations inside quotations are counted.
const deepest = 3

// stretches returns the quoted runs of a passage, the outermost only. A mark
// that is never closed is a stretch to the end of the passage if it stands at
// the head of a sentence, and nothing otherwise.
func stretches(p *prose.Passage) []stretch {
	var found []stretch
	m := pairing{p, map[string]int{}}
	for i := 0; i < len(p.Tokens); i++ {
		closers, ok := opens(p, i)
		if !ok {
			continue
		}
		end := m.closing(i, closers)
		switch {
		case end < len(p.Tokens):
			found = append(found, stretch{i, end, false})
			i = end
		case i == 0 || opensSentence(p, i):
			return append(found, stretch{i, len(p.Tokens), true})
		}
	}
	return found
}

// A pairing pairs the marks of a passage. It remembers up to where a mark was
// looked for in vain, so that no text is searched twice.
type pairing struct {
	p        *prose.Passage
	unclosed map[string]int
}

// opens reports whether the token at i opens a quotation, and returns the
// marks that close it. A mark that serves both ends opens if it stands against
// the word after it and apart from the word before.
func opens(p *prose.Passage, i int) (closers []string, ok bool) {
	switch p.Tokens[i].Text {
	case "„", "‟":
		return []string{"“", "”", "\""}, true
	case "「":
		return []string{"」"}, true
	case "『":
		return []string{"』"}, true
	case "‚":
		return []string{"‘", "’"}, true
	case "``":
		return []string{"''", "``", "\""}, true
	}
	if !freeLeft(p, i) {
		return nil, false
	}
	switch p.Tokens[i].Text {
	case "«":
		return []string{"»"}, true
	case "“":
		return []string{"”", "\""}, true
	case "‘":
		return []string{"’"}, !freeRight(p, i)
	}
	if freeRight(p, i) {
		return nil, false
	}
	switch mark := p.Tokens[i].Text; mark {
	case "»":
		return []string{"«"}, true
	case "”":
		return []string{"”"}, true
	case "\"", "''":
		return []string{mark, "”"}, true
	case "'":
		return []string{"'"}, true
	default:
		return nil, false
	}
}

// longest is how many tokens a quotation may have; one that is not closed by
// then never is.
const longest = 1500

// closing returns the token that closes what the token at i opens, or the
// number of tokens if none does.
func (m *pairing) closing(i int, closers []string) int {
	p, mark := m.p, m.p.Tokens[i].Text
	if i < m.unclosed[mark] {
		return len(p.Tokens)
	}
	limit := min(i+longest, len(p.Tokens))
	left := 0 // closing marks to come
	for _, t := range p.Tokens[i+1 : limit] {
		if t.Is(closers...) {
			left++
		}
	}
	if left == 0 {
		m.unclosed[mark] = limit
		return len(p.Tokens)
	}
	return m.pair(i, limit, left, closers)
}

// pair counts openings and closings up to limit, where left closing marks are
// to come. If they do not come out even, the first closing mark counts.
func (m *pairing) pair(i, limit, left int, closers []string) int {
	p, mark := m.p, m.p.Tokens[i].Text
	first, depth := len(p.Tokens), 1
	straight := mark == "\"" || mark == "''"
	single := mark == "‘" || mark == "'" || mark == "‚"
	for j := i + 1; j < limit; j++ {
		t := p.Tokens[j]
		if !t.Is(closers...) {
			if t.Text == mark && depth < deepest && left > depth {
				depth++
			}
			continue
		}
		left--
		switch {
		case straight && !freeRight(p, j) && freeLeft(p, j): // it opens again
			return len(p.Tokens)
		case single && (!freeRight(p, j) || freeLeft(p, j)): // an apostrophe
			continue
		}
		first = min(first, j)
		if depth--; depth == 0 {
			return j
		}
	}
	if single || straight {
		return len(p.Tokens)
	}
	return first
}

// freeLeft reports whether nothing but a bracket or dash stands against the
// token at i on its left.
func freeLeft(p *prose.Passage, i int) bool {
	if i == 0 || p.Tokens[i-1].End < p.Tokens[i].Start {
		return true
	}
	r, _ := utf8.DecodeLastRuneInString(p.Tokens[i-1].Text)
	return unicode.In(r, unicode.Ps, unicode.Pi, unicode.Pd) || r == ':' && p.Tokens[i-1].Kind == prose.Mark || r == '"' || r == '/'
}

// freeRight reports whether no word stands against the token at i on its
// right.
func freeRight(p *prose.Passage, i int) bool {
	if i+1 == len(p.Tokens) || p.Tokens[i+1].Start > p.Tokens[i].End {
		return true
	}
	if p.Tokens[i+1].Kind != prose.Mark {
		return false
	}
	r, _ := utf8.DecodeRuneInString(p.Tokens[i+1].Text)
	return !unicode.In(r, unicode.Ps, unicode.Pi, unicode.Sc) && r != '…' && r != '\'' && r != '"' && r != '#' && r != '@'
}

// opensSentence reports whether the token at i begins a sentence or follows a
// colon or comma, as a quotation that goes on in the next paragraph does.
func opensSentence(p *prose.Passage, i int) bool {
	return i == 0 || p.Tokens[i-1].Is(":", ",") || p.Begins(i)
}

// words returns the place of what stands between the marks of s.
func (s stretch) words(p *prose.Passage) (start, end int) {
	if s.from+1 >= s.to {
		return p.Tokens[s.from].End, p.Tokens[s.from].End
	}
	return p.Tokens[s.from+1].Start, p.Tokens[s.to-1].End
}
