package wordpress

import (
	"html"
	"net/url"
	"regexp"
	"strings"

	"github.com/courant-press/courant/internal/richtext"
)

// isWebAddress reports whether s looks like an absolute address of the web.
func isWebAddress(s string) bool {
	rest, ok := strings.CutPrefix(s, "https://")
	if !ok {
		rest, ok = strings.CutPrefix(s, "http://")
	}
	return ok && len(rest) > 3 && !strings.ContainsAny(s, " \t\n<>\"")
}

// address returns the address of what an embedding shortcode shows, or "".
func address(s *shortcode) string {
	given := s.attr("url", "src", "href", "link")
	if given == "" && len(s.values) > 0 {
		given = s.values[0]
	}
	if given == "" && s.paired {
		given = strings.TrimSpace(s.content)
	}
	given = strings.TrimSpace(html.UnescapeString(given))
	if strings.HasPrefix(given, "//") {
		given = "https:" + given
	}
	switch {
	case s.name == "embed" && isWebAddress(given):
		return given
	case isWebAddress(given) && providerOf(given) != "":
		return given
	}
	if id := s.attr("id", "video_id"); id != "" && !isWebAddress(given) {
		given = id
	}
	return addressOf(s.name, given)
}

var mediaID = regexp.MustCompile(`^[\w-]{1,100}$`)

// addressOf returns the address of what a provider knows by a number.
func addressOf(provider, id string) string {
	id, _, _ = strings.Cut(id, "&")
	if !mediaID.MatchString(id) {
		return ""
	}
	switch provider {
	case "youtube":
		return "https://www.youtube.com/watch?v=" + id
	case "vimeo":
		return "https://vimeo.com/" + id
	case "dailymotion":
		return "https://www.dailymotion.com/video/" + id
	case "tweet":
		return "https://twitter.com/i/status/" + id
	case "gist":
		return "https://gist.github.com/" + id
	case "ted":
		return "https://www.ted.com/talks/" + id
	case "archiveorg":
		return "https://archive.org/details/" + id
	case "wpvideo", "videopress":
		return "https://videopress.com/v/" + id
	default:
		return ""
	}
}

// providerOf returns the name of the site that shows players for its pages, or
// "" for one that does not.
func providerOf(address string) string {
	for _, b := range frame(address) {
		if e, ok := b.(richtext.Embed); ok {
			return e.Provider
		}
	}
	return ""
}

func frame(address string) []richtext.Block {
	return richtext.FromHTML(`<iframe src="`+html.EscapeString(address)+`"></iframe>`, richtext.FromHTMLOptions{}).Blocks
}

// embedHTML returns the mark of an embed with a caption, which is HTML.
func (c *conversion) embedHTML(address, caption string) string {
	if blocks := frame(address); len(blocks) == 1 && caption == "" {
		return c.kept.keep(blocks[0])
	}
	u, err := url.Parse(address)
	if err != nil || !isWebAddress(address) {
		c.tally.warn("embed without an address", address)
		return "<p>" + html.EscapeString(address) + caption
	}
	e := richtext.Embed{URL: address, Provider: strings.TrimPrefix(u.Hostname(), "www.")}
	for _, b := range frame(address) {
		if known, ok := b.(richtext.Embed); ok {
			e = known
		}
	}
	return `<figure data-url="` + html.EscapeString(e.URL) + `" data-provider="` + html.EscapeString(e.Provider) + `"><figcaption>` + caption + "</figcaption></figure>"
}

var lonelyAddress = regexp.MustCompile(`(?m)(^[ \t]*|<p>\s*)(https?://[^\s<>"\[\]]+)([ \t]*$|\s*</p>)`)

// lonelyAddresses makes embeds of the addresses that have a line of their own,
// and links of those that lead to no player.
func (c *conversion) lonelyAddresses(text string) string {
	if !strings.Contains(text, "://") {
		return text
	}
	return lonelyAddress.ReplaceAllStringFunc(text, func(line string) string {
		m := lonelyAddress.FindStringSubmatch(line)
		address := html.UnescapeString(m[2])
		if providerOf(address) != "" {
			return c.embedHTML(address, "")
		}
		return m[1] + `<a href="` + html.EscapeString(address) + `">` + html.EscapeString(address) + "</a>" + m[3]
	})
}
