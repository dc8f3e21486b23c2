package wordpress

import (
	"regexp"
	"strings"

	"github.com/courant-press/courant/internal/richtext"
)

// A library answers for the pictures and texts that a body names.
type library interface {
	picture(id string) (ref int64, ok bool)        // by the number of the attachment
	pictureAt(address string) (ref int64, ok bool) // by the address of the file, in any size
	file(id string) string                         // address of an attachment
	children(post string) []string                 // pictures that were uploaded to a post
	reusable(id string) (body string, ok bool)     // stored block
}

// A conversion turns the body of one post into blocks.
type conversion struct {
	site        site
	library     library
	tally       *tally
	post        string // WordPress's id of the post
	lang        string
	kept        keepsakes
	reused      int      // how many reusable blocks it is inside of
	reusedBytes int      // of those it has shown
	missing     []string // addresses of pictures of the site that are not known
}

// doc returns the body as blocks. It never fails: what can not be translated
// is kept as legacy blocks.
func (c *conversion) doc(body string) richtext.Doc {
	doc := richtext.FromHTML(c.bodyHTML(body), richtext.FromHTMLOptions{
		Picture: c.pictureFor,
		Link:    c.link,
		Lang:    c.lang,
		Legacy:  true,
	})
	if len(c.kept.blocks) == 0 {
		return doc
	}
	doc.Blocks = c.kept.restore(doc.Blocks)
	return c.valid(doc.Clean())
}

// bodyHTML returns the body as the HTML that a browser would get.
func (c *conversion) bodyHTML(body string) string {
	body = strings.ReplaceAll(strings.ReplaceAll(body, "\r\n", "\n"), "\r", "\n")
	if hasBlocks(body) {
		return c.inside(parseBlocks(body))
	}
	return c.classic(body)
}

// pageMark is where the classic editor cuts a teaser or a page.
var pageMark = regexp.MustCompile(`<!--(?:more.*?|nextpage|noteaser)-->`)

// classic returns the HTML for text of the classic editor.
func (c *conversion) classic(text string) string {
	if strings.TrimSpace(text) == "" {
		return text
	}
	text = pageMark.ReplaceAllString(text, "\n\n")
	return paragraphs(c.lonelyAddresses(c.shortcodes(text)))
}

// valid makes legacy blocks of the few that break a rule.
func (c *conversion) valid(doc richtext.Doc) richtext.Doc {
	if doc.Validate() == nil {
		return doc
	}
	var blocks []richtext.Block
	for _, b := range doc.Blocks {
		if err := (richtext.Doc{Blocks: []richtext.Block{b}}).Validate(); err != nil {
			c.tally.warn("block that breaks a rule", err.Error())
			b = richtext.Legacy{Format: "html", Name: richtext.KindOf(b), Source: richtext.PlainText(richtext.Doc{Blocks: []richtext.Block{b}})}
		}
		blocks = append(blocks, b)
	}
	return richtext.Doc{Blocks: blocks[:min(len(blocks), richtext.MaxBlocks)]}
}

// pictureFor finds the picture that an <img> shows: by the number in its
// class, or by its address. The number can be wrong in a text that was copied
// from another site, so the address comes first.
func (c *conversion) pictureFor(tag richtext.ImageTag) (int64, bool) {
	if ref, ok := c.library.pictureAt(tag.Src); ok {
		return ref, true
	}
	for class := range strings.FieldsSeq(tag.Class) {
		if id, ok := strings.CutPrefix(class, "wp-image-"); ok {
			if ref, ok := c.library.picture(id); ok {
				return ref, true
			}
		}
	}
	if c.site.owns(tag.Src) {
		c.missing = append(c.missing, tag.Src)
	} else {
		c.tally.warn("picture of another site left out", tag.Src)
	}
	return 0, false
}

// link makes a path of an address of the site itself, and leaves all others.
// Files of the media library stay where they are.
func (c *conversion) link(href string) string {
	if path, ok := c.site.path(href); ok && !strings.Contains(path, "/wp-content/") {
		return path
	}
	return href
}
