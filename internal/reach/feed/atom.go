package feed

import (
	"encoding/xml"
	"io"
	"time"
)

const atomSpace = "http://www.w3.org/2005/Atom"

// The names of an Atom document (RFC 4287), with paging (RFC 5005) and
// deleted entries (RFC 6721).
type atomDocument struct {
	XMLName  xml.Name    `xml:"feed"`
	Space    string      `xml:"xmlns,attr"`
	Deleted  string      `xml:"xmlns:at,attr"`
	Lang     string      `xml:"xml:lang,attr"`
	ID       string      `xml:"id"`
	Title    string      `xml:"title"`
	Subtitle string      `xml:"subtitle,omitempty"`
	Updated  string      `xml:"updated"`
	Rights   string      `xml:"rights,omitempty"`
	Icon     string      `xml:"icon,omitempty"`
	Author   atomPerson  `xml:"author"`
	Links    []atomLink  `xml:"link"`
	Tombs    []atomTomb  `xml:"at:deleted-entry"`
	Entries  []atomEntry `xml:"entry"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type atomTomb struct {
	Ref  string `xml:"ref,attr"`
	When string `xml:"when,attr"`
}

type atomEntry struct {
	Lang       string         `xml:"xml:lang,attr,omitempty"`
	ID         string         `xml:"id"`
	Title      string         `xml:"title"`
	Updated    string         `xml:"updated"`
	Published  string         `xml:"published"`
	Authors    []atomPerson   `xml:"author"`
	Links      []atomLink     `xml:"link"`
	Categories []atomCategory `xml:"category"`
	Summary    string         `xml:"summary,omitempty"`
	Content    *atomContent   `xml:"content"`
}

type atomPerson struct {
	Name string `xml:"name"`
	URI  string `xml:"uri,omitempty"`
}

type atomCategory struct {
	Term string `xml:"term,attr"`
}

type atomContent struct {
	Type string `xml:"type,attr"`
	Text string `xml:",chardata"`
}

// Atom writes f as Atom 1.0. A withdrawn item becomes a deleted entry, so
// that readers' programs drop it.
func Atom(w io.Writer, f Feed) error {
	doc := atomDocument{
		Space: atomSpace, Deleted: "http://purl.org/atompub/tombstones/1.0", Lang: f.Lang,
		ID: f.Self, Title: f.Title, Subtitle: f.Description, Rights: f.Copyright, Icon: f.Icon,
		Updated: f.Updated.Format(time.RFC3339),
		Author:  atomPerson{Name: f.Title, URI: f.Home},
		Links:   append([]atomLink{{Rel: "alternate", Type: "text/html", Href: f.Home}}, links(f, "application/atom+xml")...),
	}
	for _, item := range f.Items {
		if item.Withdrawn {
			doc.Tombs = append(doc.Tombs, atomTomb{Ref: item.ID, When: item.Updated.Format(time.RFC3339)})
			continue
		}
		doc.Entries = append(doc.Entries, atomOf(item))
	}
	return encode(w, doc)
}

func atomOf(i Item) atomEntry {
	e := atomEntry{
		Lang: i.Lang, ID: i.ID, Title: i.Title, Summary: i.text(),
		Updated: i.Updated.Format(time.RFC3339), Published: i.Published.Format(time.RFC3339),
		Links: []atomLink{{Rel: "alternate", Type: "text/html", Href: i.URL}},
	}
	for _, a := range i.Authors {
		e.Authors = append(e.Authors, atomPerson{Name: a.Name, URI: a.URL})
	}
	for _, c := range categories(i) {
		e.Categories = append(e.Categories, atomCategory{Term: c})
	}
	if p := i.Picture; p != nil {
		e.Links = append(e.Links, atomLink{Rel: "enclosure", Type: p.Type, Href: p.URL})
	}
	if i.HTML != "" {
		e.Content = &atomContent{Type: "html", Text: i.HTML}
	}
	return e
}

// links are those that every format has: the feed itself, its next page and
// its licence.
func links(f Feed, mediaType string) []atomLink {
	all := []atomLink{{Rel: "self", Type: mediaType, Href: f.Self}}
	if f.Next != "" {
		all = append(all, atomLink{Rel: "next", Type: mediaType, Href: f.Next})
	}
	if f.Licence != "" {
		all = append(all, atomLink{Rel: "license", Href: f.Licence})
	}
	return all
}
