package locale

import (
	"embed"
	"encoding/json"
	"fmt"
	"path"
	"strings"
	"unicode"
)

//go:embed words/*.json
var wordFiles embed.FS

// catalogue is one file of words/: what the pages say in one language. A catalogue of a region, such as en-GB, holds only
// what differs from its language.
type catalogue struct {
	tag      string
	phrases  map[string]phrase
	fallback *catalogue // Nil for English, the last.
	grammar  *Locale    // Whose plurals, digits and direction the words have.
}

// phrase is one text, or one for each plural category. A file writes the first as a string, the second as an object.
type phrase forms

// UnmarshalJSON reads either way of writing a phrase.
func (p *phrase) UnmarshalJSON(data []byte) error {
	if data[0] != '"' {
		return json.Unmarshal(data, (*forms)(p))
	}
	var text string
	err := json.Unmarshal(data, &text)
	*p = phrase{other: text}
	return err
}

// Word answers an interface phrase with its placeholders filled: Word("archive_of", "date", "3 May") fills {date}. The
// words follow each other as name, text, name, text. A phrase no catalogue knows is answered with its key, so that the page
// shows which; a locale without a catalogue speaks English.
func (l *Locale) Word(key string, words ...string) string {
	p, c := l.words.find(key)
	return c.fill(forms(p).pick(other), words)
}

// Words answers the form of an interface phrase that goes with a number, which fills {n}: Words("minutes_to_read", 5). More
// placeholders may follow as in Word.
func (l *Locale) Words(key string, n int, words ...string) string {
	p, c := l.words.find(key)
	text := strings.ReplaceAll(forms(p).pick(c.grammar.Plural(n)), "{n}", c.grammar.Number(n))
	return c.fill(text, words)
}

// Frame is what stands before and after one placeholder of a phrase, for pages that put a link or a <time> there.
type Frame struct {
	Before, After string
}

// Around answers an interface phrase cut open at a placeholder: Around("by", "names") is {"By ", ""} in English. Other
// placeholders are filled as in Word.
func (l *Locale) Around(key, placeholder string, words ...string) Frame {
	p, c := l.words.find(key)
	before, after, _ := strings.Cut(forms(p).pick(other), "{"+placeholder+"}")
	return Frame{c.fill(before, words), c.fill(after, words)}
}

// find looks a key up in the catalogue and those it falls back on. The catalogue it answers is where the phrase was found.
func (c *catalogue) find(key string) (phrase, *catalogue) {
	for ; ; c = c.fallback {
		if p, ok := c.phrases[key]; ok {
			return p, c
		}
		if c.fallback == nil {
			return phrase{other: key}, c
		}
	}
}

// fill puts texts in the place of {name}, each kept apart from the writing direction around it.
func (c *catalogue) fill(text string, words []string) string {
	var pairs []string
	for i := 0; i+1 < len(words); i += 2 {
		pairs = append(pairs, "{"+words[i]+"}", isolate(c.grammar.Dir(), words[i+1]))
	}
	return strings.NewReplacer(pairs...).Replace(text)
}

// isolate wraps a text that has letters of the other direction in the marks that keep its punctuation and its neighbours
// in order: U+2068 and U+2069 of the Unicode Bidirectional Algorithm.
func isolate(dir, text string) string {
	const firstStrongIsolate, popDirectionalIsolate = "\u2068", "\u2069"
	foreign := func(r rune) bool {
		return unicode.IsLetter(r) && isRightToLeft(r) != (dir == "rtl")
	}
	if !strings.ContainsFunc(text, foreign) {
		return text
	}
	return firstStrongIsolate + text + popDirectionalIsolate
}

func isRightToLeft(r rune) bool {
	return unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko)
}

// readCatalogues reads words/ and joins each catalogue to the one it falls back on.
func readCatalogues() (map[string]*catalogue, error) {
	files, err := wordFiles.ReadDir("words")
	if err != nil {
		return nil, fmt.Errorf("catalogues: %w", err)
	}
	all := map[string]*catalogue{}
	for _, file := range files {
		c := &catalogue{tag: strings.TrimSuffix(file.Name(), path.Ext(file.Name()))}
		if err := c.read(); err != nil {
			return nil, err
		}
		all[strings.ToLower(c.tag)] = c
	}
	for key, c := range all {
		if c.tag != "en" {
			c.fallback = nearest(all, cutLast(key))
		}
	}
	return all, nil
}

func (c *catalogue) read() error {
	data, err := wordFiles.ReadFile("words/" + c.tag + ".json")
	if err != nil {
		return fmt.Errorf("catalogue: %w", err)
	}
	if err := json.Unmarshal(data, &c.phrases); err != nil {
		return fmt.Errorf("catalogue %s: %w", c.tag, err)
	}
	return nil
}
