package newsroom

import (
	"context"
	"fmt"

	"github.com/courant-press/courant/internal/news"
)

// moves reports whether an article gets a new address: its first one, another
// one while nobody has seen it yet, or one for its new slug. Nothing else, no
// new section and no new pattern, moves what readers may have kept.
func moves(before, had, shall *news.Article) bool {
	switch {
	case shall.Path == "":
		return true
	case had == nil:
		return before.State == news.Scheduled
	default:
		return shall.Slug != "" && shall.Slug != had.Slug
	}
}

// address returns a free address for an article; if the plain one is taken,
// the slug gets a number: bridge, bridge-2, bridge-3.
func (n *Newsroom) address(ctx context.Context, a *news.Article, settings news.Settings) (string, error) {
	var section news.Section
	if a.Kind != news.AboutPage {
		var err error
		if section, err = n.section(ctx, a.Section); err != nil {
			return "", err
		}
	}
	slug := a.Slug
	if slug == "" {
		slug = news.Slugify(a.Headline)
	}
	for i := 1; i < 100; i++ {
		path := pathOf(a, numbered(slug, i), section.Slug, settings)
		if news.Reserved(news.FirstSegment(path)) {
			continue
		}
		taken, err := n.Store.Taken(ctx, path, a.ID)
		if err != nil {
			return "", fmt.Errorf("look for a free address: %w", err)
		}
		if !taken {
			return path, nil
		}
	}
	return "", &news.Error{Kind: news.Conflict, Message: "Every address like " + pathOf(a, slug, section.Slug, settings) + " is taken. Choose another slug."}
}

func pathOf(a *news.Article, slug, section string, settings news.Settings) string {
	if a.Kind == news.AboutPage {
		return news.PagePath(slug)
	}
	return news.ArticlePath(settings.ArticlePath, section, a.PublishAt.In(settings.Location()), slug, a.ID)
}

func numbered(slug string, i int) string {
	if i == 1 {
		return slug
	}
	return fmt.Sprintf("%s-%d", slug, i)
}

func (n *Newsroom) section(ctx context.Context, id int64) (news.Section, error) {
	section, err := n.Store.Section(ctx, id)
	if err != nil && news.KindOf(err) == news.NotFound {
		return section, &news.Error{Kind: news.Invalid, Message: "The section of the article does not exist any more. Choose another one."}
	}
	return section, err
}
