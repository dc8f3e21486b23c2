package richtext

import (
	"cmp"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

func (b Picture) html(p *printer) { p.picture(b, b.Width) }

// picture writes a picture at a width as [Resolver] knows it.
func (p *printer) picture(b Picture, width string) {
	image, ok := p.resolver.picture(b.Picture, width)
	if !ok {
		return
	}
	p.raw("<figure")
	p.hook("class", joinNonEmpty(" ", "picture", b.Width))
	p.number("data-picture", b.Picture)
	p.raw(">")
	if b.Alt != "" {
		image.Alt = b.Alt
	}
	p.image(image)
	caption := b.Caption
	if len(caption) == 0 {
		caption = Plain(image.Caption)
	}
	p.caption("", caption, image.Credit, image.Label)
	p.end("figure")
}

// image writes an <img>, inside a <picture> if it comes in several formats.
func (p *printer) image(i Image) {
	sources := p.medium == page && len(i.Sources) > 0
	if sources {
		p.raw("<picture>")
		for _, s := range i.Sources {
			p.source(s, i.Sizes)
		}
	}
	p.raw("<img")
	p.attr("src", i.Src)
	if p.medium == page {
		p.set(i.Set, i.Sizes)
	}
	if i.Width > 0 && i.Height > 0 {
		p.attr("width", strconv.Itoa(i.Width))
		p.attr("height", strconv.Itoa(i.Height))
	}
	if !i.Eager {
		p.hook("loading", "lazy")
	}
	p.hook("decoding", "async")
	p.raw(` alt="`)
	p.escaped(i.Alt)
	p.raw(`">`)
	if sources {
		p.raw("</picture>")
	}
}

func (p *printer) source(s Source, sizes string) {
	p.raw("<source")
	p.attr("type", s.Type)
	p.attr("media", s.Media)
	p.set(s.Set, sizes)
	p.raw(">")
}

// set writes srcset and sizes.
func (p *printer) set(set []Candidate, sizes string) {
	var list []string
	for _, c := range set {
		if isLink(c.URL) && c.Width > 0 && !strings.HasSuffix(c.URL, ",") {
			list = append(list, c.URL+" "+strconv.Itoa(c.Width)+"w")
		}
	}
	if len(list) > 0 {
		p.attr("srcset", strings.Join(list, ", "))
		p.attr("sizes", sizes)
	}
}

// A part of a caption or link, and the class by which a theme styles it.
type part struct {
	class string
	text  Text
}

// caption writes a <figcaption> of those parts that are not empty.
func (p *printer) caption(title string, t Text, credit, label string) {
	parts := []part{{"title", Plain(title)}, {"caption", t}, {"credit", Plain(credit)}, {"label", Plain(label)}}
	parts = slices.DeleteFunc(parts, func(a part) bool { return len(a.text) == 0 })
	if len(parts) == 0 {
		return
	}
	p.raw("<figcaption>")
	p.parts(parts...)
	p.raw("</figcaption>")
}

// parts writes parts with spaces between them.
func (p *printer) parts(parts ...part) {
	for i, a := range parts {
		if i > 0 {
			p.raw(" ")
		}
		if p.medium == mail {
			p.text(a.text)
			continue
		}
		p.raw("<span")
		p.attr("class", a.class)
		p.attr("dir", p.dirOf(a.text))
		p.raw(">")
		p.text(a.text)
		p.raw("</span>")
	}
}

func (b Gallery) html(p *printer) {
	p.raw("<figure")
	p.hook("class", "gallery")
	p.raw(">\n")
	for _, picture := range b.Pictures {
		p.picture(picture, "gallery")
	}
	p.caption("", b.Caption, "", "")
	p.end("figure")
}

// An embed is a link until a reader asks for more: nothing is loaded from its
// host by the page.
func (b Embed) html(p *printer) {
	href := link(b.URL)
	if href == "" {
		return
	}
	p.raw("<figure")
	p.hook("class", "embed")
	p.hook("data-url", href)
	p.hook("data-provider", b.Provider)
	p.raw("><a")
	p.attr("href", href)
	p.raw(">")
	host := part{"host", Plain(hostOf(href))}
	if b.Title == "" {
		p.parts(host)
	} else {
		p.parts(part{"title", Plain(b.Title)}, host)
	}
	p.raw("</a>")
	p.caption("", b.Caption, "", "")
	p.end("figure")
}

// hostOf returns the host of an address, without "www.".
func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}

func (b Audio) html(p *printer) {
	p.player("audio", b.Blob, b.URL, b.Title, b.Caption, 0)
}

func (b Video) html(p *printer) {
	p.player("video", b.Blob, b.URL, b.Title, b.Caption, b.Poster)
}

// player writes the browser's own player, or a link where there is none.
func (p *printer) player(name, blob, url, title string, caption Text, poster int64) {
	src := p.resolver.media(blob, url)
	if src == "" {
		return
	}
	p.raw("<figure")
	p.hook("class", name)
	p.hook("data-blob", blob)
	p.raw(">")
	if p.medium == mail {
		p.raw("<a")
		p.attr("href", src)
		p.raw(">")
		p.escaped(cmp.Or(title, hostOf(src)))
		p.raw("</a>")
		p.caption("", caption, "", "")
		p.end("figure")
		return
	}
	p.raw("<" + name + ` controls preload="none"`)
	p.attr("src", src)
	p.attr("aria-label", title)
	if image, ok := p.resolver.picture(poster, ""); ok {
		p.number("data-poster", poster)
		p.attr("poster", image.Src)
	}
	p.raw("></" + name + ">")
	p.caption(title, caption, "", "")
	p.end("figure")
}
