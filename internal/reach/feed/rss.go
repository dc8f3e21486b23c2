package feed

import (
	"encoding/xml"
	"fmt"
	"io"
	"time"
)

// Media types of the formats.
const (
	TypeRSS  = "application/rss+xml; charset=utf-8"
	TypeAtom = "application/atom+xml; charset=utf-8"
	TypeJSON = "application/feed+json; charset=utf-8"
)

// The names of an RSS document (RSS 2.0.11, rssboard.org) and of the modules
// that readers' programs understand beside it: content, Dublin Core, Atom
// links and Media RSS. Prefixes are written out, because encoding/xml would
// make up its own.
type rssDocument struct {
	XMLName xml.Name   `xml:"rss"`
	Version string     `xml:"version,attr"`
	Content string     `xml:"xmlns:content,attr"`
	DC      string     `xml:"xmlns:dc,attr"`
	Atom    string     `xml:"xmlns:atom,attr"`
	Media   string     `xml:"xmlns:media,attr"`
	Channel rssChannel `xml:"channel"`
}

type rssChannel struct {
	Title       string     `xml:"title"`
	Link        string     `xml:"link"`
	Description string     `xml:"description"`
	Language    string     `xml:"language"`
	Copyright   string     `xml:"copyright,omitempty"`
	Built       string     `xml:"lastBuildDate"`
	TTL         int        `xml:"ttl"` // minutes
	Links       []atomLink `xml:"atom:link"`
	Image       *rssImage  `xml:"image"`
	Items       []rssItem  `xml:"item"`
}

type rssImage struct {
	URL   string `xml:"url"`
	Title string `xml:"title"`
	Link  string `xml:"link"`
}

type rssItem struct {
	Title       string    `xml:"title"`
	Link        string    `xml:"link"`
	GUID        rssGUID   `xml:"guid"`
	Published   string    `xml:"pubDate"`
	Creators    []string  `xml:"dc:creator"`
	Language    string    `xml:"dc:language,omitempty"`
	Categories  []string  `xml:"category"`
	Description string    `xml:"description"`
	Content     string    `xml:"content:encoded,omitempty"`
	Updated     string    `xml:"atom:updated"`
	Media       *rssMedia `xml:"media:content"`
}

type rssGUID struct {
	ID        string `xml:",chardata"`
	Permalink bool   `xml:"isPermaLink,attr"`
}

type rssMedia struct {
	URL         string `xml:"url,attr"`
	Type        string `xml:"type,attr,omitempty"`
	Medium      string `xml:"medium,attr"`
	Width       int    `xml:"width,attr,omitempty"`
	Height      int    `xml:"height,attr,omitempty"`
	Description string `xml:"media:description,omitempty"`
	Credit      string `xml:"media:credit,omitempty"`
}

// RSS writes f as RSS 2.0. A withdrawn item is simply gone: RSS has no way to
// say so.
func RSS(w io.Writer, f Feed) error {
	doc := rssDocument{
		Version: "2.0",
		Content: "http://purl.org/rss/1.0/modules/content/",
		DC:      "http://purl.org/dc/elements/1.1/",
		Atom:    atomSpace,
		Media:   "http://search.yahoo.com/mrss/",
		Channel: rssChannel{
			Title: f.Title, Link: f.Home, Description: f.Description, Language: f.Lang,
			Copyright: f.Copyright, Built: f.Updated.UTC().Format(time.RFC1123Z), TTL: 15,
			Links: links(f, "application/rss+xml"),
		},
	}
	if f.Icon != "" {
		doc.Channel.Image = &rssImage{URL: f.Icon, Title: f.Title, Link: f.Home}
	}
	for _, item := range f.Items {
		if !item.Withdrawn {
			doc.Channel.Items = append(doc.Channel.Items, rssOf(item))
		}
	}
	return encode(w, doc)
}

func rssOf(i Item) rssItem {
	item := rssItem{
		Title: i.Title, Link: i.URL, GUID: rssGUID{ID: i.ID}, Language: i.Lang,
		Published: i.Published.Format(time.RFC1123Z), Updated: i.Updated.Format(time.RFC3339),
		Description: i.text(), Content: i.HTML, Categories: categories(i),
	}
	for _, a := range i.Authors {
		item.Creators = append(item.Creators, a.Name)
	}
	if p := i.Picture; p != nil {
		item.Media = &rssMedia{
			URL: p.URL, Type: p.Type, Medium: "image", Width: p.Width, Height: p.Height,
			Description: p.Alt, Credit: p.Credit,
		}
	}
	return item
}

// categories are the section first and then what the item is about.
func categories(i Item) []string {
	if i.Section == "" {
		return i.Topics
	}
	return append([]string{i.Section}, i.Topics...)
}

// encode writes an XML document with its declaration.
func encode(w io.Writer, doc any) error {
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	e := xml.NewEncoder(w)
	e.Indent("", " ")
	if err := e.Encode(doc); err != nil {
		return fmt.Errorf("write XML: %w", err)
	}
	_, err := io.WriteString(w, "\n")
	return err
}
