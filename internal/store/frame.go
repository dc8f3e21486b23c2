package store

import (
	"cmp"
	"context"
	"slices"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
)

// Frame implements [paper.Source].
func (s *Store) Frame(ctx context.Context) (f paper.Frame, err error) {
	if f.Settings, err = s.Settings(ctx); err != nil {
		return f, err
	}
	now := ms(s.now())
	rows, err := all(ctx, s.read, scanCard, `
		select `+cardColumns+`
		from listing join live on live.article = listing.article
		where listing.list = 'pages' and listing.ref = 0 and listing.publish_at <= $1
		order by live.path`, now)
	if err != nil {
		return f, err
	}
	slices.SortStableFunc(rows, func(a, b card) int {
		return cmp.Compare(footerPlace(f.Settings.Footer, a.ID), footerPlace(f.Settings.Footer, b.ID))
	})
	var w wanted
	w.picture(f.Settings.Logo)
	w.picture(f.Settings.Listen.Podcast.Cover)
	for _, x := range rows {
		w.card(x)
	}
	n, err := s.names(ctx, w)
	if err != nil {
		return f, err
	}
	for _, top := range n.subs(0) {
		if n.sections[top.ID].Order > 0 {
			f.Menu = append(f.Menu, paper.MenuEntry{SectionRef: top, Subs: n.subs(top.ID)})
		}
	}
	has, err := all(ctx, s.read, text, `select noun from counter where noun in ('question', 'recording')`)
	if err != nil {
		return f, err
	}
	f.Asks, f.Speaks = slices.Contains(has, "question"), slices.Contains(has, "recording")
	f.Cover = n.picture(news.Illustration{Picture: f.Settings.Listen.Podcast.Cover})
	if f.Letters, err = s.offers(ctx); err != nil {
		return f, err
	}
	f.Logo = n.picture(news.Illustration{Picture: f.Settings.Logo})
	f.Pages = n.cards(rows)
	until, err := s.turns(ctx, standingPages, now)
	f.Page = page(until, f.Pages)
	return f, err
}

// StaffPage implements [paper.Source].
func (s *Store) StaffPage(ctx context.Context) (p paper.StaffPage, err error) {
	list, err := all(ctx, s.read, scanAuthor, `
		select id, slug, name, agency, role, beat, bio, email, languages, links, disclosures, picture, staff, former
		from author where merged_into = 0 order by name, id limit 2000`)
	if err != nil {
		return p, err
	}
	var w wanted
	for _, x := range list {
		w.picture(x.Picture)
	}
	n, err := s.names(ctx, w)
	if err != nil {
		return p, err
	}
	for _, x := range list {
		p.Authors = append(p.Authors, n.author(x))
	}
	p.Page = page(time.Time{}, nil, news.KeyAuthors)
	return p, nil
}
