package reader

import (
	"cmp"
	"context"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"html"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/press"
)

// oembedPath is where we answer those who want to embed an article, by
// https://oembed.com version 1.0.
const oembedPath = "/oembed"

// The size of the frame we offer, in pixels, and the least that it fits in.
const (
	embedWidth, embedHeight       = 560, 400
	leastEmbedWidth, leastEmbedHt = 240, 160
)

// An oembedAnswer is the answer of type "rich".
type oembedAnswer struct {
	XMLName         xml.Name `json:"-" xml:"oembed"`
	Version         string   `json:"version" xml:"version"`
	Type            string   `json:"type" xml:"type"`
	Title           string   `json:"title" xml:"title"`
	AuthorName      string   `json:"author_name,omitempty" xml:"author_name,omitempty"`
	AuthorURL       string   `json:"author_url,omitempty" xml:"author_url,omitempty"`
	ProviderName    string   `json:"provider_name" xml:"provider_name"`
	ProviderURL     string   `json:"provider_url" xml:"provider_url"`
	CacheAge        int      `json:"cache_age" xml:"cache_age"`
	ThumbnailURL    string   `json:"thumbnail_url" xml:"thumbnail_url"`
	ThumbnailWidth  int      `json:"thumbnail_width" xml:"thumbnail_width"`
	ThumbnailHeight int      `json:"thumbnail_height" xml:"thumbnail_height"`
	HTML            string   `json:"html" xml:"html"`
	Width           int      `json:"width" xml:"width"`
	Height          int      `json:"height" xml:"height"`
}

// oembedAddress is the address of the answer about an article.
func (e *edition) oembedAddress(path string) string {
	return e.settings.URL + oembedPath + "?format=json&url=" + url.QueryEscape(e.absolute(path))
}

// A wish is a question to oEmbed, in the few forms that answers differ in.
type wish struct {
	host, path    string // of the article
	format        string
	width, height int
}

// oembed answers a question. Nothing of the question comes back in the answer
// but what we found ourselves.
func (s *Site) oembed(w http.ResponseWriter, r *http.Request) error {
	q := r.URL.Query()
	ask := wish{
		format: cmp.Or(q.Get("format"), "json"),
		width:  side(q.Get("maxwidth"), leastEmbedWidth, embedWidth),
		height: side(q.Get("maxheight"), leastEmbedHt, embedHeight),
	}
	if ask.format != "json" && ask.format != "xml" {
		http.Error(w, "The formats are json and xml.", http.StatusNotImplemented)
		return nil
	}
	var ok bool
	if ask.host, ask.path, ok = splitAddress(q.Get("url")); !ok {
		return errNoPage
	}
	address := fmt.Sprintf("oembed %s %dx%d %s%s", ask.format, ask.width, ask.height, ask.host, ask.path)
	return s.press.Serve(w, r, address, func(ctx context.Context) (*press.Print, error) {
		return s.answerOembed(ctx, ask)
	})
}

// side reads a limit and rounds it to tens within what we offer, so that there
// are few different answers.
func side(limit string, least, most int) int {
	n, err := strconv.Atoi(limit)
	if err != nil {
		return most
	}
	return max(least, min(n/10*10, most))
}

// splitAddress returns host and path of an absolute address.
func splitAddress(address string) (host, path string, ok bool) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return "", "", false
	}
	return u.Host, u.Path, wellFormed(u)
}

// answerOembed makes the answer about an article of ours.
func (s *Site) answerOembed(ctx context.Context, ask wish) (*press.Print, error) {
	e, err := s.edition(ctx)
	if err != nil {
		return nil, err
	}
	if ask.host != hostOf(e.settings.URL) {
		return nil, errNoPage
	}
	_, t, err := s.look(ctx, e, ask.path)
	if err != nil {
		return nil, err
	}
	if t.Kind != paper.ToArticle {
		return nil, errNoPage
	}
	p, err := s.source.ArticlePage(ctx, t.ID, e.now)
	if err != nil {
		return nil, err
	}
	if p.Content.Kind == news.AboutPage {
		return nil, errNoPage
	}
	body, kind, err := encodeOembed(ask.format, e.oembedAnswer(p, ask))
	if err != nil {
		return nil, fmt.Errorf("write oEmbed answer: %w", err)
	}
	return &press.Print{
		ContentType: kind, Body: body, Keys: append(p.Keys, news.KeySettings), Expires: earliest(p.Until, e.midnight()),
		Header: http.Header{"Access-Control-Allow-Origin": {"*"}},
	}, nil
}

func (e *edition) oembedAnswer(p paper.ArticlePage, ask wish) oembedAnswer {
	thumbnail, _ := e.articleShareImage(p)
	a := oembedAnswer{
		Version: "1.0", Type: "rich", Title: p.Content.Headline,
		ProviderName: e.settings.Name, ProviderURL: e.absolute("/"), CacheAge: 3600,
		ThumbnailURL: thumbnail, ThumbnailWidth: shareWidth, ThumbnailHeight: shareHeight,
		HTML:  e.frameHTML(p, ask.width, ask.height),
		Width: ask.width, Height: ask.height,
	}
	if len(p.Byline) > 0 {
		a.AuthorName = p.Byline[0].Name
		if p.Byline[0].Path != "" {
			a.AuthorURL = e.absolute(p.Byline[0].Path)
		}
	}
	return a
}

// frameHTML is the frame that others put into their pages. It may open our
// page in a new window, and nothing else.
func (e *edition) frameHTML(p paper.ArticlePage, width, height int) string {
	return fmt.Sprintf(`<iframe src="%s" title="%s" width="%d" height="%d" `+
		`sandbox="allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation" `+
		`loading="lazy" referrerpolicy="no-referrer"></iframe>`,
		html.EscapeString(e.absolute(child(p.Path, embedName))), html.EscapeString(p.Content.Headline), width, height)
}

func encodeOembed(format string, a oembedAnswer) (body []byte, kind string, err error) {
	if format == "xml" {
		body, err = xml.Marshal(a)
		return append([]byte(xml.Header), body...), "text/xml; charset=utf-8", err
	}
	body, err = json.Marshal(a)
	return body, "application/json; charset=utf-8", err
}

// hostOf returns host and port of an absolute address.
func hostOf(address string) string {
	_, rest, _ := strings.Cut(address, "://")
	host, _, _ := strings.Cut(rest, "/")
	return host
}
