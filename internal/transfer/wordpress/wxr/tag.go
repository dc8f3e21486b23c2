package wxr

import (
	"bytes"
	"strings"
)

// A space is one of the namespaces that mean something in a WXR file.
type space byte

const (
	none space = iota // RSS itself
	wp
	content
	excerpt
	dc
	other
)

// spaceOf returns the namespace that a URI stands for. The URIs of WordPress
// carry the version of the format, and are written with http or https.
func spaceOf(uri string) space {
	uri = strings.Replace(strings.TrimSpace(uri), "https://", "http://", 1)
	switch {
	case uri == "":
		return none
	case strings.HasPrefix(uri, "http://wordpress.org/export/"):
		if strings.HasSuffix(uri, "/excerpt/") {
			return excerpt
		}
		return wp
	case strings.HasPrefix(uri, "http://purl.org/rss/1.0/modules/content"):
		return content
	case strings.HasPrefix(uri, "http://purl.org/dc/elements"):
		return dc
	default:
		return other
	}
}

// A binding says what prefix means from here inwards.
type binding struct {
	prefix string
	space  space
	outer  *binding
}

// lookUp returns what prefix means. A file that does not declare a prefix
// means the usual one by it.
func (b *binding) lookUp(prefix string) space {
	for ; b != nil; b = b.outer {
		if b.prefix == prefix {
			return b.space
		}
	}
	switch prefix {
	case "":
		return none
	case "wp":
		return wp
	case "content":
		return content
	case "excerpt":
		return excerpt
	case "dc":
		return dc
	default:
		return other
	}
}

// A tag is the start of an element.
type tag struct {
	raw    string // the name as it is written, with its prefix
	space  space
	local  string
	attrs  []attr
	closed bool // <like this/>
	scope  *binding
}

type attr struct{ name, value string }

func (t *tag) attr(name string) string {
	for _, a := range t.attrs {
		if a.name == name {
			return a.value
		}
	}
	return ""
}

// is reports whether the tag is the element local of a namespace.
func (t *tag) is(s space, local string) bool { return t.space == s && t.local == local }

// parseTag reads the inside of a start tag, without its angle brackets.
func parseTag(inside []byte, scope *binding) *tag {
	t := &tag{scope: scope}
	if n := len(inside); n > 0 && inside[n-1] == '/' {
		t.closed, inside = true, inside[:n-1]
	}
	name, rest := cutName(inside)
	t.raw = string(name)
	for {
		var a attr
		var ok bool
		if a, rest, ok = cutAttr(rest); !ok {
			break
		}
		t.attrs = append(t.attrs, a)
		if prefix, ok := strings.CutPrefix(a.name, "xmlns:"); ok {
			t.scope = &binding{prefix, spaceOf(a.value), t.scope}
		} else if a.name == "xmlns" {
			t.scope = &binding{"", spaceOf(a.value), t.scope}
		}
	}
	prefix, local, prefixed := strings.Cut(t.raw, ":")
	if !prefixed {
		prefix, local = "", t.raw
	}
	t.space, t.local = t.scope.lookUp(prefix), local
	return t
}

const spaces = " \t\r\n"

// cutName splits off the name in front.
func cutName(b []byte) (name, rest []byte) {
	if i := bytes.IndexAny(b, spaces); i >= 0 {
		return b[:i], b[i:]
	}
	return b, nil
}

// cutAttr splits off one attribute. It takes quotes of both kinds and none.
func cutAttr(b []byte) (a attr, rest []byte, ok bool) {
	b = bytes.TrimLeft(b, spaces)
	eq := bytes.IndexByte(b, '=')
	if eq <= 0 {
		return attr{}, nil, false
	}
	name := string(bytes.TrimSpace(b[:eq]))
	b = bytes.TrimLeft(b[eq+1:], spaces)
	var value []byte
	if len(b) > 0 && (b[0] == '"' || b[0] == '\'') {
		if value, rest, ok = bytes.Cut(b[1:], b[:1]); !ok {
			return attr{}, nil, false
		}
	} else {
		value, rest = cutName(b)
	}
	return attr{name, unescape(value, nil)}, rest, true
}
