package store

import (
	"context"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// fillWindow is how far back a filling looks that has more than one
// condition: at the newest so many of its narrowest list.
const fillWindow = 500

// matching returns up to n public cards that match a filling, newest first.
func (s *Store) matching(ctx context.Context, b news.Backfill, n int, now time.Time) ([]card, error) {
	narrow, section, topic := conditions(b)
	window := fillWindow
	if section+topic == 0 && len(b.Kinds)+len(b.Without)+len(b.WithoutTopics) == 0 {
		window = n
	}
	var since int64
	if b.MaxAge > 0 {
		since = ms(now.Add(-b.Age())) + 1
	}
	return all(ctx, s.read, scanCard, `
		select `+cardColumns+` from (
			select article, publish_at from listing
			where list = $2 and ref = $3 and folded = false and publish_at <= $1 and publish_at >= $4
			order by publish_at desc, article desc limit $5) spot
		join live on live.article = spot.article
		where ($6 = 0 or exists (select 1 from listing near
				where near.list = 'section' and near.ref = $6 and near.publish_at = spot.publish_at and near.article = spot.article))
			and ($7 = 0 or exists (select 1 from listing near
				where near.list = 'topic' and near.ref = $7 and near.publish_at = spot.publish_at and near.article = spot.article))
			and ($8 = 0 or live.kind in `+s.engine.Texts("$9")+`)
			and live.article not in `+s.engine.List("$10")+`
			and not exists (select 1 from listing near
				where near.list = 'topic' and near.ref in `+s.engine.List("$11")+`
					and near.publish_at = spot.publish_at and near.article = spot.article)
		order by spot.publish_at desc, spot.article desc limit $12`,
		ms(now), narrow.List, narrow.Ref, since, window, section, topic,
		len(b.Kinds), asJSON{b.Kinds}, asJSON{b.Without}, asJSON{b.WithoutTopics}, n)
}

// conditions returns the narrowest list of a filling, and the section and
// topic that its articles must have besides.
func conditions(b news.Backfill) (narrow listID, section, topic int64) {
	switch {
	case b.Author != 0:
		return authorList(b.Author), b.Section, b.Topic
	case b.Topic != 0:
		return topicList(b.Topic), b.Section, 0
	case b.Section != 0:
		return sectionList(b.Section), 0, 0
	default:
		return wholePaper, 0, 0
	}
}
