package wxr

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"unicode/utf8"
)

const (
	cdataStart = "<![CDATA["
	cdataEnd   = "]]>"
)

// An extent is where the inside of an element ends and what was seen on the
// way.
type extent struct {
	end, after int  // where </name> begins, and the byte after it
	cdata      bool // there is a section of CDATA
	loose      bool // "]]>" stands outside any
	markup     bool // so does something that looks like a tag
}

// text reads the inside of an element that holds nothing but text.
func (r *Reader) text(t *tag) (string, error) {
	if t.closed {
		return "", nil
	}
	x, err := r.extent(t.raw)
	if errors.Is(err, io.EOF) {
		return "", r.refuse("the file ends before its <%s> does; it may have been cut off", t.raw)
	}
	if err != nil {
		return "", r.failed(err)
	}
	text := r.clean(r.inside(r.src.buf[:x.end], x))
	r.src.take(x.after)
	return text, nil
}

// extent looks for the end tag of the element whose start tag has just been
// taken.
func (r *Reader) extent(name string) (extent, error) {
	var x extent
	for p := 0; ; {
		i, err := r.src.index("<", p)
		if err != nil {
			return x, err
		}
		x.loose = x.loose || bytes.Contains(r.src.buf[p:i], []byte(cdataEnd))
		switch {
		case r.src.startsWith(cdataStart, i):
			if p, err = r.src.index(cdataEnd, i+len(cdataStart)); err != nil {
				return x, err
			}
			x.cdata, p = true, p+len(cdataEnd)
		case r.closes(name, i):
			x.end = i
			x.after, err = r.src.index(">", i)
			x.after++
			return x, err
		case r.foreign(i):
			return x, r.refuse("</%s> is missing", name)
		default:
			x.markup, p = true, i+1
		}
	}
}

// closes reports whether the end tag of name stands at i.
func (r *Reader) closes(name string, i int) bool {
	n := 2 + len(name)
	return r.src.startsWith("</"+name, i) && (r.src.startsWith(">", i+n) || bytes.ContainsAny(r.src.buf[i+n:min(len(r.src.buf), i+n+1)], spaces))
}

// foreign reports whether a tag of the export itself stands at i, where text
// should be.
func (r *Reader) foreign(i int) bool {
	for _, name := range []string{"wp:", "item>", "channel>", "rss>", "content:encoded", "excerpt:encoded", "dc:creator"} {
		if r.src.startsWith("<"+name, i) || r.src.startsWith("</"+name, i) {
			return true
		}
	}
	return false
}

// inside returns the text that raw, the inside of an element, stands for.
func (r *Reader) inside(raw []byte, x extent) string {
	switch {
	case x.cdata && (x.loose || x.markup):
		r.Mended["CDATA inside CDATA"]++
		return outermost(raw)
	case x.markup:
		r.Mended["markup that is not escaped"]++
		return string(raw)
	case !x.cdata:
		return r.unescape(raw)
	}
	var text strings.Builder
	for {
		before, rest, found := bytes.Cut(raw, []byte(cdataStart))
		text.WriteString(r.unescape(before))
		if !found {
			return text.String()
		}
		section, after, _ := bytes.Cut(rest, []byte(cdataEnd))
		text.Write(section)
		raw = after
	}
}

// outermost returns what stands between the first start and the last end of
// CDATA. It is what the author wrote when a generator put a section around
// text that had sections in it, and did not split them.
func outermost(raw []byte) string {
	start := max(0, bytes.Index(raw, []byte(cdataStart)))
	end := max(bytes.LastIndex(raw, []byte(cdataEnd)), start+len(cdataStart))
	text := string(raw[:start]) + string(raw[start+len(cdataStart):end])
	return strings.ReplaceAll(text, "]]"+cdataEnd+cdataStart+">", cdataEnd)
}

func (r *Reader) unescape(b []byte) string {
	bare := 0
	text := unescape(b, &bare)
	if bare > 0 {
		r.Mended["ampersands that are not escaped"] += bare
	}
	return text
}

// clean takes out what is no character of XML.
func (r *Reader) clean(s string) string {
	if !utf8.ValidString(s) {
		r.Mended["bytes that are no UTF-8"]++
		s = strings.ToValidUTF8(s, "\uFFFD")
	}
	if strings.IndexByte(s, '\r') >= 0 {
		s = strings.ReplaceAll(s, "\r\n", "\n")
	}
	if !hasControl(s) {
		return s
	}
	r.Mended["control characters"]++
	return strings.Map(func(c rune) rune {
		if isControl(c) {
			return -1
		}
		return c
	}, s)
}

// hasControl looks at bytes, because nearly no text has any.
func hasControl(s string) bool {
	for i := range len(s) {
		c := s[i]
		if c < ' ' && isControl(rune(c)) || c == 0xEF && (strings.HasPrefix(s[i:], "\uFFFE") || strings.HasPrefix(s[i:], "\uFFFF")) {
			return true
		}
	}
	return false
}

func isControl(c rune) bool {
	return c < ' ' && c != '\t' && c != '\n' && c != '\r' || c == 0xFFFE || c == 0xFFFF
}
