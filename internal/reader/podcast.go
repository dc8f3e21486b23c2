package reader

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/courant-press/courant/internal/media"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/reach/feed"
)

// podcastName is the last part of the address of a podcast, below the page of
// the section whose articles are heard, or that of all that can be heard.
const podcastName = "podcast.xml"

// podcast returns the builder of the podcast at an address, if it is one.
func (s *Site) podcast(path string) (builder, bool) {
	page, ok := strings.CutSuffix(path, "/"+podcastName)
	if !ok || page == "" {
		return nil, false
	}
	return func(ctx context.Context, e *edition) (leaf, error) {
		section, err := s.spokenSection(ctx, e, page)
		if err != nil {
			return leaf{}, err
		}
		return s.printPodcast(ctx, e, section, page)
	}, true
}

// spokenSection returns the section at a path, 0 for the whole paper.
func (s *Site) spokenSection(ctx context.Context, e *edition, path string) (int64, error) {
	if path == news.ListenPath {
		return 0, nil
	}
	_, t, err := s.look(ctx, e, path)
	if err == nil && t.Kind == paper.ToRedirect {
		t, err = s.source.Resolve(ctx, cleanTarget(t.To), e.now)
	}
	if err == nil && t.Kind != paper.ToSection {
		err = errNoPage
	}
	return t.ID, err
}

// printPodcast prints the newest recordings. A paper that has not said what
// directories ask for has no podcast.
func (s *Site) printPodcast(ctx context.Context, e *edition, section int64, page string) (leaf, error) {
	list, err := s.source.HeardPage(ctx, section, paper.Cursor{}, feed.Size, e.now)
	if err != nil {
		return leaf{}, err
	}
	p := e.podcastOf(list.Section, page)
	if p.Ready() != nil {
		return leaf{}, errNoPage
	}
	p.Episodes = e.composer().Episodes(list.Heard, func(f paper.SoundFile) string { return e.settings.URL + soundPath(f) })
	for _, h := range list.Heard {
		p.Updated = newer(p.Updated, newer(h.PublishedAt, h.UpdatedAt))
	}
	var b bytes.Buffer
	if err := p.RSS(&b); err != nil {
		return leaf{}, fmt.Errorf("print the podcast of %s: %w", page, err)
	}
	return leaf{Page: list.Page, sheet: &sheet{feed.TypeRSS, b.Bytes()}}, nil
}

// podcastOf is the podcast of a section, or of the whole paper for nil, without
// its episodes.
func (e *edition) podcastOf(section *news.Section, page string) feed.Podcast {
	common := e.settings.Podcast()
	p := feed.Podcast{
		Title: common.Title, Description: common.Description,
		Home: e.absolute(page), Self: e.absolute(child(page, podcastName)), Lang: e.settings.Lang,
		Author: e.settings.Name, Email: common.Email, Cover: e.squareCover(e.frame.Cover),
		Category: common.Category, Subcategory: common.Subcategory,
		Copyright: e.settings.Copyright, Licence: e.settings.Licence,
	}
	if section != nil {
		p.Title += ": " + section.Name
		if section.Description != "" {
			p.Description = section.Description
		}
	}
	return p
}

// podcastPath returns the address of the podcast below a page, empty as long
// as the paper has none.
func (e *edition) podcastPath(page string) string {
	if !e.frame.Speaks || e.podcastOf(nil, page).Ready() != nil {
		return ""
	}
	return child(page, podcastName)
}

// leastCover is how large directories want the cover of a podcast at least, in
// pixels on a side. They take 3,000 at most, which is more than is printed.
const leastCover = 1400

// squareCover returns the address of a picture as the cover of a podcast; empty
// if there is none that is large enough.
func (e *edition) squareCover(p *paper.Picture) string {
	if p == nil || p.Blob == "" {
		return ""
	}
	side := min(p.Width, p.Height, widths[len(widths)-1])
	if side < leastCover {
		return ""
	}
	return e.absoluteURL(e.images.Crop(*p, side, side, media.Plain))
}

func newer(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}
