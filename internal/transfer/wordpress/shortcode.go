package wordpress

import (
	"regexp"
	"strings"
)

// A shortcode is a macro of WordPress or of one of its plugins:
// [name attribute="value"] or [name]content[/name].
type shortcode struct {
	name   string // in small letters
	attrs  map[string]string
	values []string // attributes without a name, in order
	closed bool     // [name /]
	paired bool     // it has an end
	alone  bool     // on a line of its own

	source     string // as it was written, with its end
	content    string // between its start and its end
	start, end int    // of source in the text
	inner      int    // where content starts in the text
}

// attr returns the first of the attributes that has a value.
func (s *shortcode) attr(names ...string) string {
	for _, name := range names {
		if v := s.attrs[name]; v != "" {
			return v
		}
	}
	return ""
}

// maxShortcode is how long the start of a shortcode may be.
const maxShortcode = 8 << 10

var (
	shortcodeStart = regexp.MustCompile(`^\[([A-Za-z][\w-]*)`)
	shortcodeEnd   = regexp.MustCompile(`^\[/([A-Za-z][\w-]*)\s*\]`)
)

// parseShortcodes finds the shortcodes of a text, in order, none inside
// another. What has no end stands for itself. Tags, comments and code are not
// looked into.
func parseShortcodes(text string) []shortcode {
	p := shortcodeParser{text: text, waiting: map[string]int{}, endless: map[string]bool{}}
	for at := nextBracket(text, 0); at >= 0; {
		at = nextBracket(text, p.bracket(at))
	}
	var found []shortcode
	for _, s := range p.open {
		if len(found) == 0 || s.start >= found[len(found)-1].end {
			found = append(found, s)
		}
	}
	return found
}

type shortcodeParser struct {
	text    string
	open    []shortcode
	waiting map[string]int  // how many of open, by name, have no end yet
	endless map[string]bool // names of code that has no end from here on
}

// bracket reads what begins at i and returns where to go on.
func (p *shortcodeParser) bracket(i int) int {
	if m := shortcodeEnd.FindStringSubmatch(p.text[i:min(len(p.text), i+200)]); m != nil {
		p.end(strings.ToLower(m[1]), i, i+len(m[0]))
		return i + len(m[0])
	}
	s, ok := startShortcode(p.text, i)
	if !ok {
		return i + 1
	}
	p.open = append(p.open, s)
	if s.closed {
		return s.end
	}
	p.waiting[s.name]++
	if isCodeName(s.name) && !p.endless[s.name] {
		if n := strings.Index(p.text[s.end:], "[/"+s.source[1:1+len(s.name)]+"]"); n >= 0 {
			return s.end + n
		}
		p.endless[s.name] = true
	}
	return s.end
}

// end gives the newest shortcode of a name its end. Those that began inside
// it become part of its content.
func (p *shortcodeParser) end(name string, start, end int) {
	if p.waiting[name] == 0 {
		return
	}
	for i := len(p.open) - 1; i >= 0; i-- {
		s := &p.open[i]
		if !s.paired && !s.closed {
			p.waiting[s.name]--
			if s.name == name {
				s.pair(p.text, start, end)
				p.open = p.open[:i+1]
				return
			}
		}
	}
}

// pair gives s its end, which stands at text[start:end].
func (s *shortcode) pair(text string, start, end int) {
	s.paired, s.content = true, text[s.inner:start]
	s.source, s.end = text[s.start:end], end
	s.alone = isAlone(text, s.start, end)
}

// nextBracket returns where the next [ stands that may begin a shortcode.
func nextBracket(text string, from int) int {
	for from < len(text) {
		i := strings.IndexAny(text[from:], "[<")
		if i < 0 {
			return -1
		}
		i += from
		if text[i] == '[' {
			return i
		}
		length := tagLength(text[i:])
		if length == 0 {
			from = i + 1
			continue
		}
		from = i + length
		switch name := tagName(text[i : i+length]); name {
		case "pre", "code", "script", "style", "textarea":
			if text[i+1] != '/' {
				inside, _ := untilEnd(text[from:], name)
				from += len(inside)
			}
		}
	}
	return -1
}

// startShortcode reads the start of a shortcode at i.
func startShortcode(text string, i int) (s shortcode, ok bool) {
	m := shortcodeStart.FindStringSubmatch(text[i:min(len(text), i+100)])
	if m == nil {
		return s, false
	}
	s.name, s.start = strings.ToLower(m[1]), i
	rest := text[i+len(m[0]) : min(len(text), i+maxShortcode)]
	length := attrsLength(rest)
	if length < 0 || rest[0] != ']' && rest[0] != '/' && rest[0] != '=' && !isSpaceAt(rest) {
		return s, false
	}
	inside := strings.TrimSpace(rest[:length])
	inside, s.closed = strings.CutSuffix(inside, "/")
	s.attrs, s.values = shortcodeAttrs(inside)
	s.inner = i + len(m[0]) + length + 1
	s.end = s.inner
	s.source = text[i:s.end]
	s.alone = isAlone(text, i, s.end)
	return s, true
}

func isSpaceAt(s string) bool {
	return strings.HasPrefix(s, "\u00a0") || strings.ContainsAny(s[:1], " \t\r\n")
}

// attrsLength returns how many bytes stand before the ] that ends a start, or
// -1 if there is none. A bracket in quotes is text.
func attrsLength(s string) int {
	quote := byte(0)
	for i := range len(s) {
		switch c := s[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case (c == '"' || c == '\'') && i > 0 && s[i-1] == '=':
			quote = c
		case c == ']':
			return i
		case c == '[':
			return -1
		}
	}
	return -1
}

// quotes are what editors make of the straight ones.
var quotes = strings.NewReplacer("“", `"`, "”", `"`, "„", `"`, "″", `"`, "»", `"`, "«", `"`, "&quot;", `"`, "&#8220;", `"`, "&#8221;", `"`, "&#8243;", `"`, "‘", "'", "’", "'", "&#8217;", "'", "\u00a0", " ")

var shortcodeAttr = regexp.MustCompile(`([\w-]+)\s*=\s*"([^"]*)"|([\w-]+)\s*=\s*'([^']*)'|([\w-]+)\s*=\s*([^\s'"]+)|"([^"]*)"|'([^']*)'|(\S+)`)

// shortcodeAttrs reads attributes, with straight quotes, curly ones or none.
// A value right behind the name, as in [youtube=https://…], has no name.
func shortcodeAttrs(inside string) (map[string]string, []string) {
	named := map[string]string{}
	var values []string
	inside = quotes.Replace(inside)
	if value, ok := strings.CutPrefix(inside, "="); ok {
		return named, strings.Fields(value)
	}
	for _, m := range shortcodeAttr.FindAllStringSubmatch(inside, 100) {
		for i := 1; i <= 5; i += 2 {
			if m[i] != "" {
				named[strings.ToLower(m[i])] = m[i+1]
			}
		}
		if value := m[7] + m[8] + m[9]; value != "" {
			values = append(values, value)
		}
	}
	return named, values
}

// isAlone reports whether nothing but white space and tags stands beside
// text[start:end] on its line.
func isAlone(text string, start, end int) bool {
	const near = 300 // bytes that are looked at
	before, after := text[max(0, start-near):start], text[end:min(len(text), end+near)]
	before = strings.TrimRight(before[strings.LastIndexByte(before, '\n')+1:], " \t\r")
	after, _, _ = strings.Cut(after, "\n")
	after = strings.TrimLeft(after, " \t\r")
	return (before == "" || strings.HasSuffix(before, ">")) && (after == "" || strings.HasPrefix(after, "<"))
}
