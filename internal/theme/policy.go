package theme

import (
	"bytes"
	"errors"
	"io"
	"strings"

	"golang.org/x/net/html"
)

// breaches returns what a page asks of browsers that the paper's security
// policy forbids: scripts and styles that are not files, and anything fetched
// from another host without being asked for. Readers would not see it work,
// so a theme author had better hear of it.
func breaches(page []byte) ([]string, error) {
	var found []string
	z := html.NewTokenizer(bytes.NewReader(page))
	for {
		switch z.Next() {
		case html.ErrorToken:
			if errors.Is(z.Err(), io.EOF) {
				return found, nil
			}
			return found, z.Err()
		case html.StartTagToken, html.SelfClosingTagToken:
			found = append(found, breachesOf(z.Token())...)
		}
	}
}

// breachesOf returns what is wrong with one element.
func breachesOf(t html.Token) []string {
	var found []string
	attrs := map[string]string{}
	for _, a := range t.Attr {
		attrs[a.Key] = a.Val
		switch {
		case a.Key == "style":
			found = append(found, "<"+t.Data+"> has a style attribute; put it into a stylesheet")
		case strings.HasPrefix(a.Key, "on"):
			found = append(found, "<"+t.Data+"> has "+a.Key+"; put it into a script file")
		}
	}
	switch {
	case t.Data == "style":
		found = append(found, "<style> stands in the page; put it into a stylesheet")
	case t.Data == "script" && attrs["src"] == "" && attrs["type"] != "application/ld+json":
		found = append(found, "<script> stands in the page; put it into a file")
	case fetchesAbroad(t.Data, attrs):
		found = append(found, "<"+t.Data+"> fetches from another host; put the file into the theme")
	}
	return found
}

// fetchesAbroad reports whether an element loads a file of the theme's own
// needs from another host. Pictures and sound may come from a media host.
func fetchesAbroad(element string, attrs map[string]string) bool {
	address := attrs["src"]
	switch element {
	case "link":
		switch attrs["rel"] {
		case "stylesheet", "preload", "icon", "manifest", "modulepreload":
			address = attrs["href"]
		}
	case "script", "iframe":
	default:
		return false
	}
	return strings.Contains(address, "//")
}
