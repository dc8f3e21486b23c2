package script

import (
	"strings"
	"time"
	"unicode"

	"github.com/courant-press/courant/internal/locale"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/reach/listen/aloud"
)

// A Reader knows how texts in one language are read.
type Reader struct {
	tag     string
	lang    *aloud.Language
	lexicon *aloud.Lexicon
	words   *locale.Locale
	zone    *time.Location
}

// NewReader returns the reader for a language, with the newsroom's lexicon and
// the paper's time zone.
func NewReader(tag string, entries []aloud.Entry, zone *time.Location) *Reader {
	return &Reader{
		tag: tag, lang: aloud.Find(tag), lexicon: aloud.NewLexicon(tag, entries),
		words: locale.Find(tag), zone: zone,
	}
}

// Article returns the script of an article as the public has it. A word on
// what was corrected stands before the text, as on the page.
func (r *Reader) Article(p paper.ArticlePage) Script {
	s := r.begin(p.FullHead)
	s.furniture(p.FullHead, afterHeading)
	s.furniture(p.Standfirst, afterParagraph)
	if names := writers(p.Byline); len(names) > 0 {
		s.furniture(r.words.Word("heard_by", "names", r.words.List(names)), afterParagraph)
	}
	if n := len(p.Corrections); n > 0 {
		date := r.words.LongDate(p.Corrections[n-1].At.In(r.zone))
		s.furniture(r.words.Word("heard_corrected", "date", date), afterParagraph)
	}
	for i, b := range p.Content.Body.Blocks {
		s.block = i
		s.read(b)
	}
	return s.script
}

// writers are those of a byline who wrote the text.
func writers(byline []paper.Credit) []string {
	var names []string
	for _, c := range byline {
		if c.Role == news.ByText {
			names = append(names, c.Name)
		}
	}
	return names
}

// A writing is a script while it is written.
type writing struct {
	*Reader
	script  Script
	block   int
	article int64
}

func (r *Reader) begin(title string) *writing {
	return &writing{Reader: r, script: Script{Lang: r.tag, Title: title}, block: Furniture}
}

func (w *writing) furniture(text string, rest time.Duration) {
	w.block = Furniture
	w.line(text, rest)
}

// longest is how many bytes of text are spoken in one go. Voices lose their
// breath in longer ones, and more would have to be spoken anew after a
// correction.
const longest = 800

// line adds text to the script, in several lines if it is long.
func (w *writing) line(text string, rest time.Duration) {
	for _, shown := range breathe(text, longest) {
		said := w.lang.Say(shown, w.lexicon)
		if !strings.ContainsFunc(said, isSpoken) {
			continue
		}
		w.script.Lines = append(w.script.Lines, Line{Block: w.block, Shown: shown, Text: closed(said), Rest: afterLine, Article: w.article})
	}
	w.rest(rest)
}

// rest makes the voice rest after the last line for that long at least.
func (w *writing) rest(d time.Duration) {
	if n := len(w.script.Lines); n > 0 {
		last := &w.script.Lines[n-1]
		last.Rest = max(last.Rest, d)
	}
}

// chapter begins a chapter with the next line.
func (w *writing) chapter(title, path, text string, rest time.Duration) {
	at := len(w.script.Lines)
	w.line(text, rest)
	if at < len(w.script.Lines) {
		w.script.Lines[at].Chapter, w.script.Lines[at].Path = title, path
	}
}

func isSpoken(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// closed ends a line with a point, so that the voice goes down.
func closed(s string) string {
	if strings.ContainsAny(s[len(s)-1:], ".!?:;") || strings.HasSuffix(strings.TrimRight(s, `"”“»’)`), ".") {
		return s
	}
	if last := []rune(s); unicode.In(last[len(last)-1], unicode.Po) {
		return s
	}
	return s + "."
}
