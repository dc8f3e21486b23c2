package store

import (
	"context"
	"database/sql"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
)

// boxes is how many storylines the page of an article shows.
const boxes = 3

// A told is an article beside another one in a storyline.
type told struct {
	storyline   int64
	title, slug string
	place       string // "before", "after", "newest", or "coming" for what is scheduled
	kind        news.ArticleKind
	card        paper.Card
}

func scanTold(rows *sql.Rows) (x told, err error) {
	err = rows.Scan(append([]any{&x.storyline, &x.title, &x.slug, &x.place, &x.kind}, sourceInto(&x.card)...)...)
	return x, err
}

// storylineBoxes returns the storylines of an article as its page shows them,
// and when they turn. The newest article is the newest of facts among the
// latest twenty.
func (s *Store) storylineBoxes(ctx context.Context, x card, now time.Time) (found []paper.StorylineBox, until time.Time, err error) {
	rows, err := all(ctx, s.read, scanTold, `
		with near (storyline, place, article) as (
			select storyline, place, case place
				when 'before' then (select article from listing
					where list = 'storyline' and ref = part.storyline and folded = false and (publish_at, article) < ($3, $4) and publish_at <= $1
					order by publish_at desc, article desc limit 1)
				when 'after' then (select article from listing
					where list = 'storyline' and ref = part.storyline and folded = false and (publish_at, article) > ($3, $4) and publish_at <= $1
					order by publish_at, article limit 1)
				when 'coming' then (select article from listing
					where list = 'storyline' and ref = part.storyline and publish_at > $1
					order by publish_at, article limit 1)
				else (select spot.article from (select article, publish_at from listing
						where list = 'storyline' and ref = part.storyline and folded = false and publish_at <= $1
						order by publish_at desc, article desc limit 20) spot
					join live fact on fact.article = spot.article and fact.kind not in ('opinion', 'editorial', 'review', 'advertorial')
					order by spot.publish_at desc, spot.article desc limit 1)
				end
			from (select storyline from storyline_member where article = $2 and state = 'in' order by storyline limit $5) part
			cross join (select 'before' as place union all select 'after' union all select 'newest' union all select 'coming') places)
		select storyline.id, storyline.title, storyline.slug, near.place, coalesce(live.kind, ''), `+sourceColumns+`
		from near
		join storyline on storyline.id = near.storyline and storyline.state in ('open', 'closed')
		left join live on live.article = near.article
		order by storyline.id`, ms(now), x.ID, ms(x.PublishedAt), x.ID, boxes)
	changed := x.PublishedAt
	if x.UpdatedAt.After(changed) {
		changed = x.UpdatedAt
	}
	for _, row := range rows {
		if len(found) == 0 || found[len(found)-1].ID != row.storyline {
			line := news.Storyline{Slug: row.slug}
			found = append(found, paper.StorylineBox{ID: row.storyline, Title: row.title, Path: line.Path()})
		}
		if row.place == "coming" {
			until = sooner(until, row.card.PublishedAt)
			continue
		}
		row.into(&found[len(found)-1], changed)
	}
	return found, until, err
}

// into puts an article in its place in a box, if there is one.
func (x told) into(box *paper.StorylineBox, changed time.Time) {
	switch {
	case x.card.ID == 0:
	case x.place == "before":
		box.Before = &x.card
	case x.place == "after":
		box.After = &x.card
	case news.MovedOn(changed, x.card.PublishedAt, x.kind):
		box.MovedOn = &x.card
	}
}

// boxCards returns the articles that boxes show.
func boxCards(found []paper.StorylineBox) (cards []paper.Card) {
	for _, box := range found {
		for _, x := range []*paper.Card{box.Before, box.After, box.MovedOn} {
			if x != nil {
				cards = append(cards, *x)
			}
		}
	}
	return cards
}

// storylinesOn returns the storylines that the newest articles on a topic
// belong to, those with most of them first.
func (s *Store) storylinesOn(ctx context.Context, topic, now int64) ([]paper.StorylineRef, error) {
	return all(ctx, s.read, scanStorylineRef, `
		select storyline.id, storyline.title, storyline.slug
		from (select article from listing where list = 'topic' and ref = $1 and publish_at <= $2
			order by publish_at desc, article desc limit 100) spot
		join storyline_member m on m.article = spot.article and m.state = 'in'
		join storyline on storyline.id = m.storyline and storyline.state in ('open', 'closed')
		group by storyline.id, storyline.title, storyline.slug
		order by count(*) desc, storyline.id desc limit 6`, topic, now)
}

func scanStorylineRef(rows *sql.Rows) (x paper.StorylineRef, err error) {
	var slug string
	err = rows.Scan(&x.ID, &x.Title, &slug)
	x.Path = news.Storyline{Slug: slug}.Path()
	return x, err
}
