package feed

import (
	"encoding/xml"
	"io"
	"time"
)

// The limits of the protocol (sitemaps.org) and of news sitemaps.
const (
	MaxSitemap = 50_000 // addresses in one file, and files in an index
	MaxNews    = 1_000  // articles in a news sitemap
	NewsSpan   = 48 * time.Hour
)

// TypeXML is the media type of a sitemap.
const TypeXML = "application/xml; charset=utf-8"

// A Place is one address of a [Sitemap]. It is absolute.
type Place struct {
	URL     string
	Changed time.Time // zero if unknown: better silent than wrong
	Images  []string  // addresses of its pictures
	News    *News     // in a news sitemap
}

// A News says what a news sitemap wants to know of an article.
type News struct {
	Paper     string // name of the paper, as the search engine knows it
	Lang      string // BCP 47; its first part is used
	Published time.Time
	Title     string
}

type urlset struct {
	XMLName xml.Name  `xml:"urlset"`
	Space   string    `xml:"xmlns,attr"`
	Image   string    `xml:"xmlns:image,attr"`
	News    string    `xml:"xmlns:news,attr"`
	URLs    []siteURL `xml:"url"`
}

type siteURL struct {
	Loc     string      `xml:"loc"`
	LastMod string      `xml:"lastmod,omitempty"`
	News    *siteNews   `xml:"news:news"`
	Images  []siteImage `xml:"image:image"`
}

type siteNews struct {
	Name      string `xml:"news:publication>news:name"`
	Language  string `xml:"news:publication>news:language"`
	Published string `xml:"news:publication_date"`
	Title     string `xml:"news:title"`
}

type siteImage struct {
	Loc string `xml:"image:loc"`
}

const sitemapSpace = "http://www.sitemaps.org/schemas/sitemap/0.9"

// Sitemap writes the places, at most [MaxSitemap], as one file.
func Sitemap(w io.Writer, places []Place) error {
	set := urlset{
		Space: sitemapSpace,
		Image: "http://www.google.com/schemas/sitemap-image/1.1",
		News:  "http://www.google.com/schemas/sitemap-news/0.9",
	}
	for _, p := range places {
		u := siteURL{Loc: p.URL, LastMod: stamp(p.Changed)}
		for _, i := range p.Images {
			u.Images = append(u.Images, siteImage{i})
		}
		if n := p.News; n != nil {
			u.News = &siteNews{Name: n.Paper, Language: newsLang(n.Lang), Published: stamp(n.Published), Title: n.Title}
		}
		set.URLs = append(set.URLs, u)
	}
	return encode(w, set)
}

// An index of sitemaps.
type siteIndex struct {
	XMLName xml.Name    `xml:"sitemapindex"`
	Space   string      `xml:"xmlns,attr"`
	Maps    []siteEntry `xml:"sitemap"`
}

type siteEntry struct {
	Loc     string `xml:"loc"`
	LastMod string `xml:"lastmod,omitempty"`
}

// SitemapIndex writes the file that names all sitemaps; places need no more
// than their address and when they changed.
func SitemapIndex(w io.Writer, places []Place) error {
	index := siteIndex{Space: sitemapSpace}
	for _, p := range places {
		index.Maps = append(index.Maps, siteEntry{p.URL, stamp(p.Changed)})
	}
	return encode(w, index)
}

// newsLang returns the two or three letters that a news sitemap allows; only
// Chinese is told apart further.
func newsLang(tag string) string {
	switch {
	case len(tag) >= 5 && (tag[:5] == "zh-CN" || tag[:5] == "zh-TW"):
		return "zh-" + map[byte]string{'C': "cn", 'T': "tw"}[tag[3]]
	case tag == "zh" || len(tag) >= 7 && tag[:7] == "zh-Hans":
		return "zh-cn"
	case len(tag) >= 7 && tag[:7] == "zh-Hant":
		return "zh-tw"
	}
	for i, c := range tag {
		if c == '-' {
			return tag[:i]
		}
	}
	return tag
}

func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339)
}
