package wordpress

import "strings"

// paragraphs writes the tags that the classic editor leaves out when it
// stores a text: a blank line begins a paragraph and a line end breaks the
// line, except beside the tag of a block and inside elements whose white
// space means something else. End tags are left out, as HTML allows.
func paragraphs(body string) string {
	if !strings.Contains(body, "\n") {
		return body
	}
	var out strings.Builder
	out.Grow(len(body) + len(body)/16)
	beside := true // the last tag was one of a block
	for rest := body; rest != ""; {
		verbatim, tag, after := nextTag(rest)
		besideNext := tag == "" || isBlockTag(tag)
		breakLines(&out, verbatim, beside, besideNext)
		out.WriteString(tag)
		if name := tagName(tag); isVerbatim(name) && !strings.HasPrefix(tag, "</") {
			inside, closing := untilEnd(after, name)
			out.WriteString(inside)
			after = closing
		}
		beside, rest = besideNext, after
	}
	return out.String()
}

// breakLines writes running text between two tags.
func breakLines(out *strings.Builder, text string, afterBlock, beforeBlock bool) {
	if !strings.Contains(text, "\n") {
		out.WriteString(text)
		return
	}
	lines := strings.Split(text, "\n")
	blank := 0
	for i, line := range lines {
		empty := strings.TrimSpace(line) == ""
		switch {
		case i == 0:
		case empty && i < len(lines)-1:
			blank++
			continue
		case i == len(lines)-1 && empty && beforeBlock:
			out.WriteString("\n")
		case blank > 0:
			out.WriteString("\n<p>")
		case afterBlock && allEmpty(lines[:i]):
			out.WriteString("\n")
		default:
			out.WriteString("<br>\n")
		}
		blank = 0
		out.WriteString(line)
	}
}

func allEmpty(lines []string) bool {
	for _, line := range lines {
		if strings.TrimSpace(line) != "" {
			return false
		}
	}
	return true
}

// nextTag splits s at its first tag or comment: what stands before, the tag,
// what stands after. Without one, all is before.
func nextTag(s string) (before, tag, after string) {
	for from := 0; ; {
		i := strings.IndexByte(s[from:], '<')
		if i < 0 {
			return s, "", ""
		}
		i += from
		if end := tagLength(s[i:]); end > 0 {
			return s[:i], s[i : i+end], s[i+end:]
		}
		from = i + 1
	}
}

// tagLength returns how long the tag or comment at the front of s is, 0 if
// there is none. A comment without an end hides all that follows, as in a
// browser.
func tagLength(s string) int {
	if strings.HasPrefix(s, "<!--") {
		if end := strings.Index(s, "-->"); end >= 0 {
			return end + len("-->")
		}
		return len(s)
	}
	if len(s) < 3 || !isLetter(s[1]) && (s[1] != '/' || !isLetter(s[2])) {
		return 0
	}
	const longest = 64 << 10 // of a tag; pictures can be written into one
	quote := byte(0)
	for i := 1; i < min(len(s), longest); i++ {
		switch c := s[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			if s[i-1] == '=' {
				quote = c
			}
		case c == '>':
			return i + 1
		case c == '<':
			return 0
		}
	}
	return 0
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// tagName returns the name of the element of a tag, in small letters.
func tagName(tag string) string {
	name := strings.TrimLeft(tag, "</")
	if i := strings.IndexAny(name, " \t\r\n/>"); i >= 0 {
		name = name[:i]
	}
	return strings.ToLower(name)
}

// untilEnd splits s behind the end tag of an element.
func untilEnd(s, name string) (inside, after string) {
	for from := 0; ; {
		i := strings.Index(s[from:], "</")
		if i < 0 {
			return s, ""
		}
		from += i
		if length := tagLength(s[from:]); length > 0 && tagName(s[from:from+length]) == name {
			return s[:from+length], s[from+length:]
		}
		from += len("</")
	}
}

// isVerbatim reports whether line ends in an element stay what they are.
func isVerbatim(name string) bool {
	switch name {
	case "pre", "script", "style", "textarea", "svg", "object", "select", "canvas":
		return true
	default:
		return false
	}
}

// isBlockTag reports whether a tag begins or ends something that stands on
// lines of its own.
func isBlockTag(tag string) bool {
	switch tagName(tag) {
	case "address", "article", "aside", "audio", "blockquote", "br", "caption", "center", "col", "colgroup", "dd", "details", "div", "dl", "dt",
		"fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
		"iframe", "legend", "li", "main", "map", "menu", "nav", "object", "ol", "option", "p", "pre", "script",
		"section", "select", "source", "style", "summary", "svg", "table", "tbody", "td", "canvas", "tfoot",
		"th", "thead", "tr", "ul", "video":
		return true
	default:
		return strings.HasPrefix(tag, "<!--")
	}
}
