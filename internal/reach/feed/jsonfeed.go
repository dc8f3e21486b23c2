package feed

import (
	"encoding/json"
	"fmt"
	"io"
	"time"
)

// The names of a JSON Feed 1.1 (jsonfeed.org/version/1.1).
type jsonFeed struct {
	Version     string     `json:"version"`
	Title       string     `json:"title"`
	HomePage    string     `json:"home_page_url"`
	Self        string     `json:"feed_url"`
	Description string     `json:"description,omitempty"`
	Next        string     `json:"next_url,omitempty"`
	Icon        string     `json:"icon,omitempty"`
	Language    string     `json:"language"`
	Items       []jsonItem `json:"items"`
}

type jsonItem struct {
	ID        string       `json:"id"`
	URL       string       `json:"url"`
	Title     string       `json:"title"`
	HTML      string       `json:"content_html,omitempty"`
	Text      string       `json:"content_text,omitempty"`
	Summary   string       `json:"summary,omitempty"`
	Image     string       `json:"image,omitempty"`
	Published string       `json:"date_published"`
	Modified  string       `json:"date_modified,omitempty"`
	Authors   []jsonAuthor `json:"authors,omitempty"`
	Tags      []string     `json:"tags,omitempty"`
	Language  string       `json:"language,omitempty"`
}

type jsonAuthor struct {
	Name string `json:"name"`
	URL  string `json:"url,omitempty"`
}

// JSON writes f as JSON Feed 1.1. A withdrawn item is simply gone.
func JSON(w io.Writer, f Feed) error {
	doc := jsonFeed{
		Version: "https://jsonfeed.org/version/1.1", Title: f.Title, HomePage: f.Home, Self: f.Self,
		Description: f.Description, Next: f.Next, Icon: f.Icon, Language: f.Lang, Items: []jsonItem{},
	}
	for _, item := range f.Items {
		if !item.Withdrawn {
			doc.Items = append(doc.Items, jsonOf(item))
		}
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(doc); err != nil {
		return fmt.Errorf("write JSON Feed: %w", err)
	}
	return nil
}

func jsonOf(i Item) jsonItem {
	item := jsonItem{
		ID: i.ID, URL: i.URL, Title: i.Title, Summary: i.text(), Language: i.Lang,
		Published: i.Published.Format(time.RFC3339), HTML: i.HTML, Tags: categories(i),
	}
	if i.HTML == "" { // one of the two is required
		item.Text = i.text()
	}
	if item.HTML == "" && item.Text == "" {
		item.Text = i.Title
	}
	if i.Updated.After(i.Published) {
		item.Modified = i.Updated.Format(time.RFC3339)
	}
	for _, a := range i.Authors {
		item.Authors = append(item.Authors, jsonAuthor(a))
	}
	if i.Picture != nil {
		item.Image = i.Picture.URL
	}
	return item
}
