package feed

import (
	"fmt"
	"strings"

	"github.com/courant-press/courant/internal/news"
)

// TypeText is the media type of plain text.
const TypeText = "text/plain; charset=utf-8"

// Robots writes robots.txt (RFC 9309) from the AI policy of the paper, with
// the Content-Signal and Content-Usage lines and the RSL licence that stand
// beside it. Nothing is hidden from search engines by it: what must not be
// found says so on its own page.
func Robots(s news.Settings) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n", oneLine(s.Name))
	if !allowed(s.AI, train) {
		fmt.Fprintf(&b, "# The text of this paper may not be used to train models; see %s/license.xml.\nLicense: %s/license.xml\n", s.URL, s.URL)
	}
	b.WriteString("\nUser-agent: *\n")
	fmt.Fprintf(&b, "Content-Signal: search=yes, ai-input=%s, ai-train=%s\n", yes(allowed(s.AI, answer)), yes(allowed(s.AI, train)))
	if !allowed(s.AI, train) {
		b.WriteString("Content-Usage: train-ai=n\n")
	}
	b.WriteString("Allow: /\nDisallow: /desk/\n")
	writeRefusals(&b, s.AI)
	fmt.Fprintf(&b, "\nSitemap: %s/sitemap.xml\nSitemap: %s/sitemaps/news.xml\n", s.URL, s.URL)
	return b.String()
}

// writeRefusals puts all agents that are not let in into one group.
func writeRefusals(b *strings.Builder, p news.AIPolicy) {
	var refused []string
	for _, a := range agents() {
		if !allowed(p, a.does) {
			refused = append(refused, "User-agent: "+a.name+"\n")
		}
	}
	if len(refused) > 0 {
		b.WriteString("\n" + strings.Join(refused, "") + "Disallow: /\n")
	}
}

// oneLine keeps a setting from starting a line of its own.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
