package wordpress

import (
	"cmp"
	"html"
	"regexp"
	"strings"
)

// maxShortcodeDepth is how deep shortcodes may nest.
const maxShortcodeDepth = 20

// shortcodes returns text with its shortcodes as HTML and keepsakes.
func (c *conversion) shortcodes(text string) string { return c.shortcodesAt(text, 0) }

func (c *conversion) shortcodesAt(text string, depth int) string {
	if !strings.Contains(text, "[") || depth > maxShortcodeDepth {
		return text
	}
	var out strings.Builder
	at := 0
	for _, s := range parseShortcodes(text) {
		out.WriteString(text[at:s.start])
		at = s.end
		switch {
		case escaped(text, &s):
			out.WriteString(s.source) // the brackets around it are taken off below
		case !isShortcode(&s):
			out.WriteString(s.source[:s.inner-s.start])
			at = s.inner
		default:
			out.WriteString(c.shortcode(&s, depth))
		}
	}
	out.WriteString(text[at:])
	return unescapeShortcodes(out.String())
}

// escaped reports whether s is written [[like this]], which shows it.
func escaped(text string, s *shortcode) bool {
	return s.start > 0 && text[s.start-1] == '[' && strings.HasPrefix(text[s.end:], "]")
}

var doubleBrackets = regexp.MustCompile(`\[(\[/?[A-Za-z][^\[\]]*\](?:[^\[\]]*\[/[A-Za-z][\w-]*\])?)\]`)

func unescapeShortcodes(text string) string {
	if !strings.Contains(text, "[[") {
		return text
	}
	return doubleBrackets.ReplaceAllString(text, "$1")
}

// shortcode returns the HTML for one shortcode.
func (c *conversion) shortcode(s *shortcode, depth int) string {
	switch s.name {
	case "caption", "wp_caption":
		return c.caption(s, depth)
	case "gallery":
		return c.gallery(s)
	case "playlist":
		return c.playlist(s)
	case "audio":
		return c.player(s, "audio", "mp3", "m4a", "ogg", "wav", "flac")
	case "video", "wpvideo", "videopress":
		return c.player(s, "video", "mp4", "m4v", "webm", "ogv", "flv")
	}
	if isCodeName(s.name) && s.paired {
		return codeHTML(s)
	}
	if url := address(s); url != "" {
		return c.embedHTML(url, "")
	}
	if isWrapper(s.name) {
		return c.shortcodesAt(s.content, depth+1)
	}
	return c.kept.legacy("shortcode", s.name, s.source)
}

var captionPicture = regexp.MustCompile(`(?is)^\s*((?:<a\s[^>]*>\s*)?<img\s[^>]*>(?:\s*</a>)?)`)

// caption returns a picture with its caption, which stands behind the picture
// or, in old texts, in an attribute.
func (c *conversion) caption(s *shortcode, depth int) string {
	picture := captionPicture.FindString(s.content)
	text := c.shortcodesAt(strings.TrimSpace(s.content[len(picture):]), depth+1)
	if text == "" {
		text = s.attr("caption")
	}
	return `<figure class="wp-caption ` + html.EscapeString(s.attr("align")) + `">` + picture +
		"<figcaption>" + text + "</figcaption></figure>"
}

// gallery returns the pictures that are named, or all that were uploaded to
// the article.
func (c *conversion) gallery(s *shortcode) string {
	ids := idList(s.attr("ids", "include"))
	if len(ids) == 0 {
		ids = c.library.children(cmp.Or(s.attr("id"), c.post))
	}
	var out strings.Builder
	for _, id := range ids {
		if _, ok := c.library.picture(id); ok {
			out.WriteString(`<img class="wp-image-` + id + `">`)
		}
	}
	if out.Len() == 0 {
		return c.kept.legacy("shortcode", s.name, s.source)
	}
	return `<figure class="gallery">` + out.String() + "</figure>"
}

func idList(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return r < '0' || r > '9' })
}

// playlist returns a player for each sound or film that is named.
func (c *conversion) playlist(s *shortcode) string {
	element := cmp.Or(s.attr("type"), "audio")
	var out strings.Builder
	for _, id := range idList(s.attr("ids")) {
		if url := c.library.file(id); url != "" && (element == "audio" || element == "video") {
			out.WriteString(mediaHTML(element, url))
		}
	}
	if out.Len() == 0 {
		return c.kept.legacy("shortcode", s.name, s.source)
	}
	return out.String()
}

// player returns a sound or film. The old form of the audio shortcode has the
// address in front and options behind a bar.
func (c *conversion) player(s *shortcode, element string, formats ...string) string {
	url := s.attr(append([]string{"src"}, formats...)...)
	if url == "" {
		for _, value := range append(s.values, strings.TrimSpace(s.content)) {
			value, _, _ = strings.Cut(value, "|")
			if isWebAddress(value) {
				url = value
				break
			}
		}
	}
	if url == "" {
		return c.kept.legacy("shortcode", s.name, s.source)
	}
	if !isWebAddress(url) {
		url = c.site.absolute(url)
	}
	return mediaHTML(element, url)
}

func mediaHTML(element, url string) string {
	return "<" + element + ` src="` + html.EscapeString(url) + `"></` + element + ">"
}

func codeHTML(s *shortcode) string {
	lang := s.attr("lang", "language")
	if lang == "" && s.name != "code" && s.name != "sourcecode" {
		lang = s.name
	}
	class := ""
	if lang != "" {
		class = ` class="language-` + html.EscapeString(lang) + `"`
	}
	return "\n\n<pre><code" + class + ">" + html.EscapeString(html.UnescapeString(strings.Trim(s.content, "\n"))) + "</code></pre>\n\n"
}
