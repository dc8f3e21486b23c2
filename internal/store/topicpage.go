package store

import (
	"context"
	"database/sql"
	"slices"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
)

const (
	nearArticles = 200 // of a topic are asked what else they are about
	nearTopics   = 8   // stand on the page of a topic
	narrower     = 100 // subjects right below one stand on its page
)

// around finds what stands around the list of a topic, at its start only: it
// takes a few statements, none of which reads more of the archive than the
// newest articles about the topic.
func (s *Store) around(ctx context.Context, p *paper.TopicPage, now time.Time) (err error) {
	id := p.Topic.ID
	if p.Since, err = s.inPaperSince(ctx, id, now); err != nil {
		return err
	}
	together, err := s.together(ctx, topicList(id), nearArticles, nearTopics, 2, now)
	if err != nil {
		return err
	}
	above, err := s.above(ctx, p.Topic)
	if err != nil {
		return err
	}
	below, err := all(ctx, s.read, scanBelow, `
		select id, exists (select 1 from listing where list = 'topic' and ref = part.id and publish_at <= $2)
			or exists (select 1 from topic deeper where deeper.parent = part.id and deeper.parent <> 0)
		from topic part where parent = $1 and parent <> 0 and merged_into = 0 limit $3`, id, ms(now), narrower)
	if err != nil {
		return err
	}
	var shown []int64
	for _, x := range below {
		p.Keys = append(p.Keys, news.TopicKey(x.id))
		if x.shown {
			shown = append(shown, x.id)
		}
	}
	refs, err := s.topicRefs(ctx, slices.Concat(together, above, shown))
	if err != nil {
		return err
	}
	p.Together, p.Above, p.Below = pick(refs, together), pick(refs, above), pick(refs, shown)
	slices.SortFunc(p.Below, byName)
	return nil
}

// inPaperSince returns when the first article about a topic became public.
func (s *Store) inPaperSince(ctx context.Context, topic int64, now time.Time) (time.Time, error) {
	first, err := one(ctx, s.read, number, `
		select coalesce(min(publish_at), 0) from listing where list = 'topic' and ref = $1 and publish_at <= $2`, topic, ms(now))
	if err != nil || first == 0 {
		return time.Time{}, err
	}
	return at(first), nil
}

// together returns the n topics that the newest articles of a list are most
// often about, at least so many of them.
func (s *Store) together(ctx context.Context, in listID, articles, n, least int, now time.Time) ([]int64, error) {
	return all(ctx, s.read, number, `
		select other.ref from (
			select article from listing where list = $1 and ref = $2 and publish_at <= $3
			order by publish_at desc, article desc limit $4) near
		join listing other on other.article = near.article and other.list = 'topic' and not (other.list = $1 and other.ref = $2)
		group by other.ref having count(*) >= $6
		order by count(*) desc, other.ref limit $5`, in.List, in.Ref, ms(now), articles, n, least)
}

// above returns the subjects above one, the top first.
func (s *Store) above(ctx context.Context, x news.Topic) ([]int64, error) {
	if x.Parent == 0 {
		return nil, nil
	}
	ids, err := branch(ctx, s.read, x.Parent)
	slices.Reverse(ids)
	return ids, err
}

// A belowRow is a subject below another one, and whether readers get anything
// there.
type belowRow struct {
	id    int64
	shown bool
}

func scanBelow(rows *sql.Rows) (x belowRow, err error) {
	err = rows.Scan(&x.id, &x.shown)
	return x, err
}

// topicRefs returns topics as others link to them.
func (s *Store) topicRefs(ctx context.Context, ids []int64) (map[int64]paper.TopicRef, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	found, err := s.Topics(ctx, ids)
	refs := map[int64]paper.TopicRef{}
	for _, x := range found {
		refs[x.ID] = topicRef(x)
	}
	return refs, err
}

func topicRef(x news.Topic) paper.TopicRef {
	return paper.TopicRef{ID: x.ID, Kind: x.Kind, Name: x.Name, Path: x.Path(), Code: x.Code}
}

func pick(refs map[int64]paper.TopicRef, ids []int64) (picked []paper.TopicRef) {
	for _, id := range ids {
		if ref, ok := refs[id]; ok {
			picked = append(picked, ref)
		}
	}
	return picked
}
