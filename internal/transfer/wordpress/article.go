package wordpress

import (
	"cmp"
	"net/url"
	"strings"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/richtext"
	"github.com/courant-press/courant/internal/transfer/wordpress/wxr"
)

// An editor makes articles of items. It only reads what the inventory knows,
// so several can work at once.
type editor struct {
	*inventory
	now       time.Time
	pattern   string // of the addresses of the paper
	paperLang string // language of the paper
	tally     tally
	missing   []string // pictures of the site that are no attachments
}

// article returns a post or a page as an article, with its conversion.
func (e *editor) article(it *wxr.Item) *news.Article {
	a := &news.Article{Content: news.Content{Kind: news.News}}
	if it.Type == "page" {
		a.Kind = news.AboutPage
	}
	published := e.zones.published(it)
	if problem := settle(a, it, published, e.now); problem != "" {
		e.tally.warn(problem, it.Title)
	}
	a.CreatedAt, a.SavedAt = published, cmp.Or(e.zones.instant(it.Modified, it.ModifiedGMT), published)
	if a.CreatedAt.IsZero() {
		a.CreatedAt = e.now
	}
	if a.SavedAt.IsZero() {
		a.SavedAt = a.CreatedAt
	}
	e.furnish(a, it)
	e.body(a, it)
	e.address(a, it, published)
	e.site.search(it, &a.Content, a.Path)
	return a
}

// furnish sets everything around the text.
func (e *editor) furnish(a *news.Article, it *wxr.Item) {
	a.Headline = plainText(it.Title)
	if e.site.lang != "" && primary(e.site.lang) != primary(e.paperLang) {
		a.Lang = e.site.lang
	}
	a.Standfirst = cmp.Or(plainText(it.Value("newspack_post_subtitle")), plainText(it.Excerpt))
	a.Slug = news.Slugify(cmp.Or(unescaped(it.Name), a.Headline))
	for _, p := range e.people.byline(it) {
		a.Byline = append(a.Byline, news.Byline{Author: p.ref})
	}
	if a.Kind != news.AboutPage {
		e.file(a, it)
	}
	if strings.TrimSpace(it.Sticky) == "1" {
		a.Notes = joinLines(a.Notes, "Sticky on the old site.")
		e.tally.warn("sticky on the old site", it.Title)
	}
	if id := strings.TrimSpace(it.Value("_thumbnail_id")); id != "" && id != "0" {
		if ref, ok := e.index.picture(id); ok {
			a.Picture = &news.Illustration{Picture: ref}
		} else {
			e.tally.warn("lead picture not in the export", it.Title)
		}
	}
}

// primary returns the language of a tag without its region.
func primary(tag string) string {
	language, _, _ := strings.Cut(strings.ReplaceAll(tag, "_", "-"), "-")
	return strings.ToLower(language)
}

// file puts an article in its section and under its topics.
func (e *editor) file(a *news.Article, it *wxr.Item) {
	section := e.terms.section(it)
	if t := e.terms.categories[section]; t != nil {
		a.Section = t.ref
	}
	var more []string
	for _, slug := range slugsOf(it, "category") {
		if slug != section {
			more = append(more, e.terms.categories[slug].name)
		}
	}
	if len(more) > 0 {
		a.Notes = joinLines(a.Notes, "Also in: "+strings.Join(more, ", "))
	}
	for _, slug := range slugsOf(it, "post_tag", "tag") {
		if t := e.terms.tags[slug]; t != nil && t.ref != 0 {
			a.Topics = append(a.Topics, t.ref)
		}
	}
}

// body converts the text, with what plugins keep beside it: a summary, the
// sound of a podcast.
func (e *editor) body(a *news.Article, it *wxr.Item) {
	a.Body = e.convert(it.ID, it.Content)
	if len(bodyMeta(it)) == 0 {
		return
	}
	if summary := it.Value("newspack_article_summary"); strings.TrimSpace(summary) != "" {
		box := richtext.FactBox{Title: plainText(it.Value("newspack_article_summary_title")), Blocks: e.convert(it.ID, summary).Blocks}
		a.Body.Blocks = append([]richtext.Block{box}, a.Body.Blocks...)
	}
	if sound := enclosure(it); sound != "" && !strings.Contains(it.Content, sound) {
		a.Body.Blocks = append([]richtext.Block{richtext.Audio{URL: sound}}, a.Body.Blocks...)
	}
	c := conversion{tally: &e.tally}
	a.Body = c.valid(a.Body.Clean())
}

func (e *editor) convert(post, body string) richtext.Doc {
	c := conversion{site: e.site, library: e.index, tally: &e.tally, post: strings.TrimSpace(post), lang: cmp.Or(e.site.lang, e.paperLang)}
	doc := c.doc(body)
	e.missing = append(e.missing, c.missing...)
	return doc
}

// bodyMeta returns the values from which [editor.body] adds to the text.
func bodyMeta(it *wxr.Item) []string {
	return append(it.Values("enclosure"), it.Values("newspack_article_summary")...)
}

// enclosure returns the address of the sound that belongs to an item: the
// first of three lines.
func enclosure(it *wxr.Item) string {
	for _, value := range it.Values("enclosure") {
		address, _, _ := strings.Cut(value, "\n")
		address = strings.TrimSpace(address)
		if isWebAddress(address) && (kindOf(address) == "audio" || strings.Contains(value, "audio/")) {
			return address
		}
	}
	return ""
}

// address gives a public article the path it always had. One that names no
// page, or that belongs to the program, becomes one of our own.
func (e *editor) address(a *news.Article, it *wxr.Item, published time.Time) {
	if a.State != news.Live && a.State != news.Scheduled {
		return
	}
	if path, ok := e.site.path(it.Link); ok && isPermalink(path) {
		a.Path = path
		return
	}
	if a.Kind == news.AboutPage {
		a.Path = news.PagePath(a.Slug)
		return
	}
	section := defaultSection
	if t := e.terms.categories[e.terms.section(it)]; t != nil {
		section = news.Slugify(t.slug)
	}
	a.Path = news.ArticlePath(e.pattern, section, published, a.Slug, int64(number(it.ID))) // WordPress counts in the same size
}

// isPermalink reports whether a path can be the address of an article here.
func isPermalink(path string) bool {
	return path != "/" && !strings.ContainsAny(path, "?#") && !news.Reserved(news.FirstSegment(path))
}

// unescaped returns a slug without its percent signs, as far as they are
// whole: WordPress cuts slugs by bytes.
func unescaped(slug string) string {
	for s := strings.TrimSpace(slug); s != ""; s = s[:len(s)-1] {
		if plain, err := url.PathUnescape(s); err == nil {
			return strings.ToValidUTF8(plain, "")
		}
	}
	return ""
}

// redirects returns the paths under which an item was known and that shall
// lead to where it is now.
func (e *editor) redirects(it *wxr.Item, path string) []news.Redirect {
	var list []news.Redirect
	add := func(from string) {
		if from != "" && from != path {
			list = append(list, news.Redirect{From: from, To: path})
		}
	}
	if old, ok := e.site.path(it.Link); ok && old != "/" && !strings.Contains(old, "#") {
		add(old)
		for _, slug := range it.Values("_wp_old_slug") {
			if slug = strings.TrimSpace(slug); slug != "" {
				add(siblingPath(old, slug))
			}
		}
	}
	add(e.site.base + "/?p=" + strings.TrimSpace(it.ID))
	return list
}

// siblingPath returns a path with another last word.
func siblingPath(path, slug string) string {
	trimmed := strings.TrimRight(path, "/")
	cut := strings.LastIndexByte(trimmed, '/')
	if cut < 0 || strings.Contains(path, "?") {
		return ""
	}
	return trimmed[:cut+1] + slug + path[len(trimmed):]
}
