package feed

import (
	"crypto/sha1" //nolint:gosec // UUIDs of version 5 are made with it
	"encoding/hex"
	"encoding/xml"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/courant-press/courant/internal/news"
)

// A Podcast is a list of recordings, newest first. All addresses are absolute.
type Podcast struct {
	Title       string
	Description string // plain text; directories take 4,000 bytes
	Home        string // the page the podcast belongs to
	Self        string // this feed
	Lang        string // BCP 47
	Author      string // the paper
	Email       string // whom a directory writes to, to see that we are we
	Cover       string // a square picture of 1,400 to 3,000 pixels, JPEG or PNG
	Category    string // of Apple's list, such as "News"
	Subcategory string // such as "Daily News"
	Copyright   string
	Licence     string // address
	Daily       bool   // there is one episode each day
	Updated     time.Time
	Episodes    []Episode
}

// An Episode is one recording.
type Episode struct {
	ID         string // permanent, also when the recording is made again
	URL        string // of the article
	Title      string
	Summary    string // plain text
	Published  time.Time
	Duration   time.Duration
	MP3        Enclosure
	Opus       Enclosure // the same in fewer bytes, for programs that take it; may be empty
	Transcript string    // address of the WebVTT file; may be empty
	Chapters   string    // address of the JSON chapters; likewise
	Cover      string
	Authors    []Author
}

// An Enclosure is a file of sound.
type Enclosure struct {
	URL  string
	Size int64 // in bytes
}

// Ready refuses, with a sentence, a podcast that directories would refuse.
func (p Podcast) Ready() error {
	var missing string
	switch {
	case p.Title == "" || p.Description == "":
		missing = "a title and a description"
	case p.Cover == "":
		missing = "a square cover of 1,400 to 3,000 pixels"
	case p.Category == "":
		missing = "a category"
	case p.Email == "":
		missing = "an e-mail address that directories can write to"
	default:
		return nil
	}
	return &news.Error{Kind: news.Invalid, Message: "The podcast needs " + missing + "."}
}

// The names of a podcast's feed: RSS 2.0 with Apple's module (Podcasts
// Connect, RSS feed requirements) and the podcast namespace (Podcasting 2.0).
type podcastDocument struct {
	XMLName xml.Name       `xml:"rss"`
	Version string         `xml:"version,attr"`
	ITunes  string         `xml:"xmlns:itunes,attr"`
	Podcast string         `xml:"xmlns:podcast,attr"`
	Atom    string         `xml:"xmlns:atom,attr"`
	Channel podcastChannel `xml:"channel"`
}

type podcastChannel struct {
	Title       string           `xml:"title"`
	Link        string           `xml:"link"`
	Description string           `xml:"description"`
	Language    string           `xml:"language"`
	Copyright   string           `xml:"copyright,omitempty"`
	Built       string           `xml:"lastBuildDate"`
	Self        []atomLink       `xml:"atom:link"`
	Author      string           `xml:"itunes:author"`
	Owner       *podcastOwner    `xml:"itunes:owner"`
	Cover       *podcastImage    `xml:"itunes:image"`
	Category    *podcastCategory `xml:"itunes:category"`
	Explicit    bool             `xml:"itunes:explicit"`
	Type        string           `xml:"itunes:type"`
	GUID        string           `xml:"podcast:guid"`
	Locked      *podcastLocked   `xml:"podcast:locked"`
	Medium      string           `xml:"podcast:medium"`
	Licence     *podcastLicence  `xml:"podcast:license"`
	Frequency   *podcastRule     `xml:"podcast:updateFrequency"`
	Items       []podcastItem    `xml:"item"`
}

type podcastOwner struct {
	Name  string `xml:"itunes:name"`
	Email string `xml:"itunes:email"`
}

type podcastImage struct {
	URL string `xml:"href,attr"`
}

type podcastCategory struct {
	Name string           `xml:"text,attr"`
	Sub  *podcastCategory `xml:"itunes:category"`
}

type podcastLocked struct {
	Owner string `xml:"owner,attr,omitempty"`
	Value string `xml:",chardata"`
}

type podcastLicence struct {
	URL  string `xml:"url,attr"`
	Name string `xml:",chardata"`
}

type podcastRule struct {
	Rule string `xml:"rrule,attr"`
	Name string `xml:",chardata"`
}

type podcastItem struct {
	Title       string            `xml:"title"`
	Link        string            `xml:"link"`
	GUID        rssGUID           `xml:"guid"`
	Published   string            `xml:"pubDate"`
	Description string            `xml:"description"`
	File        podcastFile       `xml:"enclosure"`
	Duration    int               `xml:"itunes:duration"` // seconds
	Explicit    bool              `xml:"itunes:explicit"`
	Kind        string            `xml:"itunes:episodeType"`
	Cover       *podcastImage     `xml:"itunes:image"`
	Transcript  *podcastLink      `xml:"podcast:transcript"`
	Chapters    *podcastLink      `xml:"podcast:chapters"`
	Persons     []podcastPerson   `xml:"podcast:person"`
	Other       *podcastAlternate `xml:"podcast:alternateEnclosure"`
}

type podcastFile struct {
	URL  string `xml:"url,attr"`
	Size int64  `xml:"length,attr"`
	Type string `xml:"type,attr"`
}

type podcastLink struct {
	URL  string `xml:"url,attr"`
	Type string `xml:"type,attr"`
}

type podcastPerson struct {
	Group string `xml:"group,attr"`
	Role  string `xml:"role,attr"`
	URL   string `xml:"href,attr,omitempty"`
	Name  string `xml:",chardata"`
}

type podcastAlternate struct {
	Type   string `xml:"type,attr"`
	Size   int64  `xml:"length,attr"`
	Codecs string `xml:"codecs,attr"`
	Source struct {
		URL string `xml:"uri,attr"`
	} `xml:"podcast:source"`
}

// RSS writes p as a podcast that directories and programs take.
func (p Podcast) RSS(w io.Writer) error {
	doc := podcastDocument{
		Version: "2.0",
		ITunes:  "http://www.itunes.com/dtds/podcast-1.0.dtd",
		Podcast: "https://podcastindex.org/namespace/1.0",
		Atom:    atomSpace,
		Channel: podcastChannel{
			Title: p.Title, Link: p.Home, Description: upTo(p.Description, maxDescription), Language: p.Lang, Copyright: p.Copyright,
			Built: p.Updated.UTC().Format(time.RFC1123Z), Self: links(Feed{Self: p.Self}, "application/rss+xml"),
			Author: p.Author, Owner: &podcastOwner{p.Author, p.Email}, Cover: image(p.Cover), Category: &podcastCategory{Name: p.Category},
			Type: "episodic", GUID: podcastGUID(p.Self), Locked: &podcastLocked{p.Email, "yes"}, Medium: "podcast",
		},
	}
	if p.Subcategory != "" {
		doc.Channel.Category.Sub = &podcastCategory{Name: p.Subcategory}
	}
	if p.Licence != "" {
		doc.Channel.Licence = &podcastLicence{URL: p.Licence, Name: p.Licence}
	}
	if p.Daily {
		doc.Channel.Frequency = &podcastRule{"FREQ=DAILY", "daily"}
	}
	for _, e := range p.Episodes {
		doc.Channel.Items = append(doc.Channel.Items, e.item())
	}
	return encode(w, doc)
}

func (e Episode) item() podcastItem {
	item := podcastItem{
		Title: e.Title, Link: e.URL, GUID: rssGUID{ID: e.ID}, Published: e.Published.Format(time.RFC1123Z),
		Description: upTo(e.Summary, maxDescription), File: podcastFile{e.MP3.URL, e.MP3.Size, "audio/mpeg"},
		Duration: int(e.Duration.Round(time.Second) / time.Second), Kind: "full", Cover: image(e.Cover),
		Transcript: mention(e.Transcript, "text/vtt"), Chapters: mention(e.Chapters, "application/json+chapters"),
	}
	for _, a := range e.Authors {
		item.Persons = append(item.Persons, podcastPerson{"writing", "author", a.URL, a.Name})
	}
	if e.Opus.URL != "" {
		item.Other = &podcastAlternate{Type: "audio/ogg", Size: e.Opus.Size, Codecs: "opus"}
		item.Other.Source.URL = e.Opus.URL
	}
	return item
}

func image(address string) *podcastImage {
	if address == "" {
		return nil
	}
	return &podcastImage{address}
}

func mention(address, kind string) *podcastLink {
	if address == "" {
		return nil
	}
	return &podcastLink{address, kind}
}

// maxDescription is what directories take of a description, in bytes.
const maxDescription = 4000

// upTo returns as much of s as fits into n bytes, cut between words.
func upTo(s string, n int) string {
	if len(s) <= n {
		return s
	}
	n -= len("…")
	for !utf8.RuneStart(s[n]) {
		n--
	}
	if space := strings.LastIndexByte(s[:n], ' '); space > n/2 {
		n = space
	}
	return s[:n] + "…"
}

// podcastGUID names a podcast for ever: the UUID of version 5 (RFC 9562) of
// its address without scheme and last slashes, in the namespace that
// Podcasting 2.0 gives.
func podcastGUID(address string) string {
	_, rest, ok := strings.Cut(address, "://")
	if !ok {
		rest = address
	}
	space, _ := hex.DecodeString("ead4c236bf5858c6a2c6a6b28d128cb6") // never fails: it is hexadecimal
	sum := sha1.Sum(append(space, strings.TrimRight(rest, "/")...))  //nolint:gosec // see above
	sum[6] = sum[6]&0x0f | 0x50
	sum[8] = sum[8]&0x3f | 0x80
	h := hex.EncodeToString(sum[:16])
	return h[:8] + "-" + h[8:12] + "-" + h[12:16] + "-" + h[16:20] + "-" + h[20:]
}
