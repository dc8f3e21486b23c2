package question

import (
	"slices"
	"strings"
	"time"

	"github.com/courant-press/courant/internal/bigpicture/prose"
)

// A Kind says what the answer to a question looks like.
type Kind string

// The kinds of question.
const (
	YesNo  Kind = "yes_no"
	Which  Kind = "which"
	Number Kind = "number"
	When   Kind = "when"
)

// A Part of an article is where a question stands.
type Part string

// The parts of an article.
const (
	Headline   Part = "headline"
	Standfirst Part = "standfirst"
	Body       Part = "body"
)

// A Question is one that an article asks.
type Question struct {
	Text  string // the sentence as it is written
	Part  Part
	Place prose.Place // in the body; zero for other parts
	Kind  Kind
	Due   time.Time // the last day on which an answer may be expected; zero if the text does not tell
}

// An Article is what is searched for questions.
type Article struct {
	Headline   string
	Standfirst string
	Passages   []prose.Passage
	Lang       string    // BCP 47
	Published  time.Time // in the paper's zone
}

// most is how many questions of the body are proposed.
const most = 3

// Find returns the questions of an article, those of the headline first, the
// same question once.
func Find(a Article) []Question {
	f := finder{l: newLanguage(a.Lang), published: a.Published}
	head := prose.NewPassage(0, 0, a.Headline)
	f.read(Headline, &head)
	standfirst := prose.NewPassage(0, 0, a.Standfirst)
	f.read(Standfirst, &standfirst)
	before := len(f.found)
	for i := range a.Passages {
		if len(f.found) < before+most {
			f.read(Body, &a.Passages[i])
		}
	}
	f.found = f.found[:min(len(f.found), before+most)]
	for i, q := range f.found {
		if q.Due.IsZero() && q.Part != Body {
			f.found[i].Due = f.due(&standfirst, 0, len(standfirst.Tokens))
		}
	}
	return f.found
}

// A finder reads an article from beginning to end.
type finder struct {
	l         language
	published time.Time
	found     []Question
}

// read takes in the questions of a passage.
func (f *finder) read(part Part, p *prose.Passage) {
	for _, s := range p.Sentences {
		if s.To-s.From > longest || !f.asks(part, p, s) {
			continue
		}
		q := Question{Text: p.Span(s.From, s.To), Part: part, Kind: f.kind(p, s), Due: f.due(p, s.From, s.To)}
		if part == Body {
			q.Place = p.Place(p.Tokens[s.From].Start, p.Tokens[s.To-1].End)
		}
		if !slices.ContainsFunc(f.found, func(o Question) bool { return o.Text == q.Text }) {
			f.found = append(f.found, q)
		}
	}
}

// longest is how many tokens a question may have.
const longest = 60

// asks reports whether a sentence asks something that the future answers.
func (f *finder) asks(part Part, p *prose.Passage, s prose.Sentence) bool {
	if quoted(p, s) {
		return false
	}
	words := folded(p, s)
	if !slices.ContainsFunc(p.Tokens[s.From:s.To], isQuestionMark) {
		return part != Headline && f.l.leavesOpen(words)
	}
	if !f.l.known {
		return part == Headline
	}
	if f.l.address[words[0]] || f.l.reason[words[0]] || slices.ContainsFunc(words, func(w string) bool { return f.l.reader[w] }) {
		return false
	}
	return f.l.future(words) || part == Headline && f.l.turns(words) || !f.due(p, s.From, s.To).IsZero()
}

func isQuestionMark(t prose.Token) bool { return t.Is("?", "？", "؟", ";") && t.Text != ";" }

// quoted reports whether a sentence begins or lies between quotation marks.
func quoted(p *prose.Passage, s prose.Sentence) bool {
	return p.Tokens[s.From].Is("“", "\"", "„", "«", "»", "''", "``", "‘", "「") ||
		slices.ContainsFunc(p.Tokens[s.From:s.To], func(t prose.Token) bool { return t.Is("“", "”", "\"", "„") })
}

// folded returns the words of a sentence as they are compared; at least one.
func folded(p *prose.Passage, s prose.Sentence) []string {
	var words []string
	for _, t := range p.Tokens[s.From:s.To] {
		if t.Kind != prose.Mark {
			words = append(words, prose.Fold(t.Text))
		}
	}
	if len(words) == 0 {
		return []string{""}
	}
	return words
}

// kind returns what the answer to a sentence looks like: the question word
// tells that stands first, or after a comma or a preposition.
func (f *finder) kind(p *prose.Passage, s prose.Sentence) Kind {
	words := folded(p, s)
	for i, w := range words[:min(len(words), 12)] {
		next := ""
		if i+1 < len(words) {
			next = words[i+1]
		}
		switch {
		case f.l.how[w] && f.l.much[next]:
			return Number
		case f.l.when[w] && (i == 0 || f.l.verbs[next]):
			return When
		case f.l.which[w]:
			return Which
		case f.l.verbs[w] && !strings.HasPrefix(w, "to"):
			return YesNo
		}
	}
	return YesNo
}

// KindOf returns what the answer to a question looks like.
func KindOf(text, lang string) Kind {
	p := prose.NewPassage(0, 0, text)
	f := finder{l: newLanguage(lang)}
	return f.kind(&p, prose.Sentence{From: 0, To: len(p.Tokens)})
}
