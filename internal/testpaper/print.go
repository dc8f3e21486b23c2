package testpaper

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// A Newsroom carries out the deeds of the newsroom, as an editor who may do all
// of them, at the time of the clock the Gazette is printed by. Articles are
// named by id.
type Newsroom interface {
	Write(ctx context.Context, c news.Content) (id int64, err error)
	Save(ctx context.Context, id int64, c news.Content, note string) error
	Submit(ctx context.Context, id int64) error
	Approve(ctx context.Context, id int64) error
	Publish(ctx context.Context, id int64) error
	Schedule(ctx context.Context, id int64, at time.Time) error
	Embargo(ctx context.Context, id int64, until time.Time) error
	Correct(ctx context.Context, id int64, c news.Correction) error
	Withdraw(ctx context.Context, id int64, reason string, see int64) error
	MoveToDesk(ctx context.Context, id, desk int64) error
	Assign(ctx context.Context, id int64, email string) error
	SetDue(ctx context.Context, id int64, at time.Time) error
	Launch(ctx context.Context, f news.Front) error
	// ConfirmQuotes confirms what people and organisations of the paper are
	// quoted with in an article that readers have.
	ConfirmQuotes(ctx context.Context, article int64) error
	Ask(ctx context.Context, article int64, q news.Asked) (id int64, err error)
	Answer(ctx context.Context, question int64, end news.Ending) error
	OpenStoryline(ctx context.Context, x news.Storyline, articles []int64) (id int64, err error)
	WriteEntry(ctx context.Context, e news.TimelineEntry) error
}

// A Library keeps what articles refer to.
type Library interface {
	SaveSettings(ctx context.Context, s news.Settings, ev news.Event) error
	SaveSection(ctx context.Context, s *news.Section, ev news.Event) error
	SaveAuthor(ctx context.Context, a *news.Author, ev news.Event) error
	SaveTopic(ctx context.Context, t *news.Topic, ev news.Event) error
	SaveDesk(ctx context.Context, d *news.Desk, ev news.Event) error
	SavePicture(ctx context.Context, p *news.Picture, ev news.Event) error
}

// A Printer is what the Gazette is printed with.
type Printer struct {
	Desk    Newsroom
	Library Library
	// Draw makes the picture of a key and keeps it; it says under which hash
	// and how large it is. Nil leaves the pictures undrawn, for tests that
	// do not look at them.
	Draw func(ctx context.Context, key string) (blob string, width, height int, err error)
	// Clock is set to the time of each deed before it is done.
	Clock func(time.Time)
}

// Print makes the paper: the library first, then every deed of every article
// in the order of time, then the storylines and the front.
func (g *Gazette) Print(ctx context.Context, p Printer, now time.Time) (IDs, error) {
	shelf := &shelf{ctx: ctx, p: p, ids: IDs{
		Sections: map[string]int64{}, Authors: map[string]int64{}, Topics: map[string]int64{},
		Pictures: map[string]int64{}, Articles: map[string]int64{}, Desks: map[string]int64{},
	}}
	founding := g.first().AddDate(0, 0, -1)
	p.Clock(founding)
	if err := shelf.fill(g, founding); err != nil {
		return shelf.ids, err
	}
	deeds := g.deeds(shelf)
	slices.SortStableFunc(deeds, func(a, b deed) int { return a.at.Compare(b.at) })
	for _, d := range deeds {
		p.Clock(d.at)
		if err := d.do(ctx); err != nil {
			return shelf.ids, fmt.Errorf("%s: %w", d.what, err)
		}
	}
	p.Clock(now)
	for _, slug := range slices.Sorted(maps.Keys(shelf.ids.Articles)) {
		if err := p.Desk.ConfirmQuotes(ctx, shelf.ids.Articles[slug]); err != nil {
			return shelf.ids, fmt.Errorf("confirm the quotes of %s: %w", slug, err)
		}
	}
	if err := shelf.storylines(ctx, g); err != nil {
		return shelf.ids, err
	}
	front, err := shelf.front(g.Front)
	if err != nil {
		return shelf.ids, err
	}
	if err := p.Desk.Launch(ctx, front); err != nil {
		return shelf.ids, fmt.Errorf("launch the front: %w", err)
	}
	return shelf.ids, nil
}

// first is when the oldest article came out.
func (g *Gazette) first() time.Time {
	var first time.Time
	for _, a := range g.Articles {
		if !a.Published.IsZero() && (first.IsZero() || a.Published.Before(first)) {
			first = a.Published
		}
	}
	return first
}

// A deed is something that was done to an article at a time.
type deed struct {
	at   time.Time
	what string
	do   func(context.Context) error
}

// deeds tells the history of every article.
func (g *Gazette) deeds(s *shelf) []deed {
	var all []deed
	for _, p := range g.Pages {
		all = append(all, deed{g.first(), "page " + p.Slug, func(ctx context.Context) error { return s.standing(ctx, p) }})
	}
	for i := range g.Articles {
		all = append(all, s.history(g, &g.Articles[i])...)
		all = append(all, s.questions(g, &g.Articles[i])...)
	}
	return all
}

// front turns slugs into ids.
func (s *shelf) front(containers []Container) (news.Front, error) {
	f := news.Front{Name: "home"}
	for _, c := range containers {
		made := news.Container{Shape: c.Shape, Title: c.Title}
		var err error
		if made.Link, err = s.link(c.Link); err != nil {
			return f, err
		}
		if made.Backfill, err = s.backfill(c.Backfill); err != nil {
			return f, err
		}
		for _, card := range c.Cards {
			slot := news.Slot{Article: s.ids.Articles[card.Article], Headline: card.Headline, Kicker: card.Kicker}
			if slot.Article == 0 {
				return f, fmt.Errorf("the front shows %s, which is not an article", card.Article)
			}
			for _, below := range card.Sublinks {
				slot.Sublinks = append(slot.Sublinks, s.ids.Articles[below])
			}
			made.Slots = append(made.Slots, slot)
		}
		f.Containers = append(f.Containers, made)
	}
	return f, nil
}
