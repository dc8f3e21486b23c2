package bounce

import (
	"encoding/base64"
	"io"
	"mime"
	"mime/quotedprintable"
	"slices"
	"strings"
)

// A message is a mail taken apart. Reports are often broken: what does not
// fit is passed over, and nothing is an error.
type message struct {
	head  fields
	parts []part // those without parts of their own, in order
}

// A part is one piece of a mail, decoded.
type part struct {
	kind string // media type in small letters
	body string
}

// deepest is how many parts may stand within one another.
const deepest = 5

func parse(raw string) message {
	raw = strings.ReplaceAll(raw, "\r\n", "\n")
	head, body := divide(raw)
	m := message{head: head}
	m.add(head, body, deepest)
	return m
}

// divide parts the head of a mail from its body.
func divide(raw string) (fields, string) {
	raw = strings.TrimLeft(raw, "\n")
	if strings.HasPrefix(raw, "From ") { // as mailboxes begin each mail
		_, raw, _ = strings.Cut(raw, "\n")
	}
	head, body, _ := strings.Cut(raw, "\n\n")
	return parseFields(head), body
}

// add takes a part with its head and all parts within it.
func (m *message) add(head fields, body string, depth int) {
	kind, params, _ := mime.ParseMediaType(head.get("Content-Type"))
	if kind == "" {
		kind = "text/plain"
	}
	if !strings.HasPrefix(kind, "multipart/") || params["boundary"] == "" || depth == 0 {
		m.parts = append(m.parts, part{kind, decode(head.get("Content-Transfer-Encoding"), body)})
		return
	}
	pieces := strings.Split("\n"+body, "\n--"+params["boundary"])
	for _, piece := range pieces[1:] {
		if strings.HasPrefix(piece, "--") {
			break
		}
		_, piece, _ = strings.Cut(piece, "\n")
		if strings.HasPrefix(piece, "\n") { // a part without a head
			m.add(nil, piece, depth-1)
			continue
		}
		head, body := divide(piece)
		m.add(head, body, depth-1)
	}
}

// part returns the first part of a kind.
func (m message) part(kinds ...string) (part, bool) {
	for _, p := range m.parts {
		if slices.Contains(kinds, p.kind) {
			return p, true
		}
	}
	return part{}, false
}

// decode undoes a transfer encoding as far as it goes.
func decode(encoding, body string) string {
	var r io.Reader
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "base64":
		r = base64.NewDecoder(base64.StdEncoding, strings.NewReader(body))
	case "quoted-printable":
		r = quotedprintable.NewReader(strings.NewReader(body))
	default:
		return body
	}
	decoded, _ := io.ReadAll(r) // what came before a fault is good
	return strings.ReplaceAll(string(decoded), "\r\n", "\n")
}

// fields are the lines of a head, unfolded.
type fields [][2]string

// parseFields reads a head up to its end and passes over lines that are no
// fields.
func parseFields(head string) fields {
	var f fields
	for line := range strings.SplitSeq(head, "\n") {
		name, value, ok := strings.Cut(line, ":")
		switch {
		case line == "" || line[0] == ' ' || line[0] == '\t':
			if len(f) > 0 {
				f[len(f)-1][1] += " " + strings.TrimSpace(line)
			}
		case ok && !strings.ContainsAny(name, " \t<"):
			f = append(f, [2]string{strings.ToLower(name), strings.TrimSpace(value)})
		}
	}
	return f
}

// get returns the first value of a name, or "".
func (f fields) get(name string) string {
	name = strings.ToLower(name)
	for _, field := range f {
		if field[0] == name {
			return field[1]
		}
	}
	return ""
}
