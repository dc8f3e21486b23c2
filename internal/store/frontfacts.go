package store

import (
	"context"
	"database/sql"
	"strings"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom/frontpage"
)

func scanFacts(rows *sql.Rows) (f frontpage.Facts, err error) {
	err = rows.Scan(&f.ID, &f.State, &f.Kind, &f.Section, &f.Restricted, moment{&f.PublishAt}, moment{&f.UpdatedAt},
		moment{&f.Embargo}, moment{&f.SavedAt}, &f.Words, &f.Headline, &f.Kicker, &f.Standfirst, &f.Picture, &f.Path,
		&f.Public, moment{&f.WithdrawnAt}, &f.Corrections)
	return f, err
}

// FrontFacts returns what an editor wants to know of articles beside their
// cards, by id: the words that readers have, or the desk's where they have
// none.
func (s *Store) FrontFacts(ctx context.Context, ids []int64, now time.Time) (map[int64]frontpage.Facts, error) {
	list, err := all(ctx, s.read, scanFacts, `
		select article.id, article.state, article.kind, article.section, article.restricted,
			article.publish_at, article.updated_at, article.embargo, article.saved_at,
			coalesce(live.words, article.words), coalesce(live.headline, article.headline),
			coalesce(live.kicker, ''), coalesce(live.standfirst, ''), coalesce(live.picture, article.picture), article.path,
			live.publish_at is not null and live.publish_at <= $1, coalesce(withdrawal.at, 0),
			(select count(*) from correction where correction.article = article.id)
		from article
		left join live on live.article = article.id
		left join withdrawal on withdrawal.article = article.id
		where article.id in `+s.engine.List("$2"), ms(now), asJSON{ids})
	facts := make(map[int64]frontpage.Facts, len(list))
	for _, f := range list {
		facts[f.ID] = f
	}
	return facts, err
}

// How far back an editor who looks for articles finds any: the newest so many
// of the list, and of what is ready at the desk.
const (
	searchWindow = 1500
	readyWindow  = 100
)

type headline struct {
	article int64
	text    string
}

func scanFound(rows *sql.Rows) (h headline, err error) {
	err = rows.Scan(&h.article, &h.text)
	return h, err
}

// FindForFront returns up to n articles that an editor may want on a front,
// newest first: what is public, or will be by itself, and then what is ready.
// Every word of the text is in the headline or the kicker; section 0 is all.
func (s *Store) FindForFront(ctx context.Context, text string, section int64, n int) ([]int64, error) {
	in := wholePaper
	if section != 0 {
		in = sectionList(section)
	}
	out, err := all(ctx, s.read, scanFound, `
		select live.article, live.kicker || ' ' || live.headline || ' ' || live.full_head
		from (select article, publish_at from listing
			where list = $1 and ref = $2 order by publish_at desc, article desc limit $3) spot
		join live on live.article = spot.article
		order by spot.publish_at desc, spot.article desc`, in.List, in.Ref, searchWindow)
	if err != nil {
		return nil, err
	}
	ready, err := all(ctx, s.read, scanFound, `
		select id, headline from article
		where state = $1 and ($2 = 0 or section = $2) order by saved_at desc, id desc limit $3`,
		string(news.Ready), section, readyWindow)
	return withWords(append(ready, out...), strings.Fields(strings.ToLower(clean(text))), n), err
}

// withWords returns the first n that have all the words.
func withWords(list []headline, words []string, n int) (ids []int64) {
	for _, h := range list {
		lower := strings.ToLower(h.text)
		missing := false
		for _, w := range words {
			missing = missing || !strings.Contains(lower, w)
		}
		if !missing && len(ids) < n {
			ids = append(ids, h.article)
		}
	}
	return ids
}

// FrontNames returns the words for what an arrangement names.
func (s *Store) FrontNames(ctx context.Context, articles, topics, authors []int64) (frontpage.Names, error) {
	n := frontpage.Names{
		Headlines: map[int64]string{}, Sections: map[int64]string{}, Topics: map[int64]string{},
		Authors: map[int64]string{}, Shared: map[int64]news.SharedContainer{},
	}
	heads, err := all(ctx, s.read, scanFound, `
		select article.id, coalesce(live.headline, article.headline)
		from article left join live on live.article = article.id
		where article.id in `+s.engine.List("$1"), asJSON{articles})
	if err != nil {
		return n, err
	}
	for _, h := range heads {
		n.Headlines[h.article] = h.text
	}
	found, err := s.names(ctx, wanted{topics: topics, authors: authors})
	if err != nil {
		return n, err
	}
	for id, x := range found.sections {
		n.Sections[id] = x.Name
	}
	for id, x := range found.topics {
		n.Topics[id] = x.Name
	}
	for id, x := range found.authors {
		n.Authors[id] = x.Name
	}
	shared, err := s.SharedContainers(ctx)
	for _, x := range shared {
		n.Shared[x.ID] = x
	}
	return n, err
}
