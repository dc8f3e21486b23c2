package richtext

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Clean returns d in its normal form, so that equal texts are equal values:
// characters in NFC, no control characters, no runs of spaces, neighbours with
// the same marks joined, tables rectangular, pull quotes without links, and
// nothing empty. It changes no word, and what else breaks a rule still breaks
// it: ask [Doc.Validate] afterwards. Cleaning twice is cleaning once.
func (d Doc) Clean() Doc { return Doc{Blocks: cleanBlocks(d.Blocks)} }

func cleanBlocks(blocks []Block) []Block {
	var clean []Block
	for _, b := range blocks {
		if c, ok := b.clean(); ok {
			clean = append(clean, c)
		}
	}
	return clean
}

func (p Paragraph) clean() (Block, bool) {
	p.Text = cleanText(p.Text)
	return p, p.Text != nil
}

func (h Heading) clean() (Block, bool) {
	h.Text = cleanText(h.Text)
	return h, h.Text != nil
}

func (l List) clean() (Block, bool) {
	l = l.cleaned()
	return l, len(l.Items) > 0
}

func (l List) cleaned() List {
	var items []Item
	for _, item := range l.Items {
		item.Text = cleanText(item.Text)
		item.Sub = item.Sub.cleanSub()
		if item.Text != nil || item.Sub != nil {
			items = addItem(items, item)
		}
	}
	l.Items = items
	if l.Start == 1 || !l.Ordered {
		l.Start = 0
	}
	return l
}

// addItem appends item to items. One that is nothing but a list belongs to the
// item before it, if there is one.
func addItem(items []Item, item Item) []Item {
	last := len(items) - 1
	if last < 0 || item.Text != nil || item.Sub == nil {
		return append(items, item)
	}
	items[last].Sub = merge(items[last].Sub, *item.Sub)
	return items
}

// merge returns l, which may be nil, with the items of more.
func merge(l *List, more List) *List {
	if l == nil {
		return &more
	}
	for _, item := range more.Items {
		l.Items = addItem(l.Items, item)
	}
	return l
}

// cleanSub is [List.cleaned] for a list that may not be there.
func (l *List) cleanSub() *List {
	if l == nil {
		return nil
	}
	if c := l.cleaned(); len(c.Items) > 0 {
		return &c
	}
	return nil
}

func (q Quote) clean() (Block, bool) {
	var text []Text
	for _, t := range q.Text {
		if t = cleanText(t); t != nil {
			text = append(text, t)
		}
	}
	q.Text = text
	q.Speaker, q.Role = cleanLine(q.Speaker), cleanLine(q.Role)
	return q, len(q.Text) > 0
}

func (q PullQuote) clean() (Block, bool) {
	q.Text, q.Speaker = cleanText(q.Text.unlinked()), cleanLine(q.Speaker)
	return q, q.Text != nil
}

func (p Picture) clean() (Block, bool) {
	p.Caption, p.Alt = cleanText(p.Caption), cleanLine(p.Alt)
	return p, p.Picture != 0
}

func (g Gallery) clean() (Block, bool) {
	var pictures []Picture
	for _, p := range g.Pictures {
		if c, ok := p.clean(); ok {
			pictures = append(pictures, c.(Picture))
		}
	}
	g.Pictures, g.Caption = pictures, cleanText(g.Caption)
	return g, len(pictures) > 0
}

func (t Table) clean() (Block, bool) {
	t.Caption = cleanText(t.Caption)
	rows := make([][]Cell, len(t.Rows))
	empty := true
	for i, row := range t.Rows {
		rows[i] = make([]Cell, len(row))
		for j, c := range row {
			c.Text = cleanText(c.Text)
			rows[i][j] = c
			empty = empty && c.Text == nil
		}
	}
	t.Rows = rows
	if t.check() == nil {
		t.Rows = fit(rows)
	}
	return t, !empty
}

// A box whose title is its first heading has that as its title.
func (f FactBox) clean() (Block, bool) {
	f.Title, f.Blocks = cleanLine(f.Title), cleanBlocks(f.Blocks)
	if len(f.Blocks) > 1 && f.Title == "" {
		if h, ok := f.Blocks[0].(Heading); ok {
			f.Title, f.Blocks = cleanLine(h.Text.line()), f.Blocks[1:]
		}
	}
	return f, len(f.Blocks) > 0
}

func (t Timeline) clean() (Block, bool) {
	t.Title = cleanLine(t.Title)
	var entries []Entry
	for _, e := range t.Entries {
		e.Text, e.Label = cleanText(e.Text), cleanLine(e.Label)
		if e.Label == e.Date {
			e.Label = ""
		}
		if e.Text != nil {
			entries = append(entries, e)
		}
	}
	t.Entries = entries
	return t, len(entries) > 0
}

func (e Embed) clean() (Block, bool) {
	e.Title, e.Provider, e.Caption = cleanLine(e.Title), cleanLine(e.Provider), cleanText(e.Caption)
	if e.Provider == "" {
		e.Provider = providerOf(hostOf(e.URL))
	}
	return e, e.URL != ""
}

func (a Audio) clean() (Block, bool) {
	if a.Blob != "" {
		a.URL = ""
	}
	a.Title, a.Caption = cleanLine(a.Title), cleanText(a.Caption)
	return a, a.Blob != "" || a.URL != ""
}

func (v Video) clean() (Block, bool) {
	if v.Blob != "" {
		v.URL = ""
	}
	v.Title, v.Caption = cleanLine(v.Title), cleanText(v.Caption)
	return v, v.Blob != "" || v.URL != ""
}

func (c Code) clean() (Block, bool) {
	c.Text = strings.Trim(strip(c.Text), "\n")
	return c, strings.TrimSpace(c.Text) != ""
}

func (d Divider) clean() (Block, bool) { return d, true }

func (l Legacy) clean() (Block, bool) {
	l.Source = strings.ToValidUTF8(l.Source, "\uFFFD")
	l.Name = cleanLine(l.Name)
	return l, strings.TrimSpace(l.Source) != ""
}

// cleanText returns t with joined spans and single spaces, without what is
// empty; nil if nothing is left.
func cleanText(t Text) Text {
	var single Text
	for _, s := range t {
		single = appendSpan(single, s.with(squeeze(strip(s.Text))))
	}
	single = trimEnd(single)
	if blank(single) {
		return nil
	}
	return joinSpans(single)
}

// blank reports whether there is nothing to see in t: spaces of any kind and
// characters that only shape their neighbours.
func blank(t Text) bool {
	for _, s := range t {
		for _, r := range s.Text {
			if !unicode.IsSpace(r) && !unicode.Is(unicode.Cf, r) {
				return false
			}
		}
	}
	return true
}

// appendSpan appends s to t. White space at the end of t takes in that at the
// front of s, so that a space or line break stands where it came first.
func appendSpan(t Text, s Span) Text {
	if s.Text != "" && strings.ContainsRune(" \n", rune(s.Text[0])) {
		if len(t) == 0 {
			s.Text = s.Text[1:]
		} else if last := &t[len(t)-1]; strings.HasSuffix(last.Text, " ") || strings.HasSuffix(last.Text, "\n") {
			if s.Text[0] == '\n' {
				last.Text = last.Text[:len(last.Text)-1] + "\n"
			}
			s.Text = s.Text[1:]
		}
	}
	if s.Text == "" {
		return t
	}
	return append(t, s)
}

// squeeze returns s with every run of white space as one: a line break if
// there is one in it, else a space.
func squeeze(s string) string {
	if single(s) {
		return s
	}
	var b strings.Builder
	for s != "" {
		word := len(s)
		if i := strings.IndexAny(s, " \t\n"); i >= 0 {
			word = i
		}
		b.WriteString(s[:word])
		rest := strings.TrimLeft(s[word:], " \t\n")
		switch run := s[word : len(s)-len(rest)]; {
		case strings.Contains(run, "\n"):
			b.WriteByte('\n')
		case run != "":
			b.WriteByte(' ')
		}
		s = rest
	}
	return b.String()
}

// single reports whether [squeeze] has nothing to do.
func single(s string) bool {
	space := false
	for i := range len(s) {
		switch s[i] {
		case '\t':
			return false
		case ' ', '\n':
			if space {
				return false
			}
			space = true
		default:
			space = false
		}
	}
	return true
}

// joinSpans makes one span of neighbours that have the same marks.
func joinSpans(t Text) Text {
	var joined Text
	for len(t) > 0 {
		n := 1
		for n < len(t) && t[n].sameMarks(t[0]) {
			n++
		}
		s := t[0]
		if n > 1 {
			s.Text = norm.NFC.String(t[:n].String())
		}
		joined, t = append(joined, s), t[n:]
	}
	return joined
}

// trimEnd cuts white space off the end of t.
func trimEnd(t Text) Text {
	for len(t) > 0 {
		s := &t[len(t)-1]
		s.Text = strings.TrimRight(s.Text, " \n")
		if s.Text != "" {
			return t
		}
		t = t[:len(t)-1]
	}
	return nil
}

// cleanLine returns s on one line, with single spaces; "" if it is blank.
func cleanLine(s string) string {
	if blank(Text{{Text: s}}) {
		return ""
	}
	return strings.Join(strings.FieldsFunc(strip(s), func(r rune) bool {
		return r == ' ' || r == '\t' || r == '\n'
	}), " ")
}

// strip returns s in NFC and valid UTF-8, with "\n" for every kind of line
// end, and without unwanted characters.
func strip(s string) string {
	if plainASCII(s) {
		return s
	}
	s = strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\r\n", "\n")
	return norm.NFC.String(strings.Map(func(r rune) rune {
		switch {
		case r == '\r', r == 0x85, r == 0x2028, r == 0x2029:
			return '\n'
		case unwanted(r):
			return -1
		default:
			return r
		}
	}, s))
}

// plainASCII reports whether s is made of printable ASCII and line feeds.
func plainASCII(s string) bool {
	for i := range len(s) {
		if c := s[i]; c >= utf8.RuneSelf || c < ' ' && c != '\n' && c != '\t' || c == 0x7f {
			return false
		}
	}
	return true
}

// unwanted reports whether r has no place in text: controls, code points that
// are no characters, and the directional embeddings and overrides, with which
// a line can be made to show something else than it says. Marks and isolates
// (LRM, RLM, ALM, LRI, RLI, FSI, PDI) and joiners stay: right-to-left and
// Indic text needs them.
func unwanted(r rune) bool {
	switch {
	case r == '\n' || r == '\t':
		return false
	case r < ' ' || 0x7f <= r && r <= 0x9f:
		return true
	case 0x202A <= r && r <= 0x202E, r == 0x2028, r == 0x2029:
		return true
	case 0xFFF9 <= r && r <= 0xFFFB, r == 0xFEFF:
		return true
	default:
		return r&0xFFFE == 0xFFFE || 0xFDD0 <= r && r <= 0xFDEF
	}
}
