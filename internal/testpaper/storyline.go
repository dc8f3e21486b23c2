package testpaper

import (
	"context"
	"fmt"
	"strings"

	"github.com/courant-press/courant/internal/news"
)

// A Storyline with the key of a picture and the slugs of its articles.
type Storyline struct {
	news.Storyline
	Drawing  string
	Articles []string
	Timeline []Happening
}

// A Happening is an entry of a timeline, with the slug of its source.
type Happening struct {
	Date   news.EventDate
	Text   string
	Source string
}

// readStorylines reads the storylines; which articles are in them stands in
// the articles.
func (g *Gazette) readStorylines(c calendar) error {
	return readRecords("storylines.txt", func(r record) error {
		x := Storyline{
			Storyline: news.Storyline{Slug: r.get("slug"), Title: r.get("title"), Summary: r.get("summary")},
			Drawing:   r.get("picture"),
		}
		for _, a := range g.Articles {
			if a.Storyline == x.Slug {
				x.Articles = append(x.Articles, a.Slug)
			}
		}
		for _, f := range r {
			if f.key != "timeline" {
				continue
			}
			for _, line := range f.below {
				if err := x.happened(c, line); err != nil {
					return err
				}
			}
		}
		g.Storylines = append(g.Storylines, x)
		return nil
	})
}

// happened reads "-9d | The bridge stalls. | bridge-stalls-with-tram".
func (x *Storyline) happened(c calendar, line string) error {
	parts := trimmed(strings.Split(line, "|"))
	if len(parts) != 3 {
		return fmt.Errorf("an entry of a timeline has three parts, not %d: %q", len(parts), line)
	}
	at, err := c.at(parts[0])
	x.Timeline = append(x.Timeline, Happening{news.DayOf(at), parts[1], parts[2]})
	return err
}

// storylines opens the storylines, when all their articles are there.
func (s *shelf) storylines(ctx context.Context, g *Gazette) error {
	for _, x := range g.Storylines {
		x.Picture = s.ids.Pictures[x.Drawing]
		var articles []int64
		for _, slug := range x.Articles {
			articles = append(articles, s.ids.Articles[slug])
		}
		id, err := s.p.Desk.OpenStoryline(ctx, x.Storyline, articles)
		if err != nil {
			return fmt.Errorf("open the storyline %s: %w", x.Slug, err)
		}
		for _, e := range x.Timeline {
			entry := news.TimelineEntry{Storyline: id, Date: e.Date, Text: e.Text, Article: s.ids.Articles[e.Source]}
			if err := s.p.Desk.WriteEntry(ctx, entry); err != nil {
				return fmt.Errorf("the timeline of %s: %w", x.Slug, err)
			}
		}
	}
	return nil
}
