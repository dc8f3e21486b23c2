package quote

import (
	"github.com/courant-press/courant/internal/bigpicture/prose"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/richtext"
)

// A text is a body in which words are looked for. It is taken apart when the
// first are.
type text struct {
	body  richtext.Doc
	lines []prose.Passage
}

// moveAll brings a quote to where its words stand in the text. It reports
// whether they all do.
func (t *text) moveAll(q *news.Quote) bool {
	return t.move(&q.Found) && t.move(&q.Said)
}

// move brings a saying to where its words stand in the text, and reports
// whether they all do. It takes time in proportion to the length of the text.
func (t *text) move(s *news.Saying) bool {
	if t.lines == nil {
		t.lines = lines(t.body)
	}
	moved := make([]news.QuotePiece, len(s.Pieces))
	line, from := 0, 0
	for i, p := range s.Pieces {
		var ok bool
		if moved[i], line, from, ok = t.find(prose.Tokens(p.Words), line, from); !ok {
			return false
		}
	}
	s.Pieces = moved
	return true
}

// find looks for words from a token of a line on. It returns where they stand
// and behind which token of which line they end.
func (t *text) find(words []prose.Token, line, from int) (p news.QuotePiece, atLine, end int, ok bool) {
	if len(words) == 0 {
		return p, 0, 0, false
	}
	closed := words[len(words)-1].Kind == prose.Mark
	if words = spoken(words); len(words) == 0 {
		return p, 0, 0, false
	}
	for ; line < len(t.lines); line, from = line+1, 0 {
		l := &t.lines[line]
		for i := from; i < len(l.Tokens); i++ {
			if last, ok := matches(l.Tokens[i:], words); ok {
				return stretchOf(l, i, i+last, closed), line, i + last, true
			}
		}
	}
	return p, 0, 0, false
}

// matches reports whether tokens begin with the words, whatever marks stand
// between them, and how many tokens they take.
func matches(tokens, words []prose.Token) (taken int, ok bool) {
	for i, t := range tokens {
		if t.Kind == prose.Mark && i > 0 {
			continue
		}
		if t.Kind == prose.Mark || prose.Fold(t.Text) != prose.Fold(words[0].Text) {
			return 0, false
		}
		if words = words[1:]; len(words) == 0 {
			return i + 1, true
		}
	}
	return 0, false
}

// spoken returns the tokens that are no marks.
func spoken(tokens []prose.Token) []prose.Token {
	var words []prose.Token
	for _, t := range tokens {
		if t.Kind != prose.Mark {
			words = append(words, t)
		}
	}
	return words
}

// stretchOf returns the words from one token up to another, with the stop or
// comma behind them if they were closed by one.
func stretchOf(l *prose.Passage, from, to int, closed bool) news.QuotePiece {
	if closed && to < len(l.Tokens) && l.Tokens[to].Is(".", ",", "!", "?", "…") {
		to++
	}
	place := l.Place(l.Tokens[from].Start, l.Tokens[to-1].End)
	return news.QuotePiece{Words: l.Span(from, to), Block: place.Block, Text: place.Text, Start: place.Start, End: place.End}
}

// lines returns the texts of a body that a quote may stand in, taken apart.
func lines(d richtext.Doc) []prose.Passage {
	all := []prose.Passage{}
	for i, b := range d.Blocks {
		switch b.(type) {
		case richtext.Paragraph, richtext.List, richtext.Quote, richtext.FactBox:
			for n, t := range richtext.TextsOf(b) {
				all = append(all, prose.NewPassage(i, n, t.String()))
			}
		}
	}
	return all
}

// wordsAt returns the words of a place, or false if the body has no such place.
func wordsAt(d richtext.Doc, block, line, start, end int) (string, bool) {
	if block < 0 || block >= len(d.Blocks) {
		return "", false
	}
	texts := richtext.TextsOf(d.Blocks[block])
	if line < 0 || line >= len(texts) {
		return "", false
	}
	runes := []rune(texts[line].String())
	if start < 0 || start >= end || end > len(runes) {
		return "", false
	}
	return string(runes[start:end]), true
}
