package testpaper

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/richtext"
)

// history returns the deeds of one article, from its first draft on.
func (s *shelf) history(g *Gazette, a *Article) []deed {
	id := func() int64 { return s.ids.Articles[a.Slug] }
	begin := a.Published
	if begin.IsZero() || a.State == news.Scheduled {
		begin = g.last()
	}
	all := []deed{{begin, "write " + a.Slug, func(ctx context.Context) error { return s.begin(ctx, g, a) }}}
	add := func(at time.Time, verb string, do func(context.Context) error) {
		all = append(all, deed{at, verb + " " + a.Slug, do})
	}
	for i := 1; i < len(a.Earlier); i++ {
		v := a.Earlier[i]
		add(v.At, "change", func(ctx context.Context) error { return s.change(ctx, g, a, id(), v) })
	}
	if len(a.Earlier) > 0 {
		last := Version{At: a.changed(), Headline: a.Headline, Standfirst: a.Standfirst, HTML: a.HTML}
		add(last.At, "change", func(ctx context.Context) error { return s.change(ctx, g, a, id(), last) })
	}
	for _, c := range a.Correct {
		add(c.At, "correct", func(ctx context.Context) error { return s.p.Desk.Correct(ctx, id(), c) })
	}
	if a.Withdrawn != "" {
		add(a.gone(), "withdraw", func(ctx context.Context) error {
			return s.p.Desk.Withdraw(ctx, id(), a.Withdrawn, s.ids.Articles[a.See])
		})
	}
	return all
}

// last is when the newest article came out.
func (g *Gazette) last() time.Time {
	var last time.Time
	for _, a := range g.Articles {
		if a.State == news.Live && a.Published.After(last) {
			last = a.Published
		}
	}
	return last
}

// changed is when the text took its last form.
func (a *Article) changed() time.Time {
	if !a.Updated.IsZero() {
		return a.Updated
	}
	return a.Earlier[len(a.Earlier)-1].At.Add(90 * time.Minute)
}

// gone is when a withdrawn article was taken down.
func (a *Article) gone() time.Time { return a.Published.Add(20 * time.Hour) }

// begin writes the article in its first form and takes it as far as it gets.
func (s *shelf) begin(ctx context.Context, g *Gazette, a *Article) error {
	c := s.content(g, a, Version{Headline: a.Headline, Standfirst: a.Standfirst, HTML: a.HTML})
	if len(a.Earlier) > 0 {
		c = s.content(g, a, a.Earlier[0])
	}
	id, err := s.p.Desk.Write(ctx, c)
	if err != nil {
		return err
	}
	s.ids.Articles[a.Slug] = id
	if err := s.hand(ctx, g, a, id); err != nil || a.State == news.Draft {
		return err
	}
	if err := s.p.Desk.Submit(ctx, id); err != nil || a.State == news.Submitted {
		return err
	}
	if !a.Embargo.IsZero() {
		if err := s.p.Desk.Embargo(ctx, id, a.Embargo); err != nil {
			return err
		}
	}
	if err := s.p.Desk.Approve(ctx, id); err != nil || a.State == news.Ready {
		return err
	}
	if a.State == news.Scheduled {
		return s.p.Desk.Schedule(ctx, id, a.Published)
	}
	return s.p.Desk.Publish(ctx, id)
}

// hand gives an article that is not out yet to the desk of its section and to
// whoever works on it.
func (s *shelf) hand(ctx context.Context, g *Gazette, a *Article, id int64) error {
	if a.State == news.Live || a.State == news.Withdrawn {
		return nil
	}
	if err := s.p.Desk.MoveToDesk(ctx, id, s.ids.Desks[a.Section]); err != nil {
		return err
	}
	if !a.Due.IsZero() {
		if err := s.p.Desk.SetDue(ctx, id, a.Due); err != nil {
			return err
		}
	}
	for _, p := range g.Staff {
		if p.Name == a.Assignee {
			return s.p.Desk.Assign(ctx, id, p.Email)
		}
	}
	return nil
}

// change publishes the next version of a live article.
func (s *shelf) change(ctx context.Context, g *Gazette, a *Article, id int64, v Version) error {
	if err := s.p.Desk.Save(ctx, id, s.content(g, a, v), v.Note); err != nil {
		return err
	}
	return s.p.Desk.Publish(ctx, id)
}

// standing publishes a standing page.
func (s *shelf) standing(ctx context.Context, p Page) error {
	id, err := s.p.Desk.Write(ctx, news.Content{
		Kind: news.AboutPage, Slug: p.Slug, Headline: p.Headline, Body: s.body(nil, p.HTML),
	})
	if err != nil {
		return err
	}
	for _, verb := range []func(context.Context, int64) error{s.p.Desk.Submit, s.p.Desk.Approve, s.p.Desk.Publish} {
		if err := verb(ctx, id); err != nil {
			return fmt.Errorf("%s: %w", p.Slug, err)
		}
	}
	return nil
}

// content is the article with ids for names, in one of its versions.
func (s *shelf) content(g *Gazette, a *Article, v Version) news.Content {
	c := a.Content
	c.Section = s.ids.Sections[a.Section]
	c.Headline, c.Standfirst = v.Headline, v.Standfirst
	c.Body = s.body(g, v.HTML)
	for _, credit := range a.Byline {
		c.Byline = append(c.Byline, news.Byline{Author: s.ids.Authors[credit.Name], Role: credit.Role})
	}
	for _, slug := range a.Topics {
		c.Topics = append(c.Topics, s.ids.Topics[slug])
	}
	if a.Picture != "" {
		c.Picture = &news.Illustration{Picture: s.ids.Pictures[a.Picture], Caption: a.Caption, Alt: a.Alt}
	}
	return c
}

func (s *shelf) body(g *Gazette, html string) richtext.Doc {
	return richtext.FromHTML(html, richtext.FromHTMLOptions{
		Picture: func(tag richtext.ImageTag) (int64, bool) {
			id, ok := s.ids.Pictures[tag.Key]
			return id, ok
		},
		Topic: func(slug string) int64 { return s.ids.Topics[slug] },
		Link:  func(href string) string { return s.target(g, href) },
	})
}

// target returns where a link of the texts leads: "article:slug",
// "topic:slug", or an address.
func (s *shelf) target(g *Gazette, href string) string {
	slug, isArticle := strings.CutPrefix(href, "article:")
	switch {
	case isArticle && g != nil:
		return g.path(slug)
	case strings.HasPrefix(href, "topic:"), strings.HasPrefix(href, "section:"):
		return s.paths[href]
	default:
		return href
	}
}

// path is the address at which an article will be, known before it is there;
// "" for one that readers do not get.
func (g *Gazette) path(slug string) string {
	for _, a := range g.Articles {
		if a.Slug == slug && a.State == news.Live && !a.Published.IsZero() {
			return news.ArticlePath(g.Settings.ArticlePath, a.Section, a.Published, slug, 0)
		}
	}
	return ""
}
