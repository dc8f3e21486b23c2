package mail

import (
	"mime/quotedprintable"
	"strings"
)

// boundary stands between the parts. No quoted-printable text contains "=_".
const boundary = "=_courant"

// body writes both forms of the text, the one that fewer programs choose
// first (RFC 2046, section 5.1.4).
func (c Copy) body(b *strings.Builder) {
	for _, part := range []struct{ kind, text string }{{"text/plain", c.Text}, {"text/html", c.HTML}} {
		b.WriteString("--" + boundary + "\r\n")
		headLine(b, "Content-Type", part.kind+"; charset=utf-8")
		headLine(b, "Content-Transfer-Encoding", "quoted-printable")
		b.WriteString("\r\n")
		c.encode(b, part.text)
		b.WriteString("\r\n")
	}
	b.WriteString("--" + boundary + "--\r\n")
}

// encode writes a text as quoted-printable, with its blanks as gaps. Each gap
// stands alone between two soft line breaks, so that it may be filled with
// anything a line has room for.
func (c Copy) encode(b *strings.Builder, text string) {
	for {
		at, blank := c.firstBlank(text)
		if blank < 0 {
			quoted(b, text)
			return
		}
		quoted(b, text[:at])
		b.WriteString("=\r\n" + gap(gapBlank+byte(blank)) + "=\r\n")
		text = text[at+len(c.Blanks[blank]):]
	}
}

// firstBlank returns where the first blank in text begins and which it is, or
// -1 for both.
func (c Copy) firstBlank(text string) (at, blank int) {
	at, blank = -1, -1
	for i, word := range c.Blanks {
		if found := strings.Index(text, word); found >= 0 && (at < 0 || found < at) {
			at, blank = found, i
		}
	}
	return at, blank
}

// quoted writes s as quoted-printable (RFC 2045, section 6.7).
func quoted(b *strings.Builder, s string) {
	w := quotedprintable.NewWriter(b)
	_, _ = w.Write([]byte(s)) // a strings.Builder takes everything
	_ = w.Close()
}
