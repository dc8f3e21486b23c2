package app

import (
	"context"
	"time"

	"github.com/courant-press/courant/internal/bigpicture"
	"github.com/courant-press/courant/internal/bigpicture/storyline"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/store"
)

// Lines is the room of storylines with what readings suggest to it.
type lines struct {
	room     *storyline.Storylines
	proposer *storyline.Proposer
	readings *bigpicture.Readings
	store    *store.Store
	now      func() time.Time
}

// storylinesOf returns the room of storylines, and has it take in what readers
// get.
func storylinesOf(r *bigpicture.Readings, st *store.Store) lines {
	l := lines{
		room:     &storyline.Storylines{Store: st, Now: r.Now},
		proposer: &storyline.Proposer{Store: st, Watch: &storyline.Watch{}, Now: r.Now},
		readings: r, store: st, now: r.Now,
	}
	r.Takers = append(r.Takers, storylineTaker{l.proposer})
	return l
}

// Suggest implements [api.StorylineHints]: what the text of an article at the
// desk would be proposed for.
func (l lines) Suggest(ctx context.Context, article int64) ([]news.Member, error) {
	a, err := l.store.Article(ctx, article)
	if err != nil {
		return nil, err
	}
	read, err := l.readings.AtDesk(ctx, a)
	if err != nil {
		return nil, err
	}
	at := a.PublishAt
	if at.IsZero() {
		at = l.now()
	}
	return l.proposer.Suggest(ctx, storyline.Text{Article: a.ID, PublishAt: at, Lang: a.Lang, Content: a.Content, Vector: read.Vector})
}

// A storylineTaker hands readings to the room of storylines.
type storylineTaker struct{ *storyline.Proposer }

// Take implements [bigpicture.Taker].
func (p storylineTaker) Take(ctx context.Context, t bigpicture.LiveText) error {
	return p.Proposer.Take(ctx, storyline.Text{
		Article: t.Article, PublishAt: t.PublishAt, Lang: t.Lang, Content: t.Content, Vector: t.Reading.Vector,
	})
}
