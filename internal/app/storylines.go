package app

import (
	"context"
	"slices"
	"time"

	"github.com/courant-press/courant/internal/bigpicture"
	"github.com/courant-press/courant/internal/bigpicture/related"
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
		proposer: &storyline.Proposer{Store: st, Watch: &storyline.Watch{Past: pastOf(st), Now: r.Now}, Now: r.Now},
		readings: r, store: st, now: r.Now,
	}
	r.Takers = append(r.Takers, storylineTaker{l.proposer})
	return l
}

// beginWatch gathers the running storylines before somebody waits for them.
// What fails here is tried again at the first question.
func (n *Newspaper) beginWatch(ctx context.Context) {
	if err := n.storylines.proposer.Watch.Begin(ctx); err != nil && ctx.Err() == nil {
		n.log.WarnContext(ctx, "the running storylines are not gathered yet", "error", err)
	}
}

// perWeek is how many articles of a week are read when the stream is made
// anew.
const perWeek = 2000

// pastOf reads what was read before, a week at a time, oldest first.
func pastOf(st *store.Store) storyline.Past {
	return func(ctx context.Context, from, to time.Time, yield func(int64, time.Time, related.Vector)) error {
		for ; from.Before(to); from = from.AddDate(0, 0, 7) {
			until := from.AddDate(0, 0, 7)
			if until.After(to) {
				until = to
			}
			week, err := st.RecentHeadlines(ctx, 0, from, until, perWeek)
			if err != nil {
				return err
			}
			ids := make([]int64, len(week))
			for i, h := range week {
				ids[i] = h.Article
			}
			vectors, err := st.Vectors(ctx, ids)
			if err != nil {
				return err
			}
			for _, h := range slices.Backward(week) {
				if v, ok := vectors[h.Article]; ok {
					yield(h.Article, h.PublishAt, v.Vector)
				}
			}
		}
		return nil
	}
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
	return l.proposer.Suggest(ctx, storyline.Text{Article: a.ID, PublishAt: at, Lang: a.Lang, Content: a.Content, Vector: read.Vector, Among: read.Among})
}

// A storylineTaker hands readings to the room of storylines.
type storylineTaker struct{ *storyline.Proposer }

// Take implements [bigpicture.Taker].
func (p storylineTaker) Take(ctx context.Context, t bigpicture.LiveText) error {
	return p.Proposer.Take(ctx, storyline.Text{
		Article: t.Article, PublishAt: t.PublishAt, Lang: t.Lang, Content: t.Content, Vector: t.Reading.Vector, Among: t.Reading.Among,
	})
}
