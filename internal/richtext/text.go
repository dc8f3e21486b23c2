package richtext

import "strings"

// Text is a line of running text. A "\n" inside it is a line break that the
// writer asked for.
type Text []Span

// A Span is a run of characters with the same marks.
type Span struct {
	Text   string `json:"text"`
	Bold   bool   `json:"bold,omitempty"`
	Italic bool   `json:"italic,omitempty"`
	Strike bool   `json:"strike,omitempty"`
	Code   bool   `json:"code,omitempty"`
	Sub    bool   `json:"sub,omitempty"`
	Sup    bool   `json:"sup,omitempty"`
	Link   string `json:"link,omitempty"`  // http, https, mailto, or a path of the paper
	Topic  int64  `json:"topic,omitempty"` // mention of a topic
	Lang   string `json:"lang,omitempty"`  // BCP 47, where it differs from the article's

	Comment int64 `json:"comment,omitempty"` // number of a comment at the desk; readers never get it
}

// Plain returns s as text without marks.
func Plain(s string) Text {
	if s == "" {
		return nil
	}
	return Text{{Text: s}}
}

// String returns the characters of t without marks.
func (t Text) String() string {
	if len(t) == 1 {
		return t[0].Text
	}
	var b strings.Builder
	for _, s := range t {
		b.WriteString(s.Text)
	}
	return b.String()
}

// line returns the characters of t with line breaks as spaces.
func (t Text) line() string { return strings.ReplaceAll(t.String(), "\n", " ") }

// with returns a span of the marks of s around text.
func (s Span) with(text string) Span {
	s.Text = text
	return s
}

// sameMarks reports whether s and o differ in nothing but their characters.
func (s Span) sameMarks(o Span) bool { return s.with("") == o.with("") }

// unlinked returns t without its links and mentions.
func (t Text) unlinked() Text {
	words := make(Text, len(t))
	for i, s := range t {
		s.Link, s.Topic = "", 0
		words[i] = s
	}
	return words
}
