package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
)

// How many cards pages have.
const (
	listCards  = 30 // a page of a list
	asideCards = 12 // the newest at the side of an article
	frontCards = 50 // the newest on a front
)

// page returns what every kind of page has: the keys of the cards it shows
// and those besides, and when it turns.
func page(until time.Time, cards []paper.Card, keys ...news.Key) paper.Page {
	keys = append(keys, news.KeySettings)
	for _, x := range cards {
		keys = append(keys, news.CardKey(x.ID))
	}
	return paper.Page{Keys: distinct(keys), Until: until}
}

// turns returns when the next article becomes public in a list, zero for never.
func (s *Store) turns(ctx context.Context, in listID, now int64) (time.Time, error) {
	next, err := one(ctx, s.read, number, `
		select publish_at from listing where list = $1 and ref = $2 and publish_at > $3
		order by publish_at limit 1`, in.List, in.Ref, now)
	if errors.Is(err, sql.ErrNoRows) {
		return time.Time{}, nil
	}
	return at(next), err
}

// sooner returns the earlier of two times, of which zero is never.
func sooner(a, b time.Time) time.Time {
	if a.IsZero() || !b.IsZero() && b.Before(a) {
		return b
	}
	return a
}
