package testpaper

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/testpaper/linocut"
)

// A shelf fills the library and remembers what id each thing was given.
type shelf struct {
	ctx   context.Context
	p     Printer
	ids   IDs
	paths map[string]string // of sections and topics, by "section:slug" and "topic:slug"
}

// fill saves everything that articles refer to, and the settings.
func (s *shelf) fill(g *Gazette, at time.Time) error {
	s.paths = map[string]string{}
	ev := news.Event{Name: news.SettingsChanged, At: at}
	if err := s.pictures(g, ev); err != nil {
		return err
	}
	g.Settings.Listen.Podcast.Cover = s.ids.Pictures[g.Cover]
	if err := s.p.Library.SaveSettings(s.ctx, g.Settings, ev); err != nil {
		return fmt.Errorf("save the settings: %w", err)
	}
	for _, x := range g.Sections {
		x.Parent = s.ids.Sections[x.Above]
		if err := s.p.Library.SaveSection(s.ctx, &x.Section, ev); err != nil {
			return fmt.Errorf("save section %s: %w", x.Slug, err)
		}
		s.ids.Sections[x.Slug], s.paths["section:"+x.Slug] = x.ID, x.Path()
	}
	for _, x := range g.Authors {
		x.Picture = s.ids.Pictures[x.Portrait]
		if err := s.p.Library.SaveAuthor(s.ctx, &x.Author, ev); err != nil {
			return fmt.Errorf("save author %s: %w", x.Slug, err)
		}
		s.ids.Authors[x.Name] = x.ID
	}
	for _, x := range g.Topics {
		x.Picture = s.ids.Pictures[x.Drawing]
		if err := s.p.Library.SaveTopic(s.ctx, &x.Topic, ev); err != nil {
			return fmt.Errorf("save topic %s: %w", x.Slug, err)
		}
		s.ids.Topics[x.Slug], s.paths["topic:"+x.Slug] = x.ID, x.Path()
	}
	return s.desks(g, ev)
}

// desks saves the desks, by the slugs of the sections they look after.
func (s *shelf) desks(g *Gazette, ev news.Event) error {
	for _, x := range g.Desks {
		if err := s.p.Library.SaveDesk(s.ctx, &x.Desk, ev); err != nil {
			return fmt.Errorf("save desk %s: %w", x.Name, err)
		}
		for _, section := range x.Sections {
			s.ids.Desks[section] = x.ID
		}
	}
	return nil
}

// presses is how many pictures are drawn at once.
const presses = 2

// pictures draws and saves every picture.
func (s *shelf) pictures(g *Gazette, ev news.Event) error {
	work, ctx := errgroup.WithContext(s.ctx)
	work.SetLimit(presses)
	var mu sync.Mutex
	for _, x := range g.Pictures {
		work.Go(func() error {
			if err := s.draw(ctx, &x, ev.At); err != nil {
				return fmt.Errorf("draw %s: %w", x.Key, err)
			}
			mu.Lock()
			defer mu.Unlock()
			if err := s.p.Library.SavePicture(ctx, &x.Picture, ev); err != nil {
				return fmt.Errorf("save picture %s: %w", x.Key, err)
			}
			s.ids.Pictures[x.Key] = x.ID
			return nil
		})
	}
	return work.Wait()
}

func (s *shelf) draw(ctx context.Context, x *Picture, at time.Time) (err error) {
	x.FocusX, x.FocusY = linocut.Focus(x.Key)
	x.CreatedAt = at
	if s.p.Draw == nil {
		return nil
	}
	x.Type = "image/jpeg"
	x.Blob, x.Width, x.Height, err = s.p.Draw(ctx, x.Key)
	return err
}

// link returns the path of "section:city" or "topic:bridge", "" for "".
func (s *shelf) link(name string) (string, error) {
	path, ok := s.paths[name]
	if !ok && name != "" {
		return "", fmt.Errorf("there is no %s", name)
	}
	return path, nil
}

// backfill reads "section:city limit:4".
func (s *shelf) backfill(text string) (*news.Backfill, error) {
	if text == "" {
		return nil, nil
	}
	of, limit, _ := strings.Cut(text, " ")
	b := &news.Backfill{}
	if _, err := fmt.Sscanf(limit, "limit:%d", &b.Limit); err != nil {
		return nil, fmt.Errorf("backfill %q has no limit: %w", text, err)
	}
	kind, slug, _ := strings.Cut(of, ":")
	switch kind {
	case "section":
		b.Section = s.ids.Sections[slug]
	case "topic":
		b.Topic = s.ids.Topics[slug]
	}
	return b, nil
}
