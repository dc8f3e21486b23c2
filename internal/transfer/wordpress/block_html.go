package wordpress

import (
	"html"
	"regexp"
	"strings"
)

// blockHTML returns the HTML for a block. Most blocks are stored as the HTML
// that readers get, so that only their comments have to go.
func (c *conversion) blockHTML(b *block) string {
	switch b.name {
	case "core/embed", "core/html", "core/shortcode", "core/freeform", "core/block", "core/gallery", "core/image", "core/cover",
		"core/audio", "core/video", "core/spacer", "core/nextpage", "core/more", "":
		return c.coreHTML(b)
	case "core/cover-image":
		return c.pictureHTML(b)
	case "core/missing":
		return c.inside(b)
	}
	switch {
	case strings.HasPrefix(b.name, "core-embed/"):
		return c.embedBlock(b)
	case isFurniture(b.name):
		return c.furniture(b)
	case len(b.parts) == 0:
		return c.kept.legacy("block", b.name, b.source)
	default:
		return c.inside(b)
	}
}

// coreHTML returns the HTML for those core blocks that need more than their
// comments taken off.
func (c *conversion) coreHTML(b *block) string {
	switch b.name {
	case "core/embed":
		return c.embedBlock(b)
	case "core/html":
		return b.inner()
	case "core/shortcode", "core/freeform":
		return c.classic(b.inner())
	case "core/block":
		return c.reusable(b)
	case "core/gallery":
		return c.galleryBlock(b)
	case "core/image", "core/cover":
		return c.pictureHTML(b)
	case "core/audio", "core/video":
		return c.playerBlock(b)
	case "core/more":
		return ""
	case "core/nextpage":
		return ""
	case "core/spacer":
		return ""
	default:
		return c.inside(b)
	}
}

// inside returns the HTML of what is in a block. Text outside any block was
// written with the classic editor.
func (c *conversion) inside(b *block) string {
	var out strings.Builder
	for _, p := range b.parts {
		switch {
		case p.block != nil:
			out.WriteString(c.blockHTML(p.block))
		case b.name == "":
			out.WriteString(c.classic(p.html))
		case b.name == "core/code" || b.name == "core/preformatted":
			out.WriteString(p.html)
		default:
			out.WriteString(c.lonelyAddresses(c.shortcodes(p.html)))
		}
	}
	return out.String()
}

var figcaption = regexp.MustCompile(`(?is)<figcaption[^>]*>(.*?)</figcaption>`)

// embedBlock returns the HTML for an embed. The address is in its attributes
// and, alone on a line, in its text.
func (c *conversion) embedBlock(b *block) string {
	inner := b.inner()
	address := b.attrs.URL
	if address == "" {
		address = html.UnescapeString(firstAddress.FindString(inner))
	}
	caption := ""
	if m := figcaption.FindStringSubmatch(inner); m != nil {
		caption = m[1]
	}
	if address == "" {
		if strings.TrimSpace(caption) == "" {
			return ""
		}
		return "<p>" + caption
	}
	return c.embedHTML(address, caption)
}

var firstAddress = regexp.MustCompile(`https?://[^\s<>"]+`)

// How deep reusable blocks may stand in each other, and how many bytes of them
// one body may show: a few that show each other often would grow without end.
const (
	maxReusable     = 5
	maxReusableBody = 1 << 20
)

// reusable returns the block that is stored once and shown in many articles.
func (c *conversion) reusable(b *block) string {
	ref := b.attrs.Ref.String()
	body, ok := c.library.reusable(ref)
	c.reusedBytes += len(body)
	if !ok || c.reused >= maxReusable || c.reusedBytes > maxReusableBody {
		return c.kept.legacy("block", b.name, b.source)
	}
	c.reused++
	defer func() { c.reused-- }()
	return c.bodyHTML(body)
}

// galleryBlock returns a gallery. An old one names its pictures in its
// attributes alone.
func (c *conversion) galleryBlock(b *block) string {
	inside := c.inside(b)
	if strings.Contains(inside, "<img") || len(b.attrs.IDs) == 0 {
		return inside
	}
	s := shortcode{name: "gallery", attrs: map[string]string{"ids": ""}, source: b.source}
	for _, id := range b.attrs.IDs {
		s.attrs["ids"] += id.String() + ","
	}
	return c.gallery(&s)
}

// pictureHTML returns a block with a picture. One that shows it as a
// background has it in its attributes alone.
func (c *conversion) pictureHTML(b *block) string {
	inside := c.inside(b)
	id := b.attrs.ID.String()
	if strings.Contains(inside, "<img") || b.attrs.URL == "" && id == "" {
		return inside
	}
	return `<img class="wp-image-` + html.EscapeString(id) + `" src="` + html.EscapeString(b.attrs.URL) + `">` + inside
}

// playerBlock returns a sound or film; the address may stand in the
// attributes alone.
func (c *conversion) playerBlock(b *block) string {
	inside := c.inside(b)
	element := strings.TrimPrefix(b.name, "core/")
	if url := b.attrs.Src; url != "" && !strings.Contains(inside, "<"+element) {
		return mediaHTML(element, url) + inside
	}
	return inside
}

// isFurniture reports whether a block is made anew by the site for each page:
// lists of articles, menus, logos. The paper has its own.
func isFurniture(name string) bool {
	switch name {
	case "core/latest-posts", "core/latest-comments", "core/archives", "core/categories", "core/tag-cloud", "core/calendar", "core/rss", "core/search",
		"core/navigation", "core/navigation-link", "core/page-list", "core/home-link", "core/site-logo", "core/site-title", "core/site-tagline",
		"core/social-links", "core/social-link", "core/loginout", "core/query", "core/query-title", "core/query-pagination", "core/post-title", "core/post-content",
		"core/post-date", "core/post-excerpt", "core/post-featured-image", "core/post-author", "core/post-author-biography", "core/post-author-name",
		"core/post-terms", "core/post-navigation-link", "core/post-comments-form", "core/post-comments", "core/comments", "core/comments-title", "core/avatar",
		"core/read-more", "core/term-description", "core/template-part", "core/pattern", "core/widget-group", "core/legacy-widget",
		"newspack-blocks/homepage-articles", "newspack-blocks/carousel", "jetpack/subscriptions", "jetpack/related-posts":
		return true
	default:
		return false
	}
}

var anyTag = regexp.MustCompile(`(?s)<[^>]*>`)

// furniture drops a block of the site's furniture, unless somebody wrote words
// into it.
func (c *conversion) furniture(b *block) string {
	if strings.TrimSpace(anyTag.ReplaceAllString(b.source, "")) != "" {
		return c.kept.legacy("block", b.name, b.source)
	}
	c.tally.warn("block of the site's furniture dropped", b.name)
	return ""
}
