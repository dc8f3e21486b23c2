package main

import (
	"fmt"
	"strings"

	"github.com/courant-press/courant/internal/bigpicture/name"
	"github.com/courant-press/courant/internal/bigpicture/prose"
	"github.com/courant-press/courant/internal/bigpicture/quote"
)

// A quoted article with its attributions as people marked them, in characters.
type quotedArticle struct {
	ID           string
	Text         string
	Attributions []attribution
}

type attribution struct {
	Type                 string
	Source, Cue, Content []span
}

// A span is characters of a text: from Start up to, not including, End.
type span struct{ Start, End int }

// A gold quotation, ready to be compared.
type gold struct {
	source  []span
	quoted  map[int]bool // characters of its content that stand between marks
	content map[int]bool // all characters of its content
	sort    string       // direct, mixed or indirect
}

// quotesEnglish measures on PolNeAR (Newell, Margolin and Ruths, LREC 2018).
// A quotation counts as direct if nine tenths of its content stand between
// marks, as mixed if some do. A found quote is right if its words and those of
// the quotation share more than half of what either has, and its speaker
// touches the source.
func (q *quality) quotesEnglish() error {
	articles, err := rows[quotedArticle](q, "quotes/polnear.jsonl.gz")
	if err != nil {
		return err
	}
	var words, direct, mixed score
	indirect := 0
	for _, a := range articles {
		if !q.chosen(a.ID) {
			continue
		}
		c := comparison{q: q, text: []rune(a.Text), found: findQuotes(a.Text, "en"), gold: goldQuotes(a)}
		c.words(&words)
		c.speakers("direct", &direct)
		c.speakers("mixed", &mixed)
		indirect += len(c.sorted("indirect"))
	}
	q.report.figure("direct: characters, F1", words.f1(), 0.80, 0.90, words.String())
	q.report.figure("direct: with speaker, F1", direct.f1(), 0.75, 0.85, direct.String())
	q.report.figure("mixed: with speaker, F1", mixed.f1(), 0, 0, mixed.String())
	q.report.note("%d indirect quotations are not looked for.", indirect)
	return nil
}

// goldQuotes sorts the attributions of an article.
func goldQuotes(a quotedArticle) []gold {
	inside := betweenMarks([]rune(a.Text))
	var all []gold
	for _, at := range a.Attributions {
		g := gold{source: at.Source, quoted: map[int]bool{}, content: map[int]bool{}}
		for _, s := range at.Content {
			for i := s.Start; i < s.End && i < len(inside); i++ {
				if inside[i] != outside {
					g.content[i] = true
				}
				if inside[i] == within {
					g.quoted[i] = true
				}
			}
		}
		bare := 0
		for _, s := range at.Content {
			for i := s.Start; i < s.End && i < len(inside); i++ {
				if inside[i] == outside {
					bare++
				}
			}
		}
		switch {
		case len(g.quoted) == 0:
			g.sort = "indirect"
		case bare*10 <= len(g.quoted)+bare:
			g.sort = "direct"
		default:
			g.sort = "mixed"
		}
		all = append(all, g)
	}
	return all
}

// Where a character stands.
const (
	outside = iota
	within
	onMark
)

// betweenMarks tells of each character whether it stands between quotation
// marks, by pairing them within each paragraph.
func betweenMarks(text []rune) []int {
	where := make([]int, len(text))
	open := false
	for i := 0; i < len(text); i++ {
		switch r := text[i]; {
		case r == '\n':
			open = false
		case r == '“':
			open, where[i] = true, onMark
			continue
		case r == '”':
			open, where[i] = false, onMark
			continue
		case r == '"':
			open, where[i] = !open, onMark
			continue
		case r == '\'' && i+1 < len(text) && text[i+1] == '\'':
			open, where[i], where[i+1] = !open, onMark, onMark
			i++
			continue
		}
		if open {
			where[i] = within
		}
	}
	return where
}

// A foundQuote is one of ours in characters of the whole text.
type foundQuote struct {
	quote.Quote
	words   map[int]bool
	speaker span
}

// findQuotes runs our method on a text whose paragraphs are lines.
func findQuotes(text, lang string) []foundQuote {
	var passages []prose.Passage
	var starts []int
	at := 0
	for paragraph := range strings.SplitSeq(text, "\n") {
		length := len([]rune(paragraph))
		if strings.TrimSpace(paragraph) != "" {
			passages = append(passages, prose.NewPassage(len(passages), 0, paragraph))
			starts = append(starts, at)
		}
		at += length + 1
	}
	var all []foundQuote
	for _, q := range quote.InPassages(passages, name.Find(passages, lang), lang) {
		f := foundQuote{Quote: q, words: map[int]bool{}}
		for _, piece := range q.Pieces {
			for i := piece.Place.Start; i < piece.Place.End; i++ {
				f.words[starts[piece.Place.Block]+i] = true
			}
		}
		if m := q.Speaker.Mention; m.Text != "" {
			f.speaker = span{starts[m.Place.Block] + m.Place.Start, starts[m.Place.Block] + m.Place.End}
		}
		all = append(all, f)
	}
	return all
}

// A comparison is one article with what people marked and what we found.
type comparison struct {
	q     *quality
	text  []rune
	found []foundQuote
	gold  []gold
}

func (c *comparison) sorted(sort string) []gold {
	var all []gold
	for _, g := range c.gold {
		if g.sort == sort {
			all = append(all, g)
		}
	}
	return all
}

// words counts characters between the marks of direct quotations. Characters
// in other quotations are not held against us.
func (c *comparison) words(s *score) {
	direct, other, found := map[int]bool{}, map[int]bool{}, map[int]bool{}
	for _, g := range c.gold {
		for i := range g.quoted {
			if g.sort == "direct" {
				direct[i] = true
			} else {
				other[i] = true
			}
		}
	}
	for _, f := range c.found {
		if f.Speaker.Mention.Text == "" {
			continue
		}
		for i := range f.words {
			found[i] = true
			if direct[i] {
				s.right++
			} else if !other[i] {
				s.wrong++
			}
		}
	}
	for i := range direct {
		if !found[i] {
			s.missed++
		}
	}
}

// speakers counts quotations of a sort that were found with their speaker. A
// found quote of the other kind, or one that fits a quotation of another sort,
// is counted for neither.
func (c *comparison) speakers(sort string, s *score) {
	ours := map[string]quote.Kind{"direct": quote.Direct, "mixed": quote.Partial}[sort]
	taken := map[int]bool{}
	for _, g := range c.sorted(sort) {
		if len(g.source) == 0 {
			if best, ok := c.match(g); ok {
				taken[best] = true
			}
			continue
		}
		best, ok := c.match(g)
		switch {
		case !ok:
			s.missed++
			c.show(sort+" missed", g, nil)
		case touches(c.found[best].speaker, g.source):
			s.right++
		default:
			s.wrong++
			s.missed++
			c.show(sort+" speaker", g, &c.found[best])
		}
		if ok {
			taken[best] = true
		}
	}
	for i, f := range c.found {
		if !taken[i] && f.Kind == ours && f.Speaker.Mention.Text != "" && !c.fitsAny(f) {
			s.wrong++
			c.show(sort+" wrong", gold{quoted: f.words}, &c.found[i])
		}
	}
}

// match returns the found quote that shares most with g, if it shares enough.
func (c *comparison) match(g gold) (int, bool) {
	best, most := 0, 0.5
	for i, f := range c.found {
		if f.Speaker.Mention.Text == "" {
			continue
		}
		if o := overlap(f.words, g.quoted); o > most {
			best, most = i, o
		}
	}
	return best, most > 0.5
}

// fitsAny reports whether a found quote lies in the quotation of any sort.
func (c *comparison) fitsAny(f foundQuote) bool {
	for _, g := range c.gold {
		if overlap(f.words, g.quoted) > 0.5 {
			return true
		}
		if g.sort != "direct" && shared(f.words, g.content) > len(f.words)/2 {
			return true
		}
	}
	return false
}

func shared(a, b map[int]bool) int {
	n := 0
	for i := range a {
		if b[i] {
			n++
		}
	}
	return n
}

// overlap returns what a and b share of all they have together.
func overlap(a, b map[int]bool) float64 {
	both := shared(a, b)
	return share(both, len(a)+len(b)-both)
}

func touches(s span, all []span) bool {
	for _, o := range all {
		if s.Start < o.End && o.Start < s.End {
			return true
		}
	}
	return false
}

// show prints a mistake, if mistakes are asked for.
func (c *comparison) show(sort string, g gold, f *foundQuote) {
	if c.q.show == 0 {
		return
	}
	first, last := len(c.text), 0
	for i := range g.quoted {
		first, last = min(first, i), max(last, i)
	}
	context := string(c.text[max(0, first-120):min(len(c.text), last+120)])
	var source []string
	for _, s := range g.source {
		source = append(source, string(c.text[s.Start:s.End]))
	}
	ours := ""
	if f != nil {
		ours = fmt.Sprintf(" ours %q (%s)", f.Speaker.Mention.Text, f.Cue.Text)
	}
	c.q.show--
	c.q.report.note("%s: source %q%s: %q", sort, source, ours, context)
}
