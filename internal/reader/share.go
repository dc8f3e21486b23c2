package reader

import (
	"cmp"
	"time"

	"github.com/courant-press/courant/internal/media"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
)

// The size of pictures in share cards, which all networks show whole.
const (
	shareWidth  = 1200
	shareHeight = 630
)

// share is the card of a page that is not an article.
func (e *edition) share(p Page, title string) ShareView {
	if title == "" {
		title = e.settings.Name
	}
	return ShareView{
		Type: "website", Title: title, Description: p.Description, URL: p.Canonical,
		Locale: openGraphLocale(e.settings.Lang),
		Image:  e.settings.URL + e.paperArt().address(), ImageAlt: e.settings.Name,
		ImageWidth: shareWidth, ImageHeight: shareHeight,
	}
}

// articleShare is the card of an article.
func (e *edition) articleShare(page Page, p paper.ArticlePage) ShareView {
	v := page.Share
	v.URL = page.Canonical
	v.Title = cmp.Or(p.Content.ShareTitle, p.Content.Headline)
	v.Description = clip(cmp.Or(p.Content.ShareText, page.Description), 300)
	v.Locale = openGraphLocale(cmp.Or(p.Content.Lang, e.settings.Lang))
	v.Image, v.ImageAlt = e.articleShareImage(p)
	if p.Content.Kind == news.AboutPage {
		return v
	}
	v.Type = "article"
	v.Published = p.PublishedAt.In(e.zone).Format(time.RFC3339)
	if !p.UpdatedAt.IsZero() {
		v.Modified = p.UpdatedAt.In(e.zone).Format(time.RFC3339)
	}
	if r := p.Recording; r != nil && len(r.Files) > 0 {
		v.Audio = e.settings.URL + soundPath(r.Files[len(r.Files)-1])
	}
	v.Section = p.Card.Section.Name
	for _, c := range p.Byline {
		if c.Path != "" {
			v.Authors = append(v.Authors, e.absolute(c.Path))
		}
	}
	for _, t := range p.Topics {
		v.Tags = append(v.Tags, t.Name)
	}
	return v
}

// articleShareImage is the article's picture, or one drawn in its place.
func (e *edition) articleShareImage(p paper.ArticlePage) (address, alt string) {
	if p.Picture != nil && p.Picture.Blob != "" {
		return e.absoluteURL(e.images.Crop(*p.Picture, shareWidth, shareHeight, media.Plain)), p.Picture.Alt
	}
	return e.settings.URL + e.articleArt(p).address(), p.Content.Headline
}
