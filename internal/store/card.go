package store

import (
	"context"
	"database/sql"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
)

// A card is an article as lists show it, with the numbers of what it names,
// which [names] turns into words.
type card struct {
	paper.Card
	section int64
	topic   int64
	byline  []news.Byline
	picture news.Illustration
}

// cardColumns are the columns of a card in a statement that reads live and
// has the time of the reader as $1.
const cardColumns = `
	live.article, live.path, live.kind, live.lang, live.kicker, live.headline, live.full_head, live.standfirst,
	live.section, live.topic, live.byline, live.picture, live.caption, live.alt,
	live.publish_at, live.updated_at, live.words, live.corrected, live.no_index,
	(select count(*) from live twin
		where twin.same_as = live.article and twin.same_as <> 0 and twin.publish_at <= $1)`

// into returns where the columns of a card go.
func (x *card) into() []any {
	return []any{
		&x.ID, &x.Path, &x.Kind, &x.Lang, &x.Kicker, &x.Headline, &x.FullHead, &x.Standfirst,
		&x.section, &x.topic,
		fromJSON{&x.byline},
		&x.picture.Picture, &x.picture.Caption, &x.picture.Alt,
		moment{&x.PublishedAt},
		moment{&x.UpdatedAt},
		&x.Words, &x.Corrected, &x.NoIndex, &x.Folded,
	}
}

func scanCard(rows *sql.Rows) (x card, err error) {
	err = rows.Scan(x.into()...)
	return x, err
}

// cards returns the public ones of the articles with these ids, by id.
func (s *Store) cards(ctx context.Context, ids []int64, now int64) (map[int64]card, error) {
	list, err := all(ctx, s.read, scanCard, `
		select `+cardColumns+` from live
		where live.publish_at <= $1 and live.article in `+s.engine.List("$2"), now, asJSON{ids})
	found := make(map[int64]card, len(list))
	for _, x := range list {
		found[x.ID] = x
	}
	return found, err
}
