package app

import (
	"context"
	"fmt"

	"github.com/courant-press/courant/internal/news"
)

// found writes the settings and sections of a new paper. A database that
// holds a paper already is left alone.
func (n *Newspaper) found(ctx context.Context, settings news.Settings, sections []string) error {
	if old, err := n.store.Settings(ctx); err == nil && old.Name != "" {
		return &news.Error{Kind: news.Conflict, Message: fmt.Sprintf("This database holds a paper already, %s.", old.Name)}
	}
	if err := n.store.SaveSettings(ctx, settings, news.Event{Name: news.SettingsChanged, At: n.now()}); err != nil {
		return fmt.Errorf("save the settings: %w", err)
	}
	for i, name := range sections {
		s := news.Section{Name: name, Slug: news.Slugify(name), Order: i + 1}
		if err := n.store.SaveSection(ctx, &s, news.Event{Name: news.SettingsChanged, At: n.now()}); err != nil {
			return fmt.Errorf("save section %s: %w", name, err)
		}
	}
	return nil
}

// checkSections refuses names that can not become sections.
func checkSections(names []string) error {
	seen := map[string]bool{}
	for _, name := range names {
		slug := news.Slugify(name)
		if name == "" || news.Reserved(slug) || seen[slug] {
			return &news.Error{Kind: news.Invalid, Message: fmt.Sprintf("%q can not be the name of a section: it is empty, taken, or a word of the program's own addresses.", name)}
		}
		seen[slug] = true
	}
	return nil
}
