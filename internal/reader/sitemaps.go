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

// Addresses of sitemaps. Beside these there is one for each month with
// articles, /sitemaps/2026-11.xml, or one for each of its days,
// /sitemaps/2026-11-22.xml, where a month has more than fits into a file.
const (
	sitemapPath = "/sitemap.xml"
	sitemapRoot = "/sitemaps/"
	newsMap     = "news"
	pagesMap    = "pages"
	monthForm   = "2006-01"
)

// sitemap returns the builder of the sitemap at an address, if it is one.
func (s *Site) sitemap(path string) (builder, bool) {
	if path == sitemapPath {
		return s.sitemapIndex, true
	}
	name, under := strings.CutPrefix(path, sitemapRoot)
	name, isXML := strings.CutSuffix(name, ".xml")
	if !under || !isXML {
		return nil, false
	}
	switch name {
	case newsMap:
		return s.newsSitemap, true
	case pagesMap:
		return s.pagesSitemap, true
	}
	return func(ctx context.Context, e *edition) (leaf, error) {
		for form, end := range map[string]func(time.Time) time.Time{
			monthForm:     func(t time.Time) time.Time { return t.AddDate(0, 1, 0) },
			time.DateOnly: func(t time.Time) time.Time { return t.AddDate(0, 0, 1) },
		} {
			if from, err := time.ParseInLocation(form, name, e.zone); err == nil {
				return s.articleSitemap(ctx, e, from, end(from))
			}
		}
		return leaf{}, errNoPage
	}, true
}

// sitemapIndex names all sitemaps. It reads counts, not articles: one row for
// each day on which the paper came out.
func (s *Site) sitemapIndex(ctx context.Context, e *edition) (leaf, error) {
	years, err := s.source.ArchiveYears(ctx, e.now)
	if err != nil {
		return leaf{}, err
	}
	places := []feed.Place{{URL: e.absolute(sitemapRoot + pagesMap + ".xml")}, {URL: e.absolute(sitemapRoot + newsMap + ".xml")}}
	for _, y := range years.Years {
		year, err := s.source.ArchiveYear(ctx, y.Date.Year(), e.now)
		if err != nil {
			return leaf{}, err
		}
		for _, m := range year.Months {
			month, err := s.monthMaps(ctx, e, m)
			if err != nil {
				return leaf{}, err
			}
			places = append(places, month...)
		}
	}
	var b bytes.Buffer
	if err := feed.SitemapIndex(&b, places); err != nil {
		return leaf{}, fmt.Errorf("print the index of sitemaps: %w", err)
	}
	return leaf{Page: years.Page, sheet: &sheet{feed.TypeXML, b.Bytes()}}, nil
}

// monthMaps names the sitemaps of a month.
func (s *Site) monthMaps(ctx context.Context, e *edition, m paper.Count) ([]feed.Place, error) {
	if m.Articles <= feed.MaxSitemap {
		return []feed.Place{{URL: e.absolute(sitemapRoot + m.Date.Format(monthForm) + ".xml")}}, nil
	}
	month, err := s.source.ArchiveMonth(ctx, m.Date, e.now)
	if err != nil {
		return nil, err
	}
	var places []feed.Place
	for _, d := range month.Days {
		places = append(places, feed.Place{URL: e.absolute(sitemapRoot + d.Date.Format(time.DateOnly) + ".xml")})
	}
	return places, nil
}

// articleSitemap lists what was first published in [from, to).
func (s *Site) articleSitemap(ctx context.Context, e *edition, from, to time.Time) (leaf, error) {
	var places []feed.Place
	for card, err := range s.source.Published(ctx, from, to, e.now) {
		if err != nil {
			return leaf{}, err
		}
		if len(places) == feed.MaxSitemap {
			break
		}
		if !card.NoIndex {
			places = append(places, e.place(card))
		}
	}
	if len(places) == 0 {
		return leaf{}, errNoPage
	}
	page := paper.Page{Keys: []news.Key{news.SitemapKey(from), news.MonthKey(from), news.DayKey(from)}}
	if e.now.Before(to) {
		var err error
		if page.Until, err = s.turns(ctx, e); err != nil {
			return leaf{}, err
		}
	}
	return e.printSitemap(places, page)
}

// turns returns when the next article comes out, zero for never.
func (s *Site) turns(ctx context.Context, e *edition) (time.Time, error) {
	newest, err := s.source.Latest(ctx, paper.Cursor{}, 1, e.now)
	return newest.Until, err
}

// newsSitemap lists the articles of the last two days.
func (s *Site) newsSitemap(ctx context.Context, e *edition) (leaf, error) {
	var places []feed.Place
	keys := []news.Key{news.KeyLatest}
	for card, err := range s.source.Published(ctx, e.now.Add(-feed.NewsSpan), e.now.Add(time.Second), e.now) {
		if err != nil {
			return leaf{}, err
		}
		if card.NoIndex || card.Kind == news.AboutPage || card.Kind == news.Advertorial {
			continue
		}
		p := e.place(card)
		p.News = &feed.News{Paper: e.settings.Name, Lang: e.language(card.Lang), Published: card.PublishedAt.In(e.zone), Title: card.FullHead}
		places, keys = append(places, p), append(keys, news.CardKey(card.ID))
	}
	places = places[max(0, len(places)-feed.MaxNews):]
	next, err := s.turns(ctx, e)
	if err != nil {
		return leaf{}, err
	}
	return e.printSitemap(places, paper.Page{Keys: keys, Until: earliest(next, e.now.Add(time.Hour))})
}

// pagesSitemap lists the pages that are not articles.
func (s *Site) pagesSitemap(ctx context.Context, e *edition) (leaf, error) {
	staff, err := s.source.StaffPage(ctx)
	if err != nil {
		return leaf{}, err
	}
	paths := []string{"/", latestPath, storylinesPath, archivePath, topicsPath, correctionsPath, staffPath}
	if e.frame.Asks {
		paths = append(paths, news.QuestionsPath, answeredPath)
	}
	if len(e.frame.Letters) > 0 {
		paths = append(paths, lettersPath)
	}
	for _, l := range e.frame.Letters {
		paths = append(paths, l.Path())
	}
	if e.frame.Speaks {
		paths = append(paths, news.ListenPath)
	}
	for _, m := range e.frame.Menu {
		paths = append(paths, m.Path)
		for _, sub := range m.Subs {
			paths = append(paths, sub.Path)
		}
	}
	for _, a := range staff.Authors {
		paths = append(paths, a.Path())
	}
	for _, p := range e.frame.Pages {
		if !p.NoIndex {
			paths = append(paths, p.Path)
		}
	}
	var places []feed.Place
	for _, p := range paths {
		places = append(places, feed.Place{URL: e.absolute(p)})
	}
	return e.printSitemap(places, staff.Page)
}

// place is the entry of an article in a sitemap.
func (e *edition) place(c paper.Card) feed.Place {
	p := feed.Place{URL: e.absolute(c.Path), Changed: c.PublishedAt.In(e.zone)}
	if c.UpdatedAt.After(c.PublishedAt) {
		p.Changed = c.UpdatedAt.In(e.zone)
	}
	if c.Picture != nil && c.Picture.Blob != "" {
		p.Images = []string{e.absoluteURL(e.images.URL(*c.Picture, feed.PictureWidth, media.Plain))}
	}
	return p
}

func (e *edition) printSitemap(places []feed.Place, page paper.Page) (leaf, error) {
	var b bytes.Buffer
	if err := feed.Sitemap(&b, places); err != nil {
		return leaf{}, fmt.Errorf("print a sitemap: %w", err)
	}
	return leaf{Page: page, sheet: &sheet{feed.TypeXML, b.Bytes()}}, nil
}

// language returns the language of a text, the paper's own unless it has one.
func (e *edition) language(lang string) string {
	if lang != "" {
		return lang
	}
	return e.settings.Lang
}
