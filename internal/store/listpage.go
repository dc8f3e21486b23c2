package store

import (
	"context"
	"database/sql"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
)

// beyond returns up to n cards of a list beyond the cursor, the nearest
// first. Articles that are folded into another one of the list are left out.
func (s *Store) beyond(ctx context.Context, in listID, c paper.Cursor, n int, now int64) ([]card, error) {
	if c.Newer {
		return all(ctx, s.read, scanCard, `
			select `+cardColumns+` from (
				select article, publish_at from listing
				where list = $2 and ref = $3 and folded = false
					and (publish_at, article) > ($4, $5) and publish_at <= $1
				order by publish_at, article limit $6) spot
			join live on live.article = spot.article
			order by spot.publish_at, spot.article`,
			now, in.List, in.Ref, ms(c.At), c.ID, n)
	}
	if c.IsZero() {
		c.At = at(now + 1)
	}
	return all(ctx, s.read, scanCard, `
		select `+cardColumns+` from (
			select article, publish_at from listing
			where list = $2 and ref = $3 and folded = false
				and (publish_at, article) < ($4, $5) and publish_at <= $1
			order by publish_at desc, article desc limit $6) spot
		join live on live.article = spot.article
		order by spot.publish_at desc, spot.article desc`,
		now, in.List, in.Ref, ms(c.At), c.ID, n)
}

// listPage returns the page of a list at the cursor, with n cards.
func (s *Store) listPage(ctx context.Context, in listID, c paper.Cursor, n int, now int64) ([]card, paper.List, error) {
	x, err := sheetAt(c, n,
		func(c paper.Cursor, n int) ([]card, error) { return s.beyond(ctx, in, c, n, now) },
		func(x card) paper.Cursor { return paper.Cursor{At: x.PublishedAt, ID: x.ID} })
	return x.rows, paper.List{Older: x.older, Newer: x.newer, First: x.first}, err
}

// Latest implements [paper.Source].
func (s *Store) Latest(ctx context.Context, c paper.Cursor, n int, now time.Time) (p paper.LatestPage, err error) {
	list, _, until, err := s.listWith(ctx, wholePaper, 0, c, n, now)
	return paper.LatestPage{Page: page(until, list.Cards, news.KeyLatest), List: list}, err
}

// SectionPage implements [paper.Source].
func (s *Store) SectionPage(ctx context.Context, id int64, c paper.Cursor, now time.Time) (p paper.SectionPage, err error) {
	list, n, until, err := s.listWith(ctx, sectionList(id), 0, c, listCards, now)
	if err != nil {
		return p, err
	}
	section, ok := n.sections[id]
	if !ok {
		return p, missing(sql.ErrNoRows, "section")
	}
	front, err := s.frontOfSection(ctx, id, now)
	return paper.SectionPage{
		Page:    page(until, list.Cards, news.SectionKey(id)),
		Section: section, Parent: n.parent(id), Subs: n.subs(id), List: list, Front: front,
	}, err
}

// topicQuotes is how many quotes stand on the page of who said them.
const topicQuotes = 3

// TopicPage implements [paper.Source].
func (s *Store) TopicPage(ctx context.Context, id int64, c paper.Cursor, now time.Time) (p paper.TopicPage, err error) {
	topic, err := s.Topic(ctx, id)
	if err != nil {
		return p, err
	}
	list, n, until, err := s.listWith(ctx, topicList(id), topic.Picture, c, listCards, now)
	if err != nil {
		return p, err
	}
	count, err := s.count(ctx, topicList(id), ms(now))
	if err != nil {
		return p, err
	}
	shown := topicQuotes
	if !c.IsZero() {
		shown = 0 // they stand at the start of the list
	}
	quotes, quoted, err := s.newestQuotes(ctx, topic, shown, now)
	if err != nil {
		return p, err
	}
	stories, err := s.storylinesOn(ctx, topic.ID, ms(now))
	if err != nil {
		return p, err
	}
	keys := []news.Key{news.TopicKey(topic.ID), news.VoiceKey(topic.ID)}
	for _, x := range stories {
		keys = append(keys, news.StorylineBoxKey(x.ID))
	}
	p = paper.TopicPage{
		Page:  page(until, append(quoted, list.Cards...), keys...),
		Topic: topic, Picture: n.picture(news.Illustration{Picture: topic.Picture}), List: list, Count: count,
		Quotes: quotes, Storylines: stories,
	}
	if c.IsZero() {
		err = s.around(ctx, &p, now)
	}
	return p, err
}

// AuthorPage implements [paper.Source].
func (s *Store) AuthorPage(ctx context.Context, id int64, c paper.Cursor, now time.Time) (p paper.AuthorPage, err error) {
	author, err := s.Author(ctx, id)
	if err != nil {
		return p, err
	}
	list, n, until, err := s.listWith(ctx, authorList(id), author.Picture, c, listCards, now)
	if err != nil {
		return p, err
	}
	return paper.AuthorPage{
		Page:   page(until, list.Cards, news.AuthorKey(id)),
		Author: n.author(author), List: list,
	}, nil
}

// listWith returns a page of a list with size cards, the words for it and for the
// picture of what it is about, and when it turns.
func (s *Store) listWith(ctx context.Context, in listID, picture int64, c paper.Cursor, size int, now time.Time) (paper.List, *names, time.Time, error) {
	rows, list, err := s.listPage(ctx, in, c, size, ms(now))
	if err != nil {
		return list, nil, time.Time{}, err
	}
	var w wanted
	w.picture(picture)
	for _, x := range rows {
		w.card(x)
	}
	n, err := s.names(ctx, w)
	if err != nil {
		return list, nil, time.Time{}, err
	}
	list.Cards = n.cards(rows)
	until, err := s.turns(ctx, in, ms(now))
	return list, n, until, err
}

// count returns how many public articles a list has; it stops at 1,000.
func (s *Store) count(ctx context.Context, in listID, now int64) (int, error) {
	n, err := one(ctx, s.read, number, `
		select count(*) from (
			select 1 from listing where list = $1 and ref = $2 and publish_at <= $3 limit 1000) part`,
		in.List, in.Ref, now)
	return int(n), err
}
