package settings

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/richtext"
)

// A PageTemplate is a standing page to begin with: what a paper of this kind
// should say there, with gaps for what only its makers know.
type PageTemplate struct {
	Name  string // "about"
	Title string // "About us"
	Why   string // in one sentence, for the publisher
}

// PageTemplates lists the standing pages that readers expect of a newspaper.
func PageTemplates() []PageTemplate {
	return []PageTemplate{
		{"about", "About us", "Who makes the paper, who owns it and what it stands for."},
		{"contact", "Contact", "How readers reach the newsroom, also with something confidential."},
		{"imprint", "Imprint", "Who is answerable by law. Many countries ask for it."},
		{"privacy", "Privacy", "What is known of readers, which is little, and for how long."},
		{"corrections-policy", "Corrections policy", "How mistakes are mended, and how to report one."},
	}
}

//go:embed pages/*.html
var pages embed.FS

// NewPage returns the content of a standing page begun from a template, or of
// an empty one if name is "", filled in from the settings.
func NewPage(name, title string, s news.Settings) (news.Content, error) {
	c := news.Content{Kind: news.AboutPage, Headline: title, Slug: news.Slugify(title)}
	if name == "" {
		return c, nil
	}
	for _, t := range PageTemplates() {
		if t.Name == name {
			if title == "" {
				c.Headline, c.Slug = t.Title, t.Name
			}
			body, err := fill(name, s)
			c.Body = body
			return c, err
		}
	}
	return c, &news.Error{Kind: news.NotFound, Message: "There is no such template of a page."}
}

func fill(name string, s news.Settings) (richtext.Doc, error) {
	t, err := template.ParseFS(pages, "pages/"+name+".html")
	if err != nil {
		return richtext.Doc{}, fmt.Errorf("read the template of a page: %w", err)
	}
	var page bytes.Buffer
	if err := t.Execute(&page, s); err != nil {
		return richtext.Doc{}, fmt.Errorf("fill in the template of a page: %w", err)
	}
	return richtext.FromHTML(page.String(), richtext.FromHTMLOptions{}), nil
}
