package richtext

import (
	"strconv"
	"strings"
	"unicode"
)

func (b Paragraph) html(p *printer) { p.element("p", b.Text) }

// A heading is printed one level below the one it belongs to, so that the page
// skips none, whatever the writer chose.
func (b Heading) html(p *printer) {
	if blank(b.Text) {
		return
	}
	level := p.levelOf(b)
	name := "h" + strconv.Itoa(level)
	p.raw("<" + name)
	if p.medium == page {
		id := p.id(b.Text.line())
		p.attr("id", id)
		p.anchors = append(p.anchors, Anchor{level, id, b.Text.line()})
	}
	if level != b.Level {
		p.hook("data-level", strconv.Itoa(b.Level))
	}
	p.attr("dir", p.dirOf(b.Text))
	p.raw(">")
	p.text(b.Text)
	p.end(name)
}

// levelOf returns the level on the page for a heading that comes next.
func (p *printer) levelOf(b Heading) int {
	level := min(max(b.Level, 2), 4)
	for len(p.levels) > 0 && p.levels[len(p.levels)-1] >= level {
		p.levels = p.levels[:len(p.levels)-1]
	}
	p.levels = append(p.levels, level)
	return 1 + len(p.levels)
}

func (b List) html(p *printer) {
	name := "ul"
	if b.Ordered {
		name = "ol"
	}
	p.raw("<" + name)
	if b.Start > 1 && b.Ordered {
		p.attr("start", strconv.Itoa(b.Start))
	}
	p.raw(">\n")
	for _, item := range b.Items {
		p.raw("<li")
		p.attr("dir", p.dirOf(item.Text))
		p.raw(">")
		p.text(item.Text)
		if item.Sub != nil {
			p.raw("\n")
			item.Sub.html(p)
		}
		p.end("li")
	}
	p.end(name)
}

// A quote is a figure, because who said it is no part of what was said.
func (b Quote) html(p *printer) {
	p.raw("<figure")
	p.hook("class", "quote")
	p.raw("><blockquote")
	if isWeb(b.Source) {
		p.attr("cite", b.Source)
	}
	p.number("data-topic", b.Topic)
	p.raw(">\n")
	for _, t := range b.Text {
		p.element("p", t)
	}
	p.raw("</blockquote>")
	if b.Speaker != "" || b.Role != "" {
		p.raw("<figcaption>")
		p.speaker(b)
		p.raw("</figcaption>")
	}
	p.end("figure")
}

// speaker writes who said a quote: the name, as a link if it is a topic of the
// paper, and the role.
func (p *printer) speaker(b Quote) {
	if b.Speaker != "" {
		p.raw("<span")
		p.hook("class", "speaker")
		p.raw(">")
		p.text(Text{{Text: b.Speaker, Topic: b.Topic}})
		p.raw("</span>")
	}
	if b.Speaker != "" && b.Role != "" {
		p.raw(", ")
	}
	if b.Role != "" {
		p.raw("<span")
		p.hook("class", "role")
		p.raw(">")
		p.escaped(b.Role)
		p.raw("</span>")
	}
}

// A pull quote repeats the text to the eye. Those who listen, or read in a
// letter or feed, do not want to meet it twice. What is hidden from some must
// not take the focus of a keyboard, so links in it are words.
func (b PullQuote) html(p *printer) {
	if p.medium == mail {
		return
	}
	p.raw(`<aside class="pull" aria-hidden="true">`)
	p.element("p", b.Text.unlinked())
	if b.Speaker != "" {
		p.raw(`<p class="speaker">`)
		p.escaped(b.Speaker)
		p.end("p")
	}
	p.end("aside")
}

func (b Code) html(p *printer) {
	p.raw("<pre")
	p.hook("tabindex", "0") // it scrolls, so a keyboard must reach it
	p.attr("dir", "ltr")
	p.raw("><code")
	if b.Lang != "" {
		p.hook("class", "language-"+b.Lang)
	}
	p.raw(">")
	p.escaped(b.Text)
	p.raw("</code>")
	p.end("pre")
}

func (Divider) html(p *printer) { p.raw("<hr>\n") }

// Readers never get what an import could not translate.
func (Legacy) html(*printer) {}

// slug returns name in lower case with hyphens for all but letters and
// digits, cut after about 60 characters.
func slug(name string) string {
	var b strings.Builder
	gap := false
	for _, r := range name {
		if !isWordChar(r) && !isIdeograph(r) {
			gap = b.Len() > 0
			continue
		}
		if b.Len() > 60 {
			break
		}
		if gap {
			b.WriteByte('-')
			gap = false
		}
		b.WriteRune(unicode.ToLower(r))
	}
	if b.Len() == 0 {
		return "section"
	}
	return b.String()
}

// dirOf returns the direction of t where it is not that of the article: most
// of its letters tell, so that a name in another script at its start does not
// turn a line around.
func (p *printer) dirOf(t Text) string {
	balance := 0 // letters from right to left, less the others
	for _, s := range t {
		balance += rightToLeft(s.Text)
	}
	switch {
	case balance > 0 && !p.resolver.RTL:
		return "rtl"
	case balance < 0 && p.resolver.RTL:
		return "ltr"
	default:
		return ""
	}
}

// rightToLeft counts the letters of right-to-left scripts in s, less all other
// letters.
func rightToLeft(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case r < 0x80:
			if isLetter(r) {
				n--
			}
		case r < 0x590:
			n--
		case isRTL(r):
			n++
		case unicode.IsLetter(r):
			n--
		}
	}
	return n
}

// isRTL reports whether r is in one of the blocks that Unicode keeps for
// right-to-left scripts (Hebrew to Arabic Extended-A, presentation forms, and
// the historic and modern ones of the supplementary plane).
func isRTL(r rune) bool {
	return 0x590 <= r && r <= 0x8FF || 0xFB1D <= r && r <= 0xFDFF || 0xFE70 <= r && r <= 0xFEFC ||
		0x10800 <= r && r <= 0x10FFF || 0x1E800 <= r && r <= 0x1EFFF
}

// langDir returns the direction of words in the language.
func langDir(lang string) string {
	language, _, _ := strings.Cut(strings.ToLower(lang), "-")
	switch language {
	case "ar", "fa", "he", "ur", "yi", "ps", "ckb", "dv", "sd", "ug", "syr", "arc":
		return "rtl"
	default:
		return "ltr"
	}
}
