package store

import (
	"context"
	"database/sql"
	"slices"

	"github.com/courant-press/courant/internal/bigpicture/duplicate"
	"github.com/courant-press/courant/internal/bigpicture/related"
	"github.com/courant-press/courant/internal/news"
)

// Matters implements [related.Store].
func (s *Store) Matters(ctx context.Context, articles []int64) (map[int64]related.Matter, error) {
	if len(articles) == 0 {
		return nil, nil
	}
	list, err := all(ctx, s.read, scanMatter, `
		select live.article, live.same_as, reading.signature
		from live join reading on reading.article = live.article
		where live.article in `+s.engine.List("$1"), asJSON{articles})
	if err != nil {
		return nil, err
	}
	topics, err := s.matterTopics(ctx, articles)
	found := make(map[int64]related.Matter, len(list))
	for _, x := range list {
		x.Topics = topics[x.article]
		found[x.article] = x.Matter
	}
	return found, err
}

type matterOf struct {
	related.Matter
	article int64
}

func scanMatter(rows *sql.Rows) (x matterOf, err error) {
	var signature []byte
	if err = rows.Scan(&x.article, &x.SameAs, &signature); err == nil {
		x.Signature, err = duplicate.SignatureOf(signature)
	}
	return x, err
}

// manyArticles is how many articles of a topic are counted to see how rare it
// is.
const manyArticles = 1000

// matterTopics returns the topics of live articles; those of the first come
// the rarest first.
func (s *Store) matterTopics(ctx context.Context, articles []int64) (map[int64][]related.Topic, error) {
	list, err := all(ctx, s.read, scanTopicOf, `
		select listing.article, topic.id, topic.kind, topic.name
		from listing join topic on topic.id = listing.ref
		where listing.list = 'topic' and listing.article in `+s.engine.List("$1")+`
		order by case when listing.article = $2 then (select count(*) from (
			select 1 from listing o where o.list = 'topic' and o.ref = listing.ref limit $3) n) else 0 end, topic.id`,
		asJSON{articles}, articles[0], manyArticles)
	topics := map[int64][]related.Topic{}
	for _, x := range list {
		topics[x.article] = append(topics[x.article], x.Topic)
	}
	return topics, err
}

type topicOf struct {
	related.Topic
	article int64
}

func scanTopicOf(rows *sql.Rows) (x topicOf, err error) {
	err = rows.Scan(&x.article, &x.ID, &x.Kind, &x.Name)
	return x, err
}

// Related implements [related.Store].
func (s *Store) Related(ctx context.Context, article int64) ([]related.Choice, error) {
	return all(ctx, s.read, scanChoice, `
		select other, kind, name, ref, pinned from related where article = $1 order by place`, article)
}

func scanChoice(rows *sql.Rows) (x related.Choice, err error) {
	err = rows.Scan(&x.Article, &x.Reason.Kind, &x.Reason.Name, &x.Reason.ID, &x.Pinned)
	return x, err
}

// Showing implements [related.Store].
func (s *Store) Showing(ctx context.Context, other int64, limit int) ([]int64, error) {
	return all(ctx, s.read, number, `select article from related where other = $1 order by article desc limit $2`, other, limit)
}

// SaveRelated implements [related.Store]. If no page changes there is no event.
func (s *Store) SaveRelated(ctx context.Context, chosen map[int64][]related.Choice, ev news.Event) error {
	save := func(c conn) error {
		for article, choices := range chosen {
			if err := saveRelated(ctx, c, article, choices); err != nil {
				return err
			}
		}
		return nil
	}
	if len(ev.Soft) == 0 {
		return s.transact(ctx, save)
	}
	return s.command(ctx, ev, func(c conn, _ *news.Event) error { return save(c) })
}

func saveRelated(ctx context.Context, c conn, article int64, choices []related.Choice) error {
	if _, err := c.exec(ctx, `delete from related where article = $1`, article); err != nil {
		return err
	}
	rows := newBulk("related", "article, place, other, kind, name, ref, pinned")
	for i, x := range choices {
		if err := rows.add(ctx, c, article, i, x.Article, string(x.Reason.Kind), x.Reason.Name, x.Reason.ID, x.Pinned); err != nil {
			return err
		}
	}
	if err := rows.flush(ctx, c); err != nil {
		return err
	}
	_, err := c.exec(ctx, `update reading set chosen = $2 where article = $1`, article, related.Method)
	return err
}

// Wishes implements [related.Store]. A ban holds for both articles.
func (s *Store) Wishes(ctx context.Context, article int64) (w related.Wishes, err error) {
	list, err := all(ctx, s.read, scanWish, `
		select article, other, wish, staff, at from related_wish
		where article = $1 or (other = $1 and wish = 'ban') order by at, other`, article)
	for _, x := range list {
		switch {
		case x.Kind == related.Pin:
			w.Pinned = append(w.Pinned, x.Other)
		case x.Article == article:
			w.Banned = append(w.Banned, x.Other)
		default:
			w.Banned = append(w.Banned, x.Article)
		}
	}
	w.Pinned = slices.DeleteFunc(w.Pinned, func(id int64) bool { return slices.Contains(w.Banned, id) })
	return w, err
}

func scanWish(rows *sql.Rows) (w related.Wish, err error) {
	err = rows.Scan(&w.Article, &w.Other, &w.Kind, &w.Staff, moment{&w.At})
	return w, err
}

// SaveWish implements [related.Store]. Of a pair only the last word counts.
func (s *Store) SaveWish(ctx context.Context, w related.Wish, ev news.Event) error {
	return s.command(ctx, ev, func(c conn, _ *news.Event) error {
		_, err := c.exec(ctx, `
			delete from related_wish where (article = $1 and other = $2) or (article = $2 and other = $1 and wish = 'ban')`,
			w.Article, w.Other)
		if err != nil || w.Kind == "" {
			return err
		}
		_, err = c.exec(ctx, `insert into related_wish (article, other, wish, staff, at) values ($1, $2, $3, $4, $5)`,
			w.Article, w.Other, string(w.Kind), w.Staff, ms(w.At))
		return err
	})
}

// DeskHeadlines returns articles by their headlines at the desk.
func (s *Store) DeskHeadlines(ctx context.Context, ids []int64) (map[int64]news.Headline, error) {
	list, err := all(ctx, s.read, scanDeskHeadline, `
		select id, section, headline, publish_at, path from article where id in `+s.engine.List("$1"), asJSON{ids})
	found := make(map[int64]news.Headline, len(list))
	for _, h := range list {
		found[h.Article] = h
	}
	return found, err
}

func scanDeskHeadline(rows *sql.Rows) (h news.Headline, err error) {
	err = rows.Scan(&h.Article, &h.Section, &h.Headline, moment{&h.PublishAt}, &h.Path)
	return h, err
}
