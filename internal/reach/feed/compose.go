package feed

import (
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/richtext"
)

// A Composer makes feeds out of page data.
type Composer struct {
	Settings news.Settings
	// Picture returns the absolute address of a picture at about 1,200 pixels.
	Picture func(paper.Picture) string
	// Words returns the correction of an item as a reader shall see it:
	// "Correction (3 May 2026): …".
	Words func(news.Correction) string
	Zone  *time.Location
}

// A Source says which list a feed is of.
type Source struct {
	Title       string
	Description string
	Path        string // of the page
	Self        string // path of the feed
	Next        string // path of the feed's page with older items, or ""
}

// Compose returns the feed of these cards. bodies are the pages of those
// whose full text goes out; a card without one keeps its standfirst.
func (c Composer) Compose(s Source, cards []paper.Card, bodies []paper.ArticlePage) Feed {
	f := Feed{
		Title: s.Title, Description: s.Description, Lang: c.Settings.Lang,
		Home: c.url(s.Path), Self: c.url(s.Self), Next: c.url(s.Next),
		Copyright: c.Settings.Copyright, Licence: c.Settings.Licence,
	}
	if f.Description == "" {
		f.Description = s.Title
	}
	pages := map[int64]paper.ArticlePage{}
	for _, p := range bodies {
		pages[p.ID] = p
	}
	for _, card := range cards {
		item := c.item(card)
		if page, ok := pages[card.ID]; ok {
			c.fill(&item, page)
		}
		f.Items = append(f.Items, item)
		f.Updated = later(f.Updated, item.Updated)
	}
	return f
}

// Corrections returns the feed of the corrections log: an item for each
// correction, which leads to the article.
func (c Composer) Corrections(s Source, entries []paper.CorrectionEntry) Feed {
	f := c.Compose(s, nil, nil)
	for _, e := range entries {
		item := c.item(e.Article)
		item.ID = c.tag(e.At, "correction", e.ID)
		item.URL += "#correction-" + strconv.FormatInt(e.ID, 10)
		item.Summary, item.Correction = c.Words(e.Correction), ""
		item.Published, item.Updated = e.At.In(c.Zone), e.At.In(c.Zone)
		f.Items = append(f.Items, item)
		f.Updated = later(f.Updated, item.Updated)
	}
	return f
}

// Quotes returns a feed of what somebody said: an item for each quote, which
// leads to the article.
func (c Composer) Quotes(s Source, quotes []paper.Quote) Feed {
	f := c.Compose(s, nil, nil)
	for _, q := range quotes {
		item := c.item(q.Article)
		item.ID = c.tag(q.Article.PublishedAt, "quote", q.ID)
		words := strings.Join(q.Words, " … ")
		item.Title, item.Summary, item.Picture = words, words, nil
		item.Updated = item.Published
		f.Items = append(f.Items, item)
		f.Updated = later(f.Updated, item.Updated)
	}
	return f
}

// Drop adds the articles that were withdrawn, for formats that can say so.
func (c Composer) Drop(f *Feed, withdrawn []paper.WithdrawnPage) {
	for _, w := range withdrawn {
		at := w.WithdrawnAt.In(c.Zone)
		f.Items = append(f.Items, Item{ID: c.tag(w.PublishedAt, "article", w.ID), Withdrawn: true, Updated: at})
		f.Updated = later(f.Updated, at)
	}
}

func (c Composer) item(card paper.Card) Item {
	i := Item{
		ID: c.tag(card.PublishedAt, "article", card.ID), URL: c.url(card.Path),
		Title: card.FullHead, Summary: card.Standfirst, Lang: card.Lang, Section: card.Section.Name,
		Published: card.PublishedAt.In(c.Zone), Updated: later(card.PublishedAt, card.UpdatedAt).In(c.Zone),
	}
	for _, credit := range card.Byline {
		if credit.Role == news.ByText {
			i.Authors = append(i.Authors, Author{credit.Name, c.url(credit.Path)})
		}
	}
	if card.Topic != nil {
		i.Topics = []string{card.Topic.Name}
	}
	if p := card.Picture; p != nil {
		width, height := shown(*p)
		i.Picture = &Picture{URL: c.Picture(*p), Type: "image/jpeg", Width: width, Height: height, Alt: p.Alt, Credit: p.Credit}
	}
	return i
}

// fill adds what only the page of an article knows.
func (c Composer) fill(i *Item, p paper.ArticlePage) {
	i.Topics = nil
	for _, t := range p.Topics {
		i.Topics = append(i.Topics, t.Name)
	}
	if n := len(p.Corrections); n > 0 {
		newest := p.Corrections[n-1]
		i.Correction = c.Words(newest)
		i.Updated = later(i.Updated, newest.At.In(c.Zone))
	}
	if c.Settings.FullTextFeeds {
		i.HTML = richtext.FeedHTML(p.Content.Body, c.resolver(p))
	}
}

// resolver makes every address of a text absolute.
func (c Composer) resolver(p paper.ArticlePage) richtext.Resolver {
	return richtext.Resolver{
		Link: c.url,
		Picture: func(id int64, _ string) (richtext.Image, bool) {
			picture, ok := p.Pictures[id]
			if !ok || picture.Blob == "" {
				return richtext.Image{}, false
			}
			width, height := shown(picture)
			return richtext.Image{
				Src: c.Picture(picture), Width: width, Height: height,
				Alt: picture.Alt, Caption: picture.Caption, Credit: picture.Credit,
			}, true
		},
		Topic: func(id int64) string { return c.url(p.TopicRefs[id].Path) },
	}
}

// PictureWidth is how wide the pictures of a feed are, in pixels, unless they
// are smaller.
const PictureWidth = 1280

// shown returns the size a picture has in a feed.
func shown(p paper.Picture) (width, height int) {
	if p.Width <= PictureWidth {
		return p.Width, p.Height
	}
	return PictureWidth, (p.Height*PictureWidth + p.Width/2) / p.Width
}

// url makes a path of the paper absolute; what is absolute stays, and ""
// stays "".
func (c Composer) url(path string) string {
	if path == "" || path[0] != '/' {
		return path
	}
	return c.Settings.URL + path
}

// tag returns a name that never changes (RFC 4151): the paper's host, the day
// of publication, and the id.
func (c Composer) tag(day time.Time, noun string, id int64) string {
	host := c.Settings.URL
	if u, err := url.Parse(host); err == nil {
		host = u.Hostname()
	}
	return "tag:" + host + "," + day.In(c.Zone).Format("2006-01-02") + ":" + noun + "/" + strconv.FormatInt(id, 10)
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}
